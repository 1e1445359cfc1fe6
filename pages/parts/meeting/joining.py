"""How people in the room take part: the code, the address and the QR code, or why phones can't."""

from functools import partial

import streamlit as st
from streamlit import config

from pages.parts.meeting.screen_link import screen_link, step_address
from pages.parts.shared.attempt import attempt
from pages.parts.shared.messages import say
from pages.parts.shared.permitted import only_for
from pages.parts.shared.theme import markdown_text
from wijk.domain.meeting import LiveMeeting
from wijk.figures.places import Place
from wijk.store.database.connection import Store
from wijk.store.meetings.live import renew_code, set_phones
from wijk.views.join_code import qr_image, shown_code
from wijk.web.public_address import JoinAddress, join_address

__all__ = ["how_to_join", "show_joining"]


def how_to_join(live: LiveMeeting) -> JoinAddress:
    """Where phones go, by what the operator set or by the address of this browser."""
    return join_address(live.code, st.context.url or "", str(config.get_option("server.baseUrlPath") or ""))


@only_for("lead", "meetings")
def show_joining(store: Store, place: Place, live: LiveMeeting) -> None:
    """The wall for the beamer, the code to read aloud, and phones on or off; a warning when phones can't reach us."""
    found = how_to_join(live)
    left, middle, right = st.columns([3, 4, 3], vertical_alignment="center")
    with left:
        screen_link("Toon de zaal", step_address(place.key, "bijeenkomst"), "toon-zaal")
    if live.phones:
        where = f"**{markdown_text(found.short)}**, " if found.short else ""
        middle.markdown(f"Meedoen: {where}code **{shown_code(live.code)}**")
        with right, st.popover("QR-code", width="stretch"):
            st.html(f'<div class="wijk-qr">{qr_image(found.url)}</div>' if found.url else "<p></p>")
            st.caption("Doen er vreemden mee? Met een nieuwe code doet iedereen opnieuw mee, en stemt opnieuw.")
            if st.button("Geef een nieuwe code", key="nieuwe-code", width="stretch", wrap=True) and attempt(
                partial(renew_code, store, live.meeting)
            ):
                say("Er is een nieuwe code. Laat iedereen opnieuw meedoen.")
                st.rerun()
    else:
        middle.markdown("Telefoons doen niet mee. U typt en telt zelf.")
    if right.button(
        "Zet telefoons uit" if live.phones else "Zet telefoons aan", key="telefoons", width="stretch", wrap=True
    ):
        if not attempt(partial(set_phones, store, live.meeting, not live.phones)):
            return
        say("Telefoons doen niet meer mee." if live.phones else "Telefoons kunnen weer meedoen.")
        st.rerun()
    if live.phones and found.warning:
        st.warning(markdown_text(found.warning))
