"""The areas in which something can work, as a list to choose from: those of the chosen place's gemeente."""

from collections.abc import Iterable

import streamlit as st

from pages.parts.shared.snapshot import Loaded, loaded
from wijk.domain.area import COUNTRY
from wijk.dossier import areas, import_scope
from wijk.dossier.overview import within
from wijk.figures.places import Place
from wijk.opendata.address_table import AddressTable, address_table
from wijk.store.importing.area_scope import AreaScope
from wijk.views.distinct import distinct
from wijk.views.place_names import gemeente_name, place_name

__all__ = [
    "area_cell",
    "area_label",
    "area_labels",
    "area_name",
    "area_options",
    "areas_in",
    "areas_within",
    "default_area",
    "area_scope",
    "scope_of_import",
]


def default_area(place: Place | None) -> str | None:
    """The code a new initiative gets while a place is chosen; None when that has to be asked."""
    return None if place is None or place.code == COUNTRY else place.code


def area_options(place: Place | None, also: Iterable[str] = ()) -> list[str]:
    """The area of ``place``, its gemeente with all wijken and buurten, and those of the codes of ``also``.

    All gemeenten when there is none of these, since everything belongs to a gemeente at least.
    """
    codes = list(also)
    chosen = default_area(place)
    gemeenten = dict.fromkeys(f"GM{code[2:6]}" for code in (*([chosen] if chosen else []), *codes))
    inside = [code for gemeente in gemeenten for code in areas_in(gemeente)]
    found = list(dict.fromkeys([*([chosen] if chosen else []), *inside, *codes]))
    return found or [gemeente.code for gemeente in loaded().places.gemeenten]


def area_label(code: str) -> str:
    """How a code is told in a list: its name and level."""
    return _label(code, loaded().places.get(code))


def _label(code: str, place: Place | None) -> str:
    if place is None:
        return code
    return place_name(place) if place.level == "land" else f"{place_name(place)} ({place.level})"


def area_labels(codes: Iterable[str]) -> dict[str, str]:
    """How codes are told in one list; those with the same name by their gemeente or their code too."""
    known = loaded().places
    places = {code: known.get(code) for code in codes}
    gemeenten = {code: gemeente_name(place) for code, place in places.items() if place}
    labels = {code: _label(code, place) for code, place in places.items()}
    return distinct(labels, gemeenten, {code: code for code in places})


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


def area_scope(chosen: str, codes: Iterable[str] = ()) -> AreaScope:
    """What people may write in a cell for an area, as `wijk.dossier.areas.area_scope`."""
    return areas.area_scope(loaded().places, chosen, codes)


def scope_of_import(chosen: str) -> AreaScope:
    """All that importing a file may know of places, as `wijk.dossier.import_scope.import_scope`."""
    data = loaded()
    return _scope_of_import(data.snapshot.version, chosen, address_table(), data)


def areas_within(key: str, areas: Iterable[str]) -> frozenset[str]:
    """Which of these areas, as they were entered, are the place with this key or code or lie in it."""
    data = loaded()
    return _within(data.snapshot.version, key, frozenset(areas), data)


def areas_in(gemeente: str) -> dict[str, str]:
    """The names by code of a gemeente and all that lies in it, as `wijk.dossier.areas.areas_in`."""
    data = loaded()
    return _areas_in(data.snapshot.version, gemeente, data)


@st.cache_resource(show_spinner=False, max_entries=20, hash_funcs={AddressTable: id})
def _scope_of_import(version: str, chosen: str, addresses: AddressTable | None, _data: Loaded) -> AreaScope:  # noqa: ARG001
    return import_scope.import_scope(_data.snapshot, _data.places, chosen, addresses)


@st.cache_resource(show_spinner=False, max_entries=50)
def _within(version: str, key: str, areas: frozenset[str], _data: Loaded) -> frozenset[str]:  # noqa: ARG001
    place = _data.places.get(key)
    return within(_data.snapshot, place, areas) if place else areas & {key}


@st.cache_resource(show_spinner=False, max_entries=50)
def _areas_in(version: str, gemeente: str, _data: Loaded) -> dict[str, str]:  # noqa: ARG001
    return areas.areas_in(_data.places, gemeente)
