"""Supply beside need: counted once more by walking, and never "little" where nobody answered."""

import dataclasses
from datetime import date, timedelta
from itertools import product
from random import Random

import pytest

from tests.conftest import ProfileOf
from wijk.domain.answers import CellConfirmation
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.method import Method
from wijk.dossier.overview import make_overview
from wijk.dossier.supply import Supply, make_supply
from wijk.figures.places import Places
from wijk.opendata.snapshot import Snapshot

ON = date(2026, 9, 24)
ARNHEM = "GM0202"
FRESH, OLD = ON - timedelta(days=30), ON - timedelta(days=900)


def initiative(
    number: int, area: str, groups: tuple[str, ...], *phases: str, confirmed: date | None = FRESH
) -> Initiative:
    roles = tuple(PhaseRole(phase) for phase in phases)
    return Initiative(f"{number:04}", "x", roles=roles, groups=groups, area=area, last_confirmed=confirmed)


def supply_of(
    snapshot: Snapshot,
    places: Places,
    method: Method,
    initiatives: list[Initiative],
    confirmations: list[CellConfirmation] | None = None,
) -> Supply:
    return make_supply(snapshot, places, places.by_key[ARNHEM], method, initiatives, confirmations or [], ON)


def answered(method: Method, area: str, *but: tuple[str, str]) -> list[CellConfirmation]:
    """That there is surely nothing in any cell of an area."""
    cells = product((group.id for group in method.groups), (phase.id for phase in method.phases))
    return [CellConfirmation(area, group, phase, FRESH) for group, phase in cells if (group, phase) not in but]


def inventory(method: Method, areas: list[str], size: int) -> list[Initiative]:
    chance = Random(size)
    groups, phases = [group.id for group in method.groups], [phase.id for phase in method.phases]
    return [
        initiative(
            number,
            chance.choice(areas),
            tuple(chance.sample(groups, chance.randint(0, 3))),
            *chance.sample(phases, chance.randint(1, 3)),
            confirmed=chance.choice([FRESH, OLD, None]),
        )
        for number in range(size)
    ]


class Walk:
    """What there is in and around one area, by walking through everything that was entered."""

    def __init__(
        self, area: str, everything: list[Initiative], confirmations: list[CellConfirmation], wijken: int
    ) -> None:
        self.area, self.code, self.wijken = area, area[2:], wijken
        here = [one for one in everything if one.area[2:].startswith(self.code)]
        larger = [one for one in everything if self.code.startswith(one.area[2:]) and one.area[2:] != self.code]
        self.inside = [one for one in here if one.groups]
        self.around = [one for one in here if not one.groups] + larger
        self.sure = {(one.group, one.phase) for one in confirmations if self.code.startswith(one.area[2:])}

    def counts(self, groups: list[str], phases: list[str]) -> tuple[int, ...]:
        cells = list(product(groups, phases))
        own = [one for one in self.inside if any(self.serves(one, *cell) for cell in cells)]
        beside = [one for one in self.around if any(self.serves(one, *cell) for cell in cells)]
        stale = [one for one in own if one.last_confirmed != FRESH]
        unanswered = [
            cell for cell in cells if cell not in self.sure and not any(self.serves(one, *cell) for one in self.inside)
        ]
        covered = [cell for cell in cells if self.covers([one for one in self.inside if self.serves(one, *cell)])]
        return len(own), len(beside), len(stale), len(unanswered), len(cells), len(covered)

    def covers(self, own: list[Initiative]) -> bool:
        """Two or more; in a gemeente two for the whole of it, or something in half of its wijken."""
        if len(own) < 2 or not self.area.startswith("GM"):
            return len(own) >= 2
        filled = {one.area[2:8] for one in own if one.area != self.area}
        return len(own) - sum(one.area != self.area for one in own) >= 2 or 2 * len(filled) >= self.wijken

    @staticmethod
    def serves(one: Initiative, group: str, phase: str) -> bool:
        return (not one.groups or group in one.groups) and phase in {role.phase for role in one.roles}


def test_counts_are_those_of_a_walk(snapshot: Snapshot, places: Places, method: Method) -> None:
    wijken = [place.area for place in places.inside(ARNHEM) if place.division == 2020]
    buurten = [code for code in snapshot.areas[2020].index if code.startswith("BU0202")]
    everything = inventory(method, [ARNHEM, "GM0518", *wijken, *buurten], 400)
    confirmations = answered(method, wijken[0])[::3] + answered(method, ARNHEM)[::7]
    supply = supply_of(snapshot, places, method, everything, confirmations)
    assert [one.place.area for one in supply.wijken] == wijken
    groups, phases = [group.id for group in method.groups], [phase.id for phase in method.phases]
    wrong = []
    for one in (supply.gemeente, *supply.wijken):
        walk = Walk(one.place.area, everything, confirmations, len(wijken))
        told = {("", ""): one.total, **{("", phase): count for phase, count in one.phases.items()}, **one.cells}
        told |= {(row.group, ""): row.count for row in one.groups}
        for (group, phase), count in told.items():
            expected = walk.counts([group] if group else groups, [phase] if phase else phases)
            if dataclasses.astuple(count) != expected:
                wrong.append((one.place.area, group, phase, count, expected))
    assert not wrong


def test_people_per_initiative_is_the_size_over_the_own_ones(
    snapshot: Snapshot, places: Places, method: Method
) -> None:
    two = [initiative(number, "WK020218", ("alleenwonenden",), "signaleren") for number in range(2)]
    supply = supply_of(snapshot, places, method, two)
    malburgen = next(one for one in supply.wijken if one.place.area == "WK020218")
    row = next(one for one in malburgen.groups if one.group == "alleenwonenden")
    assert (row.people, row.people_per_initiative) == (1815, 907.5)
    other = next(one for one in malburgen.groups if one.group == "ouderen")
    assert other.people is not None and other.people_per_initiative is None
    assert next(one for one in malburgen.groups if one.group == "mantelzorgers").people is None


def test_unknown_is_never_little(snapshot: Snapshot, places: Places, method: Method) -> None:
    """Nothing entered, a single initiative, and all but one cell answered: nothing can be said."""
    assert all(row.little is None for one in supply_of(snapshot, places, method, []).wijken for row in one.groups)
    wijken = [place.area for place in places.inside(ARNHEM) if place.division == 2020]
    nearly = [each for wijk in wijken for each in answered(method, wijk, ("ouderen", "volgen"))]
    some = [initiative(number, wijk, ("ouderen",), "signaleren") for number, wijk in enumerate(wijken[:5])]
    supply = supply_of(snapshot, places, method, some, nearly)
    assert all(row.little is None for one in supply.wijken for row in one.groups if row.group == "ouderen")


def test_little_is_said_where_all_was_answered(snapshot: Snapshot, places: Places, method: Method) -> None:
    """Three wijken answered in whole: those with clearly more people per initiative than they have together."""
    wijken = ("WK020218", "WK020217", "WK020201")
    sure = [each for wijk in wijken for each in answered(method, wijk)]
    numbers = {"WK020218": 6, "WK020217": 1, "WK020201": 0}
    some = [
        initiative(10 * place + number, wijk, ("alleenwonenden",), "signaleren")
        for place, (wijk, many) in enumerate(numbers.items())
        for number in range(many)
    ]
    supply = supply_of(snapshot, places, method, some, sure)
    rows = {one.place.area: next(row for row in one.groups if row.group == "alleenwonenden") for one in supply.wijken}
    people = {wijk: rows[wijk].people or 0.0 for wijk in wijken}
    usual = sum(people.values()) / sum(numbers.values())
    # Without one little is said where about one and a quarter or more would be usual.
    expected = {wijk: people[wijk] / (many or 1) / usual > 1.25 for wijk, many in numbers.items()}
    assert {wijk: rows[wijk].little for wijk in wijken} == expected
    assert expected["WK020201"] is True and False in expected.values()
    assert all(row.little is None for wijk, row in rows.items() if wijk not in wijken)
    fewer = supply_of(snapshot, places, method, some, [each for each in sure if each.area != "WK020217"])
    assert all(row.little is None for one in fewer.wijken for row in one.groups)


def test_none_is_not_little_where_so_few_people_live_that_one_is_not_usual(
    snapshot: Snapshot, places: Places, method: Method
) -> None:
    """All wijken of Arnhem answered, one initiative for a group in the largest: walked with the sizes alone."""
    wijken = [place.area for place in places.inside(ARNHEM) if place.division == 2020]
    sure = [each for wijk in wijken for each in answered(method, wijk)]
    empty = supply_of(snapshot, places, method, [], sure)
    wrong: list[tuple[object, ...]] = []
    small, large = 0, 0
    for number, group in enumerate(method.groups):
        sizes = {one.place.area: one.groups[number].people or 0.0 for one in empty.wijken}
        known = {wijk: size for wijk, size in sizes.items() if size >= 50}
        if len(known) < 3:
            continue
        largest = max(known, key=lambda wijk: known[wijk])
        for many in (1, 12, 60):
            some = [initiative(each, largest, (group.id,), "signaleren") for each in range(many)]
            usual = sum(known.values()) / many
            for one in supply_of(snapshot, places, method, some, sure).wijken:
                wijk, told = one.place.area, one.groups[number].little
                if wijk not in known or wijk == largest:
                    continue
                small, large = small + (known[wijk] < usual), large + (known[wijk] > 1.3 * usual)
                if known[wijk] < usual and told is not False:
                    wrong.append((wijk, group.id, many, known[wijk], usual, told))
                if known[wijk] > 1.3 * usual and told is not True:
                    wrong.append((wijk, group.id, many, known[wijk], usual, told))
    assert not wrong
    assert small > 50 and large > 20


def test_the_row_of_the_gemeente_covers_what_its_fasematrix_calls_covered(
    snapshot: Snapshot, places: Places, profile_of: ProfileOf, method: Method
) -> None:
    """Three of everything in one wijk cover nothing of a gemeente; in half of its wijken they do."""
    wijken = [place.area for place in places.inside(ARNHEM) if place.division == 2020]
    groups = tuple(group.id for group in method.groups)
    covered = []
    for filled in (wijken[:1], wijken[: len(wijken) // 2], [ARNHEM]):
        some = [
            initiative(100 * number + copy, wijk, groups[: 3 + copy], "signaleren", "volgen")
            for number, wijk in enumerate(filled)
            for copy in range(3)
        ]
        whole = supply_of(snapshot, places, method, some).gemeente
        cells = make_overview(snapshot, profile_of(ARNHEM), method, some, (), ON).whole.cells
        gedekt = {(cell.group, cell.phase) for cell in cells if cell.state == "gedekt"}
        assert {cell for cell, count in whole.cells.items() if count.covered} == gedekt
        assert whole.total.covered == sum(count.covered for count in whole.phases.values()) == len(gedekt)
        covered.append(len(gedekt))
    assert covered[0] == 0 < covered[1] and covered[2]


def test_order_of_what_was_entered_changes_nothing(snapshot: Snapshot, places: Places, method: Method) -> None:
    everything = inventory(method, [ARNHEM, "WK020218", "WK020217"], 60)
    sure = answered(method, "WK020218")
    one = supply_of(snapshot, places, method, everything, sure)
    assert supply_of(snapshot, places, method, everything[::-1], sure[::-1]) == one


@pytest.mark.slow
def test_every_gemeente_can_be_counted(snapshot: Snapshot, places: Places, method: Method) -> None:
    """Each wijk of a gemeente once, in the division of its profile."""
    wrong = []
    for gemeente in places.gemeenten:
        supply = make_supply(snapshot, places, gemeente, method, [], [], ON)
        found = [one.place.code_in(gemeente.division) for one in supply.wijken]
        areas = snapshot.areas[gemeente.division]
        expected = areas.index[(areas["level"] == "wijk") & (areas["municipality"] == gemeente.area)]
        if sorted(found) != sorted(expected):
            wrong.append((gemeente.key, sorted(set(expected) ^ set(found))))
    assert not wrong
    with pytest.raises(ValueError, match="kies een gemeente"):
        make_supply(snapshot, places, places.by_key["WK020218"], method, [], [], ON)
