"""What somebody who signed in may not do is not shown; the page says who can."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import streamlit as st

from pages.parts.shared.database import opened_store
from pages.parts.shared.theme import markdown_text
from wijk.figures.places import Place
from wijk.permissions import Deed, Thing, may_in
from wijk.store.database.asking import own_areas
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored
from wijk.views.place_names import full_name
from wijk.views.roles import who_can

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = [
    "begin_telling",
    "is_permitted",
    "may_change",
    "only_for",
    "tell_who_can",
    "telling_anew",
    "those_to_change",
    "where_to_write",
]

P = ParamSpec("P")
T = TypeVar("T", bound="DataclassInstance")
TOLD = "wie-dat-kan"


def begin_telling() -> None:
    """Begin a page, or a part that is seen without the rest, on which nobody was told yet who can do what."""
    st.session_state[TOLD] = set()


@contextmanager
def telling_anew() -> Iterator[None]:
    """A step of a page of which one is in sight: what was told in another is told in it too."""
    begin_telling()
    yield


def is_permitted(store: Store, deed: Deed, thing: Thing, place: Place | None = None) -> bool:
    """Whether who looks at the page may do this to this in a place; without a place, whether anywhere."""
    return may_in(store.actor, deed, thing, place.known_as if place else ())


def may_change(store: Store, item: Any, deed: Deed = "write", thing: Thing = "records") -> bool:
    """Whether who looks may do this to one thing, where that lies; what lies nowhere in particular, lies anywhere."""
    return may_in(store.actor, deed, thing, own_areas(None, item) or ("",))


def those_to_change(store: Store, records: Iterable[Stored[T]], deed: Deed = "write") -> list[Stored[T]]:
    """Of these records those to which who looks may do this."""
    return [one for one in records if may_change(store, one.item, deed)]


def where_to_write(store: Store, areas: Iterable[str], held: Collection[str] = ()) -> list[str]:
    """Of these areas (CBS codes) those for which who looks may fill in something, and those that are held already."""
    return [one for one in areas if one in held or may_in(store.actor, "write", "records", (one,))]


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
                tell_who_can(deed, thing, place)

        return shown

    return around


def tell_who_can(deed: Deed, thing: Thing, place: Place | None = None) -> None:
    """Say who may do this to this in a place, once on a page."""
    sentence = who_can(deed, thing, full_name(place) if place else "")
    told: set[str] = st.session_state.setdefault(TOLD, set())
    if sentence not in told:
        told.add(sentence)
        st.caption(markdown_text(sentence))
