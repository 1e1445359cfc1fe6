"""Jaarkalender: a year of a place as a list by month and as one table, with what can be done to it."""

from functools import cache, partial
from pathlib import Path

import streamlit as st

from pages.parts.calendar.elsewhere import offer_elsewhere
from pages.parts.calendar.events import add_event, do_in_list, edit_events, show_laid_aside
from pages.parts.calendar.period import chosen_months, period_row
from pages.parts.calendar.region import ask_region, change_region
from pages.parts.shared.assets import style
from pages.parts.shared.row_table import show_rows
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text
from wijk.approach.calendar_days import last_of_month
from wijk.approach.year_calendar import happenings
from wijk.domain.calendar_rules import CalendarRules, load_calendar_rules
from wijk.domain.clock import today
from wijk.dossier.calendar import calendar_of, offers_of, years_off
from wijk.dossier.overview import where_of
from wijk.figures.places import Place
from wijk.store.database.connection import Store
from wijk.views.calendar import overdue_text, sources_html, unknown_text, year_text
from wijk.views.calendar_grid import grid_html
from wijk.views.calendar_list import month_rows, month_table
from wijk.views.place_names import full_name

__all__ = ["show_calendar"]

VIEWS = ["Per maand", "Het jaar in één tabel"]


@cache
def _rules() -> CalendarRules:
    return load_calendar_rules()


def show_calendar(store: Store, place: Place) -> None:
    """The calendar of a place."""
    st.html(style(Path(__file__).with_name("calendar.css")))
    rules, months = _rules(), chosen_months()
    first, last = months[0], last_of_month(months[-1])
    calendar = calendar_of(store, place, where_of(loaded().snapshot, place), today())
    off = years_off(rules, calendar.region, first.year, last.year)
    # Nobody takes up a day that is over.
    offers = offers_of(calendar, rules, max(first, today()), last)
    found = happenings([*off.items, *calendar.items, *(one.item for one in offers)], first, last)
    with st.container(key="niet-op-papier-kalender-kiezen"):
        if calendar.region is None:
            ask_region(store, place, rules)
        left, right = st.columns([7, 3], vertical_alignment="center")
        with left:
            period_row(months)
        if calendar.region:
            with right:
                change_region(store, place, calendar)
    told = [year_text(months, full_name(place), found), unknown_text(off.unknown), overdue_text(calendar.overdue)]
    st.markdown(markdown_text(" ".join(filter(None, told))))
    with st.container():
        edit_events(store, place)
    with st.container(key="niet-op-papier-evenement"):
        add_event(store, place)
    by_month, whole = st.tabs(VIEWS, key="kalender-weergave", on_change="rerun")
    if by_month.open:
        with by_month:
            for month in months:
                here = [one for one in found if max(one.first, first).replace(day=1) == month]
                if here:
                    st.subheader(month_table(month, ()).title, anchor=False)
                    shown = month_table(month, month_rows(here))
                    do = partial(do_in_list, store, place, calendar, offers)
                    show_rows(store, place, f"kalender-{month:%Y-%m}", shown, do)
    if whole.open:
        with whole:
            st.html(grid_html(months, found))
    with st.container(key="niet-op-papier-weggelegd"):
        with st.expander("Waar komen deze dagen vandaan?"):
            st.markdown(markdown_text(f"Voorstellen: {rules.label}."))
            st.html(sources_html(rules))
        show_laid_aside(store, place, calendar, rules)
    offer_elsewhere(store, place, calendar, rules)
