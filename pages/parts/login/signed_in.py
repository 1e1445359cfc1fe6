"""Who looks at a page: the account that signed in, with the roles it has now; everybody where there is no login."""

import time
from dataclasses import dataclass
from functools import cache, partial

import streamlit as st

from pages.parts.login.cookie import SIGN_IN
from pages.parts.login.keeping import SignIns
from pages.parts.login.provider import Provider
from pages.parts.login.settings import login
from pages.parts.shared.program_store import program_store
from pages.parts.shared.snapshot import loaded
from wijk.domain.account import RoleRule, called
from wijk.domain.actor import Actor
from wijk.domain.sign_in import SignIn
from wijk.dossier.scopes import actor_of
from wijk.store.accounts.queries import roles_now
from wijk.store.common.errors import NotAllowed
from wijk.store.database.connection import Store

__all__ = ["Visitor", "as_visitor", "place_called", "sign_ins", "visitor"]

OVER = "Uw aanmelding is voorbij. Laad deze pagina opnieuw en meld u aan. Wat u had bewaard, staat er nog."
# Seconds for which a page need not ask again what an account may: it asks several times while it is drawn.
FRESH = 1.0
MOST_HELD = 1_000


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who looks at a page, with the roles that follow from what was set and written down."""

    actor: Actor
    rules: tuple[RoleRule, ...]


_held: dict[str, tuple[float, SignIn, Visitor]] = {}


@cache
def sign_ins() -> SignIns:
    """Who is signed in with this process; only where there is a login."""
    settings = login()
    assert settings is not None
    return SignIns(program_store, Provider(settings))


def visitor() -> Visitor | None:
    """Who looks at this page; None where there is no login. Stops a page whose sign-in is over.

    Raises StoreError when the database can't be read.
    """
    if login() is None:
        return None
    now = _visitor_by(_signed_in())
    if now is None:
        st.error(OVER)
        st.stop()
        # Outside a page nothing stops: who is nobody may nothing there either.
        raise NotAllowed(OVER)
    return now


def as_visitor(store: Store) -> Store:
    """The database with who looks at this page behind what is done; stops a page whose sign-in is over.

    What holds on to it acts by the roles of its own moment: those of now may be taken before a button is pressed.
    """
    return store.acting_by(partial(_actor_by, _signed_in()), place_called) if visitor() else store


def place_called(code: str) -> str:
    """What people call an area (CBS code); the code itself where this edition does not know it."""
    place = loaded().places.get(code)
    return place.name if place else code


def _signed_in() -> str:
    return str(st.user.get(SIGN_IN, ""))


def _actor_by(identifier: str) -> Actor:
    now = _visitor_by(identifier)
    if now is None:
        raise NotAllowed(OVER)
    return now.actor


def _visitor_by(identifier: str) -> Visitor | None:
    found = sign_ins().known(identifier)
    if found is None:
        return None
    held = _held.get(identifier)
    if held and held[1] == found and time.monotonic() - held[0] < FRESH:
        return held[2]
    now = _visitor(found)
    if len(_held) > MOST_HELD:
        _held.clear()
    _held[identifier] = (time.monotonic(), found, now)
    return now


def _visitor(found: SignIn) -> Visitor:
    settings = login()
    assert settings is not None
    _, given = roles_now(program_store())
    written = [RoleRule(one.role, one.areas) for one in given if called(one.account) == called(found.account)]
    rules = tuple(dict.fromkeys((*settings.rules.held_by(found.account, found.values), *written)))
    return Visitor(actor_of(found.account, rules, loaded().places), rules)
