"""Drafts of a coalition: what people chose beside what is proposed, and the choices of two made into one."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from wijk.domain.draft import Draft, NeedWeight
from wijk.domain.merging import differences, merge
from wijk.domain.need import Conditions, Need

__all__ = [
    "AS_PROPOSED",
    "Clash",
    "asked_conditions",
    "merge_drafts",
    "named_in",
    "weight_in",
    "with_weights",
    "without",
]

# The value of a part that a draft does not have.
AS_PROPOSED = "as proposed"
# The conditions of which each entry is a choice by itself.
LISTS = ("must_include", "exclude", "not_together")
Part = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class Clash:
    """What two people chose differently: a field of Conditions, or "weighed" or "own" with what the need is about.

    ``mine`` and ``theirs`` are the values, AS_PROPOSED where one of them has none of their own.
    """

    field: str
    about: Any
    mine: Any
    theirs: Any


def weight_in(draft: Draft, need: Need) -> float | None:
    """Return the weight that people gave a need, its own where they left it alone, and None when it does not count."""
    chosen = {one.about: one.weight for one in draft.weighed}
    return chosen.get(need.about, need.weight)


def with_weights(draft: Draft, chosen: Mapping[Need, float | None]) -> Draft:
    """Return the draft with these weights; choices on needs that are not among these stay for when they come back."""
    shown = {need.about for need in chosen}
    kept = [one for one in draft.weighed if one.about not in shown]
    kept += [NeedWeight(need.about, weight) for need, weight in chosen.items() if weight != need.weight]
    return replace(draft, weighed=_sorted(kept))


def without(draft: Draft, need: Need) -> Draft:
    """Return the draft without a need of their own, and without the weight it had."""
    return replace(
        draft,
        own=tuple(one for one in draft.own if one.about != need.about),
        weighed=tuple(one for one in draft.weighed if one.about != need.about),
    )


def named_in(conditions: Conditions) -> tuple[str, ...]:
    """Return the ids of all key figures whom the conditions name, each once."""
    apart = (one for each in conditions.not_together for one in each)
    return tuple(dict.fromkeys((*conditions.must_include, *conditions.exclude, *apart)))


def asked_conditions(conditions: Conditions, candidates: Collection[str]) -> Conditions:
    """Return the conditions as far as they ask something of these candidates (ids).

    >>> asked_conditions(Conditions(5, must_include=("a", "weg"), not_together=(("a", "weg"),)), ["a", "b"])
    Conditions(size_to=5, size_from=0, hours_each=None, resident=False, experience=False, community_worker=False, \
all_sides=False, must_include=('a',), exclude=(), not_together=(), beyond_priorities=False)
    """

    def there(ids: Sequence[str]) -> tuple[str, ...]:
        return tuple(one for one in ids if one in candidates)

    return replace(
        conditions,
        must_include=there(conditions.must_include),
        exclude=there(conditions.exclude),
        not_together=tuple(apart for each in conditions.not_together if len(apart := there(each)) > 1),
    )


def merge_drafts(base: Draft, mine: Draft, theirs: Draft) -> tuple[Draft, tuple[Clash, ...]]:
    """Return what two people made of the same ``base`` as one draft, and what they chose differently.

    What only one of them changed counts; where both changed the same thing to something else, ``mine`` counts.
    """
    before, one, other = _parts(base), _parts(mine), _parts(theirs)
    clashes = [each for each in differences(before, one, other, AS_PROPOSED) if each.is_clash]
    merged = _draft(mine.area, merge(before, one, other, AS_PROPOSED))
    return merged, tuple(Clash(each.part[0], each.part[1], each.mine, each.theirs) for each in clashes)


def _parts(draft: Draft) -> dict[Part, Any]:
    """A draft as the separate choices it is made of."""
    conditions = draft.conditions
    parts: dict[Part, Any] = {("weighed", one.about): one.weight for one in draft.weighed}
    parts |= {("own", need.about): need for need in draft.own}
    parts |= {("members", one): True for one in draft.members}
    parts |= {(field, entry): True for field in LISTS for entry in getattr(conditions, field)}
    parts |= {(one.name, None): getattr(conditions, one.name) for one in fields(conditions) if one.name not in LISTS}
    return parts | {("elsewhere", None): draft.elsewhere}


def _draft(area: str, parts: Mapping[Part, Any]) -> Draft:
    asked: dict[str, Any] = {field: tuple(entry for name, entry in parts if name == field) for field in LISTS}
    single = {name: value for (name, about), value in parts.items() if about is None and name != "elsewhere"}
    return Draft(
        area,
        weighed=_sorted([NeedWeight(about, value) for (name, about), value in parts.items() if name == "weighed"]),
        own=tuple(value for (name, _), value in parts.items() if name == "own"),
        conditions=Conditions(**single, **asked),
        elsewhere=parts["elsewhere", None],
        members=tuple(one for name, one in parts if name == "members"),
    )


def _sorted(weighed: Sequence[NeedWeight]) -> tuple[NeedWeight, ...]:
    return tuple(sorted(weighed, key=lambda one: one.about))
