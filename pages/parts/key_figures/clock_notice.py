"""Saying that the clock of the computer looks wrong, where consents are handled, and being told that it is right."""

from datetime import datetime

import streamlit as st

from pages.parts.shared.messages import say, say_wrong
from wijk.domain.clock import day_of
from wijk.store.common.errors import StoreError
from wijk.store.database.clock_doubt import clock_doubt, tell_clock_is_right
from wijk.store.database.connection import Store
from wijk.views.numbers import day_text

__all__ = ["tell_of_clock"]


def tell_of_clock(store: Store) -> None:
    """Say why nothing is taken away for good just now, with a button for when the date is right all the same."""
    doubt = clock_doubt(store)
    if doubt is None:
        return
    day = day_text(day_of(doubt.moment))
    st.warning(
        f"**Klopt de datum?** Volgens de computer is het vandaag {day}, maar hier gebeurde het laatst iets op "
        f"{day_text(day_of(doubt.last))}. Zolang dat niet zeker is, wist dit dashboard niets voorgoed: geen namen "
        "waarvan de toestemming voorbij is, en niets wat langer dan 30 dagen geleden is verwijderd. Klopt de datum "
        "niet? Vraag de beheerder om de klok goed te zetten."
    )
    st.button(f"Ja, het is vandaag {day}", on_click=_believe, args=(store, doubt.moment))


def _believe(store: Store, moment: datetime) -> None:
    try:
        tell_clock_is_right(store, moment)
    except StoreError as error:
        say_wrong(str(error))
    else:
        say("De datum klopt. Wat voorbij is, wordt nu gewist.")
