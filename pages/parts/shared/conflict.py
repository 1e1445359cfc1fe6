"""Two versions of the same thing: people choose field by field, and nothing typed is lost until they do."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import streamlit as st

from pages.parts.shared.messages import say
from pages.parts.shared.personal_question import ask_first
from pages.parts.shared.record_editing import (
    Handling,
    close_record,
    conflict_over,
    delete_record,
    save_record,
)
from pages.parts.shared.theme import markdown_text
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored
from wijk.views.versions import SideBySide, side_by_side

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["MINE", "THEIRS", "choose_fields", "settle"]

T = TypeVar("T", bound="DataclassInstance")
MINE, THEIRS = "Uw versie", "Versie van de ander"
ERASED = "Dit is intussen voorgoed gewist en komt niet terug. Neem uit het formulier over wat u nodig hebt."


def settle(handling: Handling[T], store: Store, mine: T, seen: Stored[T]) -> None:
    """Show the conflict over a record, if there is one, and the ways out; ``mine`` was made of what was ``seen``."""
    conflict = conflict_over(handling, seen.id)
    if conflict is None:
        return
    st.error(markdown_text(str(conflict)))
    theirs: Stored[T] | None = conflict.theirs
    if theirs is None or theirs.deleted:
        _over_a_deletion(handling, store, None if conflict.mine is None else mine, seen, theirs)
    elif conflict.mine is None:
        _deleting_what_changed(handling, store, seen, theirs)
    else:
        _field_by_field(handling, store, mine, seen, theirs)


def choose_fields(rows: Iterable[SideBySide], key: str, fixed: AbstractSet[str] = frozenset()) -> tuple[str, ...]:
    """Show the fields in which two versions differ; which of these people keep as their own, none of ``fixed``."""
    return tuple([row.field for row in rows if _keeps_mine(row, key, can_choose=row.field not in fixed)])


def _field_by_field(handling: Handling[T], store: Store, mine: T, seen: Stored[T], theirs: Stored[T]) -> None:
    rows = side_by_side(seen.item, mine, theirs.item, handling.texts)
    keep = choose_fields(rows, f"{seen.id}-{theirs.version}", handling.fixed)
    if not rows:
        st.markdown("De twee versies zijn gelijk. U hoeft niets te kiezen.")
    merged = replace(theirs.item, **{field: getattr(mine, field) for field in keep})
    first, second, third = st.columns(3)
    pressed = first.button("Bewaar deze keuze", key=f"keuze-{seen.id}", type="primary", width="stretch")
    kept = ask_first(f"keuze-personen-{seen.id}", merged, theirs.item, pressed=pressed)
    if kept is not None:
        save_record(handling, store, kept, theirs)
    if handling.edit_on:
        args = (theirs, merged)
        second.button(
            "Eerst nog bewerken", key=f"bewerk-{seen.id}", on_click=handling.edit_on, args=args, width="stretch"
        )
    _leave(handling, third, "Houd de andere versie", seen)


def _keeps_mine(row: SideBySide, key: str, *, can_choose: bool) -> bool:
    """Show one field in both versions; True when people keep their own."""
    with st.container(border=True):
        st.markdown(f"**{markdown_text(row.name)}**")
        left, right = st.columns(2)
        left.markdown(f"{MINE}: {markdown_text(row.mine)}")
        right.markdown(f"{THEIRS}: {markdown_text(row.theirs)}")
        if not can_choose:
            return False
        chosen = st.radio(
            f"Wat wilt u bewaren bij {row.name}?",
            [MINE, THEIRS],
            index=0 if row.keep_mine else 1,
            horizontal=True,
            key=f"versie-{key}-{row.field}",
        )
    return chosen == MINE


def _over_a_deletion(
    handling: Handling[T], store: Store, mine: T | None, seen: Stored[T], theirs: Stored[T] | None
) -> None:
    """Somebody else deleted what was changed here (``mine``) or deleted here too (None)."""
    st.markdown(handling.gone)
    first, second = st.columns(2)
    if theirs is None and handling.add is None:
        st.markdown(ERASED)
    elif mine is not None:
        pressed = first.button(
            "Terughalen en mijn versie bewaren", key=f"haal-{seen.id}", type="primary", width="stretch"
        )
        kept = ask_first(f"haal-personen-{seen.id}", mine, theirs.item if theirs else None, pressed=pressed)
        if kept is not None:
            _bring_back(handling, store, kept, seen, theirs)
    _leave(handling, second, "Verwijderd laten", seen)


def _bring_back(handling: Handling[T], store: Store, mine: T, seen: Stored[T], theirs: Stored[T] | None) -> None:
    try:
        if theirs is None and handling.add:
            handling.add(store, mine)
            close_record(handling, seen.id)
            say(f"Bewaard: {handling.label(mine)}.")
            st.rerun()
        there = handling.restore(store, seen.id)
    except StoreError as error:
        st.error(markdown_text(str(error)))
        return
    fixed = {field: getattr(there.item, field) for field in handling.fixed}
    save_record(handling, store, replace(mine, **fixed), there)


def _deleting_what_changed(handling: Handling[T], store: Store, seen: Stored[T], theirs: Stored[T]) -> None:
    """Somebody else changed what was to be deleted here."""
    st.markdown("U wilde dit verwijderen, maar de ander heeft het net gewijzigd:")
    for row in side_by_side(seen.item, seen.item, theirs.item, handling.texts):
        st.markdown(f"- **{markdown_text(row.name)}**: {markdown_text(row.mine)} → {markdown_text(row.theirs)}")
    first, second = st.columns(2)
    if first.button("Toch verwijderen", key=f"toch-{seen.id}", type="primary", width="stretch"):
        delete_record(handling, store, theirs)
    _leave(handling, second, "Niet verwijderen", seen)


def _leave(handling: Handling[T], column: st.delta_generator.DeltaGenerator, label: str, seen: Stored[T]) -> None:
    column.button(label, key=f"andere-{seen.id}", width="stretch", on_click=close_record, args=(handling, seen.id))
