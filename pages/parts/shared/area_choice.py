"""The areas in which an initiative can work, as a list to choose from: those of the chosen place's gemeente."""

from collections.abc import Iterable

import streamlit as st

from pages.parts.shared.snapshot import loaded
from wijk.domain.area import COUNTRY
from wijk.dossier.overview import within
from wijk.figures.places import Place

__all__ = [
    "NO_AREA",
    "area_cell",
    "area_label",
    "area_name",
    "area_names",
    "area_options",
    "areas_in",
    "areas_within",
    "default_area",
]

NO_AREA = ""


def default_area(place: Place | None) -> str:
    """The code a new initiative gets while a place is chosen."""
    return NO_AREA if place is None or place.code == COUNTRY else place.code


def area_options(place: Place | None, also: Iterable[str] = ()) -> list[str]:
    """No area, then the gemeente of ``place`` with its wijken and buurten, then the codes of ``also``."""
    inside = list(areas_in(place.municipality)) if place and place.municipality else []
    return list(dict.fromkeys([NO_AREA, default_area(place), *inside, *also]))


def area_label(code: str) -> str:
    """How a code is told in a list: its name and level, and the gemeente for what lies in one."""
    place = loaded().places.get(code) if code else None
    if place is None:
        return code or "Hele gemeente (geen gebied gekozen)"
    return place.name if place.level == "land" else f"{place.name} ({place.level})"


def area_name(code: str) -> str:
    """The name of an area to read, or its code when no division knows it."""
    place = loaded().places.get(code)
    return place.name if place else code


def area_cell(code: str) -> str:
    """What to write in a cell to be understood again: the name when it is unique in its gemeente, else the code."""
    names = areas_in(f"GM{code[2:6]}")
    place = loaded().places.get(code)
    name = place and names.get(place.code)
    return name if name and list(names.values()).count(name) == 1 else code


def area_names(codes: Iterable[str]) -> dict[str, str]:
    """The names by code of all areas in the gemeenten of these codes: what people may write in a cell."""
    gemeenten = dict.fromkeys(f"GM{code[2:6]}" for code in codes if code)
    return {code: name for gemeente in gemeenten for code, name in areas_in(gemeente).items()}


def areas_within(key: str, areas: Iterable[str | None]) -> frozenset[str | None]:
    """Which of these areas, as they were entered, are the place with this key or code or lie in it."""
    return _within(key, frozenset(areas))


@st.cache_resource(show_spinner=False, max_entries=50)
def _within(key: str, areas: frozenset[str | None]) -> frozenset[str | None]:
    data = loaded()
    place = data.places.get(key)
    return within(data.snapshot, place, areas) if place else areas & {key}


@st.cache_resource(show_spinner=False, max_entries=50)
def areas_in(gemeente: str) -> dict[str, str]:
    """The names by code of a gemeente, its wijken and, under each, its buurten; empty when there is no such gemeente.

    Codes of every division; where one code has two names, the first in use.
    """
    places = loaded().places
    found = places.get(gemeente)
    names: dict[str, str] = {found.code: found.name} if found else {}
    for wijk in places.inside(gemeente):
        names.setdefault(wijk.code, wijk.name)
        for buurt in places.inside(wijk.code):
            names.setdefault(buurt.code, buurt.name)
    return names
