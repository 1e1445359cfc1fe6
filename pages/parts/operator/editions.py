"""For the operator, after a passphrase: the state of the sources, the log, what changed, and the edition before."""

import streamlit as st

from pages.parts.login.settings import login
from pages.parts.operator.deeds import show_deeds
from pages.parts.operator.roles import show_roles
from pages.parts.shared.database import opened_store
from pages.parts.shared.edition_in_use import in_use
from pages.parts.shared.messages import say, say_wrong, show_said
from pages.parts.shared.permitted import is_permitted
from pages.parts.shared.place_picker import chosen_place
from pages.parts.shared.snapshot import Loaded
from pages.parts.shared.theme import markdown_text, show_table
from wijk.domain.area import COUNTRY
from wijk.domain.clock import now, today
from wijk.dossier.editions import back_to_the_edition_before
from wijk.dossier.lost import lost_records
from wijk.opendata.edition_changes import edition_changes
from wijk.opendata.edition_log import log_entries, source_states
from wijk.opendata.editions import before
from wijk.opendata.snapshot import SnapshotError
from wijk.store.common.errors import OperatorLocked, StoreError
from wijk.store.common.operator import is_operator, operator_possible, unlock_operator
from wijk.store.database.connection import Store
from wijk.views.editions import change_sentences, edition_name, log_lines, newer_text, source_table
from wijk.views.numbers import number
from wijk.views.place_names import gemeente_name

__all__ = ["operator_part"]

GIVEN, FIELD = "wachtzin beheerder van deze sessie", "wachtzin-beheerder"
LOG_LINES = 20


def operator_part(data: Loaded) -> None:
    """Show what is for the operator: by role where there is a login, else by the passphrase if one is set."""
    if login() is not None:
        _for_roles(data, opened_store())
        return
    if not operator_possible():
        return
    st.header("Voor de beheerder")
    show_said()
    if not is_operator(st.session_state.get(GIVEN)):
        _ask_passphrase()
        return
    _state(data)
    _changes(data)
    _lost(data)
    _log()
    _back()


def _for_roles(data: Loaded, store: Store) -> None:
    st.header("Voor de beheerder")
    show_said()
    show_roles(store)
    show_deeds(store)
    if is_permitted(store, "write", "figures"):
        for part in (_state, _changes, _lost):
            part(data)
        _log()
        _back()


def _ask_passphrase() -> None:
    with st.form("beheerder", border=False):
        st.text_input("Wachtzin van de beheerder", key=FIELD, type="password", autocomplete="off")
        given = st.form_submit_button("Open het deel voor de beheerder")
    if given:
        try:
            unlock_operator(st.session_state[FIELD])
        except OperatorLocked as error:
            st.error(markdown_text(str(error)))
            return
        st.session_state[GIVEN] = st.session_state[FIELD]
        st.rerun()


def _state(data: Loaded) -> None:
    """Which edition is in use, and whether there is anything newer."""
    st.markdown(markdown_text(f"In gebruik is {edition_name(data.edition.made)}."))
    if trouble := in_use().trouble:
        st.error(markdown_text(trouble))
    states = source_states(data.snapshot.manifest)
    looked = next((entry.moment for entry in log_entries() if entry.happened in ("gekeken", "bijgewerkt")), None)
    st.markdown(markdown_text(newer_text(states, looked)))
    show_table(source_table(states, today()))
    st.caption(
        "Deze pagina vraagt niets aan de bronnen. Kijken doet u met `python -m wijk.opendata update --dry-run`, "
        "bijwerken met `python -m wijk.opendata update`."
    )


def _changes(data: Loaded) -> None:
    """What the edition in use changed for the chosen gemeente."""
    older, place = before(data.edition), chosen_place()
    if older is None:
        return
    st.subheader("Wat is er veranderd?")
    if place is None or place.code == COUNTRY:
        st.markdown("Kies bovenaan het wijkprofiel een gebied. Hier staat dan wat er voor die gemeente veranderde.")
        return
    name = gemeente_name(place)
    try:
        change = edition_changes(older, data.edition, place.municipality_in(place.divisions[-1]))
    except SnapshotError as error:
        st.error(markdown_text(str(error)))
        return
    indicators = data.snapshot.catalogue.indicators
    told = change_sentences(change, lambda one: indicators[one].name if one in indicators else one, name)
    st.markdown(markdown_text(f"Vergeleken met {edition_name(older.made)}:"))
    st.markdown("\n".join(f"- {markdown_text(line)}" for line in told))


def _lost(data: Loaded) -> None:
    """What was entered for areas that this edition has not, and that it can't be followed to."""
    try:
        found = lost_records(opened_store(), data.places)
    except StoreError as error:
        st.error(markdown_text(str(error)))
        return
    if found:
        st.subheader("Wat geen plek meer heeft")
        st.markdown(
            "Dit is ingevuld bij gebieden die in deze uitgave niet terug te vinden zijn. Er is niets weg. De pagina's "
            "Initiatieven en Coalitie vragen per gebied waar de initiatieven, sleutelfiguren en coalities nu horen; de "
            "rest telt mee zodra u teruggaat, of nadat het opnieuw is ingevuld."
        )
        show_table([["Soort", "Gebied", "Aantal"], *([kind, code, number(count)] for kind, code, count in found)])


def _log() -> None:
    st.subheader("Logboek van de cijfers")
    lines = log_lines(log_entries())
    if not lines:
        st.markdown("Er is nog niets gebeurd.")
    st.markdown("\n".join(f"- {markdown_text(line)}" for line in lines[:LOG_LINES]))


def _back() -> None:
    """Back to the edition before, once the operator is sure."""
    older = before(in_use().edition)
    if older is None:
        return
    st.subheader("Terug naar de uitgave daarvoor")
    st.markdown(
        markdown_text(
            f"U gaat dan terug naar {edition_name(older.made)}. Wat is ingevuld, blijft zoals het is. Pagina's die "
            "open staan, nemen de cijfers over zodra iemand er iets kiest."
        )
    )
    sure = st.checkbox("Ja, ik wil terug naar deze uitgave", key="zeker-terug")
    if st.button("Ga terug", disabled=not sure, key="terug"):
        try:
            edition = back_to_the_edition_before(opened_store(), now())
        except (SnapshotError, StoreError) as error:
            say_wrong(str(error))
        else:
            say(f"Weer in gebruik: {edition_name(edition.made)}. De pagina's volgen vanzelf.")
        st.rerun()
