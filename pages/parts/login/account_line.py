"""The line on every page that says who signed in, as what, and how to sign out."""

from html import escape

import streamlit as st

from pages.parts.login.signed_in import place_called, visitor
from wijk.store.common.errors import StoreError
from wijk.views.roles import roles_text

__all__ = ["show_account"]

STYLE = "margin:0;text-align:right;font-size:.9rem;overflow-wrap:anywhere"
LINK = "color:var(--accent);display:inline-block;padding:.3rem 0"


def show_account() -> None:
    """Show who signed in; nothing where there is no login."""
    try:
        looking = visitor()
    except StoreError:
        # The page itself says that the database can't be used.
        return
    if looking is None:
        return
    told = f"{escape(looking.actor.who)} ({escape(roles_text(looking.rules, place_called))})"
    leave = f'<a href="auth/logout" target="_self" style="{LINK}">Afmelden</a>'
    st.html(f'<p style="{STYLE}">Aangemeld als {told} · {leave}</p>')
