"""Choosing a place: gemeente, wijk and buurt in one row, or a search over all names; kept in the address."""

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text
from wijk.domain.area import COUNTRY
from wijk.figures.places import Place
from wijk.figures.search import search_places
from wijk.views.distinct import distinct
from wijk.views.place_names import place_name
from wijk.views.search_results import division_text, near_text, search_text

__all__ = [
    "INDICATOR",
    "LEVEL",
    "PLACE",
    "ZOOM",
    "choose",
    "chosen",
    "chosen_place",
    "examples",
    "names_of",
    "picker_row",
    "remember",
    "remember_choice",
    "search_box",
    "show_place",
]

PLACE, INDICATOR, LEVEL, ZOOM = PARAMETERS = ("gebied", "kaart", "niveau", "zoom")
SEARCH, PRESSED = "zoek", "gedrukt gebied"
EXAMPLES = ("WK020218", "WK051836", "GM0363", "NL00")


def remember_choice() -> None:
    """Keep what was chosen through a reload and a change of page: in the address, and in the session behind it."""
    for parameter in PARAMETERS:
        in_address = st.query_params.get(parameter)
        if in_address:
            st.session_state[parameter] = in_address
        elif st.session_state.get(parameter):
            st.query_params[parameter] = st.session_state[parameter]


def chosen(parameter: str, options: Sequence[str], default: str) -> str:
    """What the address says of this parameter, or the default when it says nothing we know."""
    value = st.session_state.get(parameter)
    return str(value) if value in options else default


def remember(parameter: str, value: str) -> None:
    """Put a choice in the address and in the session."""
    st.session_state[parameter] = value
    st.query_params[parameter] = value


def chosen_place() -> Place | None:
    """The chosen place; an address with an unknown place gives a sentence and no place."""
    key = st.session_state.get(PLACE)
    if not key:
        return None
    place = loaded().places.get(key.upper())
    if place is None:
        st.warning("Het gebied in dit adres kennen wij niet. Zoek hieronder op naam.")
    return place


def choose(key: str) -> None:
    """Move the whole page to another place; the map follows to the level that fits it."""
    remember(PLACE, key)
    for parameter in (LEVEL, ZOOM):
        st.session_state.pop(parameter, None)
        st.query_params.pop(parameter, None)


def search_box(label: str = "Zoek een gemeente, wijk of buurt", *, key: str = SEARCH) -> Place | None:
    """A search over all names of Nederland, with a button per place found; the place whose button was pressed."""
    query = st.text_input(label, key=key, placeholder="Bijvoorbeeld: Moerwijk of Den Haag", live=True)
    pressed = _pressed(key)
    if pressed or not query or not query.strip():
        return pressed
    search = search_places(loaded().places, query)
    _buttons(search.found, key, key)
    if search.near:
        st.markdown(near_text(search))
        _buttons(search.near, f"{key}-lijkt-op", key)
    told = search_text(search)
    if told:
        st.info(told)
    explained = division_text((*search.found, *search.near), loaded().places)
    if explained:
        st.caption(explained)
    return None


def examples(*, country: bool = True) -> Place | None:
    """Places to begin with, Nederland among them or not, while nothing is searched for; the one that was pressed.

    They belong to the search box of the page, which gives what was pressed while typing ended.
    """
    if (st.session_state.get(SEARCH) or "").strip():
        return None
    st.markdown("Of bekijk een voorbeeld:")
    keys = [key for key in EXAMPLES if country or key != COUNTRY]
    with st.container(horizontal=True, gap="xsmall"):
        _buttons([loaded().places.by_key[key] for key in keys], "voorbeeld", SEARCH, width="content")
    return _pressed(SEARCH)


def show_place(place: Place | None) -> None:
    """Move the page to a place that was just pressed, if any."""
    if place:
        choose(place.key)
        st.rerun()


def picker_row(place: Place) -> None:
    """One compact row: gemeente, wijk, buurt, and the search behind a button."""
    places = loaded().places
    country = places.by_key[COUNTRY]
    gemeente = places.around(place, "gemeente")
    wijk = places.around(place, "wijk")
    columns = st.columns([3, 3, 3, 2], vertical_alignment="bottom")
    with columns[0]:
        _select("Gemeente", [country, *places.gemeenten], gemeente or country, place)
    with columns[1]:
        wijken = [gemeente, *places.inside(gemeente.code)] if gemeente else []
        _select("Wijk", wijken, wijk or gemeente, place, whole="Hele gemeente")
    with columns[2]:
        buurten = [wijk, *places.inside(wijk.code)] if wijk else []
        _select("Buurt", buurten, place if place.level == "buurt" else wijk, place, whole="Hele wijk")
    with columns[3], st.popover("Zoek op naam", width="stretch"):
        found = search_box(key=f"zoek-van-{place.key}")
    show_place(found)


def _select(label: str, options: Sequence[Place], current: Place | None, place: Place, *, whole: str = "") -> None:
    keys = [option.key for option in options]
    names = names_of(options)
    if whole and keys:
        names[keys[0]] = whole
    key = f"{label.lower()}-van-{place.key}"
    st.selectbox(
        label,
        keys,
        index=keys.index(current.key) if current and current.key in keys else None,
        format_func=lambda option: names[option],
        key=key,
        placeholder="Kies eerst een wijk" if label == "Buurt" else "Kies eerst een gemeente",
        disabled=not keys,
        on_change=lambda: choose(st.session_state[key]),
    )


def _buttons(places: Sequence[Place], key: str, box: str, *, width: Literal["stretch", "content"] = "stretch") -> None:
    for place in places:
        st.button(
            markdown_text(place.label),
            key=f"{key}-{place.key}",
            width=width,
            wrap=True,
            on_click=_press,
            args=(place.key, box),
        )


def _press(key: str, box: str) -> None:
    """Remember what was pressed under which box, also when its button is gone in the next run: pressing it ended the
    typing too. A page can have more than one box, each for something else.
    """
    st.session_state[f"{PRESSED}-{box}"] = key


def _pressed(box: str) -> Place | None:
    key = st.session_state.pop(f"{PRESSED}-{box}", None)
    return loaded().places.by_key[key] if key else None


def names_of(options: Sequence[Place]) -> dict[str, str]:
    """What to call places in one list, by key; those with the same name by their code too."""
    return distinct({one.key: _short(one) for one in options}, {one.key: one.code for one in options})


def _short(place: Place) -> str:
    name = place_name(place)
    return name if len(place.divisions) > 1 else f"{name} (indeling {place.divisions[0]})"
