"""Wijkverbinders: their training and intervisie, and what they can do by their own word before and after."""

from functools import partial

import streamlit as st

from pages.parts.connectors import measures, sessions
from pages.parts.connectors.measures import abilities, fill_in_measures
from pages.parts.connectors.sessions import in_time, show_sessions
from pages.parts.shared.charts import show_chart
from pages.parts.shared.theme import markdown_text, show_table
from wijk.approach.abilities import ability_changes, item_changes
from wijk.domain.ability import AbilityMeasure
from wijk.domain.clock import today
from wijk.figures.places import Place
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored
from wijk.store.database.store_reading import reading_at_once
from wijk.store.spreadsheets.about import ENTERED
from wijk.store.spreadsheets.writing import EXCEL
from wijk.views.abilities import RULE, ability_table, item_table, said_text
from wijk.views.ability_chart import ability_chart
from wijk.views.chart_frame import chart_config
from wijk.views.export_names import about_entered, file_name
from wijk.views.training import TRAINING, training_excel

__all__ = ["show_connectors"]


def show_connectors(store: Store, place: Place) -> None:
    """All that is kept of the wijkverbinders of a place; nobody of them is in it."""
    with reading_at_once(store) as reading:
        held = sessions.KEEPER.of(reading, place.known_as)
        measured = measures.KEEPER.of(reading, place.known_as)
    show_sessions(store, place, held)
    st.subheader("Wat kunnen wijkverbinders, vooraf en na afloop?", anchor=False)
    st.caption(markdown_text(abilities().note))
    asked = [one for one in measured.living if one.item.before or one.item.after]
    for one in asked:
        _show_measure(one, place)
    if asked:
        st.caption(markdown_text(RULE))
    else:
        st.markdown("Vraag een groep vóór de training en na afloop hetzelfde, zonder naam, en tel de antwoorden.")
    fill_in_measures(store, place, measured)
    if not (asked or held.living):
        return
    with st.container(key="niet-op-papier-bestand"):
        st.download_button(
            "Training en vaardigheid als Excel",
            partial(
                training_excel,
                [one.item for one in in_time(held)],
                [one.item for one in asked],
                abilities(),
                about_entered(TRAINING, place, today()),
            ),
            file_name("wijkverbinders", place, "xlsx"),
            EXCEL,
            on_click="ignore",
        )


def _show_measure(record: Stored[AbilityMeasure], place: Place) -> None:
    """One group: its table with a chart beside it where there is something to draw, and the questions behind a fold."""
    changes = ability_changes(record.item, abilities())
    title = f"Vaardigheid van {record.item.name}"
    st.markdown(f"**{markdown_text(record.item.name)}**")
    left, right = st.columns([1, 1], gap="large")
    with left:
        show_table(ability_table(changes))
    if any(one.before or one.after for one in changes):
        with right:
            chart = ability_chart(changes, abilities(), title, ENTERED)
            show_chart(chart, chart_config(title, place.code), said_text(changes))
    fold = st.expander("Per vraag", key=f"per-vraag-{record.id}", on_change="rerun")
    if fold.open:
        with fold:
            show_table(item_table(item_changes(record.item, abilities())))
