"""The region of the school holidays: chosen once for a place, and to change when it was the wrong one."""

from functools import partial

import streamlit as st

from pages.parts.plan.records import DONE
from pages.parts.shared.attempt import attempt
from pages.parts.shared.messages import say
from pages.parts.shared.permitted import only_for
from pages.parts.shared.theme import markdown_text
from wijk.domain.calendar_rules import CalendarRules
from wijk.domain.event import REGIONS, Region, SchoolRegion
from wijk.dossier.calendar import Calendar, proposed_region
from wijk.figures.places import Place
from wijk.store.calendar.queries import KEPT_REGIONS, choose_region
from wijk.store.common.errors import Conflict
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored

__all__ = ["ask_region", "change_region"]

QUESTION = "In welke regio vallen de schoolvakanties hier?"
FIRST = "Iemand anders koos net een regio. Kijk of die klopt, en kies zo nodig opnieuw."


@only_for("write", "records")
def ask_region(store: Store, place: Place, rules: CalendarRules) -> None:
    """The question, as long as nobody answered it: with our proposal where the provincie lies in one region."""
    proposed = proposed_region(place, rules)
    told = "Dan staan ze in de kalender. U kiest dit één keer voor dit gebied; later wijzigen kan."
    if proposed:
        told += f" Ons voorstel is {proposed}: heel {place.province} ligt in die regio ({rules.region_source})."
    else:
        told += " In deze provincie verschilt het per gemeente. Weet u het niet? Een school kan het u zeggen."
    with st.container(border=True, key="kalender-regio"):
        _choose(store, place, None, proposed, told)


@only_for("write", "records")
def change_region(store: Store, place: Place, calendar: Calendar) -> None:
    """The region that was chosen, on a button that opens the question again."""
    with st.popover(f"Schoolvakanties: regio {calendar.region}", width="stretch"):
        _choose(store, place, calendar.records.region, calendar.region, "")


def _choose(store: Store, place: Place, seen: Stored[SchoolRegion] | None, begun: Region | None, told: str) -> None:
    chosen: Region | None = st.radio(
        QUESTION,
        REGIONS,
        index=REGIONS.index(begun) if begun else None,
        horizontal=True,
        key=f"schoolregio-{place.code}-{seen.version if seen else 0}",
    )
    if told:
        st.caption(markdown_text(told))
    pressed = st.button("Kies deze regio", key="schoolregio-bewaar", type="primary")
    if not pressed:
        return
    if chosen is None:
        st.error("Kies eerst een regio.")
    elif attempt(partial(_keep, store, SchoolRegion(place.code, chosen), seen)):
        st.rerun()


def _keep(store: Store, chosen: SchoolRegion, seen: Stored[SchoolRegion] | None) -> None:
    try:
        kept = choose_region(store, chosen, seen)
    except Conflict:
        say(FIRST)
        return
    if seen is None:
        DONE.remember("keuze van de schoolregio", kept, lambda version: KEPT_REGIONS.delete(store, kept.id, version))
    elif kept.version != seen.version:
        DONE.remember("keuze van de schoolregio", kept, lambda version: KEPT_REGIONS.save(store, seen.item, version))
    say(f"Bewaard: de schoolvakanties zijn die van regio {kept.item.region}.")
