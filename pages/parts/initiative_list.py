"""The list of initiatives: a search box and filters above one table, and a way to open each by mouse or keyboard."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from pages.parts.area_choice import area_label, area_name
from pages.parts.loading import loaded
from pages.parts.opened import open_initiative
from wijk.approach.selection import EVERYONE, FRESHNESS, Wanted, is_wanted
from wijk.domain.initiative import Initiative
from wijk.figures.places import Place
from wijk.store.records import Stored
from wijk.views.initiative_tables import list_frame
from wijk.views.numbers import counted, number

__all__ = ["filtered", "initiative_list", "table_height"]

Records = Sequence[Stored[Initiative]]
TABLE_HEIGHT = 430
ROW_HEIGHT = 35
EVERYWHERE = ""


def filtered(records: Records, place: Place | None) -> list[Stored[Initiative]]:
    """Show the search box and the filters; gives the initiatives that meet them, the last added first."""
    method = loaded().method
    phases = {phase.id: phase.name for phase in method.phases}
    groups = {group.id: group.name for group in method.groups} | {EVERYONE: "Iedereen (geen eigen doelgroep)"}
    columns = st.columns([4, 3, 3, 3, 3], vertical_alignment="bottom")
    text = columns[0].text_input(
        "Zoeken",
        key="filter-tekst",
        placeholder="Naam, organisatie, adres of toelichting",
        live=True,
        persist_state="session",
    )
    where = columns[1].selectbox(
        "Waar",
        _areas(records, place),
        key=f"filter-gebied-{place.key if place else ''}",
        format_func=_where,
        persist_state="session",
    )
    wanted = Wanted(
        text=text or "",
        area=where,
        phases=tuple(
            columns[2].multiselect(
                "Fase",
                phases,
                key="filter-fase",
                format_func=lambda one: phases[one],
                placeholder="Alle fases",
                select_all=False,
                persist_state="session",
            )
        ),
        groups=tuple(
            columns[3].multiselect(
                "Doelgroep",
                groups,
                key="filter-groep",
                format_func=lambda one: groups[one],
                placeholder="Alle doelgroepen",
                select_all=False,
                persist_state="session",
            )
        ),
        freshness=tuple(
            columns[4].multiselect(
                "Bevestigd",
                FRESHNESS,
                key="filter-vers",
                placeholder="Maakt niet uit",
                select_all=False,
                persist_state="session",
            )
        ),
    )
    today = date.today()
    found = [record for record in reversed(records) if is_wanted(record.item, wanted, today)]
    return found


def initiative_list(found: Records, total: int) -> None:
    """The table, out of ``total``; choosing a row, or a name in the box under it, opens the initiative."""
    if not found:
        st.info("Geen initiatieven gevonden. Maak de zoekopdracht ruimer of haal een filter weg.")
        return
    items = [record.item for record in found]
    ids = [record.id for record in found]
    key = f"lijst-{hash(tuple((record.id, record.version) for record in found))}"

    def picked() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        if rows:
            open_initiative(found[rows[0]])

    def named() -> None:
        identifier = st.session_state[f"open-{key}"]
        if identifier:
            open_initiative(found[ids.index(identifier)])

    st.dataframe(
        list_frame(items, loaded().method, area_name, date.today()),
        key=key,
        height=table_height(len(found), TABLE_HEIGHT),
        hide_index=True,
        on_select=picked,
        selection_mode="single-row",
        alt="Initiatieven met fases, doelgroepen, gebied en hoe lang geleden bevestigd",
    )
    shown = "" if len(found) == total else f"{number(len(found))} van de "
    st.caption(f"{shown}{counted(total, 'initiatief', 'initiatieven')}, het laatst toegevoegde bovenaan.")
    names = {record.id: _told(record.item) for record in found}
    st.selectbox(
        "Openen om te bekijken of te wijzigen",
        ids,
        index=None,
        key=f"open-{key}",
        format_func=lambda identifier: names[identifier],
        placeholder="Typ een deel van de naam, of kies een rij in de tabel",
        on_change=named,
    )


def table_height(rows: int, most: int) -> int:
    """How high a table of this many rows stands, in pixels: no empty rows, and scrolling from ``most``."""
    return min(most, ROW_HEIGHT * (rows + 1) + 2)


def _areas(records: Records, place: Place | None) -> list[str]:
    """The chosen place first, then everywhere, then the gemeenten and areas in which there are initiatives."""
    used = sorted({record.item.area for record in records if record.item.area})
    here = [place.code] if place and place.level != "land" else []
    return list(dict.fromkeys([EVERYWHERE, *here, *(f"GM{code[2:6]}" for code in used), *used]))


def _where(code: str) -> str:
    return f"In {area_label(code)}" if code else "Overal"


def _told(initiative: Initiative) -> str:
    return f"{initiative.name} – {initiative.organisation}" if initiative.organisation else initiative.name
