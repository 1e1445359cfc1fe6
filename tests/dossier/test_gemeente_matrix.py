"""The matrix of every gemeente of the country: one wijk's list never covers it, and its wijken are counted right."""

from collections.abc import Iterable

import pytest

from wijk.approach.coverage import MatrixCell, build_matrix
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.method import Method
from wijk.dossier.overview import where_of, wijken_of
from wijk.figures.places import Place, Places
from wijk.opendata.snapshot import Snapshot

pytestmark = pytest.mark.slow


def cell(snapshot: Snapshot, place: Place, method: Method, areas: Iterable[str]) -> MatrixCell:
    found = [
        Initiative(f"{number:05}", "x", roles=(PhaseRole("signaleren"),), groups=("ouderen",), area=area)
        for number, area in enumerate(areas)
    ]
    matrix = build_matrix(found, method, where_of(snapshot, place), frozenset(), wijken_of(snapshot, place))
    return next(one for one in matrix.cells if (one.group, one.phase) == ("ouderen", "signaleren"))


def test_one_wijks_list_covers_no_gemeente_and_every_wijk_counts_once(
    snapshot: Snapshot, places: Places, method: Method
) -> None:
    wrong, indexes = [], {division: areas.index.tolist() for division, areas in snapshot.areas.items()}
    for place in places.gemeenten:
        index = indexes[place.division]
        wijken = sorted(code for code in index if code.startswith(f"WK{place.code[2:]}"))
        buurten = [code for code in index if code.startswith(f"BU{wijken[0][2:]}")]
        one = cell(snapshot, place, method, [wijken[0]] * 3 + buurten)
        every = cell(snapshot, place, method, [wijk for wijk in wijken for _ in range(2)])
        wide = cell(snapshot, place, method, [place.code] * 2)
        assert one.spread and every.spread and wide.spread
        told = (
            (one.spread.filled, one.spread.total, one.state == "gedekt"),
            (every.spread.filled, every.spread.total, every.state),
            (wide.spread.filled, wide.spread.gemeente_wide, wide.state),
        )
        expected = (
            (1, len(wijken), len(wijken) <= 2),
            (len(wijken), len(wijken), "gedekt"),
            (0, 2, "gedekt"),
        )
        if told != expected:
            wrong.append((place.name, told, expected))
    assert not wrong


def test_a_wijk_of_the_other_division_is_one_wijk_and_never_the_whole_gemeente(
    snapshot: Snapshot, places: Places, method: Method
) -> None:
    wrong, indexes = [], {division: areas.index.tolist() for division, areas in snapshot.areas.items()}
    elsewhere = counted = 0
    for place in places.gemeenten:
        codes = {
            code for year in place.divisions[1:] for code in indexes[year] if code.startswith(f"WK{place.code[2:]}")
        }
        counted += len(codes)
        for wijk in sorted(codes):
            found = cell(snapshot, place, method, [wijk] * 3)
            if found.spread is None:  # it lay in another gemeente in 2020
                elsewhere += 1
            elif (found.spread.filled, found.spread.gemeente_wide) != (1, 0):
                wrong.append((place.name, wijk, found.spread))
    assert not wrong
    assert elsewhere < counted / 100


def test_a_gemeente_that_went_up_in_another_is_a_part_of_it(snapshot: Snapshot, places: Places, method: Method) -> None:
    found = cell(snapshot, places.by_key["GM1979"], method, ["GM0003", "GM0003"])
    assert (found.count, found.spread and found.spread.gemeente_wide) == (2, 0)


def test_a_wijk_and_a_buurt_tell_no_wijken(snapshot: Snapshot, places: Places, method: Method) -> None:
    buurt = next(key for key in places.by_key if key.startswith("BU020218"))
    for key in ("WK020218", buurt):
        assert cell(snapshot, places.by_key[key], method, [key]).spread is None
    assert cell(snapshot, places.by_key["GM0202"], method, ["WK020218"]).spread
