"""What somebody who signed in may not do is not shown; the page says who can."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import streamlit as st

from pages.parts.shared.database import opened_store
from pages.parts.shared.theme import markdown_text
from wijk.figures.places import Place
from wijk.permissions import Deed, Thing, may_in
from wijk.store.database.connection import Store
from wijk.views.place_names import full_name
from wijk.views.roles import who_can

__all__ = ["begin_telling", "is_permitted", "only_for"]

P = ParamSpec("P")
TOLD = "wie-dat-kan"


def begin_telling() -> None:
    """Begin a page on which nobody was told yet who can do what."""
    st.session_state[TOLD] = set()


def is_permitted(store: Store, deed: Deed, thing: Thing, place: Place | None = None) -> bool:
    """Whether who looks at the page may do this to this in a place; without a place, whether anywhere."""
    return may_in(store.actor, deed, thing, place.known_as if place else ())


def only_for(deed: Deed, thing: Thing) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """Have a part of a page shown only to who may do this to this, in the place that is among what it is given.

    All others read, once on a page, who can.
    """

    def around(part: Callable[P, None]) -> Callable[P, None]:
        @wraps(part)
        def shown(*args: P.args, **kwargs: P.kwargs) -> None:
            given = (*args, *kwargs.values())
            store = next((one for one in given if isinstance(one, Store)), None) or opened_store()
            place = next((one for one in given if isinstance(one, Place)), None)
            if is_permitted(store, deed, thing, place):
                part(*args, **kwargs)
            else:
                _tell(who_can(deed, thing, full_name(place) if place else ""))

        return shown

    return around


def _tell(sentence: str) -> None:
    told: set[str] = st.session_state.setdefault(TOLD, set())
    if sentence not in told:
        told.add(sentence)
        st.caption(markdown_text(sentence))
