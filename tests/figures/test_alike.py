"""The most alike places: by brute force from the published counts, by invariance, and by what is never used."""

import dataclasses
from collections.abc import Mapping
from itertools import pairwise
from math import isnan, log, sqrt
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

import pytest

from wijk.domain.alike_themes import load_alike_themes
from wijk.domain.area import Level
from wijk.domain.method import MethodError
from wijk.figures.alike import AlikeTable, alike, alike_table, robust
from wijk.figures.place_columns import place_columns
from wijk.figures.places import Place, Places
from wijk.opendata.snapshot import Snapshot

LEVELS: tuple[Level, ...] = ("gemeente", "wijk", "buurt")
AGES = ("inhabitants_0_15", "inhabitants_15_25", "inhabitants_25_45", "inhabitants_45_65", "inhabitants_65plus")
HOUSEHOLDS = ("one_person_households", "households_without_children", "households_with_children")
MARITAL = ("married", "divorced", "widowed")
Traits = dict[str, list[float | None]]


@pytest.fixture(scope="module")
def tables(snapshot: Snapshot, places: Places) -> dict[Level, AlikeTable]:
    themes = load_alike_themes(snapshot.catalogue)
    return {level: alike_table(place_columns(snapshot, places, level), themes) for level in LEVELS}


def by_hand(snapshot: Snapshot, of: list[Place]) -> dict[str, Traits]:
    """The traits of places by theme, from the counts as published."""
    rows = {year: snapshot.figures[year].to_dict("index") for year in (2020, 2024)}

    def known(row: Mapping[Any, Any], name: str) -> float | None:
        value = row.get(name)
        return None if value is None or isnan(value) else value

    def share(part: float | None, whole: float | None) -> float | None:
        return None if part is None or whole is None or whole < 100 else min(100.0, 100.0 * part / whole)

    def logarithm(value: float | None) -> float | None:
        return log(value) if value else None

    found = {}
    for place in of:
        old, new = (rows[year].get(place.code_in(year), {}) for year in (2020, 2024))
        people, children = known(old, "inhabitants:2020"), known(old, "inhabitants_0_15:2020")
        grown = None if people is None or children is None else people - children
        found[place.key] = {
            "leeftijd": [share(known(old, f"{one}:2020"), people) for one in AGES],
            "huishoudens": [share(known(old, f"{one}:2020"), known(old, "households:2020")) for one in HOUSEHOLDS],
            "burgerlijke_staat": [share(known(old, f"{one}:2020"), grown) for one in MARITAL],
            "dichtheid": [logarithm(known(old, "population_density:2020"))],
            "woningwaarde": [logarithm(known(new, "woz_value:2024"))],
            "inkomen": [logarithm(known(new, "income_per_inhabitant:2024"))],
        }
    return found


def standardised(traits: dict[str, Traits]) -> dict[str, Traits]:
    measures = {}
    for theme, first in next(iter(traits.values())).items():
        for number in range(len(first)):
            values = [one[theme][number] for one in traits.values()]
            told = [value for value in values if value is not None]
            middle = median(told)
            measures[theme, number] = middle, 1.4826 * median([abs(value - middle) for value in told])
    return {
        key: {
            theme: [
                None if value is None else (value - measures[theme, number][0]) / measures[theme, number][1]
                for number, value in enumerate(values)
            ]
            for theme, values in one.items()
        }
        for key, one in traits.items()
    }


def apart(one: Traits, other: Traits, off: str = "") -> float | None:
    squares, weight = [], 0
    for theme in one:
        if theme == off:
            continue
        weight += 1
        pairs = zip(one[theme], other[theme], strict=True)
        both = [(here - there) ** 2 for here, there in pairs if here is not None and there is not None]
        if both:
            squares.append(sum(both) / len(both))
    return sqrt(sum(squares) / len(squares)) if squares and 2 * len(squares) >= weight else None


@pytest.fixture(scope="module")
def standard(snapshot: Snapshot, tables: dict[Level, AlikeTable]) -> dict[Level, dict[str, Traits]]:
    return {level: standardised(by_hand(snapshot, list(table.of.places))) for level, table in tables.items()}


@pytest.mark.slow
@pytest.mark.parametrize("off", ["", "leeftijd", "inkomen"])
def test_the_nearest_are_those_of_brute_force(
    standard: dict[Level, dict[str, Traits]], tables: dict[Level, AlikeTable], off: str
) -> None:
    chance = Random(5)
    for level, table in tables.items():
        traits = standard[level]
        for key in [*chance.sample(sorted(traits), 12)]:
            distances = {
                other: found
                for other in traits
                if other != key and (found := apart(traits[key], traits[other], off)) is not None
            }
            expected = sorted(distances.values())[:10]
            nearest = alike(table, key, 10, {off: 0.0} if off else {})
            assert [one.distance for one in nearest] == pytest.approx(expected, abs=1e-9), (level, key)
            assert all(distances[one.place.key] == pytest.approx(one.distance, abs=1e-9) for one in nearest)


def test_alike_and_not_alike_are_the_one_verdict(tables: dict[Level, AlikeTable], snapshot: Snapshot) -> None:
    table = tables["wijk"]
    traits = by_hand(snapshot, list(table.of.places))
    found = alike(table, "WK020218", 200)
    every = [one for theme in load_alike_themes(snapshot.catalogue) for one in theme.indicators]
    here = [value for values in traits["WK020218"].values() for value in values]
    for one in found:
        assert sorted([*one.like, *one.unlike, *one.unknown]) == sorted(every)
        there = [value for values in traits[one.place.key].values() for value in values]
        for identifier, mine, theirs in zip(every, here, there, strict=True):
            assert (identifier in one.unknown) == (mine is None or theirs is None)
            if identifier in ("woz_value", "income_per_inhabitant") and mine is not None and theirs is not None:
                ratio = 2.718281828459045 ** abs(mine - theirs)
                assert (identifier in one.like) == (ratio < 1.2549) or 1.25 < ratio < 1.26
    assert all(one.distance <= other.distance for one, other in pairwise(found))
    assert "WK020218" not in {one.place.key for one in found}


def test_other_units_give_the_same_places(snapshot: Snapshot, places: Places, tables: dict[Level, AlikeTable]) -> None:
    """Values in euros, a density per hectare."""
    figures = {
        division: frame.assign(
            **{
                name: frame[name] * factor
                for name, factor in (("woz_value:2024", 1000), ("population_density:2020", 0.01))
                if name in frame
            }
        )
        for division, frame in snapshot.figures.items()
    }
    other = dataclasses.replace(snapshot, figures=figures)
    again = alike_table(place_columns(other, places, "wijk"), load_alike_themes(other.catalogue))
    for key in ("WK020218", "WK051836", "WK059908"):
        one, two = alike(tables["wijk"], key, 20), alike(again, key, 20)
        assert [place.place.key for place in one] == [place.place.key for place in two]
        assert [place.distance for place in one] == pytest.approx([place.distance for place in two], abs=1e-9)


@pytest.mark.slow
def test_likeness_is_mutual(tables: dict[Level, AlikeTable]) -> None:
    table = tables["gemeente"]
    distances = {one.place.key: one.distance for one in alike(table, "GM0202", 1_000)}
    for key, distance in list(distances.items())[::30]:
        back = {one.place.key: one.distance for one in alike(table, key, 1_000)}
        assert back["GM0202"] == pytest.approx(distance, abs=1e-12)


def test_a_place_of_2024_only_is_like_none(tables: dict[Level, AlikeTable]) -> None:
    """Its ages, households and marital status are not known: less than half."""
    new = [place.key for place in tables["wijk"].of.places if place.divisions == (2024,)]
    assert len(new) > 300
    assert not any(alike(tables["wijk"], key) for key in new)
    assert not {one.place.key for one in alike(tables["wijk"], "WK020218", 5_000)} & set(new)


def test_loneliness_and_origin_are_never_used(snapshot: Snapshot, tmp_path: Path) -> None:
    used = {one for theme in load_alike_themes(snapshot.catalogue) for one in theme.indicators}
    assert not any(word in one for one in used for word in ("lonely", "origin", "herkomst", "migra", "health"))
    wrong = tmp_path / "alike.toml"
    wrong.write_text('[[theme]]\nid="a"\nname="A"\nindicators=["lonely_18plus"]\nweight=1\n', encoding="utf-8")
    with pytest.raises(MethodError, match="kan hier niet"):
        load_alike_themes(snapshot.catalogue, tmp_path)


def test_robust_scores_by_hand() -> None:
    import numpy as np

    found = robust(np.array([1.0, 2.0, 3.0, 4.0, 100.0, np.nan]))
    assert found[:5] == pytest.approx([-2 / 1.4826, -1 / 1.4826, 0, 1 / 1.4826, 97 / 1.4826])
    assert isnan(found[5])
    assert robust(np.array([5.0, 5.0, 5.0, 9.0])) == pytest.approx([0, 0, 0, 4])
    assert robust(np.array([7.0, 7.0])) == pytest.approx([0, 0])
