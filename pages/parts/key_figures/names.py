"""Names of key figures: told here only by role and date; seen in a window of their own, after the passphrase."""

from collections.abc import Callable, Mapping
from datetime import date

import streamlit as st

from pages.parts.key_figures.clock_notice import tell_of_clock
from pages.parts.key_figures.names_window import show_names
from pages.parts.shared.attempt import attempt
from pages.parts.shared.form_folds import form_fold
from pages.parts.shared.messages import say
from pages.parts.shared.permitted import is_permitted, may_change, only_for
from pages.parts.shared.theme import markdown_text, show_table
from wijk.domain.key_figure import KeyFigure
from wijk.dossier.entered import People
from wijk.figures.places import Place
from wijk.permissions import Deed
from wijk.store.common.errors import NamesLocked, StoreError
from wijk.store.database.connection import Store
from wijk.store.database.deed_log import log_deed
from wijk.store.database.record_types import KEY_FIGURES
from wijk.store.key_figures.consents import expiring_consents, withdraw_consent
from wijk.store.key_figures.erasing import erase_person
from wijk.store.key_figures.passphrase import names_possible, require_passphrase
from wijk.store.key_figures.unlocking import unlock
from wijk.views.consents import consent_rows, expiring_sentences
from wijk.views.people import key_figure_labels
from wijk.views.roles import who_can

__all__ = ["announce_ends", "given_passphrase", "show_names_section"]

GIVEN = "wachtzin van deze sessie"
FIELD = "wachtzin"
WHOSE = "van wie intrekken of wissen"


def announce_ends(people: People, today: date) -> None:
    """Say whose consent ends soon, by role."""
    labels = key_figure_labels(people.items)
    told = expiring_sentences(expiring_consents(people.consent_ends, today), labels)
    if told:
        st.warning("\n".join(["**Vraag opnieuw om toestemming:**", "", *(f"- {markdown_text(one)}" for one in told)]))


def given_passphrase() -> str | None:
    """The passphrase as given in this session; None when it wasn't, or is no longer the right one."""
    given: str | None = st.session_state.get(GIVEN)
    try:
        require_passphrase(given)
    except NamesLocked:
        return None
    return given


@only_for("erase", "names")
def show_names_section(store: Store, _place: Place, people: People, today: date) -> None:
    """What is kept of whom until when, the way to the names, and how a name or a whole person goes away."""
    labels, ends = key_figure_labels(_of_whom(store, people, "erase")), people.consent_ends
    tell_of_clock(store)
    fold, is_open = form_fold("Namen, met toestemming", "sleutelfiguren/namen")
    if not is_open:
        return
    with fold:
        st.markdown(
            "Op deze pagina staan nooit namen, ook niet als u haar op een scherm laat zien. Een naam bewaart u alleen "
            "met toestemming: met een doel en een einddatum. Na die datum verdwijnt de naam vanzelf."
        )
        if ends:
            show_table(consent_rows(ends, labels))
        if not is_permitted(store, "read", "names"):
            st.caption(markdown_text(who_can("read", "names")))
        elif not names_possible():
            st.info(
                "Namen staan hier uit: de beheerder heeft geen wachtzin ingesteld. Werk met rollen en organisaties."
            )
        elif given_passphrase() is None:
            _ask_passphrase(store)
        else:
            first, second = st.columns(2)
            if first.button("Bekijk namen of leg toestemming vast", width="stretch", wrap=True):
                seen = key_figure_labels(_of_whom(store, people, "read"))
                show_names(
                    store, seen, {record.id: record.item for record in people.key_figures}, today, given_passphrase()
                )
            second.button("Sluit de namen weer af", on_click=_lock, width="stretch", wrap=True)
            st.caption("Namen komen in een apart venster. Staat uw scherm op de beamer? Open dat venster dan niet.")
        _take_away(store, people, labels, ends)


def _ask_passphrase(store: Store) -> None:
    with st.form("wachtzin-geven", border=False):
        st.text_input("Wachtzin", key=FIELD, type="password", autocomplete="off")
        given = st.form_submit_button("Ontgrendel namen in deze sessie")
    if given:
        try:
            unlock(st.session_state[FIELD])
            log_deed(store, "see names", KEY_FIGURES.name)
        except StoreError as error:
            st.error(markdown_text(str(error)))
            return
        st.session_state[GIVEN] = st.session_state[FIELD]
        st.rerun()


def _lock() -> None:
    st.session_state.pop(GIVEN, None)


def _of_whom(store: Store, people: People, deed: Deed) -> list[KeyFigure]:
    """The key figures to whose names who looks may do this."""
    return [one for one in people.items if may_change(store, one, deed, "names")]


def _take_away(store: Store, people: People, labels: dict[str, str], ends: Mapping[str, date]) -> None:
    """End a consent, or erase all there is about a person: always possible, also without the passphrase."""
    st.markdown("**Toestemming intrekken, of iemand helemaal wissen**")
    one = st.selectbox(
        "Om wie gaat het?",
        list(labels),
        index=None,
        format_func=labels.__getitem__,
        placeholder="Kies een sleutelfiguur",
        key=WHOSE,
    )
    if one is None:
        return
    left, right = st.columns(2)
    if one not in ends:
        left.markdown("Van deze sleutelfiguur is geen naam bewaard.")
    elif left.button("Trek de toestemming in", width="stretch", wrap=True):
        _do(lambda: withdraw_consent(store, one), f"De naam is weg. De rol blijft staan: {labels[one]}.")
    if not all(may_change(store, item, "erase") for item in people.items if item.id == one):
        right.caption(markdown_text(who_can("erase", "records")))
        return
    sure = right.checkbox(
        "Wis ook de rol, de banden en de plaats in bewaarde coalities. Dit is niet terug te draaien.",
        key=f"zeker-wissen-{one}",
    )
    if right.button("Wis deze persoon voorgoed", disabled=not sure, width="stretch", wrap=True):
        _do(lambda: erase_person(store, one), "Alles over deze persoon is gewist.")


def _do(work: Callable[[], None], told: str) -> None:
    if attempt(work):
        say(told)
        st.rerun()
