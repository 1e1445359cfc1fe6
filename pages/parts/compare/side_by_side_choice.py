"""Choosing which areas and figures stand side by side; every choice is kept in the address."""

from collections.abc import Iterable, Sequence

import streamlit as st

from pages.parts.compare.choices import keep, kept
from pages.parts.shared.map_words import show_map_words
from pages.parts.shared.offline_map import show_map
from pages.parts.shared.place_picker import search_box
from pages.parts.shared.snapshot import choropleth_of, loaded
from pages.parts.shared.theme import markdown_text
from wijk.domain.area import Level
from wijk.figures.choropleth import area_on_map, map_division
from wijk.figures.compare import LEAST, MOST
from wijk.figures.places import Place
from wijk.figures.values import Key
from wijk.opendata.snapshot import geometry_file
from wijk.views.captions import PLURALS, figure_label, first_upper
from wijk.views.comparison_choice import (
    MOST_FIGURES,
    all_inside,
    figures_to_begin_with,
    offered_figures,
    places_to_begin_with,
    read_figures,
    read_places,
    theme_figures,
    theme_of,
    too_many_inside,
    written_figures,
    written_places,
)
from wijk.views.distinct import distinct
from wijk.views.maps import Colouring
from wijk.views.place_names import at_place, place_name
from wijk.views.side_by_side_table import told_apart

__all__ = ["add_places", "ask_for_map", "choose_figures", "choose_on_map", "choose_places", "chosen_figures"]

BESIDE, FIGURES = "naast", "cijfers"
MAP_HEIGHT = 420
THEME, CHOSEN, ON_MAP = "keuze-thema", "keuze-cijfers", "kies-op-kaart"


def choose_places(place: Place | None) -> tuple[Place, ...]:
    """The areas of the comparison, each a button that takes it out; ``place`` is the one of the page."""
    places = loaded().places
    in_address, told = read_places(places, kept(BESIDE))
    chosen = in_address or places_to_begin_with(places, place)
    for sentence in told:
        st.warning(markdown_text(sentence))
    with st.container(horizontal=True, gap="xsmall", key="gekozen-gebieden"):
        for one, name in zip(chosen, told_apart(chosen), strict=True):
            st.button(
                f"✕ {markdown_text(name)}",
                key=f"weg-{one.key}",
                width="content",
                wrap=True,
                help=f"Haal {markdown_text(place_name(one))} uit de vergelijking",
                on_click=_set,
                args=([other for other in chosen if other != one],),
            )
    return chosen


def add_places(place: Place | None, chosen: Sequence[Place]) -> None:
    """What can be added to the comparison, behind a button; in sight as long as there are too few."""
    around = place if place and place.level != "land" else chosen[0] if chosen else None
    if len(chosen) < LEAST:
        st.info(f"Kies {LEAST} tot {MOST} gebieden. Zoek op naam, of druk op een gebied hieronder.")
        _offer(around, chosen)
        return
    adding = st.popover("Gebied erbij", on_change="rerun", key="gebied-erbij")
    if adding.open:
        with adding:
            if len(chosen) < MOST:
                _offer(around, chosen)
            else:
                st.info(f"Dit zijn er {MOST}, en meer passen er niet naast elkaar. Haal eerst een gebied weg.")


def chosen_figures(chosen: Sequence[Place]) -> tuple[Key, ...]:
    """The figures of the comparison: those of the address, else those to begin with."""
    catalogue = loaded().snapshot.catalogue
    in_address, told = read_figures(catalogue, kept(FIGURES))
    for sentence in told:
        st.warning(markdown_text(sentence))
    return in_address or figures_to_begin_with(catalogue, chosen)


def choose_figures(keys: Sequence[Key]) -> None:
    """Behind a button: the figures of a theme at once, and each to be added or taken out."""
    choosing = st.popover("Cijfers kiezen", on_change="rerun", key="cijfers-kiezen")
    if not choosing.open:
        return
    catalogue = loaded().snapshot.catalogue
    labels = {
        key: f"{figure_label(catalogue[key[0]], key[1])} · {catalogue[key[0]].theme}"
        for key in offered_figures(catalogue, keys)
    }
    st.session_state[THEME], st.session_state[CHOSEN] = theme_of(catalogue, keys), list(keys)
    with choosing:
        st.selectbox(
            "Alle cijfers van een thema",
            catalogue.themes,
            key=THEME,
            format_func=first_upper,
            placeholder="Kies een thema",
            on_change=lambda: keep(FIGURES, written_figures(theme_figures(catalogue, st.session_state[THEME]))),
        )
        st.multiselect(
            "Of kies zelf",
            list(labels),
            key=CHOSEN,
            format_func=lambda key: labels[key],
            max_selections=MOST_FIGURES,
            placeholder="Kies een of meer cijfers",
            on_change=lambda: keep(FIGURES, written_figures(st.session_state[CHOSEN])),
        )


def _set(chosen: Iterable[Place]) -> None:
    keep(BESIDE, written_places(chosen))


def _offer(around: Place | None, chosen: Sequence[Place]) -> None:
    """What can be added: by name, the neighbours of the place, or all of them at once if they fit."""
    found = search_box("Zoek een gemeente, wijk of buurt om erbij te zetten", key="zoek-om-te-vergelijken")
    if found:
        _set(dict.fromkeys((*chosen, found)))
        st.rerun()
    places = loaded().places
    gemeente = places.around(around, "gemeente") if around else None
    if around is None or gemeente is None:
        return
    level: Level = "buurt" if around.level == "buurt" else "wijk"
    parent = places.around(around, "wijk") if level == "buurt" else gemeente
    siblings = places.inside(parent.code) if parent else []
    if parent and (every := all_inside(places, parent)):
        st.button(markdown_text(f"Alle {len(every)} {PLURALS[level]} {at_place(parent)}"), on_click=_set, args=(every,))
    elif parent and (told := too_many_inside(places, parent)):
        st.caption(markdown_text(told))
    offered = [one for one in (around, gemeente, *siblings) if one not in chosen]
    names = distinct(
        {one.key: place_name(one) if one.level != "gemeente" else f"Gemeente {place_name(one)}" for one in offered},
        {one.key: one.code for one in offered},
    )
    key = f"erbij-{around.key}-{len(chosen)}"
    st.pills(
        markdown_text(f"Of kies {at_place(parent or gemeente)}"),
        list(names),
        key=key,
        format_func=lambda one: markdown_text(names[one]),
        on_change=lambda: _add(chosen, st.session_state[key]),
    )


def _add(chosen: Sequence[Place], key: str | None) -> None:
    if key:
        _set(dict.fromkeys((*chosen, loaded().places.by_key[key])))


def ask_for_map(around: Place | None) -> None:
    """The switch of the map on which areas are chosen, where the place of the page lies in a gemeente."""
    if around and around.level != "land":
        st.toggle("Kies op de kaart", key=ON_MAP)


def choose_on_map(around: Place | None, chosen: Sequence[Place]) -> None:
    """The areas of the gemeente to press: one that is not in the comparison comes in, one that is goes out.

    On the page and not in the window of `add_places`: there a press scrolls the map away under the finger.
    """
    data = loaded()
    gemeente = data.places.around(around, "gemeente") if around else None
    if around is None or gemeente is None or not st.session_state.get(ON_MAP):
        return
    level: Level = "buurt" if around.level == "buurt" else "wijk"
    indicator = data.snapshot.catalogue[data.snapshot.catalogue.leading]
    year = data.snapshot.catalogue.newest(indicator.id).year
    division = map_division(data.snapshot, indicator, year)
    municipality = gemeente.municipality_in(division) or gemeente.code_in(division)
    shown = choropleth_of(indicator, year, level, municipality)
    if shown.bounds is None:
        st.info("Van deze gebieden hebben wij geen grenzen. Kies ze hierboven op naam.")
        return

    def pressed(code: str) -> None:
        one = data.places.at(code, division)
        rest = [other for other in chosen if other != one]
        _set(rest if one in chosen else [*chosen, one])

    show_map(
        data,
        geometry_file(division, level, municipality),
        Colouring(
            values=shown.table.reindex(shown.drawn["code"])["value"].tolist(),
            edges=shown.classes.edges,
            decimals=indicator.decimals,
            unit=indicator.short_unit,
            selected=area_on_map(chosen[0], level, division) if chosen else "",
            focus=shown.bounds,
        ),
        height=MAP_HEIGHT,
        on_click=pressed,
    )
    st.caption(markdown_text(f"Kleur: {figure_label(indicator, year)}."))
    show_map_words(shown, "die kiest u hierboven op naam")
