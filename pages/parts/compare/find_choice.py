"""Choosing what is looked for: places of which level, where, and by which conditions; all kept in the address."""

from collections.abc import Mapping, Sequence
from typing import cast

import streamlit as st

from pages.parts.compare.choices import keep, kept, kept_option
from pages.parts.shared.loading import Loaded
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text
from wijk.domain.area import Level
from wijk.figures.askable import askable_figures
from wijk.figures.find_places import Condition
from wijk.views.captions import PLURALS, first_upper
from wijk.views.condition_choice import (
    ENOUGH,
    MOST_CONDITIONS,
    MOST_PEOPLE,
    Subject,
    examples,
    new_condition,
    offered_kinds,
    offered_subjects,
    offered_where,
    read_conditions,
    written_conditions,
)
from wijk.views.sentences.found_places import condition_text

__all__ = ["choose_conditions", "choose_level_and_where", "kept_conditions"]

LEVEL, WHERE, CONDITIONS = "onder", "waar", "voorwaarden"
FIRST_LEAST, STEP = 500, 50
KEPT = 6


def choose_level_and_where() -> tuple[Level, str]:
    """The level of the places, and where: as `condition_choice.offered_where` names it."""
    where = offered_where(loaded().places)
    first, second = st.columns([5, 7], vertical_alignment="bottom")
    with first:
        key = f"keuze-{LEVEL}"
        st.session_state[key] = kept_option(LEVEL, list(PLURALS), next(iter(PLURALS)))
        level = st.segmented_control(
            "Wat zoekt u?",
            list(PLURALS),
            key=key,
            format_func=lambda one: first_upper(PLURALS[one]),
            required=True,
            on_change=lambda: keep(LEVEL, st.session_state[f"keuze-{LEVEL}"]),
        )
    with second:
        key = f"keuze-{WHERE}"
        st.session_state[key] = kept_option(WHERE, list(where), "")
        place = st.selectbox(
            "Waar?",
            list(where),
            key=key,
            format_func=lambda one: where[one],
            on_change=lambda: keep(WHERE, st.session_state[f"keuze-{WHERE}"]),
        )
    return cast(Level, level), str(place)


def choose_conditions(level: Level) -> tuple[Condition, ...]:
    """The conditions, each a button that takes it out, and one more behind a button."""
    data = loaded()
    offered = _offered(data.snapshot.version, level, data)
    conditions, told = read_conditions(kept(CONDITIONS), offered, level)
    for sentence in told:
        st.warning(sentence)
    if not conditions:
        st.markdown("Waaraan moet een gebied voldoen? Kies een voorbeeld, of maak zelf een voorwaarde.")
        for number, example in enumerate(examples(level)):
            st.button(
                markdown_text(example.question),
                key=f"voorbeeld-vraag-{number}-{level}",
                wrap=True,
                on_click=_set,
                args=(example.conditions,),
            )
        _add(conditions, offered, level)
        return conditions
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key="gekozen-voorwaarden"):
        for number, condition in enumerate(conditions):
            words = condition_text(condition, data.method, data.snapshot.catalogue)
            st.button(
                f"✕ {'én ' if number else ''}{markdown_text(words)}",
                key=f"weg-{written_conditions([condition])}",
                width="content",
                wrap=True,
                help="Haal deze voorwaarde weg",
                on_click=_set,
                args=([other for other in conditions if other != condition],),
            )
        adding = st.popover("Voorwaarde erbij", on_change="rerun", key="voorwaarde-erbij")
    if adding.open:
        with adding:
            if len(conditions) < MOST_CONDITIONS:
                _add(conditions, offered, level)
            else:
                st.info(f"Dit zijn er {MOST_CONDITIONS}. Haal eerst een voorwaarde weg.")
    return conditions


def kept_conditions(level: Level) -> tuple[Condition, ...]:
    """The conditions as they were chosen before, those that can be asked of this level."""
    if not kept(CONDITIONS):
        return ()
    data = loaded()
    conditions, _ = read_conditions(kept(CONDITIONS), _offered(data.snapshot.version, level, data), level)
    return conditions


def _add(conditions: Sequence[Condition], offered: Mapping[str, Subject], level: Level) -> None:
    """Make one condition: of whom or what, what must hold, and how many where it is about that."""
    fresh = f"{len(conditions)}-{level}"
    key = st.selectbox(
        "Over wie of wat gaat het?",
        list(offered),
        index=None,
        key=f"nieuw-wat-{fresh}",
        format_func=lambda one: offered[one].label,
        placeholder="Typ een deel, bijvoorbeeld: ouderen",
    )
    if key is None:
        return
    kinds = offered_kinds(offered[key], level)
    kind = st.selectbox(
        "Wat moet er gelden?", list(kinds), key=f"nieuw-soort-{fresh}-{key}", format_func=lambda one: kinds[one]
    )
    least = FIRST_LEAST
    if kind == ENOUGH:
        least = st.number_input(
            "Hoeveel ten minste?", 1, MOST_PEOPLE, FIRST_LEAST, STEP, key=f"nieuw-aantal-{fresh}-{key}"
        )
    st.button(
        "Voeg toe",
        type="primary",
        key=f"nieuw-toevoegen-{fresh}",
        on_click=_set,
        args=([*conditions, new_condition(offered[key], kind, least)],),
    )


def _set(conditions: Sequence[Condition]) -> None:
    keep(CONDITIONS, written_conditions(conditions))


# By the version, as what pages.parts.shared.snapshot keeps.
@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _offered(version: str, level: Level, _data: Loaded) -> dict[str, Subject]:  # noqa: ARG001
    return offered_subjects(askable_figures(_data.snapshot, level), _data.method, level)
