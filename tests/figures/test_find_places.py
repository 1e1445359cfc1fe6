"""Conditions together, over all places of a level: the arrays say exactly what the one verdict says of each."""

from math import isnan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.figures.recomputed import Recomputed
from wijk.domain.area import COUNTRY, Level
from wijk.domain.method import Method
from wijk.figures.find_places import Clearly, Enough, find_places, verdicts_on_group
from wijk.figures.place_columns import PlaceColumns, column, place_columns
from wijk.figures.places import Place, Places
from wijk.figures.risk import RiskGroup, risk_groups
from wijk.figures.values import Figures, figures_of
from wijk.figures.verdict import compare, points_between, verdict
from wijk.figures.verdict_arrays import verdicts
from wijk.opendata.snapshot import Snapshot

pytestmark = pytest.mark.slow

LEVELS: tuple[Level, ...] = ("gemeente", "wijk")
KEYS = (("woz_value", 2024), ("low_income", 2022), ("lonely_18plus", 2020), ("population_density", 2024))

Known = dict[str, tuple[Figures, Figures | None, list[RiskGroup]]]


@pytest.fixture(scope="module")
def columns(snapshot: Snapshot, places: Places) -> dict[Level, PlaceColumns]:
    return {level: place_columns(snapshot, places, level) for level in (*LEVELS, "buurt")}


@pytest.fixture(scope="module")
def known(snapshot: Snapshot, places: Places, method: Method, columns: dict[Level, PlaceColumns]) -> Known:
    """Of every gemeente and wijk its figures, those of its gemeente and its groups, place by place."""
    country = figures_of(snapshot, places.by_key[COUNTRY])
    found: Known = {}
    gemeenten: dict[str, Figures] = {}
    for level in LEVELS:
        for place in columns[level].places:
            figures = figures_of(snapshot, place)
            around = None
            if level == "wijk":
                gemeente = places.at(place.municipality, place.division)
                around = gemeenten.setdefault(gemeente.key, figures_of(snapshot, gemeente))
            groups = risk_groups(snapshot.catalogue, place, method.groups, figures, around, country)
            found[place.key] = figures, around, groups
    return found


@pytest.mark.slow
def test_every_group_gets_the_verdict_of_the_profile(
    method: Method, columns: dict[Level, PlaceColumns], known: Known
) -> None:
    wrong = []
    for level in LEVELS:
        for number, group in enumerate(method.groups):
            if not group.counted and not group.percentage:
                continue
            beside = verdicts_on_group(columns[level], group, "gemeente" if level == "wijk" else "nederland")
            country = verdicts_on_group(columns[level], group, "nederland")
            for row, place in enumerate(columns[level].places):
                found = known[place.key][2][number]
                if (beside[row], country[row]) != (found.verdict, found.verdict_netherlands):
                    wrong.append((place.key, group.id, beside[row], country[row], found))
    assert not wrong


@pytest.mark.slow
def test_every_figure_gets_the_one_verdict(
    snapshot: Snapshot, columns: dict[Level, PlaceColumns], known: Known
) -> None:
    wrong = []
    of = columns["wijk"]
    for key in KEYS:
        indicator = snapshot.catalogue[key[0]]
        shown = column(of, indicator, key[1])
        told = verdicts(shown.value, shown.gemeente, estimate=indicator.estimate, count=shown.counted)
        for row, place in enumerate(of.places):
            figures, around, _ = known[place.key]
            assert around is not None
            here, there = figures[key].value, around[key].value
            if told[row] != compare(here, there, indicator) or (here is None) != isnan(shown.value[row]):
                wrong.append((place.key, key, told[row], here, there))
    assert not wrong


@pytest.mark.slow
def test_every_buurt_gets_the_verdict_in_fractions(
    snapshot: Snapshot, places: Places, method: Method, columns: dict[Level, PlaceColumns]
) -> None:
    again, wrong = Recomputed(snapshot), []
    of = columns["buurt"]
    for group in method.groups:
        if group.counted or group.percentage:
            told = verdicts_on_group(of, group, "gemeente")
            for row, place in enumerate(of.places):
                expected = again.group(place, group.id, places.at(place.municipality, place.division))[2]
                if told[row] != expected:
                    wrong.append((place.key, group.id, told[row], expected))
    assert not wrong


@given(st.floats(0, 100, allow_nan=False), st.floats(0, 100, allow_nan=False), st.integers(0, 100), st.booleans())
def test_arrays_decide_as_the_rule_does(here: float, there: float, count: int, estimate: bool) -> None:
    here, there = round(here, 1), round(there, 1)
    told = verdicts(np.array([here]), np.array([there]), estimate=estimate, count=np.array([float(count)]))
    points = points_between(here, there) if estimate else None
    assert told[0] == (verdict(here / there, points=points, count=count) if there else None)


def test_the_question_of_the_policymaker(columns: dict[Level, PlaceColumns], method: Method, known: Known) -> None:
    """Wijken where living alone and being short of money are clearly more common, with more than 500 living alone."""
    conditions = (Clearly("alleenwonenden"), Clearly("krap_bij_kas"), Enough("alleenwonenden", 500))
    found = find_places(columns["wijk"], method, conditions)
    expected, unknown = [], 0
    for place in columns["wijk"].places:
        groups = {one.group.id: one for one in known[place.key][2]}
        alone, short = groups["alleenwonenden"], groups["krap_bij_kas"]
        answers = [
            None if alone.verdict is None else alone.verdict == "meer",
            None if short.verdict is None else short.verdict == "meer",
            None if alone.size is None else alone.size >= 500,
        ]
        if all(answers):
            expected.append(place.key)
        elif False not in answers:
            unknown += 1
    assert [one.place.key for one in found.places] == expected
    assert (found.asked, found.unknown) == (len(columns["wijk"].places), unknown)
    assert len(expected) > 20
    first = found.places[0]
    size = {one.group.id: one for one in known[first.place.key][2]}["alleenwonenden"]
    assert first.told[0].ratio == pytest.approx(size.ratio) and first.told[2].count == size.size


def test_within_gemeenten_only_those(columns: dict[Level, PlaceColumns], method: Method) -> None:
    condition = (Clearly("ouderen", reference="nederland"),)
    everywhere = find_places(columns["wijk"], method, condition)
    inside = find_places(columns["wijk"], method, condition, frozenset({"GM0599", "GM0202"}))
    here = [one for one in everywhere.places if one.place.key[2:6] in ("0599", "0202")]
    assert list(inside.places) == here and 0 < len(here) < len(everywhere.places)
    assert 40 < inside.asked < 60


def test_order_of_conditions_and_a_condition_twice_change_nothing(
    columns: dict[Level, PlaceColumns], method: Method
) -> None:
    def keys(*conditions: Clearly | Enough) -> list[str]:
        return [one.place.key for one in find_places(columns["wijk"], method, conditions).places]

    first, second = Clearly("ouderen"), Clearly("woz_value", 2024, "minder")
    assert keys(first, second) == keys(second, first) == keys(first, second, first)
    assert set(keys(first, second)) == set(keys(first)) & set(keys(second))


@pytest.mark.parametrize(
    ("conditions", "told"),
    [
        ((), "ten minste"),
        ((Enough("krap_bij_kas", 500),), "geen aantal"),
        ((Clearly("eenouder"),), "vraag het in de wijk"),
        ((Clearly("inhabitants", 2020),), "is een aantal"),
    ],
)
def test_what_cannot_be_asked_is_said(
    columns: dict[Level, PlaceColumns], method: Method, conditions: tuple[Clearly | Enough, ...], told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        find_places(columns["wijk"], method, conditions)
    with pytest.raises(ValueError, match="niet met zichzelf"):
        find_places(columns["gemeente"], method, (Clearly("ouderen"),))


def test_all_buurten_are_asked_at_once(columns: dict[Level, PlaceColumns], method: Method, places: Places) -> None:
    of: PlaceColumns = columns["buurt"]
    buurten: list[Place] = [place for place in places.by_key.values() if place.level == "buurt"]
    found = find_places(of, method, (Clearly("jongvolwassenen"), Enough("inhabitants", 1_000, 2020)))
    assert found.asked == len(buurten) > 14_000
    assert all(one.told[1].count is not None and one.told[1].count >= 1_000 for one in found.places)
