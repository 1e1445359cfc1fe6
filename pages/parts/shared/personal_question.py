"""Asking, before it is kept, whether what looks like a person or a telephone number really belongs in a text."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import streamlit as st

from pages.parts.shared.theme import markdown_text
from wijk.store.common.personal import personal_fields, without_persons

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = [
    "REMOVE",
    "ask_first",
    "asks_for_many",
    "holds_new_persons",
    "show_question",
    "to_keep",
]

T = TypeVar("T", bound="DataclassInstance")
SHOWN = 10
WHY = (
    "Iedereen die dit dashboard opent kan het lezen, ook op de beamer. Bewaar het alleen als het er echt bij hoort, "
    "zoals het openbare nummer van een organisatie."
)
KEEP, REMOVE = "Toch bewaren", "Weghalen"


def holds_new_persons(item: "DataclassInstance", *before: "DataclassInstance | None") -> bool:
    """Whether there is something to ask about an item: what looks personal and was in none of those ``before``."""
    known = {part for one in before if one for parts in personal_fields(one).values() for part in parts}
    return any(part not in known for parts in personal_fields(item).values() for part in parts)


def ask_first(
    key: str,
    item: T,
    before: "DataclassInstance | None" = None,
    *,
    pressed: bool,
    faults: Iterable[str] = (),
    button: Callable[..., bool] = st.button,
) -> T | None:
    """What to keep now of an item, None where nothing is or where a question, drawn here, comes first.

    ``item`` is what stands in the fields now, ``before`` what was kept before, ``pressed`` whether people save it in
    this run. With ``faults`` it is not kept and not asked about; they are told. In a form the ``button`` is that of the
    form, so that an answer brings along what was typed since.
    """
    wrong = list(faults)
    possible = None if wrong else item
    kept = None
    if pressed or _is_answered(key):
        kept = to_keep(key, possible, before)
        for sentence in wrong:
            st.error(markdown_text(sentence))
    elif key in st.session_state:
        _ask(key, possible, before)
    show_question(key, button)
    return kept


def to_keep(key: str, item: T | None, before: "DataclassInstance | None" = None) -> T | None:
    """What to keep of an item that people save, or whose question they answered just now; None asks about it first."""
    asked = st.session_state.pop(key, None)
    if item is None:
        return None
    if _is_pressed(key, REMOVE):
        return without_persons(item)
    told = (before, asked) if _is_pressed(key, KEEP) else (before,)
    if not holds_new_persons(item, *told):
        return item
    _ask(key, item, before)
    return None


def show_question(key: str, button: Callable[..., bool], **settings: Any) -> None:
    """Draw the question that is open under this key; its buttons get ``settings`` from Streamlit's own."""
    item = st.session_state.get(key)
    if item is None:
        return
    st.warning(f"**Dit lijkt op een naam, telefoonnummer of e-mailadres:** {_listed([item])}. {WHY}")
    with st.container(horizontal=True):
        for answer, label in ((KEEP, KEEP), (REMOVE, f"{REMOVE} en bewaren")):
            button(label, key=_button_key(key, answer), **settings)


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
    return ", ".join(f"‘{markdown_text(part)}’" for part in shown[:SHOWN]) + more


def _ask(key: str, item: "DataclassInstance | None", before: "DataclassInstance | None") -> None:
    """Have the question asked about this item, as long as there is something to ask."""
    st.session_state[key] = item if item and holds_new_persons(item, before) else None


def _is_answered(key: str) -> bool:
    return _is_pressed(key, KEEP) or _is_pressed(key, REMOVE)


def _is_pressed(key: str, answer: str) -> bool:
    return bool(st.session_state.get(_button_key(key, answer)))


def _button_key(key: str, answer: str) -> str:
    return f"{key}-{answer}"
