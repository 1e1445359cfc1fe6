"""A whole gemeente is only gedekt when it is so for more than one wijk, and its cells say in how many there is any."""

from collections.abc import Sequence
from datetime import date

import pytest

from tests.approach.examples import cell_of, initiative
from wijk.approach.coverage import Matrix, State, build_matrix, relation_to
from wijk.approach.findings import matrix_document
from wijk.approach.matches import find_matches
from wijk.approach.mismatches import find_mismatches
from wijk.approach.spread import Wijken
from wijk.domain.method import load_method

METHOD = load_method()
FOUR = Wijken(4, lambda area: None if area.startswith("GM") else f"WK{area[2:8]}")
ON = date(2026, 9, 24)


def matrix_of(areas: Sequence[str], wijken: Wijken | None = FOUR) -> Matrix:
    found = [initiative(f"{number}", area=area) for number, area in enumerate(areas)]
    return build_matrix(found, METHOD, relation_to("GM0202"), frozenset(), wijken)


@pytest.mark.parametrize(
    ("areas", "state", "filled", "gemeente_wide"),
    [
        (["WK020201"], "kwetsbaar", 1, 0),
        (["WK020201", "WK020201", "BU02020100"], "kwetsbaar", 1, 0),
        (["WK020201", "BU02020200"], "gedekt", 2, 0),
        (["GM0202"], "kwetsbaar", 0, 1),
        (["GM0202", "GM0202"], "gedekt", 0, 2),
        (["GM0202", "WK020201"], "kwetsbaar", 1, 1),
        (["GM0202", "WK020201", "WK020202"], "gedekt", 2, 1),
    ],
)
def test_the_state_of_a_cell_of_a_gemeente(areas: list[str], state: State, filled: int, gemeente_wide: int) -> None:
    cell = cell_of(matrix_of(areas))
    assert cell.spread is not None
    assert (cell.state, cell.count) == (state, len(areas))
    assert (cell.spread.filled, cell.spread.total, cell.spread.gemeente_wide) == (filled, 4, gemeente_wide)


def test_one_initiative_covers_no_gemeente_of_one_wijk() -> None:
    assert cell_of(matrix_of(["WK020200"], Wijken(1, lambda _: "WK020200"))).state == "kwetsbaar"
    assert cell_of(matrix_of(["WK020200"] * 2, Wijken(1, lambda _: "WK020200"))).state == "gedekt"


def test_a_wijk_tells_no_wijken() -> None:
    matrix = matrix_of(["WK020201", "WK020201"], None)
    assert (cell_of(matrix).state, cell_of(matrix).spread, matrix.wijken) == ("gedekt", None, None)
    assert "wijken" not in matrix_document(matrix, (), (), ())["cells"][0]


def test_mismatches_say_where_it_is() -> None:
    matrix = matrix_of(["WK020201", "WK020201"])
    reasons = {one.kind: one.reason for one in find_mismatches(matrix, (), ON)}
    group = "Voor de groep Ouderen (65 jaar en ouder)"
    assert reasons["kwetsbaar"] == (
        f"{group} zijn er 2 initiatieven in de fase Signaleren (in 1 van 4 wijken). "
        "Dat is minder dan de helft van de wijken."
    )
    assert "2 initiatieven in de fase Signaleren (in 1 van 4 wijken), maar voor de fase" in reasons["gebroken keten"]
    [one] = [one for one in find_mismatches(matrix_of(["GM0202"]), (), ON) if one.kind == "kwetsbaar"]
    assert "op 1 initiatief: '0' (voor de hele gemeente). Stopt dat" in one.reason.replace("‘", "'").replace("’", "'")


def test_a_chain_in_one_wijk_is_no_whole_chain_of_the_gemeente() -> None:
    phases = tuple(phase.id for phase in METHOD.phases)

    def matches(*areas: str) -> list[str]:
        found = [initiative(f"{number}", phases=phases, area=area) for number, area in enumerate(areas)]
        matrix = build_matrix(found, METHOD, relation_to("GM0202"), frozenset(), FOUR)
        return [match.kind for match in find_matches(matrix, ())]

    assert "hele keten" not in matches("WK020201", "WK020201", "WK020201")
    assert "hele keten" in matches("WK020201", "WK020202")


def test_a_script_gets_the_counts() -> None:
    document = matrix_document(matrix_of(["WK020201", "GM0202"]), (), (), ())
    counted = {(cell["group"], cell["phase"]): cell["wijken"] for cell in document["cells"]}
    assert counted["ouderen", "signaleren"] == {"filled": 1, "total": 4, "gemeente_wide": 1}
    assert counted["ouderen", "volgen"] == {"filled": 0, "total": 4, "gemeente_wide": 0}
