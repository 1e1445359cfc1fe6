"""The inventory: adding in seconds, the list with its filters, the map, files in and out, and one initiative whole."""

from functools import partial

import streamlit as st

from pages.parts.initiatives.conflict import show_conflict
from pages.parts.initiatives.file_import import import_initiatives
from pages.parts.initiatives.files import deleted_initiatives, files, mark_example, offer_example
from pages.parts.initiatives.form import initiative_form
from pages.parts.initiatives.inventory import filtered, initiative_list
from pages.parts.initiatives.keeping import keep_alive
from pages.parts.initiatives.opened import opened_initiative, remind_of_unsaved
from pages.parts.initiatives.point_map import points_and_table
from pages.parts.initiatives.proposals import PROPOSALS, proposals, remind_of_proposals
from pages.parts.initiatives.quick_add import quick_add
from pages.parts.initiatives.reading import own_part, show_initiative
from pages.parts.initiatives.table import initiative_table, remind_of_changes
from pages.parts.shared.database import opened_store, supply_now
from pages.parts.shared.messages import show_said
from pages.parts.shared.permitted import begin_telling, is_permitted, may_change
from pages.parts.shared.place_picker import chosen_place, picker_row, search_box, show_place
from pages.parts.shared.routing import through_app
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.to_place import ask_where
from pages.parts.shared.typed_text import keep_typed
from wijk.store.unplaced import groups_by_area, move_initiatives, place_initiatives, unplaced_groups
from wijk.views.unplaced import lost_text, names_text

through_app()

TABS = "deel"

method = loaded().method
store = opened_store()
place = chosen_place()
supply = supply_now()
records = supply.initiatives
opened = opened_initiative(records)
if opened and not may_change(store, opened.record.item):
    show_initiative(opened)
    st.stop()
if opened and show_conflict(opened, store):
    show_said()
    st.stop()
if opened:
    with keep_typed(opened.form_name):
        initiative_form(opened, store, method, place)
    show_said()
    st.stop()

st.title("Initiatieven")
if place:
    picker_row(place)
else:
    with st.expander("Kies een gemeente, wijk of buurt"):
        show_place(search_box())
quick_add(store, method, place)
show_said()
if is_permitted(store, "write", "records", place):
    ask_where(
        store,
        unplaced_groups(supply.unplaced),
        "initiatief",
        "initiatieven",
        lambda group: names_text([record.item.name for record in group.records]),
        partial(place_initiatives, store),
    )
    lost = loaded().places.lost
    ask_where(
        store,
        groups_by_area(records, lambda item: [item.area], lost),
        "initiatief",
        "initiatieven",
        lambda group: names_text([record.item.name for record in group.records]),
        partial(move_initiatives, store, lost),
        lost_text,
    )
remind_of_unsaved()
remind_of_proposals(records, store, place, TABS)
if not records:
    offer_example(store, method)
lists = st.tabs(
    ["Lijst", "Bijhouden", "Kaart", "Tabel bewerken", "Importeren", PROPOSALS, "Bewaren en terugzetten", "Verwijderd"],
    key=TABS,
    on_change="rerun",
)
listed, updated, mapped, edited, imported, proposed, kept, deleted = lists
# Who looks at a tab reads there what it may not do, whatever was told above.
begin_telling()
for tab in lists:
    if tab.open and tab is not edited:
        with tab:
            remind_of_changes()
with_filters = (listed, updated, mapped, edited, proposed)
if any(tab.open for tab in with_filters) and records:
    with next(tab for tab in with_filters if tab.open):
        found = filtered(records, place)
        if listed.open:
            initiative_list(found, len(records))
        elif updated.open:
            keep_alive(own_part(store, found), supply, place)
        elif mapped.open:
            points_and_table(found, place)
        elif proposed.open:
            proposals(own_part(store, found), store, place)
        else:
            initiative_table(own_part(store, found), store, place)
if imported.open:
    with imported:
        import_initiatives(store, method, place)
if kept.open:
    with kept:
        files(supply, store, method, place)
if deleted.open:
    with deleted:
        deleted_initiatives(store, place, supply)
mark_example(records, store)
