"""Finding places by conditions together: how many there are, which, with volume beside concentration; no score."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from pages.parts.compare.choose_found import show_to_choose
from pages.parts.compare.find_choice import choose_conditions, choose_level_and_where
from pages.parts.compare.standing import show_strip
from pages.parts.shared.loading import Loaded
from pages.parts.shared.snapshot import columns_of, loaded
from pages.parts.shared.theme import markdown_text
from wijk.domain.area import Level
from wijk.domain.clock import today
from wijk.figures.dots import dots_of
from wijk.figures.find_places import Condition, Found, find_places, spread_of
from wijk.figures.place_columns import PlaceColumns
from wijk.figures.places import Place
from wijk.store.spreadsheets.writing import EXCEL
from wijk.views.captions import PLURALS
from wijk.views.condition_choice import gemeenten_of, offered_where, written_conditions
from wijk.views.found_list import (
    MOST_SHOWN,
    by_name,
    condition_sources,
    found_about,
    found_columns,
    found_csv,
    found_excel,
    found_style,
)
from wijk.views.found_spread import found_notes, spread_condition, spread_named, spread_title
from wijk.views.sentences.found_places import found_sentence

__all__ = ["found_now", "show_find_places"]

KEPT = 30


def show_find_places(place: Place | None) -> None:
    """Show what was asked and which places fit; ``place`` is the one of the page, named where it is on the strip."""
    level, where = choose_level_and_where()
    conditions = choose_conditions(level)
    if not conditions:
        return
    data, of = loaded(), columns_of(level)
    found = found_now(level, where, conditions)
    area = offered_where(data.places)[where]
    st.markdown(markdown_text(f"{area}: {found_sentence(found, level)}"))
    if found.places:
        _show_list(found, conditions, level, area)
    _show_spread(found, conditions, where, area, place, of)
    st.caption(markdown_text(" ".join(found_notes(found, of.places, data.places))))


def found_now(level: Level, where: str, conditions: Sequence[Condition]) -> Found:
    """The places of a level that fit, kept for the next time they are asked for; ``where`` is "" for everywhere."""
    data, of = loaded(), columns_of(level)
    return _found(data.snapshot.version, level, where, written_conditions(conditions), data, of, conditions)


def _show_list(found: Found, conditions: Sequence[Condition], level: Level, area: str) -> None:
    data, ordered = loaded(), by_name(found.places)
    shown = ordered[:MOST_SHOWN]
    columns = found_columns(shown, conditions, data.method, data.snapshot.catalogue)
    show_to_choose(
        found_style(shown, columns),
        [one.place for one in shown],
        f"gevonden-{hash((level, area, written_conditions(conditions)))}",
        f"Gevonden {PLURALS[level]} op naam, met per voorwaarde het aantal mensen en hoeveel vaker",
    )
    listed = (one.place for one in found.places)
    sources = condition_sources(conditions, listed, data.method, data.snapshot.catalogue)
    about = found_about(conditions, PLURALS[level], area, today(), sources, data.method, data.snapshot.catalogue)
    whole = partial(found_columns, ordered, conditions, data.method, data.snapshot.catalogue)
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            "Lijst als Excel",
            lambda: found_excel(ordered, whole(), about),
            f"gevonden-{PLURALS[level]}.xlsx",
            EXCEL,
            on_click="ignore",
        )
        st.download_button(
            "Lijst als CSV",
            lambda: found_csv(ordered, whole(), about),
            f"gevonden-{PLURALS[level]}.csv",
            "text/csv",
            on_click="ignore",
        )
    st.caption(markdown_text(f"Bron: {'; '.join(sources)}."))


def _show_spread(
    found: Found,
    conditions: Sequence[Condition],
    where: str,
    area: str,
    place: Place | None,
    of: PlaceColumns,
) -> None:
    """The figure of the first condition that compares, as dots: the found places filled, a few of them named."""
    data = loaded()
    condition = spread_condition(conditions)
    if condition is None or not found.asked:
        return
    spread = spread_of(of, data.method, condition, found, gemeenten_of(data.places, where))
    if not spread.known:
        return
    dots = dots_of(spread.values, spread.found, spread.indicator.decimals)
    title = spread_title(condition, area, of.level, data.method, data.snapshot.catalogue)
    sources = condition_sources([condition], spread.drawn, data.method, data.snapshot.catalogue)
    named = spread_named(spread, place)
    source = f"Bron: {'; '.join(sources)}."
    show_strip(dots, named, spread.indicator, title, source, PLURALS[of.level], "gevonden")


# By the version, as what pages.parts.shared.snapshot keeps; ``written`` tells the conditions apart.
@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _found(
    version: str,  # noqa: ARG001
    level: Level,  # noqa: ARG001
    where: str,
    written: str,  # noqa: ARG001
    _data: Loaded,
    _of: PlaceColumns,
    _conditions: Sequence[Condition],
) -> Found:
    return find_places(_of, _data.method, _conditions, gemeenten_of(_data.places, where))
