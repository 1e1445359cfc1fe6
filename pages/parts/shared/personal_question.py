"""Asking, before it is kept, whether what looks like a person or a telephone number really belongs in a text."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import streamlit as st

from pages.parts.shared.theme import plain
from wijk.store.common.personal import personal_fields, without_persons

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["REMOVE", "answered", "ask_about", "asked_first", "asks_for_many", "holds_new_persons"]

T = TypeVar("T", bound="DataclassInstance")
SHOWN = 10
WHY = (
    "Iedereen die dit dashboard opent kan het lezen, ook op de beamer. Bewaar het alleen als het er echt bij hoort, "
    "zoals het openbare nummer van een organisatie."
)
KEEP, REMOVE = "Toch bewaren", "Weghalen"


def holds_new_persons(item: "DataclassInstance", before: "DataclassInstance | None" = None) -> bool:
    """Whether there is something to ask about an item: what looks personal and was not in it ``before``."""
    known = {part for parts in personal_fields(before).values() for part in parts} if before else set()
    return any(part not in known for parts in personal_fields(item).values() for part in parts)


def ask_about(key: str, item: Any) -> None:
    """Have `answered` ask about this item, from now on until it is answered; None asks no more."""
    st.session_state[key] = item


def answered(key: str) -> Any:
    """The question that is open under this key, drawn here; what to keep, in the run in which that was answered."""
    item = st.session_state.get(key)
    if item is None:
        return None
    st.warning(f"**Dit lijkt op een naam, telefoonnummer of e-mailadres:** {_listed([item])}. {WHY}")
    first, second, _ = st.columns([2, 2, 3])
    keep = first.button(KEEP, key=f"{key}-bewaren", width="stretch")
    remove = second.button(f"{REMOVE} en bewaren", key=f"{key}-weghalen", width="stretch", wrap=True)
    if not (keep or remove):
        return None
    del st.session_state[key]
    return item if keep else without_persons(item)


def asked_first(key: str, item: T | None, faults: Mapping[str, str], before: T | None = None) -> T | None:
    """What of an item that is to be saved may be kept now: at once, or in the run in which its question is answered.

    ``item`` is None in the runs in which nothing was to be saved. One with ``faults`` is not asked about: keeping it
    tells what is wrong. ``before`` is what it was. None: there is nothing to keep in this run.
    """
    if item is not None:
        asked = not faults and holds_new_persons(item, before)
        ask_about(key, item if asked else None)
        if not asked:
            return item
    settled: T | None = answered(key)
    return settled


def asks_for_many(key: str, items: Iterable[Any]) -> str | None:
    """Ask once about many items; "Toch bewaren" or "Weghalen", "" where there is nothing to ask, None until chosen."""
    found = [item for item in items if personal_fields(item)]
    if not found:
        return ""
    told = _listed(found)
    st.warning(f"**Hier staat wat lijkt op een naam, telefoonnummer of e-mailadres:** {told}. {WHY}")
    chosen: str | None = st.radio("Wat wilt u daarmee doen?", [REMOVE, KEEP], index=None, horizontal=True, key=key)
    return chosen


def _listed(items: Iterable[Any]) -> str:
    parts = [part for item in items for parts in personal_fields(item).values() for part in parts]
    shown = list(dict.fromkeys(parts))
    more = f" en nog {len(shown) - SHOWN}" if len(shown) > SHOWN else ""
    return ", ".join(f"‘{plain(part)}’" for part in shown[:SHOWN]) + more
