"""Records of every kind that may be kept, made by hypothesis from their types and their own checks.

A new kind is among them by its line in the registry: it begins as its example, and each field may become another value
of its type that its checks accept.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from tests.store.examples import examples_of
from wijk.store.database.belonging import NAMES, PART_OF, carried_kinds
from wijk.store.database.records import RecordType, Stored

__all__ = ["Generated", "dossiers", "put_all", "taken"]

Generated = dict[str, list[Stored[Any]]]
MOMENT = datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
TEXTS = (
    *("ouderen", "volgen", "GM0202", "WK020218", "BU02021801", "a", "", " ", "Koffie", "Wat helpt?", "0", "null"),
    *("=1+1", "'t Trefpunt", "ë\u0301ë 👵🏽", "regel\neen\r\ntwee", '<b>"</b>', "; , |", "\u200b", "x" * 120, "ال"),
)
AREAS = ("GM0202", "WK020218", "BU02021801", "WK020219", "WK003402-2024")


@cache
def values(hint: Any) -> SearchStrategy[Any]:
    """Values of a type, those that give trouble among them; made once: hypothesis looks long at a new one."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        return st.sampled_from(inner)
    if origin in (Union, UnionType):
        return st.one_of(*map(values, inner))
    if origin is tuple and inner[-1] is Ellipsis:
        return st.lists(values(inner[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*map(values, inner))
    if is_dataclass(hint) and isinstance(hint, type):
        hints = get_type_hints(hint)
        return st.builds(hint, **{each.name: values(hints[each.name]) for each in fields(hint)})
    simple: dict[Any, SearchStrategy[Any]] = {
        NoneType: st.none(),
        str: st.sampled_from(TEXTS),
        bool: st.booleans(),
        int: st.sampled_from((0, 1, 3, 12, 2020, -1, 2**31 - 1)),
        float: st.sampled_from((0.0, 0.1, 2.5, 1 / 3, 5.5, 52.0, -1e-9)),
        date: st.sampled_from((date(2026, 1, 1), date(2024, 2, 29), date(1999, 12, 31), date(2040, 9, 27))),
    }
    return simple[hint]


@st.composite
def dossiers(draw: DrawFn, most: int = 3) -> Generated:
    """Records of every kind, those that are a part of others or name them with ids of the others."""
    made: Generated = {}
    for kind in carried_kinds():
        found: dict[str, Stored[Any]] = {}
        wholes = PART_OF.get(kind.name, {}).values()
        for number in range(draw(st.integers(0, most)) if all(made[whole] for whole in wholes) else 0):
            item = _item(draw, kind, number, made)
            created = MOMENT + timedelta(days=draw(st.integers(0, 90)), microseconds=number)
            changed = created + timedelta(hours=draw(st.integers(0, 900)))
            if not kind.faults(item):
                found.setdefault(kind.id_of(item), Stored(item, kind.id_of(item), 1, created, changed))
        made[kind.name] = list(found.values())
    return made


def _item(draw: DrawFn, kind: RecordType[Any], number: int, made: Mapping[str, list[Stored[Any]]]) -> Any:
    item, hints = examples_of(kind)[0], get_type_hints(kind.type)
    if "id" in hints:
        item = replace(item, id=f"{kind.name.replace('_', '-')}-{number}")
    others = {**PART_OF.get(kind.name, {}), **NAMES.get(kind.name, {})}
    for name, hint in hints.items():
        if name in others and "." not in name:
            ids = [one.id for one in made.get(others[name], [])]
            drawn = draw(st.sampled_from(ids)) if ids else getattr(item, name)
            value = (drawn,) if hint is not str and isinstance(drawn, str) else drawn
        elif name == "area":
            value = draw(st.sampled_from(AREAS))
        elif name == "areas":
            value = draw(st.lists(st.sampled_from(AREAS), max_size=2).map(tuple))
        elif name == "id":
            continue
        else:
            value = draw(values(hint))
        changed = replace(item, **{name: value})
        item = item if kind.faults(changed) else changed
    return item


def put_all(connection: Any, made: Generated) -> None:
    """Keep what was made."""
    for kind in carried_kinds():
        kind.insert(connection, made[kind.name])


def taken(connection: Any) -> dict[str, dict[str, tuple[Any, datetime, datetime]]]:
    """All that is kept and not deleted, by kind and id: the item, and when it was made and changed."""
    return {
        kind.name: {one.id: (one.item, one.created, one.changed) for one in kind.all(connection)}
        for kind in carried_kinds()
    }
