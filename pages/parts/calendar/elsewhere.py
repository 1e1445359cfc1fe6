"""The calendar elsewhere: as a file, and as an address that other calendars read along, which can be withdrawn."""

from functools import partial

import streamlit as st
from streamlit import config

from pages.parts.shared.attempt import attempt
from pages.parts.shared.messages import say
from pages.parts.shared.permitted import only_for
from pages.parts.shared.theme import markdown_text
from wijk.domain.calendar_rules import CalendarRules
from wijk.domain.clock import day_of, today
from wijk.dossier.calendar import Calendar, items_for_elsewhere
from wijk.figures.places import Place
from wijk.store.calendar.feeds import feed_of, make_feed, withdraw_feed
from wijk.store.database.connection import Store
from wijk.views.calendar import CALENDAR_TYPE, address_html, calendar_title
from wijk.views.export_names import file_name
from wijk.views.numbers import day_text
from wijk.web.public_address import feed_address

__all__ = ["offer_elsewhere"]

SHOWN = "kalender-adres"
WHAT = (
    "Met een adres leest uw eigen agenda (Outlook, Google of Apple) deze kalender mee en blijft zij vanzelf bij. "
    "Wie het adres heeft, kan meelezen zonder aan te melden. Er staan geen namen van personen in. Deel het dus alleen "
    "met wie het mag zien; trek het in als het bij een ander terechtkwam."
)
HOW = (
    "Dit adres ziet u alleen nu: wij bewaren het niet. Plak het in uw agenda: in Outlook bij ‘Agenda toevoegen’, "
    "‘Abonneren via internet’; in Google Agenda bij ‘Andere agenda's’, ‘Via URL’; op een iPhone bij ‘Agenda's’, "
    "‘Voeg agenda-abonnement toe’. Een agenda kijkt zelf om de paar uur wat er nieuw is."
)


def offer_elsewhere(store: Store, place: Place, calendar: Calendar, rules: CalendarRules) -> None:
    """The file and the address."""
    with st.container(key="niet-op-papier-kalender"):
        st.subheader("In uw eigen agenda", anchor=False)
        st.download_button(
            "Jaarkalender als .ics-bestand",
            partial(_file, place, calendar, rules),
            file_name("jaarkalender", place, "ics"),
            CALENDAR_TYPE,
            on_click="ignore",
        )
        st.caption("Het bestand is van dit moment. Wat er later verandert, komt er niet vanzelf bij.")
        with st.expander("Meelezen met een adres", expanded=_secret(place) is not None):
            _address(store, place)


def _file(place: Place, calendar: Calendar, rules: CalendarRules) -> bytes:
    # Left to who takes it along: no page waits for what writes calendars.
    from wijk.views.calendar_file import calendar_file

    return calendar_file(calendar_title(place), items_for_elsewhere(calendar, rules, today()))


@only_for("write", "records")
def _address(store: Store, place: Place) -> None:
    st.markdown(markdown_text(WHAT))
    feed, secret = feed_of(store, place.known_as), _secret(place)
    base = str(config.get_option("server.baseUrlPath") or "")
    found = feed_address(secret or "", st.context.url or "", base)
    if feed and secret and found.url:
        st.html(address_html(found.url))
        st.markdown(markdown_text(HOW))
    elif feed:
        st.markdown(f"Er is een adres, gemaakt op {day_text(day_of(feed.made_at))}. Het is niet meer te zien.")
    if found.warning:
        st.warning(markdown_text(found.warning))
    with st.container(horizontal=True):
        label = "Maak een nieuw adres (het oude stopt)" if feed else "Maak een adres"
        if st.button(label, key="kalender-adres-maak") and attempt(partial(_make, store, place)):
            st.rerun()
        if (
            feed
            and st.button("Trek het adres in", key="kalender-adres-intrekken")
            and attempt(partial(_withdraw, store, place))
        ):
            st.rerun()


def _make(store: Store, place: Place) -> None:
    st.session_state[SHOWN] = (place.code, make_feed(store, place.code, place.known_as))
    say("Er is een adres. Bewaar het nu: straks is het niet meer te zien.")


def _withdraw(store: Store, place: Place) -> None:
    withdraw_feed(store, place.known_as)
    st.session_state.pop(SHOWN, None)
    say("Het adres is ingetrokken: wie het heeft, kan niet meer meelezen.")


def _secret(place: Place) -> str | None:
    """The secret that was just made for this place in this session; of another place it is forgotten."""
    kept: tuple[str, str] | None = st.session_state.get(SHOWN)
    if kept is None:
        return None
    area, secret = kept
    if area == place.code:
        return secret
    del st.session_state[SHOWN]
    return None
