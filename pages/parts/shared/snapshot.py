"""The figures a page reads, all of one edition, with what is made of them and kept for the next time."""

from contextlib import suppress

import streamlit as st

from pages.parts.shared.edition_in_use import edition_of_page, start_with_newest
from pages.parts.shared.loading import Loaded, read_edition
from wijk.domain.alike_themes import load_alike_themes
from wijk.domain.area import Level
from wijk.domain.indicator import Indicator
from wijk.domain.method import MethodError
from wijk.figures.alike import AlikeTable, alike_table
from wijk.figures.choropleth import Choropleth, make_choropleth
from wijk.figures.place_columns import PlaceColumns, place_columns
from wijk.figures.places import Place
from wijk.figures.profile import Profile, make_profile
from wijk.opendata.snapshot import SnapshotError

__all__ = ["Loaded", "alike_table_of", "choropleth_of", "columns_of", "load_ahead", "loaded", "profile_of"]

CACHED_PROFILES = 300


def loaded() -> Loaded:
    """The edition of this page with its places and the method; stops it with one sentence when that can't be used."""
    try:
        return read_edition(edition_of_page())
    except (SnapshotError, MethodError) as error:
        st.error(str(error))
        st.stop()


def load_ahead() -> None:
    """Load what every page reads; a file that can't be used is left for the first page to tell."""
    with suppress(SnapshotError, MethodError):
        start_with_newest()


def profile_of(place: Place) -> Profile:
    """The profile of a place, kept for the next time it is asked for."""
    data = loaded()
    return _profile(data.snapshot.version, place.key, data)


def choropleth_of(indicator: Indicator, year: int, level: Level, municipality: str | None) -> Choropleth:
    """One map's figures, kept for the next time they are asked for."""
    data = loaded()
    return _choropleth(data.snapshot.version, indicator.id, year, level, municipality, data)


def columns_of(level: Level) -> PlaceColumns:
    """All places of a level with what their figures as columns need, made once for each edition."""
    data = loaded()
    if level not in data.columns:
        data.columns[level] = place_columns(data.snapshot, data.places, level)
    return data.columns[level]


def alike_table_of(level: Level) -> AlikeTable:
    """By what all places of a level are alike, measured once for each edition. Raises MethodError."""
    data = loaded()
    if level not in data.alike:
        data.alike[level] = alike_table(columns_of(level), load_alike_themes(data.snapshot.catalogue))
    return data.alike[level]


# The version tells the editions apart in what is kept; the underscore keeps Streamlit from reading the data for that.
@st.cache_resource(show_spinner=False, max_entries=CACHED_PROFILES)
def _choropleth(
    version: str,  # noqa: ARG001
    indicator: str,
    year: int,
    level: Level,
    municipality: str | None,
    _data: Loaded,
) -> Choropleth:
    return make_choropleth(_data.snapshot, _data.snapshot.catalogue[indicator], year, level, municipality)


@st.cache_resource(show_spinner=False, max_entries=CACHED_PROFILES)
def _profile(version: str, key: str, _data: Loaded) -> Profile:  # noqa: ARG001
    return make_profile(_data.snapshot, _data.places, _data.places.by_key[key], _data.method, _data.evenness)
