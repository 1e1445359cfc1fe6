"""All gemeenten, wijken or buurten of Nederland on one map by any figure, with the same figures as a table."""

from typing import Any

import streamlit as st

from pages.parts.compare.choices import select_kept
from pages.parts.compare.country_filter import asked_of, choose_filter
from pages.parts.compare.standing import show_strip
from pages.parts.shared.offline_map import show_country
from pages.parts.shared.place_picker import choose
from pages.parts.shared.snapshot import Loaded, loaded, profile_of
from pages.parts.shared.theme import markdown_text
from wijk.domain.area import Level
from wijk.figures.choropleth import known_levels, map_figures, opening_figure
from wijk.figures.country import Asked, Country, chosen_areas, chosen_start, country_table, make_country
from wijk.figures.places import Place
from wijk.figures.standing import where_it_stands
from wijk.opendata.snapshot import geometry_file
from wijk.views.captions import figure_label, map_source, not_drawn, only_levels
from wijk.views.country_map import CountryColouring
from wijk.views.legends import class_labels, legend_html
from wijk.views.place_names import place_name
from wijk.views.place_standing import Stand, stand_of
from wijk.views.sentences.country import country_sentence, unknown_sentence, within_sentence
from wijk.views.tables import country_table_style

__all__ = ["show_country_map"]

FIGURE, LEVEL, VIEW = "landcijfer", "landniveau", "landbeeld"
LEVELS: dict[Level, str] = {"gemeente": "Gemeenten", "wijk": "Wijken", "buurt": "Buurten"}
VIEWS = {"alles": "Heel Nederland", "keuze": "Uw keuze", "gebied": "Gekozen gebied"}
MAP_HEIGHT, TABLE_HEIGHT = 420, 360
KEPT = 40


def show_country_map(place: Place | None) -> None:
    """Show the controls, the map with its legend and words, and the table behind a fold."""
    data = loaded()
    with st.container(key="heel-nederland"):
        country, asked, view = _controls(place)
        start = chosen_start(country, place)
        areas = chosen_areas(country, start)
        focus = country.bounds({"gebied": areas, "keuze": asked.codes}.get(view, country.values.index))
        whole = country.bounds(country.values.index)
        assert whole
        colouring = CountryColouring(
            classes=country.drawn_classes(asked.codes),
            labels=class_labels(country.classes, country.indicator),
            chosen=start,
            several=len(areas) > 1,
            focus=focus or whole,
        )
        left, right = st.columns([7, 4])
        with left:
            show_country(
                data,
                geometry_file(country.division, country.level, ""),
                colouring,
                height=MAP_HEIGHT,
                on_click=lambda code: choose(data.places.at(code, country.division).key),
            )
        with right:
            _words(country, place, asked)
    _dots(country, place)
    _table(country, asked)


def _words(country: Country, place: Place | None, asked: Asked) -> None:
    st.markdown(markdown_text(country_sentence(country)))
    outside, changed = len(asked.codes) < len(country.values), country.not_drawn > 0
    st.html(legend_html(country.classes, country.indicator, country.references, changed=changed, outside=outside))
    stand = _stand(country, place)
    if stand and place:
        st.markdown(f"**{markdown_text(place_name(place))}**: {markdown_text(stand.sentence)}")
    elif place and place.level != "land":
        figure = profile_of(place).figures[country.indicator.id, country.year]
        st.markdown(markdown_text(unknown_sentence(figure, place)))
    if told := within_sentence(country, asked):
        st.markdown(markdown_text(f"{told} {asked.told}"))
    st.caption(map_source(country.indicator, country.year, country.division) + not_drawn(country.not_drawn))


def _stand(country: Country, place: Place | None) -> Stand | None:
    """Where the chosen place stands by the figure of the map; None where it has no such figure."""
    profile = profile_of(place) if place and place.level != "land" else None
    key = (country.indicator.id, country.year)
    if place is None or profile is None or profile.figures[key].value is None:
        return None
    reference = profile.gemeente or profile.netherlands or profile.figures
    return stand_of(where_it_stands(loaded().snapshot, place, profile.figures, reference, key), profile)


def _dots(country: Country, place: Place | None) -> None:
    """The place among the others of its level as dots; none of a count, which can't be compared."""
    stand = _stand(country, place)
    if stand and country.indicator.kind != "count":
        show_strip(stand.dots, stand.named, stand.indicator, stand.title, stand.source, stand.areas)


def _table(country: Country, asked: Asked) -> None:
    fold = st.expander("Kaart als tabel: kies hier ook een gebied", on_change="rerun")
    if not fold.open:
        return
    table = country_table(loaded().snapshot, country, asked.codes)
    codes = list(table.index)
    key = f"landtabel-{country.indicator.id}-{country.year}-{country.level}"

    def picked() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        if rows:
            choose(loaded().places.at(codes[rows[0]], country.division).key)

    fold.dataframe(
        country_table_style(country, table),
        key=key,
        height=TABLE_HEIGHT,
        hide_index=True,
        on_select=picked,
        selection_mode="single-row",
        alt=f"{country.indicator.name} per {country.level}, {country.year}",
    )


def _controls(place: Place | None) -> tuple[Country, Asked, str]:
    """The figure and the level, which areas, and where to look, each kept in the address."""
    snapshot = loaded().snapshot
    first, second, third, fourth = st.columns([10, 5, 6, 6])
    figures = {f"{one.id}-{year}": (one, year) for one, year in map_figures(snapshot.catalogue)}
    division = place.division if place else snapshot.leading_division
    indicator, year = opening_figure(snapshot.catalogue, division)
    with first:
        labels = {key: figure_label(*figure) for key, figure in figures.items()}
        indicator, year = figures[select_kept("Cijfer op de kaart", labels, FIGURE, f"{indicator.id}-{year}")]
    known = _known_levels(snapshot.version, indicator.id, year, loaded())
    with second:
        offered: dict[str, str] = {level: LEVELS[level] for level in known}
        level: Any = select_kept("Kaart van", offered, LEVEL, "wijk" if "wijk" in offered else "gemeente")
    country = _country(snapshot.version, indicator.id, year, level, loaded())
    with third:
        chosen = choose_filter(place)
    asked = asked_of(country, place, chosen)
    with fourth:
        view = select_kept("Inzoomen op", VIEWS, VIEW, "keuze" if asked.name else "alles")
    if only := only_levels(known):
        st.caption(only)
    return country, asked, view


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _known_levels(version: str, indicator: str, year: int, _data: Loaded) -> tuple[Level, ...]:  # noqa: ARG001
    return known_levels(_data.snapshot, _data.snapshot.catalogue[indicator], year)


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _country(version: str, indicator: str, year: int, level: Level, _data: Loaded) -> Country:  # noqa: ARG001
    return make_country(_data.snapshot, _data.snapshot.catalogue[indicator], year, level)
