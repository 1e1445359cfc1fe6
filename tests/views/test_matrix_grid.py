"""The matrix as texts for the grid on screen: the same words as in its table, in short lines."""

import json
from dataclasses import replace

import pytest

from tests.approach.examples import WIJK, initiative
from wijk.approach.coverage import build_matrix, relation_to
from wijk.approach.findings import GENERAL, GroupFigures, Mismatch
from wijk.approach.spread import Wijken
from wijk.domain.method import load_method
from wijk.views.matrix import GENERAL_NAME, no_mismatch_text
from wijk.views.matrix_grid import cell_names, grid_texts, short_words
from wijk.views.matrix_open import open_lines

METHOD = load_method()
HARD = "\N{NO-BREAK SPACE}"


def test_each_cell_has_a_symbol_and_a_word_and_the_marks_of_the_room() -> None:
    matrix = build_matrix([initiative("a"), initiative("g", groups=())], METHOD, relation_to(WIJK), frozenset())
    figures = [GroupFigures("ouderen", 1235, 1.5), GroupFigures("eenouder")]
    told = grid_texts(
        matrix, figures, first={("ouderen", "volgen"), (GENERAL, "volgen")}, asked={("eenouder", "volgen")}
    )
    assert told == json.loads(json.dumps(told))
    assert told["phases"] == [phase.name for phase in METHOD.phases]

    elderly, lone, *others = told["rows"]
    assert (elderly["group"], elderly["name"], elderly["more"]) == ("ouderen", "Ouderen", " (65 jaar en ouder)")
    assert elderly["about"] == f"omvang{HARD}1.240, anderhalf{HARD}keer{HARD}zo{HARD}vaak"
    assert elderly["short"] == f"1.240, 1½{HARD}keer{HARD}zo{HARD}vaak"
    assert (lone["group"], lone["about"]) == (
        "eenouder",
        f"omvang{HARD}niet{HARD}bekend, hoe{HARD}vaak:{HARD}niet{HARD}bekend",
    )
    assert lone["short"] == "niet bekend"
    assert {row["group"] for row in others} == {group.id for group in METHOD.groups} - {"ouderen", "eenouder"}
    by_phase = {cell["phase"]: (cell["state"], cell["lines"]) for cell in elderly["cells"]}
    assert list(by_phase) == [phase.id for phase in METHOD.phases]
    assert by_phase["signaleren"] == ("kwetsbaar", [f"◐{HARD}kwetsbaar", f"+1{HARD}algemeen"])
    assert by_phase["volgen"] == ("niet ingevuld", [f"★{HARD}eerst", f"?{HARD}niet{HARD}ingevuld"])
    assert lone["cells"][-1]["lines"] == [f"?{HARD}niet{HARD}ingevuld", f"⚑{HARD}vraag"]
    shown = {cell["phase"]: (cell["names"], cell["beside"], cell["first"]) for cell in elderly["cells"]}
    assert shown["signaleren"] == (["a"], f"+1{HARD}alg.", False)
    assert shown["volgen"] == ([], "", True)
    assert (lone["cells"][-1]["asked"], lone["cells"][1]["beside"]) == (True, f"+1{HARD}algemeen")
    assert lone["cells"][-1]["beside"] == ""

    general = told["general"]
    assert general["name"] + general["more"] == GENERAL_NAME
    assert {
        phase.id: cell
        for phase, *cell in zip(METHOD.phases, general["cells"], general["names"], general["first"], strict=True)
    } == {
        **{phase.id: ["geen ingevuld", [], False] for phase in METHOD.phases},
        "signaleren": ["1 initiatief", ["g"], False],
        "volgen": ["★ eerst, geen ingevuld", [], True],
    }


def test_a_cell_names_up_to_two_and_says_how_many_more_there_are() -> None:
    def names(*all_of_them: str) -> list[str]:
        return cell_names([initiative(str(number), name=name) for number, name in enumerate(all_of_them)])

    assert names() == []
    assert names("Koffietafel") == ["Koffietafel"]
    assert names("Inloop", "Fit") == ["Fit", "Inloop"]
    assert names("Koffietafel", "Samen naar buiten") == ["Koffietafel", "+1"]
    assert names("Koffietafel", "Fit", "Inloop") == ["Fit", "+2"]
    assert names(*(f"Club {number:04}" for number in range(1201))) == ["Club 0000", "+1.200"]
    [long] = names("é \n" + "W" * 200)
    assert (len(long), long[:3], long[-1]) == (40, "é W", "…")


def test_a_gemeente_says_short_in_how_many_wijken() -> None:
    wijken = Wijken(24, lambda area: None if area.startswith("GM") else f"WK{area[2:8]}")
    inside = [initiative(str(number), area=f"WK02020{number}") for number in range(1, 4)]
    everywhere = initiative("g", groups=("eenouder",), area="GM0202")
    matrix = build_matrix([*inside, everywhere], METHOD, relation_to("GM0202"), frozenset(), wijken)
    rows = {row["group"]: row["cells"][1] for row in grid_texts(matrix, [])["rows"]}
    assert (rows["ouderen"]["beside"], rows["ouderen"]["names"]) == ("3/24", ["1", "+2"])
    assert f"in{HARD}3{HARD}van{HARD}24{HARD}wijken" in rows["ouderen"]["lines"]
    assert rows["eenouder"]["beside"] == "gem."
    assert short_words(matrix) == "Kort: 1/24 is in 1 van 24 wijken, gem. is de hele gemeente."
    assert short_words(replace(matrix, wijken=1)).startswith("Kort: 1/1 is in 1 van 1 wijk, ")


def test_why_no_mismatch_stands_is_true_of_what_was_entered() -> None:
    empty = build_matrix([], METHOD, relation_to(WIJK), frozenset())
    everywhere = frozenset((group.id, phase.id) for group in METHOD.groups for phase in METHOD.phases)
    filled = build_matrix([], METHOD, relation_to(WIJK), everywhere)
    refuted = Mismatch("kwetsbaar", "ouderen", ("volgen",), "Er is er één.")
    assert no_mismatch_text(empty, []).endswith("vul eerst initiatieven in, of bevestig wat er niet is.")
    assert no_mismatch_text(filled, []).startswith("Er is geen mismatch gevonden in wat u invulde.")
    assert no_mismatch_text(empty, [refuted]).endswith("is weerlegd.")


@pytest.mark.published_method
def test_what_is_open_is_told_per_phase_and_per_group_without_losing_a_cell() -> None:
    sure = frozenset({("eenouder", "signaleren"), ("ouderen", "volgen")})
    matrix = build_matrix([initiative("a"), initiative("g", groups=())], METHOD, relation_to(WIJK), sure)
    figures = [GroupFigures("ouderen", 1235, 1.5)]
    by_phase = dict(open_lines(matrix, figures, "fase"))
    assert by_phase["Toeleiden"] == "8 van 8 open; niet ingevuld: alles"
    assert by_phase["Signaleren"].startswith("7 van 8 open; niet ingevuld: Jongvolwassenen (15 tot 25 jaar), Alleen")
    assert by_phase["Signaleren"].endswith("; zeker niets: Eenoudergezinnen")
    by_group = dict(open_lines(matrix, figures, "doelgroep"))
    assert next(iter(by_group)) == "Ouderen (65 jaar en ouder)"
    assert by_group["Ouderen (65 jaar en ouder)"].startswith("5 van 6 open; ")
    for told in (by_phase, by_group):
        assert sum(int(line.split()[0]) for line in told.values()) == sum(not cell.count for cell in matrix.cells) == 47
    everyone = initiative("x", groups=tuple(one.id for one in METHOD.groups), phases=("volgen",))
    full = build_matrix([everyone], METHOD, relation_to(WIJK), frozenset())
    assert "Volgen" not in dict(open_lines(full, figures, "fase"))
