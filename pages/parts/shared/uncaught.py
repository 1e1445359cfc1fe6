"""What a visitor reads when something breaks that nobody foresaw: a Dutch sentence with a number that is in the log."""

import logging

import streamlit as st

__all__ = ["tell_error"]

LOG = logging.getLogger("wijk")


def tell_error(error: Exception) -> bool:
    """Say on the page that something went wrong, and what did in the log; True, so that Streamlit says nothing of it.

    What the store can't do just now (StoreError) has its own sentence, also where a form or a window did not expect it.
    """
    # Left to this moment, so that the server answers first.
    from pages.parts.shared.theme import markdown_text
    from pages.parts.watch.measures import count_error
    from wijk.domain.request import request_number
    from wijk.store.common.errors import StoreError

    if isinstance(error, StoreError):
        st.error(markdown_text(str(error)))
        return True
    number = request_number()
    LOG.error("Fout %s op een pagina", number, exc_info=error, extra={"request": number})
    count_error()
    st.error(
        f"**Er ging iets mis in dit dashboard (nummer {number}).** Wat u al had bewaard, staat er nog. Kies de "
        "pagina opnieuw in het menu bovenaan. Blijft het misgaan? Geef dit nummer dan door aan de beheerder: "
        "daarmee is in het logboek te vinden wat er gebeurde."
    )
    return True
