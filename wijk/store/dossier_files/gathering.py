"""What belongs to the dossier of a place, of all that was entered: the one rule, for every kind of record.

1. What was entered for the place or for a part of it: all of it.
2. Of a larger area, what the pages of the place show too: initiatives and key figures for the whole gemeente or wijk,
   and the cells of which that room is sure that there is nothing.
3. What these name or are a part of, wherever it is, as a key figure of elsewhere in the coalition.
4. What is a part of these and has no place of its own, as the questions of a meeting.

What is of no place stays: own words and remembered columns are of the dashboard. So does what was deleted, and so do
accounts with their roles, also those of the place.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Literal

from wijk.domain.decision import EMPTY, Decision
from wijk.domain.initiative import Initiative
from wijk.domain.key_figure import KeyFigure
from wijk.store.database.belonging import carried_kinds, named_by, parts_of
from wijk.store.database.records import RecordType, Stored

__all__ = ["Relation", "gather"]

Relation = Literal["own", "general", "elsewhere"]
Kept = dict[str, dict[str, Stored[Any]]]


def gather(
    living: Callable[[RecordType[Any]], Sequence[Stored[Any]]], relation: Callable[[str], Relation]
) -> Mapping[str, tuple[Stored[Any], ...]]:
    """Return by kind the records that belong to a place, each kind in the order in which it is given.

    ``living`` gives the records of a kind that are not deleted, ``relation`` tells how an area (CBS code) relates to
    the place: it is ("own") or holds ("general") it, or has nothing to do with it.
    """
    order = carried_kinds()
    there: Kept = {kind.name: {one.id: one for one in living(kind)} for kind in order}
    for kind in order:
        there[kind.name] = {
            one.id: one
            for one in there[kind.name].values()
            if all(whole in there[of] for of, whole in parts_of(kind.name, one.item))
        }
    chosen = {kind.name: {one.id for one in there[kind.name].values() if _is_of(one.item, relation)} for kind in order}
    while True:
        before = {name: len(ids) for name, ids in chosen.items()}
        for name, identifier in list(_with_theirs(there, chosen)):
            chosen[name].add(identifier)
        for kind in order:
            chosen[kind.name] |= {one.id for one in there[kind.name].values() if _follows(kind.name, one.item, chosen)}
        if before == {name: len(ids) for name, ids in chosen.items()}:
            break
    return {kind.name: tuple(one for one in there[kind.name].values() if one.id in chosen[kind.name]) for kind in order}


def _is_of(item: Any, relation: Callable[[str], Relation]) -> bool:
    areas = getattr(item, "areas", None) or (getattr(item, "area", ""),)
    found = {relation(area) for area in areas if area}
    return "own" in found or ("general" in found and _shows_below(item))


def _shows_below(item: Any) -> bool:
    match item:
        case Initiative() | KeyFigure():
            return True
        case Decision():
            return item.mark == EMPTY and item.ended_on is None
    return False


def _with_theirs(there: Kept, chosen: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    """Give what the chosen records name or are a part of, as far as it is there."""
    for name, ids in chosen.items():
        for identifier in ids:
            item = there[name][identifier].item
            for kind, other in (*parts_of(name, item), *named_by(name, item)):
                if other in there[kind]:
                    yield kind, other


def _follows(name: str, item: Any, chosen: Mapping[str, set[str]]) -> bool:
    if hasattr(item, "area") or hasattr(item, "areas"):
        return False
    wholes = list(parts_of(name, item))
    return bool(wholes) and all(whole in chosen[kind] for kind, whole in wholes)
