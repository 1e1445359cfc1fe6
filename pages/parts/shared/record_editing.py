"""Changing, deleting and bringing back what is kept, so that nobody overwrites what another wrote."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import streamlit as st

from pages.parts.shared.messages import say
from pages.parts.shared.personal_question import ask_first
from pages.parts.shared.theme import markdown_text, show_table
from pages.parts.shared.typed_text import let_go
from wijk.store.common.errors import Conflict, StoreError
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored
from wijk.views.tables import Table

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = [
    "Handling",
    "close_record",
    "delete_record",
    "field_key",
    "forget_fields",
    "open_record",
    "opened_records",
    "restore_records",
    "save_record",
    "settle",
]

T = TypeVar("T", bound="DataclassInstance")
OPENED, CONFLICTS = "geopend", "botsingen"


@dataclass(frozen=True, slots=True)
class Handling(Generic[T]):
    """How one kind of thing is kept, and what is said about it.

    ``differences`` puts two versions beside each other, ``gone`` says that the other version was deleted. ``onto``
    gives what to save when the first version goes over the second: what its form can't change, stays the second's.
    """

    kind: str
    save: Callable[[Store, T, int], Stored[T]]
    delete: Callable[[Store, str, int], Stored[T]]
    restore: Callable[[Store, str], Stored[T]]
    label: Callable[[T], str]
    differences: Callable[[T, T], Table]
    gone: str
    onto: Callable[[T, T], T]


def opened_records(handling: Handling[T]) -> dict[str, Stored[T]]:
    """The records that are open to change, by id, each as it was when it was opened."""
    records: dict[str, Stored[T]] = st.session_state.setdefault(f"{OPENED}-{handling.kind}", {})
    return records


def open_record(handling: Handling[T], record: Stored[T]) -> None:
    """Open a record to change it."""
    opened_records(handling)[record.id] = record


def close_record(handling: Handling[Any], identifier: str) -> None:
    """Forget which version was open, and what was typed over it."""
    opened_records(handling).pop(identifier, None)
    _conflicts(handling).pop(identifier, None)
    forget_fields(f"wijzig-{identifier}")


def field_key(prefix: str, field: str, value: Any) -> str:
    """The key of a field of a form, which holds what was typed there, or else ``value``."""
    key = f"{prefix}/{field}"
    if key not in st.session_state:
        st.session_state[key] = value
    return key


def forget_fields(prefix: str) -> None:
    """Empty the fields of a form, in the browser too."""
    let_go(prefix)
    for key in [key for key in st.session_state if str(key).startswith(f"{prefix}/")]:
        del st.session_state[key]


def save_record(handling: Handling[T], store: Store, mine: T, seen: Stored[T]) -> None:
    """Save what was made of the version that was ``seen``; `settle` asks when somebody else changed it too."""
    try:
        handling.save(store, mine, seen.version)
    except Conflict as conflict:
        _conflicts(handling)[seen.id] = conflict
    except StoreError as error:
        st.error(markdown_text(str(error)))
    else:
        close_record(handling, seen.id)
        say(f"Bewaard: {handling.label(mine)}.")
        st.rerun()


def delete_record(handling: Handling[T], store: Store, seen: Stored[T], chosen_in: str | None = None) -> None:
    """Delete the version that was ``seen``; ``chosen_in`` is the key of the field in which it was chosen, if any."""
    try:
        handling.delete(store, seen.id, seen.version)
    except Conflict as conflict:
        _conflicts(handling)[seen.id] = conflict
    except StoreError as error:
        st.error(markdown_text(str(error)))
    else:
        close_record(handling, seen.id)
        if chosen_in:
            st.session_state.pop(chosen_in, None)
        say(f"Verwijderd: {handling.label(seen.item)}.")
        st.rerun()


def settle(handling: Handling[T], store: Store, mine: T, seen: Stored[T]) -> None:
    """Show both versions, if there are two, and let people choose; what was typed stays in the form until they do."""
    conflict = _conflicts(handling).get(seen.id)
    if conflict is None:
        return
    st.error(markdown_text(str(conflict)))
    theirs: Stored[T] | None = conflict.theirs
    if theirs and theirs.deleted is None:
        show_table(handling.differences(mine, theirs.item))
    else:
        st.markdown(handling.gone)
    first, second = st.columns(2)
    if theirs is None:
        st.markdown("Dit is intussen voorgoed gewist en komt niet terug. Neem uit het formulier over wat u nodig hebt.")
    else:
        pressed = first.button("Bewaar mijn versie", key=f"mijn-{seen.id}", width="stretch")
        kept = ask_first(f"mijn-personen-{seen.id}", mine, seen.item, pressed=pressed)
        if kept is not None:
            _overrule(handling, store, kept, seen, theirs)
    if second.button("Houd de andere versie", key=f"andere-{seen.id}", width="stretch"):
        close_record(handling, seen.id)
        st.rerun()


def restore_records(handling: Handling[T], store: Store, deleted: Sequence[Stored[T]]) -> None:
    """Bring back what was deleted."""
    if not deleted:
        return
    with st.expander(f"Verwijderd en nog 30 dagen terug te halen: {len(deleted)}"):
        for record in deleted:
            label = handling.label(record.item)
            if st.button(f"Haal terug: {markdown_text(label)}", key=f"terug-{record.id}", width="stretch", wrap=True):
                try:
                    handling.restore(store, record.id)
                except StoreError as error:
                    st.error(markdown_text(str(error)))
                    return
                say(f"Teruggehaald: {label}.")
                st.rerun()


def _overrule(handling: Handling[T], store: Store, mine: T, seen: Stored[T], theirs: Stored[T]) -> None:
    try:
        there = handling.restore(store, seen.id) if theirs.deleted else theirs
    except StoreError as error:
        st.error(markdown_text(str(error)))
        return
    save_record(handling, store, handling.onto(mine, there.item), there)


def _conflicts(handling: Handling[Any]) -> dict[str, Conflict]:
    conflicts: dict[str, Conflict] = st.session_state.setdefault(f"{CONFLICTS}-{handling.kind}", {})
    return conflicts
