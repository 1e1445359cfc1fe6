"""The list of initiatives: a search box and filters above one table, and a way to open each by mouse or keyboard."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from pages.parts.initiatives.opened import open_initiative
from pages.parts.shared.area_choice import area_label, area_labels, area_name, areas_within
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text, show_on_paper
from wijk.approach.selection import EVERYONE, FRESHNESS, Wanted, is_wanted
from wijk.domain.clock import today
from wijk.domain.initiative import Initiative
from wijk.figures.places import Place
from wijk.figures.wording import counted
from wijk.store.database.records import Stored
from wijk.views.initiative_tables import FIELDS, initiative_labels, list_rows
from wijk.views.numbers import number
from wijk.views.tables import table_height

__all__ = ["filtered", "initiative_list"]

Records = Sequence[Stored[Initiative]]
TABLE_HEIGHT = 430
# So that a beamer of 1280 wide shows where an initiative works and in which phase.
WIDTHS = {"name": 270, "area": 170, "organisation": 150, "roles": 210, "groups": 170}
EVERYWHERE = ""


def filtered(records: Records, place: Place | None) -> list[Stored[Initiative]]:
    """Show the search box and the filters; gives the initiatives that meet them, the last added first.

    While a place is chosen, only those of its gemeente, unless the user looks elsewhere.
    """
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
    place_key = f"filter-gebied-{place.key if place else ''}"
    areas = _areas(records, place, st.session_state.get(place_key))
    where = columns[1].selectbox(
        "Waar",
        areas,
        index=areas.index(place.municipality) if place else 0,
        key=place_key,
        format_func=_where(areas).__getitem__,
        persist_state="session",
    )
    wanted = Wanted(
        text=text or "",
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
    day = today()
    anywhere = [record for record in reversed(records) if is_wanted(record.item, wanted, day)]
    if where == EVERYWHERE:
        return anywhere
    here = replace(wanted, areas=areas_within(where, (record.item.area for record in anywhere)))
    found = [record for record in anywhere if is_wanted(record.item, here, day)]
    _tell_elsewhere(len(anywhere) - len(found), where, place_key)
    return found


def _tell_elsewhere(count: int, where: str, place_key: str) -> None:
    """Say how many more there are elsewhere, with a way to see them."""

    def look_everywhere() -> None:
        st.session_state[place_key] = EVERYWHERE

    with st.container(horizontal=True, vertical_alignment="center"):
        if count:
            told = f"{counted(count, 'initiatief is', 'initiatieven zijn')} niet in {area_label(where)}."
            st.markdown(markdown_text(told), width="content")
            st.button("Overal tonen", on_click=look_everywhere)


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

    rows = list_rows(items, loaded().method, area_name, today())
    st.dataframe(
        dict(zip(rows[0], zip(*rows[1:], strict=True), strict=True)),
        key=key,
        height=table_height(len(found), TABLE_HEIGHT),
        hide_index=True,
        column_config={FIELDS[field]: st.column_config.Column(width=width) for field, width in WIDTHS.items()},
        on_select=picked,
        selection_mode="single-row",
        alt="Initiatieven met fases, doelgroepen, gebied en hoe lang geleden bevestigd",
    )
    show_on_paper(rows)
    shown = "" if len(found) == total else f"{number(len(found))} van de "
    st.caption(f"{shown}{counted(total, 'initiatief', 'initiatieven')}, het laatst toegevoegde bovenaan.")
    names = initiative_labels(items, area_name)
    st.selectbox(
        "Openen om te bekijken of te wijzigen",
        ids,
        index=None,
        key=f"open-{key}",
        format_func=lambda identifier: names[identifier],
        placeholder="Typ een deel van de naam, of kies een rij in de tabel",
        on_change=named,
    )


def _areas(records: Records, place: Place | None, chosen: str | None) -> list[str]:
    """Everywhere, the chosen place with its gemeente, where there are initiatives, and what was ``chosen`` before."""
    used = sorted({record.item.area for record in records})
    here = [place.municipality, place.key] if place and place.municipality else []
    before = [chosen] if chosen else []
    return list(dict.fromkeys([EVERYWHERE, *here, *(f"GM{code[2:6]}" for code in used), *used, *before]))


def _where(codes: Sequence[str]) -> dict[str, str]:
    return {EVERYWHERE: "Overal"} | area_labels(code for code in codes if code)
