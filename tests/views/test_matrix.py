"""The matrix as a table and as a summary."""

from datetime import date

import pytest

from tests.approach.examples import WIJK, cell_of, initiative
from wijk.approach.coverage import Matrix, build_matrix, relation_to
from wijk.approach.findings import GroupFigures
from wijk.approach.mismatches import find_mismatches
from wijk.domain.initiative import Initiative
from wijk.domain.method import load_method
from wijk.views.matrix import GENERAL_NAME, MEANINGS, WORDS, group_texts, matrix_table, short_lines, summarise

METHOD = load_method()
ON = date(2026, 11, 1)
WHERE = "in Arnhem"


def matrix_of(*initiatives: Initiative, empty: frozenset[tuple[str, str]] = frozenset()) -> Matrix:
    return build_matrix(initiatives, METHOD, relation_to(WIJK), empty)


def test_a_cell_says_it_with_a_symbol_a_word_and_numbers() -> None:
    matrix = matrix_of(
        initiative("a", capacity_per_month=1200),
        initiative("b", phases=("signaleren", "volgen"), capacity_per_month=5),
        *(initiative(f"g{number}", groups=()) for number in range(3)),
        empty=frozenset({("ouderen", "voorkomen")}),
    )
    table = matrix_table(matrix, [], WHERE)
    elderly = table.loc["Ouderen (65 jaar en ouder)"]
    assert elderly["Signaleren"] == "● gedekt · 2 initiatieven · +3 algemeen · 1.205 plekken per maand"
    assert elderly["Volgen"] == "◐ kwetsbaar · 1 initiatief · 5 plekken per maand"
    assert elderly["Voorkomen en bewust maken"] == "○ leeg"
    assert elderly["Toeleiden"] == "? niet ingevuld"
    assert table.loc[GENERAL_NAME, "Signaleren"] == "3 initiatieven"
    assert table.loc[GENERAL_NAME, "Volgen"] == "geen ingevuld"


@pytest.mark.published_method
def test_rows_follow_the_needs_and_the_general_row_closes() -> None:
    table = matrix_table(matrix_of(), [GroupFigures("mantelzorgers", None, 1.1), GroupFigures("eenouder")], WHERE)
    assert list(table.index[:3]) == ["Mantelzorgers", "Eenoudergezinnen", "Jongvolwassenen (15 tot 25 jaar)"]
    assert table.index[-1] == GENERAL_NAME
    assert len(table) == 9
    assert list(table.columns) == [
        "Omvang",
        "Vergeleken met hoe vaak in Arnhem",
        *(phase.name for phase in METHOD.phases),
    ]


@pytest.mark.parametrize(
    ("size", "ratio", "texts"),
    [
        (None, None, ("niet bekend", "niet bekend")),
        (0, 0.0, ("minder dan 10", "ongeveer even vaak")),
        (1235, 0.1, ("1.240", "minder dan half zo vaak")),
        (9, 1.0, ("minder dan 10", "ongeveer even vaak")),
        (14, 1.25, ("10", "ongeveer even vaak")),
        (1235, 0.8, ("1.240", "ongeveer even vaak")),
        (1235, 0.79, ("1.240", "een kwart minder vaak")),
        (1235, 1.55, ("1.240", "anderhalf keer zo vaak")),
        (1235, 3.6, ("1.240", "4 keer zo vaak")),
    ],
)
def test_size_and_concentration(size: int | None, ratio: float | None, texts: tuple[str, str]) -> None:
    assert group_texts(GroupFigures("ouderen", size, ratio)) == texts


def test_what_comes_first_is_marked_with_a_star_and_a_word_in_its_own_cell_only() -> None:
    matrix = matrix_of(initiative("a"), initiative("g", groups=()))
    first = [("ouderen", "signaleren"), ("ouderen", "volgen"), ("algemeen", "volgen")]
    table = matrix_table(matrix, [], WHERE, first)
    assert table.loc["Ouderen (65 jaar en ouder)", "Signaleren"] == (
        "★ eerst · ◐ kwetsbaar · 1 initiatief · +1 algemeen"
    )
    assert table.loc["Ouderen (65 jaar en ouder)", "Volgen"] == "★ eerst · ? niet ingevuld"
    assert table.loc[GENERAL_NAME, "Volgen"] == "★ eerst · geen ingevuld"
    assert table.map(lambda text: "★" in text).to_numpy().sum() == len(first)


def test_a_short_cell_keeps_state_and_number() -> None:
    matrix = matrix_of(*(initiative(name, capacity_per_month=9) for name in "ab"), initiative("g", groups=()))
    assert short_lines(cell_of(matrix), [("ouderen", "signaleren")]) == ("★ eerst", "● gedekt: 2", "+1 algemeen")
    assert short_lines(cell_of(matrix, phase="volgen")) == ("? niet ingevuld",)
    assert short_lines(cell_of(matrix_of(initiative("a")))) == ("◐ kwetsbaar",)


def test_no_words_of_the_legend_contradict_what_a_cell_shows() -> None:
    assert "algemeen" in " ".join(WORDS)
    assert "eigen" in MEANINGS["niet ingevuld"]
    assert not any("de groep weet" in meaning for meaning in MEANINGS.values())


def test_the_summary_takes_the_first_of_three_groups() -> None:
    matrix = matrix_of(
        *(initiative(group, groups=(group,)) for group in ("ouderen", "eenouder", "gezondheid", "mantelzorgers"))
    )
    mismatches = find_mismatches(matrix, [], ON)
    firsts = {mismatch.group: mismatch.reason for mismatch in reversed(mismatches)}
    in_order = list(dict.fromkeys(mismatch.group for mismatch in mismatches))
    assert summarise(matrix, mismatches).largest == tuple(firsts[group] for group in in_order[:3])
    assert [mismatch.group for mismatch in mismatches[:3]] != in_order[:3]


@pytest.mark.published_method
def test_the_summary_says_what_is_not_filled_in() -> None:
    summary = summarise(matrix_of(initiative("a", phases=("signaleren", "volgen"))), [])
    assert summary.unknown.startswith("Van de 48 vakjes zijn er 46 niet ingevuld. Vraag na of daar een eigen ")
    assert "Nog helemaal niets ingevuld: Jongvolwassenen (15 tot 25 jaar), " in summary.unknown
    assert "Ouderen" not in summary.unknown


@pytest.mark.published_method
@pytest.mark.parametrize(
    ("left_out", "text"),
    [
        (0, "Alle vakjes zijn ingevuld."),
        (1, "Van de 48 vakjes is er 1 niet ingevuld. Vraag na of daar een eigen initiatief is."),
    ],
)
def test_the_summary_of_a_room_that_knows_nearly_everything(left_out: int, text: str) -> None:
    places = [(group.id, phase.id) for group in METHOD.groups for phase in METHOD.phases]
    assert summarise(matrix_of(empty=frozenset(places[left_out:])), []).unknown == text
