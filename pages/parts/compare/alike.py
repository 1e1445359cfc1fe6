"""The places most like the chosen one: in what, how lonely people feel there, and what there is for them."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from pages.parts.compare.choices import keep, kept
from pages.parts.compare.choose_found import beside_button
from pages.parts.compare.standing import show_standing
from pages.parts.shared.database import supply_now
from pages.parts.shared.snapshot import alike_table_of, loaded
from pages.parts.shared.theme import markdown_text, show_table
from wijk.domain.alike_themes import AlikeTheme
from wijk.domain.clock import today
from wijk.dossier.entered import EnteredSupply
from wijk.dossier.supply import PlaceSupply, place_supply
from wijk.figures.alike import AlikePlace, AlikeTable, alike
from wijk.figures.beside import values_beside
from wijk.figures.compare import MOST
from wijk.figures.places import Place
from wijk.store.database.connection import database_url
from wijk.views.alike_words import (
    NO_PART,
    alike_intro,
    alike_words,
    lonely_words,
    supply_of_alike,
    untold_supply,
    weights_text,
)
from wijk.views.place_names import full_name

__all__ = ["show_alike"]

WITHOUT = "zonder"
SHOWN, KEPT = 10, 50
LONELY = ("lonely_18plus", "severely_lonely_18plus")


def show_alike(place: Place | None) -> None:
    """Show the places most like this one; asks for one where there is none, or only the land."""
    if place is None or place.level == "land":
        st.info("Kies eerst een gemeente, wijk of buurt, bovenaan. U ziet dan welke gebieden er het meest op lijken.")
        return
    table = alike_table_of(place.level)
    themes = _choose_themes(table)
    if not themes:
        st.info("Zet ten minste één thema aan.")
        return
    off = {theme.id: 0.0 for theme in table.themes if theme not in themes}
    found = alike(table, place.key, SHOWN, off)
    st.markdown(markdown_text(alike_intro(place, found, len(table.of.places) - 1, themes)))
    st.caption(markdown_text(f"{weights_text(themes)} {NO_PART}"))
    if found:
        _show_places(table, place, found, themes)
        beside_button([place, *(one.place for one in found)][:MOST], "lijkt-op-naast")
        _show_supply(place, found)
    st.subheader("Waar staat dit gebied?")
    show_standing(place)


def _choose_themes(table: AlikeTable) -> list[AlikeTheme]:
    """The themes that count; the address keeps those that don't."""
    names = {theme.id: theme.name for theme in table.themes}
    off = kept(WITHOUT).split(",")
    key = "keuze-themas"
    st.session_state[key] = [identifier for identifier in names if identifier not in off]
    chosen = st.pills(
        "Waarin moeten zij op elkaar lijken?",
        list(names),
        key=key,
        selection_mode="multi",
        format_func=lambda one: names[one],
        on_change=lambda: keep(WITHOUT, ",".join(one for one in names if one not in st.session_state[key])),
    )
    return [theme for theme in table.themes if theme.id in chosen]


def _show_places(table: AlikeTable, place: Place, found: Sequence[AlikePlace], themes: Sequence[AlikeTheme]) -> None:
    """A row per place: a button that goes there, and in words what is alike, what isn't and how lonely people are."""
    catalogue = loaded().snapshot.catalogue
    keys = [(one, catalogue.newest(one, division=catalogue.leading_division).year) for one in LONELY]
    others = [one.place for one in found]
    lonely = [values_beside(table.of, key, place, others) for key in keys]
    told = [
        lonely_words([(catalogue[key[0]], key[1], values[row]) for key, values in zip(keys, lonely, strict=True)])
        for row in range(len(found) + 1)
    ]
    st.markdown(f"**{markdown_text(full_name(place))}**: {markdown_text(told[0])}")
    for one, words in zip(found, told[1:], strict=True):
        name, text = st.columns([4, 9], vertical_alignment="center")
        if name.button(
            markdown_text(full_name(one.place)), key=f"lijkt-op-{one.place.key}", width="stretch", wrap=True
        ):
            st.switch_page("pages/wijkprofiel.py", query_params={"gebied": one.place.key})
        text.markdown(f"{markdown_text(alike_words(one, themes, catalogue))}  \n{markdown_text(words)}")


def _show_supply(place: Place, found: Sequence[AlikePlace]) -> None:
    """What was entered for these places, per phase of the approach."""
    entered, data = supply_now(), loaded()
    keys = (place.key, *(one.place.key for one in found))
    supplies = _supplies(entered, keys, (database_url(), entered.stamp, data.snapshot.version), today())
    st.subheader("Wat is er in deze gebieden?")
    rows = supply_of_alike(supplies, data.method)
    if rows:
        show_table(rows)
    if told := untold_supply(supplies):
        st.caption(markdown_text(told))


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _supplies(
    _entered: EnteredSupply,
    keys: Sequence[str],
    known_as: tuple[str, str, str],  # noqa: ARG001 - tells what was entered, and the figures, from others
    on: date,
) -> list[PlaceSupply]:
    data = loaded()
    return [
        place_supply(
            data.snapshot, data.places.by_key[key], data.method, _entered.items, _entered.empty, on, _entered.entered
        )
        for key in keys
    ]
