"""Ability before and after a training: what people answered on average, and whether that differs enough to be told.

Only questions that at least SMALLEST_GROUP people answered count, and before and after only those of both. No verdict
says what a difference comes from: nobody else was asked.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from wijk.domain.ability import ANSWERS, Abilities, Ability, AbilityItem, AbilityMeasure, ItemTally
from wijk.figures.decimals import rounded

__all__ = [
    "LEAST_DIFFERENCE",
    "LEAST_PEOPLE",
    "AbilityChange",
    "AbilityVerdict",
    "Answered",
    "ItemChange",
    "ability_changes",
    "item_changes",
]

# Fewer people, or a smaller difference on the scale from 1 to 5, says too little.
LEAST_PEOPLE, LEAST_DIFFERENCE = 10, 0.5
# Two standard errors: about what chance alone makes of it in 19 of 20 cases.
ERRORS = 2
DECIMALS = 1
AbilityVerdict = Literal["hoger", "lager", "te klein", "te weinig mensen"]


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered: the ``mean`` from 1 to 5, with its standard ``error``.

    ``people`` answered the question that the fewest answered, ``most`` the one that the most did.
    """

    mean: float
    people: int
    most: int
    error: float


@dataclass(frozen=True, slots=True)
class ItemChange:
    """A question before and after; None where it was not asked or, when it is ``few``, fewer than five answered."""

    item: AbilityItem
    before: Answered | None
    after: Answered | None
    few_before: bool
    few_after: bool


@dataclass(frozen=True, slots=True)
class AbilityChange:
    """An ability before and after, with what may be said of the difference; None as long as one of both is missing."""

    ability: Ability
    before: Answered | None
    after: Answered | None
    verdict: AbilityVerdict | None
    few_before: bool
    few_after: bool


def ability_changes(measure: AbilityMeasure, abilities: Abilities) -> tuple[AbilityChange, ...]:
    """Return each ability of a group; before and after are over the same questions where both were measured."""
    return tuple(_change(measure, ability) for ability in abilities.abilities)


def item_changes(measure: AbilityMeasure, abilities: Abilities) -> tuple[ItemChange, ...]:
    """Return each question of a group."""
    before, after = _by_item(measure.before), _by_item(measure.after)
    return tuple(
        ItemChange(
            item,
            _answered(before, [item]),
            _answered(after, [item]),
            _is_few(before, [item]),
            _is_few(after, [item]),
        )
        for item in abilities.items
    )


def _change(measure: AbilityMeasure, ability: Ability) -> AbilityChange:
    before, after = _by_item(measure.before), _by_item(measure.after)
    kept_before, kept_after = ([one for one in ability.items if _kept(wave, one)] for wave in (before, after))
    if kept_before and kept_after:
        kept_before = kept_after = [one for one in kept_before if one in kept_after]
    first, second = _answered(before, kept_before), _answered(after, kept_after)
    return AbilityChange(
        ability,
        first,
        second,
        _verdict(first, second) if first and second else None,
        first is None and _is_few(before, ability.items),
        second is None and _is_few(after, ability.items),
    )


def _by_item(tallies: Sequence[ItemTally]) -> Mapping[str, ItemTally]:
    return {one.item: one for one in tallies}


def _kept(tallies: Mapping[str, ItemTally], item: AbilityItem) -> bool:
    return item.id in tallies and bool(tallies[item.id].counts)


def _is_few(tallies: Mapping[str, ItemTally], items: Sequence[AbilityItem]) -> bool:
    """Whether one of these questions was answered by fewer than five."""
    return any(one.id in tallies and not tallies[one.id].counts for one in items)


def _answered(tallies: Mapping[str, ItemTally], items: Sequence[AbilityItem]) -> Answered | None:
    """Return the mean of the questions' means; the error as if everybody answered all questions alike: the widest."""
    kept = [tallies[one.id] for one in items if _kept(tallies, one)]
    if not kept:
        return None
    answered = [one.people for one in kept]
    found = [_mean_and_spread(one) for one in kept]
    mean, spread = (sum(parts) / len(found) for parts in zip(*found, strict=True))
    return Answered(mean, min(answered), max(answered), spread / math.sqrt(min(answered)))


def _mean_and_spread(tally: ItemTally) -> tuple[float, float]:
    answers = list(zip(ANSWERS, tally.counts, strict=True))
    mean = sum(answer * count for answer, count in answers) / tally.people
    square = sum(count * (answer - mean) ** 2 for answer, count in answers)
    return mean, math.sqrt(square / (tally.people - 1))


def _verdict(before: Answered, after: Answered) -> AbilityVerdict:
    """Tell by the means as shown whether they differ; the error is that of two groups (Welch 1947, Biometrika 34)."""
    if min(before.people, after.people) < LEAST_PEOPLE:
        return "te weinig mensen"
    difference = float(rounded(after.mean, DECIMALS) - rounded(before.mean, DECIMALS))
    least = max(LEAST_DIFFERENCE, ERRORS * math.hypot(before.error, after.error))
    if abs(difference) < least:
        return "te klein"
    return "hoger" if difference > 0 else "lager"
