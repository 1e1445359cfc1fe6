"""For a beheerder: which account has which role where, to give and to take back."""

import streamlit as st

from pages.parts.login.signed_in import place_called
from pages.parts.shared.attempt import attempt
from pages.parts.shared.messages import say
from pages.parts.shared.permitted import may_change, only_for, tell_who_can
from pages.parts.shared.place_picker import chosen_place
from pages.parts.shared.theme import markdown_text, show_long_table
from wijk.domain.account import Account
from wijk.domain.actor import SIGNED_IN_ROLES
from wijk.permissions import may_in
from wijk.store.accounts.queries import give_role, list_accounts, take_role
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored
from wijk.views.roles import areas_text

__all__ = ["show_roles"]


@only_for("read", "roles")
def show_roles(store: Store) -> None:
    """Show which roles were given on this page, and give or take one."""
    st.subheader("Wie welke rol heeft")
    st.markdown(
        "Een rol geldt in een gemeente, in wijken of overal. Wie geen rol heeft, ziet niets van wat hier is ingevuld. "
        "Rollen die uit het account van de gemeente komen, staan hier niet: die geeft de beheerder van de aanmelding."
    )
    try:
        given = list_accounts(store)
    except StoreError as error:
        st.error(markdown_text(str(error)))
        return
    if given:
        show_long_table([["Account", "Rol", "Waar"], *map(_row, given)], "Wie welke rol heeft")
    _give(store)
    mine = tuple(one for one in given if may_change(store, one.item, "delete", "roles"))
    if mine:
        _take(store, mine)


def _row(one: Stored[Account]) -> list[str]:
    return [one.item.account, one.item.role, areas_text(one.item.areas, place_called)]


def _give(store: Store) -> None:
    place = chosen_place()
    place = None if place is None or place.level == "land" else place
    if not may_in(store.actor, "write", "roles", place.known_as if place else ("",)):
        tell_who_can("write", "roles", place)
        st.caption("Geeft u rollen in een andere gemeente of wijk? Kies die eerst, bovenaan het wijkprofiel.")
        return
    start = place.code if place else ""
    with st.form("rol-geven", border=False):
        first, second, third, fourth = st.columns([4, 2, 3, 2], vertical_alignment="bottom")
        account = first.text_input("Account, zoals de gemeente het kent", key="rol-account", autocomplete="off")
        role = second.selectbox("Rol", SIGNED_IN_ROLES, key="rol-rol")
        areas = third.text_input("Gebieden (CBS-codes); leeg is overal", start, key="rol-gebieden")
        pressed = fourth.form_submit_button("Geef deze rol", width="stretch")
    if pressed and attempt(lambda: give_role(store, Account(account.strip(), role, tuple(areas.split())))):
        say(f"{account.strip()} is nu {role} van {areas_text(tuple(areas.split()), place_called)}.")
        st.rerun()


def _take(store: Store, given: tuple[Stored[Account], ...]) -> None:
    names = {one.id: " · ".join(_row(one)) for one in given}
    left, right = st.columns([9, 2], vertical_alignment="bottom")
    chosen = left.selectbox(
        "Rol terugnemen", list(names), None, format_func=names.__getitem__, placeholder="Kies er een"
    )
    if right.button("Neem terug", key="rol-terug", disabled=chosen is None, width="stretch"):
        record = next(one for one in given if one.id == chosen)
        if attempt(lambda: take_role(store, record)):
            say(f"Teruggenomen: {names[record.id]}.")
            st.rerun()
