"""Loads the snapshot once a process, and answers with a clear sentence when it can't be used."""

from contextlib import suppress
from dataclasses import dataclass

import streamlit as st

from wijk.domain.area import Level
from wijk.domain.coalition_rules import CoalitionRules, load_coalition_rules
from wijk.domain.indicator import Indicator
from wijk.domain.method import Method, MethodError, load_method
from wijk.domain.method_sources import MethodSource, load_method_sources
from wijk.figures.choropleth import Choropleth, make_choropleth
from wijk.figures.diversity import EvennessTable, evenness_table
from wijk.figures.joining import make_places
from wijk.figures.places import Place, Places
from wijk.figures.profile import Profile, make_profile
from wijk.opendata.snapshot import Snapshot, SnapshotError, load

__all__ = ["Loaded", "choropleth_of", "load_ahead", "loaded", "profile_of"]

CACHED_PROFILES = 300


@dataclass(frozen=True)
class Loaded:
    """What every page reads and none changes."""

    snapshot: Snapshot
    places: Places
    method: Method
    evenness: EvennessTable
    rules: CoalitionRules
    sources: tuple[MethodSource, ...]


def loaded() -> Loaded:
    """The snapshot with its places and the method; stops the page with one sentence when a file can't be used."""
    try:
        return _load()
    except (SnapshotError, MethodError) as error:
        st.error(str(error))
        st.stop()


def load_ahead() -> None:
    """Load what every page reads; a file that can't be used is left for the first page to tell."""
    with suppress(SnapshotError, MethodError):
        _read()


def profile_of(place: Place) -> Profile:
    """The profile of a place, kept for the next time it is asked for."""
    data = loaded()
    return _profile(data.snapshot.version, place.key)


@st.cache_resource(show_spinner="De cijfers worden geladen…")
def _load() -> Loaded:
    return _read()


@st.cache_resource(show_spinner=False)
def _read() -> Loaded:
    snapshot = load()
    return Loaded(
        snapshot=snapshot,
        places=make_places(snapshot),
        method=load_method(),
        evenness=evenness_table(snapshot),
        rules=load_coalition_rules(),
        sources=load_method_sources(),
    )


def choropleth_of(indicator: Indicator, year: int, level: Level, municipality: str | None) -> Choropleth:
    """One map's figures, kept for the next time they are asked for."""
    return _choropleth(loaded().snapshot.version, indicator.id, year, level, municipality)


@st.cache_resource(show_spinner=False, max_entries=CACHED_PROFILES)
def _choropleth(version: str, indicator: str, year: int, level: Level, municipality: str | None) -> Choropleth:  # noqa: ARG001
    snapshot = _load().snapshot
    return make_choropleth(snapshot, snapshot.catalogue[indicator], year, level, municipality)


@st.cache_resource(show_spinner=False, max_entries=CACHED_PROFILES)
def _profile(version: str, key: str) -> Profile:  # noqa: ARG001 - the version makes the cache forget an older snapshot
    data = _load()
    return make_profile(data.snapshot, data.places, data.places.by_key[key], data.method, data.evenness)
