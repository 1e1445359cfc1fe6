"""Two versions of one initiative beside each other: the user chooses per field, and nothing typed is lost."""

from dataclasses import replace

import streamlit as st

from pages.parts.initiatives.opened import Opened, close_initiative, delete_version, open_initiative, save_version
from pages.parts.shared.area_choice import area_name
from pages.parts.shared.browser import scroll_to_top
from pages.parts.shared.theme import markdown_text
from wijk.domain.initiative import Initiative
from wijk.domain.method import Method
from wijk.store.common.errors import Conflict, StoreError
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored
from wijk.store.initiatives.queries import add_initiative, restore_initiative
from wijk.views.initiative_tables import FIELDS, Difference, chosen_version, differences

__all__ = ["choose_version"]

MINE, THEIRS = "Uw versie", "Versie van de ander"


def choose_version(opened: Opened, conflict: Conflict, store: Store, method: Method) -> None:
    """Show what differs and the ways out: keep a version per field, go on editing, or leave theirs."""
    scroll_to_top(f"versies {opened.number}")
    st.title("Twee versies van hetzelfde initiatief")
    st.warning(str(conflict))
    mine: Initiative | None = conflict.mine
    theirs: Stored[Initiative] | None = conflict.theirs
    if theirs is None or theirs.deleted:
        _deleted_meanwhile(mine, theirs, store)
    elif mine is None:
        _changed_before_deletion(opened, theirs, store, method)
    else:
        _both(opened, mine, theirs, store, method)


def _both(opened: Opened, mine: Initiative, theirs: Stored[Initiative], store: Store, method: Method) -> None:
    found = differences(opened.record.item, mine, theirs.item, method, area_name)
    keep = [one.field for one in found if _side_by_side(one, f"{opened.number}-{theirs.version}")]
    if not found:
        st.markdown("De twee versies zijn gelijk. U hoeft niets te kiezen.")
    merged = replace(theirs.item, **chosen_version(mine, theirs.item, keep))
    columns = st.columns(3)
    if columns[0].button("Bewaar deze keuze", type="primary", width="stretch"):
        save_version(store, merged, theirs.version)
    columns[1].button("Eerst nog bewerken", width="stretch", on_click=open_initiative, args=(theirs, merged))
    columns[2].button("Alleen de versie van de ander houden", width="stretch", on_click=close_initiative)


def _side_by_side(difference: Difference, key: str) -> bool:
    """Show one field in both versions; True when the user keeps their own."""
    name = FIELDS[difference.field]
    with st.container(border=True):
        st.markdown(f"**{markdown_text(name)}**")
        left, right = st.columns(2)
        left.markdown(f"{MINE}: {markdown_text(difference.mine)}")
        right.markdown(f"{THEIRS}: {markdown_text(difference.theirs)}")
        chosen = st.radio(
            f"Wat wilt u bewaren bij {name}?",
            [MINE, THEIRS],
            index=0 if difference.keep_mine else 1,
            horizontal=True,
            key=f"versie-{key}-{difference.field}",
        )
    return chosen == MINE


def _deleted_meanwhile(mine: Initiative | None, theirs: Stored[Initiative] | None, store: Store) -> None:
    st.markdown("De ander heeft dit initiatief verwijderd.")
    columns = st.columns(3)
    if mine and columns[0].button("Terughalen en mijn versie bewaren", type="primary", width="stretch"):
        try:
            version = (restore_initiative(store, mine.id) if theirs else add_initiative(store, mine)).version
        except StoreError as error:
            st.error(markdown_text(str(error)))
        else:
            save_version(store, mine, version)
    columns[1].button("Verwijderd laten", width="stretch", on_click=close_initiative)


def _changed_before_deletion(opened: Opened, theirs: Stored[Initiative], store: Store, method: Method) -> None:
    st.markdown("U wilde dit verwijderen, maar de ander heeft het net gewijzigd:")
    for one in differences(theirs.item, opened.record.item, theirs.item, method, area_name):
        st.markdown(
            f"- **{markdown_text(FIELDS[one.field])}**: {markdown_text(one.mine)} → {markdown_text(one.theirs)}"
        )
    columns = st.columns(3)
    if columns[0].button("Toch verwijderen", type="primary", width="stretch"):
        delete_version(store, theirs)
    columns[1].button("Niet verwijderen", width="stretch", on_click=close_initiative)
