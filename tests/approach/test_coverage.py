"""Who counts where, in which state, and what may never happen whatever people enter."""

from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.matrix import double_loop
from tests.approach.examples import BUURT, GEMEENTE, WIJK, cell_of, initiative
from wijk.approach.coverage import (
    build_matrix,
    confirmed_only,
    formal_only,
    informal_only,
    is_confirmed,
    relation_to,
)
from wijk.approach.findings import GroupFigures, matrix_document
from wijk.approach.matches import find_matches
from wijk.approach.mismatches import find_mismatches
from wijk.domain.initiative import Initiative, PhaseRole, Status
from wijk.domain.method import load_method

METHOD = load_method()
GROUPS = [group.id for group in METHOD.groups]
PHASES = [phase.id for phase in METHOD.phases]
ON = date(2026, 11, 1)


@pytest.mark.parametrize(
    ("chosen", "area", "place"),
    [
        (GEMEENTE, GEMEENTE, "own"),
        (GEMEENTE, WIJK, "own"),
        (GEMEENTE, BUURT, "own"),
        (GEMEENTE, "", "elsewhere"),
        (GEMEENTE, "GM0344", "elsewhere"),
        (WIJK, GEMEENTE, "general"),
        (WIJK, "", "elsewhere"),
        (WIJK, "ergens", "elsewhere"),
        (WIJK, WIJK, "own"),
        (WIJK, BUURT, "own"),
        (WIJK, "BU02021901", "elsewhere"),
        (BUURT, WIJK, "general"),
        (BUURT, GEMEENTE, "general"),
        (BUURT, BUURT, "own"),
        (BUURT, "BU02021802", "elsewhere"),
        ("WK0363AA", "BU0363AA01", "own"),
    ],
)
def test_codes_tell_how_areas_relate(chosen: str, area: str, place: str) -> None:
    assert relation_to(chosen)(area) == place


@pytest.mark.parametrize("chosen", ["", "NL00", "Malburgen", "WK02021"])
def test_only_a_code_can_be_chosen(chosen: str) -> None:
    with pytest.raises(ValueError, match="no code"):
        relation_to(chosen)


@pytest.mark.parametrize(
    ("count", "confirmed", "state"),
    [
        (0, False, "niet ingevuld"),
        (0, True, "leeg"),
        (1, False, "kwetsbaar"),
        (1, True, "kwetsbaar"),
        (2, False, "gedekt"),
        (3, True, "gedekt"),
    ],
)
def test_the_state_of_a_cell(count: int, confirmed: bool, state: str) -> None:
    confirmed_empty = {("ouderen", "signaleren")} if confirmed else set()
    initiatives = [initiative(str(number)) for number in range(count)]
    assert cell_of(build_matrix(initiatives, METHOD, relation_to(WIJK), confirmed_empty)).state == state


def test_what_is_there_for_one_group_in_the_gemeente_is_general_for_that_group_only() -> None:
    matrix = build_matrix([initiative("a", area=GEMEENTE)], METHOD, relation_to(WIJK))
    assert (cell_of(matrix).count, cell_of(matrix).general) == (0, 1)
    assert cell_of(matrix, "eenouder").general == 0
    own = build_matrix([initiative("a", area=GEMEENTE)], METHOD, relation_to(GEMEENTE))
    assert (cell_of(own).count, cell_of(own).general) == (1, 0)


def test_what_is_there_for_everyone_is_general_for_every_group_also_in_its_own_area() -> None:
    matrix = build_matrix([initiative("a", groups=())], METHOD, relation_to(WIJK))
    assert {(cell.count, cell.general) for cell in matrix.cells if cell.phase == "signaleren"} == {(0, 1)}
    assert {(cell.count, cell.general) for cell in matrix.cells if cell.phase != "signaleren"} == {(0, 0)}


def test_a_phase_or_group_entered_twice_counts_once() -> None:
    twice = initiative("a", groups=("ouderen", "ouderen"), phases=("signaleren", "signaleren"))
    assert cell_of(build_matrix([twice], METHOD, relation_to(WIJK))).count == 1


def test_what_stands_in_no_cell_is_listed_and_does_not_become_general() -> None:
    lost = [initiative("a", phases=()), initiative("b", groups=("oud",)), initiative("c", phases=("fase",))]
    matrix = build_matrix([*lost, initiative("d", area="GM0344", phases=())], METHOD, relation_to(WIJK))
    assert [each.id for each in matrix.outside] == ["a", "b", "c"]
    assert not any(cell.count or cell.general for cell in matrix.cells)


@pytest.mark.parametrize(("status", "count"), [(None, 1), ("open", 1), ("tijdelijk dicht", 0), ("gestopt", 0)])
def test_what_is_closed_covers_nothing_and_is_listed(status: Status | None, count: int) -> None:
    own, general = initiative("a", status=status), initiative("b", groups=(), status=status)
    lost = initiative("c", phases=(), status=status)
    matrix = build_matrix([own, general, lost], METHOD, relation_to(WIJK))
    cell = cell_of(matrix)
    assert (cell.count, cell.general, len(matrix.outside)) == (count, count, count)
    assert [each.id for each in matrix.closed] == ([] if count else ["a", "b", "c"])


def test_two_initiatives_with_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="share an id"):
        build_matrix([initiative("a"), initiative("a")], METHOD, relation_to(WIJK))


def test_a_confirmation_that_lost_its_force_does_not_come_back_through_a_filter() -> None:
    confirmed = {("ouderen", "signaleren"), ("ouderen", "volgen")}
    everything = [initiative("a", formal=True)]
    full = build_matrix(everything, METHOD, relation_to(WIJK), confirmed)
    filtered = build_matrix(informal_only(everything), METHOD, relation_to(WIJK), full.empty_cells())
    assert full.empty_cells() == {("ouderen", "volgen")}
    assert cell_of(filtered).state == "niet ingevuld"


@pytest.mark.parametrize(
    ("last", "months", "on", "confirmed"),
    [
        (None, 12, date(2026, 11, 1), False),
        (date(2025, 11, 1), 12, date(2026, 11, 1), True),
        (date(2025, 11, 1), 12, date(2026, 11, 2), False),
        (date(2025, 11, 30), 12, date(2026, 11, 1), True),
        (date(2025, 10, 31), 12, date(2026, 11, 1), False),
        (date(2026, 1, 31), 1, date(2026, 2, 28), True),
        (date(2026, 1, 31), 1, date(2026, 3, 1), False),
        (date(2026, 11, 2), 12, date(2026, 11, 1), False),
    ],
)
def test_confirmed_within_the_check_period(last: date | None, months: int, on: date, confirmed: bool) -> None:
    each = initiative("a", last_confirmed=last, check_period_months=months)
    assert is_confirmed(each, on) is confirmed
    assert confirmed_only([each], on) == ([each] if confirmed else [])


def test_filters_leave_out_what_is_not_filled_in() -> None:
    all_three = [initiative("a", formal=True), initiative("b", formal=False), initiative("c")]
    assert [each.id for each in formal_only(all_three)] == ["a"]
    assert [each.id for each in informal_only(all_three)] == ["b"]


INITIATIVES = st.builds(
    Initiative,
    id=st.uuids().map(str),
    name=st.sampled_from(["Eetclub", "eetclub", "Belcirkel", "Ommetje"]),
    roles=st.lists(st.builds(PhaseRole, st.sampled_from([*PHASES, "onbekend"])), max_size=3).map(tuple),
    groups=st.lists(st.sampled_from([*GROUPS[:4], "onbekend"]), max_size=3).map(tuple),
    elements=st.lists(st.sampled_from(["ontmoeten", "rol"]), max_size=2).map(tuple),
    copings=st.lists(st.sampled_from(["actief", "regulatief"]), max_size=2).map(tuple),
    starts_from=st.sampled_from([None, "wens", "aanbod"]),
    area=st.sampled_from([GEMEENTE, WIJK, BUURT, "WK020219"]),
    reach=st.none() | st.integers(0, 60),
    capacity_per_month=st.none() | st.integers(0, 60),
    last_confirmed=st.none() | st.dates(date(2024, 1, 1), date(2026, 12, 31)),
)
INVENTORIES = st.lists(INITIATIVES, max_size=12, unique_by=lambda each: each.id)
CONFIRMED = st.sets(st.tuples(st.sampled_from(GROUPS[:4]), st.sampled_from(PHASES)))
CHOSEN = st.sampled_from([GEMEENTE, WIJK, BUURT])
NEEDS = st.lists(
    st.builds(
        GroupFigures,
        st.sampled_from(GROUPS),
        st.none() | st.integers(0, 3),
        st.none() | st.sampled_from([0.5, 1.0, 2.0]),
    ),
    unique_by=lambda figures: figures.group,
)
EMPTINESS = {"niet ingevuld": 0, "leeg": 0, "kwetsbaar": 1, "gedekt": 2}


@settings(max_examples=80, deadline=None)
@given(INVENTORIES, st.randoms(use_true_random=False), CONFIRMED, CHOSEN, NEEDS)
def test_permuting_rows_changes_nothing(
    inventory: list[Initiative],
    chance: Random,
    confirmed: set[tuple[str, str]],
    chosen: str,
    group_figures: list[GroupFigures],
) -> None:
    shuffled = inventory.copy()
    chance.shuffle(shuffled)
    shuffled_needs = group_figures.copy()
    chance.shuffle(shuffled_needs)
    documents = []
    for rows, wanted in ((inventory, group_figures), (shuffled, shuffled_needs)):
        matrix = build_matrix(rows, METHOD, relation_to(chosen), confirmed)
        documents.append((matrix, find_mismatches(matrix, wanted, ON), find_matches(matrix, wanted)))
    assert documents[0] == documents[1]
    assert matrix_document(*documents[0], group_figures) == matrix_document(*documents[1], shuffled_needs)


@settings(max_examples=80, deadline=None)
@given(INVENTORIES, INITIATIVES, CONFIRMED, CHOSEN)
def test_adding_an_initiative_never_makes_a_cell_emptier(
    inventory: list[Initiative], added: Initiative, confirmed: set[tuple[str, str]], chosen: str
) -> None:
    before = build_matrix(inventory, METHOD, relation_to(chosen), confirmed)
    after = build_matrix([*inventory, added], METHOD, relation_to(chosen), confirmed)
    assert len(before.cells) == len(METHOD.groups) * len(METHOD.phases)
    for old, new in zip(before.cells, after.cells, strict=True):
        assert EMPTINESS[new.state] >= EMPTINESS[old.state]
        assert (new.count, new.general) >= (old.count, old.general)
        assert new.state == old.state or new.count > old.count


@settings(max_examples=80, deadline=None)
@given(INVENTORIES, CONFIRMED)
def test_general_initiatives_never_cover_a_cell(inventory: list[Initiative], confirmed: set[tuple[str, str]]) -> None:
    matrix = build_matrix(inventory, METHOD, lambda _: "general", confirmed)
    assert len(matrix.cells) == len(METHOD.groups) * len(METHOD.phases)
    assert {cell.state for cell in matrix.cells} <= {"niet ingevuld", "leeg"}
    for cell in matrix.cells:
        assert len(matrix.general_for(cell.group, cell.phase)) == cell.general


@pytest.mark.slow
@settings(max_examples=80, deadline=None)
@given(st.lists(INITIATIVES.filter(lambda each: "onbekend" not in each.groups), unique_by=lambda each: each.id), CHOSEN)
def test_one_pass_finds_what_the_double_loop_finds(inventory: list[Initiative], chosen: str) -> None:
    where = relation_to(chosen)
    assert build_matrix(inventory, METHOD, where).cells == double_loop(inventory, METHOD, where)


@settings(max_examples=80, deadline=None)
@given(INVENTORIES, CONFIRMED, CHOSEN, NEEDS)
def test_every_mismatch_has_its_own_key_and_place_in_the_order(
    inventory: list[Initiative], confirmed: set[tuple[str, str]], chosen: str, group_figures: list[GroupFigures]
) -> None:
    matrix = build_matrix(inventory, METHOD, relation_to(chosen), confirmed)
    found = find_mismatches(matrix, group_figures, ON)
    assert len({mismatch.key for mismatch in found}) == len(found)
    ratios = {figures.group: -1.0 if figures.ratio is None else figures.ratio for figures in group_figures}
    in_found = [ratios.get(mismatch.group, -1.0) for mismatch in found]
    assert in_found == sorted(in_found, reverse=True)
    states = {(cell.group, cell.phase): cell.state for cell in matrix.cells}
    for kind in ("leeg", "kwetsbaar"):
        named = {(mismatch.group, mismatch.phases[0]) for mismatch in found if mismatch.kind == kind}
        assert named == {place for place, state in states.items() if state == kind}
