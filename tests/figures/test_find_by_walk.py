"""Thirty questions over all wijken and gemeenten, answered by a walk in exact fractions; what is unknown is not no."""

from fractions import Fraction
from random import Random

import numpy as np
import pytest

from tests.figures.recomputed import ESTIMATES, GROUPS, OTHERS, Recomputed
from wijk.domain.area import COUNTRY, Level
from wijk.domain.method import Method
from wijk.figures.find_places import Clearly, Condition, Enough, find_places, spread_of
from wijk.figures.place_columns import place_columns
from wijk.figures.places import Place, Places
from wijk.figures.provinces import gemeenten_in_province
from wijk.opendata.snapshot import Snapshot
from wijk.views.sentences.found_places import other_division_sentence

pytestmark = pytest.mark.slow

FIGURES = {name: (year, estimate) for name, year, estimate in OTHERS}


def drawn(random: Random) -> tuple[Condition, ...]:
    """One to four conditions of every kind."""
    found: list[Condition] = []
    for _ in range(random.randint(1, 4)):
        kind = random.randrange(3)
        beside = random.choice(("gemeente", "nederland"))
        verdict = random.choice(("meer", "minder"))
        if kind == 0:
            group = random.choice([*GROUPS, *ESTIMATES])
            found.append(Clearly(group, None, verdict, beside))  # type: ignore[arg-type]
        elif kind == 1:
            name = random.choice([*FIGURES])
            found.append(Clearly(name, FIGURES[name][0], verdict, beside))  # type: ignore[arg-type]
        else:
            what = random.choice([*GROUPS, "inhabitants"])
            least = random.choice((50, 500, 1_000))
            found.append(Enough(what, least, 2020 if what == "inhabitants" else None))
    return tuple(found)


def answer(again: Recomputed, places: Places, place: Place, condition: Condition) -> bool | None:
    """Whether the condition holds, None where that can't be told."""
    country = places.by_key[COUNTRY]
    if isinstance(condition, Enough):
        if condition.what == "inhabitants":
            count = again.own(place, "inhabitants", 2020)
        else:
            count = again.group(place, condition.what, country)[0]
        return None if count is None else count >= condition.least
    reference = country if condition.reference == "nederland" else places.at(place.municipality, place.division)
    if condition.what in FIGURES:
        year, estimate = FIGURES[condition.what]
        told = again.other(place, condition.what, year, estimate, reference)
    else:
        told = again.group(place, condition.what, reference)[2]
    return None if told is None else told == condition.verdict


@pytest.fixture(scope="module")
def again(snapshot: Snapshot) -> Recomputed:
    return Recomputed(snapshot)


def test_thirty_questions_over_all_wijken(
    snapshot: Snapshot, places: Places, method: Method, again: Recomputed
) -> None:
    of, random = place_columns(snapshot, places, "wijk"), Random(11)
    wrong: list[tuple[object, ...]] = []
    seen = 0
    known: dict[tuple[str, Condition], bool | None] = {}
    for _ in range(30):
        conditions = drawn(random)
        found = find_places(of, method, conditions)
        fit, unknown = [], 0
        for place in of.places:
            told = []
            for condition in conditions:
                key = place.key, condition
                if key not in known:
                    known[key] = answer(again, places, place, condition)
                told.append(known[key])
            if all(one is True for one in told):
                fit.append(place.key)
            elif not any(one is False for one in told):
                unknown += 1
        seen += len(fit)
        if ([one.place.key for one in found.places], found.unknown, found.asked) != (fit, unknown, len(of.places)):
            wrong.append((conditions, len(fit), len(found.places), unknown, found.unknown))
        for division in (2020, 2024):
            on_map = [place for place in of.places if division in place.divisions]
            apart = len({*fit} - {place.key for place in on_map})
            sentence = other_division_sentence(found, "wijk", division, len(on_map))
            told_apart = f": {apart:,} van de {len(fit):,} die voldoen.".replace(",", ".")
            if not sentence.endswith(told_apart if apart else "daarvan voldoet er geen."):
                wrong.append((conditions, sentence, apart, len(fit), division))
    assert not wrong and seen > 500


@pytest.mark.parametrize("level", ["gemeente", "wijk"])
def test_the_provincies_together_are_the_country(
    snapshot: Snapshot, places: Places, method: Method, level: Level
) -> None:
    of, condition = place_columns(snapshot, places, level), (Clearly("ouderen", reference="nederland"),)
    whole = find_places(of, method, condition)
    parts = [
        find_places(of, method, condition, gemeenten_in_province(places, province))
        for province in {place.province for place in of.places}
    ]
    assert sorted(one.place.key for part in parts for one in part.places) == [one.place.key for one in whole.places]
    assert sum(part.asked for part in parts) == whole.asked == len(of.places)
    assert sum(part.unknown for part in parts) == whole.unknown


def test_the_spread_is_the_figure_of_every_place_with_those_found_marked(
    snapshot: Snapshot, places: Places, method: Method, again: Recomputed
) -> None:
    of = place_columns(snapshot, places, "wijk")
    inside = gemeenten_in_province(places, "Gelderland")
    condition = Clearly("alleenwonenden")
    found = find_places(of, method, (condition, Enough("alleenwonenden", 500)), inside)
    spread = spread_of(of, method, condition, found, inside)
    here = [place for place in of.places if place.province == "Gelderland"]
    assert list(spread.places) == here and spread.known

    def percentage(place: Place) -> Fraction | None:
        share = again.share(place.code_in(2020), "alleenwonenden", 2020)[1]
        return None if share is None or place.division != 2020 else share * 100

    expected = [percentage(place) for place in here]
    told = [None if np.isnan(one) else one for one in spread.values.tolist()]
    assert told == [None if one is None else pytest.approx(float(one)) for one in expected]
    marked = {place.key for place, one in zip(here, spread.found.tolist(), strict=True) if one}
    assert marked == {one.place.key for one in found.places} and marked
