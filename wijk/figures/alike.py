"""The places of Nederland most like one of the same level, and in what they are alike and differ.

Every figure is measured from the median of all places of the level, in units of how far places usually lie from it
(1.4826 times the median absolute deviation), so that a few odd places don't stretch the measure. Of averages, such as
the value of dwellings, the logarithm is taken: twice as much is as far at every height. Within a theme the squared
differences are averaged, over the themes they are weighed; the distance is the root of that. What is not known of one
of both doesn't count; where less than half of the weight is known of both, nothing is said.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import numpy as np

from wijk.domain.alike_themes import AlikeTheme
from wijk.domain.indicator import Indicator
from wijk.figures.place_columns import Column, PlaceColumns, column
from wijk.figures.places import Place
from wijk.figures.verdict import compare_either_way, overlapping
from wijk.figures.verdict_arrays import Floats

__all__ = ["ENOUGH_KNOWN", "AlikePlace", "AlikeTable", "Trait", "alike", "alike_table", "robust"]

# Of both places at least this part of the weight must be known.
ENOUGH_KNOWN = 0.5
# The median absolute deviation of a normal distribution times this is its standard deviation.
NORMAL = 1.4826


@dataclass(frozen=True, slots=True)
class Trait:
    """One figure by which places are alike: of which ``theme``, in which ``year``, with its column."""

    theme: str
    indicator: Indicator
    year: int
    shown: Column


@dataclass(frozen=True)
class AlikeTable:
    """The traits of all places of one level: ``standard`` has a row per trait, a column per
    place of ``of``; missing is NaN."""

    of: PlaceColumns
    themes: tuple[AlikeTheme, ...]
    traits: tuple[Trait, ...]
    standard: Floats

    @cached_property
    def known(self) -> Floats:
        """Where ``standard`` is known: 1 or 0."""
        return (~np.isnan(self.standard)).astype(float)

    @cached_property
    def filled(self) -> Floats:
        """``standard`` with 0 where it is not known."""
        return np.nan_to_num(self.standard)


@dataclass(frozen=True, slots=True)
class AlikePlace:
    """A place that is like the one asked for, with the ids of the figures in which it is about equal and clearly not.

    ``unknown`` are the figures that one of both lacks. The smaller the ``distance``, the more alike.
    """

    place: Place
    distance: float
    like: tuple[str, ...]
    unlike: tuple[str, ...]
    unknown: tuple[str, ...]


def alike_table(of: PlaceColumns, themes: Sequence[AlikeTheme]) -> AlikeTable:
    """Measure all places of a level; to be made once for each snapshot.

    The figures are the newest of the division that profiles are about, and else the newest there are.
    """
    catalogue = of.snapshot.catalogue
    traits = []
    for theme in themes:
        for identifier in theme.indicators:
            year = catalogue.newest(identifier, division=catalogue.leading_division).year
            indicator = catalogue[identifier]
            traits.append(Trait(theme.id, indicator, year, column(of, indicator, year)))
    measured = [robust(_scaled(trait.indicator, trait.shown.value)) for trait in traits]
    return AlikeTable(of, tuple(themes), tuple(traits), np.vstack(measured))


def alike(
    table: AlikeTable, key: str, most: int = 10, weights: Mapping[str, float] = MappingProxyType({})
) -> tuple[AlikePlace, ...]:
    """The ``most`` places most like the one with this key, nearest first, equally near ones by key.

    ``weights`` replaces the weight of themes (ids); 0 switches one off. Empty when too little is known of the place.
    Raises KeyError when the table has no such place.
    """
    row = table.of.row[key]
    weight = np.array([weights.get(theme.id, theme.weight) for theme in table.themes])
    distances = _distances(table, row, weight)
    distances[row] = np.nan
    known = np.flatnonzero(~np.isnan(distances))
    nearest = known[np.argsort(distances[known], kind="stable")[:most]].tolist()
    used = {theme.id for theme, heavy in zip(table.themes, weight, strict=True) if heavy > 0}
    traits = [trait for trait in table.traits if trait.theme in used]
    return tuple(_alike_place(table, traits, row, other, float(distances[other])) for other in nearest)


def robust(values: Floats) -> Floats:
    """Values as robust standard scores: less their median, ÷ 1.4826 × their median absolute deviation.

    Where half of all values are the same, the mean absolute deviation does; all 0 when there is but one value.
    """
    apart = values - np.nanmedian(values) if not np.isnan(values).all() else values
    far = np.abs(apart)
    spread = 0.0 if np.isnan(far).all() else NORMAL * float(np.nanmedian(far)) or float(np.nanmean(far))
    return apart / spread if spread else apart


def _scaled(indicator: Indicator, values: Floats) -> Floats:
    """The logarithm of an average, whose differences are told as so many times; a share as it is."""
    if indicator.kind == "share":
        return values
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(values > 0, np.log(values), np.nan)


def _distances(table: AlikeTable, row: int, weight: Floats) -> Floats:
    """The distance of every place to that of ``row``; NaN where too little is known of both."""
    total, told = np.zeros(len(table.of.places)), np.zeros(len(table.of.places))
    for theme, heavy in zip(table.themes, weight.tolist(), strict=True):
        of_theme = [number for number, trait in enumerate(table.traits) if trait.theme == theme.id]
        here = [number for number in of_theme if table.known[number, row]]
        if heavy > 0 and here:
            apart, known = table.filled[here] - table.filled[here, row][:, np.newaxis], table.known[here]
            each = known.sum(axis=0)
            total += heavy * np.einsum("tp,tp,tp->p", apart, apart, known) / np.maximum(each, 1.0)
            told += heavy * (each > 0)
    enough = (told > 0) & (told >= ENOUGH_KNOWN * weight.sum())
    distances: Floats = np.sqrt(total / np.where(enough, told, np.nan))
    return distances


def _alike_place(table: AlikeTable, traits: Sequence[Trait], row: int, other: int, distance: float) -> AlikePlace:
    told: dict[str | None, list[str]] = {}
    for trait in traits:
        here, there = (float(trait.shown.value[one]) for one in (row, other))
        counted = trait.shown.counted
        count = None if counted is None else float(min(counted[row], counted[other]))
        missing = np.isnan(here) or np.isnan(there)
        overlap = overlapping(trait.shown.bounds(row), trait.shown.bounds(other))
        verdict = None if missing else compare_either_way(here, there, trait.indicator, overlap=overlap, count=count)
        told.setdefault(verdict, []).append(trait.indicator.id)
    unlike = {*told.get("meer", ()), *told.get("minder", ())}
    return AlikePlace(
        place=table.of.places[other],
        distance=distance,
        like=tuple(told.get("gelijk", ())),
        unlike=tuple(trait.indicator.id for trait in traits if trait.indicator.id in unlike),
        unknown=tuple(told.get(None, ())),
    )
