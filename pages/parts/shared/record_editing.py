"""Changing, deleting and bringing back what is kept; a conflict waits for people's choice (`conflict.py`)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import streamlit as st

from pages.parts.shared.attempt import attempt
from pages.parts.shared.messages import say
from pages.parts.shared.permitted import only_for
from pages.parts.shared.theme import markdown_text
from pages.parts.shared.typed_text import let_go
from wijk.figures.places import Place
from wijk.store.common.errors import Conflict, StoreError
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored
from wijk.views.versions import FieldTexts

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = [
    "Handling",
    "close_record",
    "conflict_over",
    "delete_record",
    "field_key",
    "forget_conflict",
    "forget_fields",
    "keep_conflict",
    "open_record",
    "opened_records",
    "restore_records",
    "save_record",
]

T = TypeVar("T", bound="DataclassInstance")
OPENED, CONFLICTS = "geopend", "botsingen"


def _nothing(_identifier: str) -> None:
    """Keep nothing of a record besides what all kinds keep."""


@dataclass(frozen=True, slots=True)
class Handling(Generic[T]):
    """How one kind of thing is kept, and what is said about it; ``kind`` is what no other kind is called.

    ``texts`` puts its fields in words, and ``gone`` says that the other version was deleted. Of the fields of
    ``fixed``, which no form changes, what is kept now always stays. ``add`` keeps one again that is gone for good, None
    where it may not come back. ``chosen_in`` is the key of the field in which one is chosen, if any. ``edit_on`` opens
    a form over a version, None where the form is there already; ``closed`` lets go of what the page keeps besides.
    """

    kind: str
    save: Callable[[Store, T, int], Stored[T]]
    delete: Callable[[Store, str, int], Stored[T]]
    restore: Callable[[Store, str], Stored[T]]
    label: Callable[[T], str]
    texts: Callable[[T], FieldTexts]
    gone: str
    fixed: frozenset[str] = frozenset()
    add: Callable[[Store, T], Stored[T]] | None = None
    chosen_in: str = ""
    edit_on: Callable[[Stored[T], T], None] | None = None
    closed: Callable[[str], None] = _nothing


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
    forget_conflict(handling, identifier)
    forget_fields(f"wijzig-{identifier}")
    handling.closed(identifier)


def conflict_over(handling: Handling[Any], identifier: str) -> Conflict | None:
    """The conflict over a record (id) that waits for people's choice, if any."""
    return _conflicts(handling).get(identifier)


def keep_conflict(handling: Handling[Any], identifier: str, conflict: Conflict) -> None:
    """Have people asked what to do about a conflict over a record (id)."""
    _conflicts(handling)[identifier] = conflict


def forget_conflict(handling: Handling[Any], identifier: str) -> None:
    """Ask no more about a record (id)."""
    _conflicts(handling).pop(identifier, None)


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
    """Save what was made of the version that was ``seen``; people are asked when somebody else changed it too."""
    _write(handling, seen, lambda: handling.save(store, mine, seen.version), f"Bewaard: {handling.label(mine)}.")


def delete_record(handling: Handling[T], store: Store, seen: Stored[T]) -> None:
    """Delete the version that was ``seen``; people are asked when somebody else changed it."""
    told = f"Verwijderd: {handling.label(seen.item)}. Onder 'Verwijderd' kunt u het 30 dagen lang terughalen."

    def delete() -> None:
        handling.delete(store, seen.id, seen.version)
        if handling.chosen_in:
            st.session_state.pop(handling.chosen_in, None)

    _write(handling, seen, delete, told)


def _write(handling: Handling[T], seen: Stored[T], work: Callable[[], object], told: str) -> None:
    try:
        work()
    except Conflict as conflict:
        keep_conflict(handling, seen.id, conflict)
    except StoreError as error:
        st.error(markdown_text(str(error)))
        return
    else:
        close_record(handling, seen.id)
        say(told)
    st.rerun()


def restore_records(handling: Handling[T], store: Store, place: Place, deleted: Sequence[Stored[T]]) -> None:
    """Bring back what was deleted of a place."""
    if deleted:
        _restore(handling, store, place, deleted)


@only_for("write", "records")
def _restore(
    handling: Handling[T],
    store: Store,
    _place: Place,
    deleted: Sequence[Stored[T]],
) -> None:
    with st.expander(f"Verwijderd en nog 30 dagen terug te halen: {len(deleted)}"):
        for record in deleted:
            label = handling.label(record.item)
            if st.button(f"Haal terug: {markdown_text(label)}", key=f"terug-{record.id}", width="stretch", wrap=True):
                if not attempt(partial(handling.restore, store, record.id)):
                    return
                say(f"Teruggehaald: {label}.")
                st.rerun()


def _conflicts(handling: Handling[Any]) -> dict[str, Conflict]:
    conflicts: dict[str, Conflict] = st.session_state.setdefault(f"{CONFLICTS}-{handling.kind}", {})
    return conflicts
