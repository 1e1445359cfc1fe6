"""The fields of one key figure, short for adding and long for changing; by role, never by name."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Any, get_args

import streamlit as st

from pages.parts.shared.area_choice import area_labels, area_options
from pages.parts.shared.permitted import where_to_write
from pages.parts.shared.record_editing import field_key
from pages.parts.shared.snapshot import loaded
from wijk.domain.key_figure import KeyFigure, Knowledge, Position
from wijk.figures.places import Place
from wijk.store.common.personal import PRIVACY_HINT
from wijk.store.database.connection import Store
from wijk.views.finding_words import group_name, phase_names
from wijk.views.people import NOT_FILLED_IN, YES_NO

__all__ = ["figure_fields"]


def figure_fields(store: Store, prefix: str, figure: KeyFigure, place: Place, *, short: bool) -> KeyFigure:
    """Draw the fields, filled with ``figure``, and return it as they say now; ``prefix`` keeps two forms apart.

    Of the areas there are those where who looks may fill in something.
    """
    first, second, third, fourth = st.columns(4, vertical_alignment="bottom")
    role = first.text_input(
        "Rol", key=field_key(prefix, "role", figure.role), placeholder="Bijvoorbeeld: wijkverpleegkundige"
    )
    organisation = second.text_input(
        "Organisatie", key=field_key(prefix, "organisation", figure.organisation), placeholder="Mag leeg blijven"
    )
    method, kinds = loaded().method, get_args(Knowledge)
    with third:
        knowledge = _several("Soort kennis", field_key(prefix, "knowledge", list(figure.knowledge)), kinds, str)
    position = fourth.selectbox(
        "Positie",
        [None, *get_args(Position)],
        format_func=lambda one: one or NOT_FILLED_IN,
        key=field_key(prefix, "position", figure.position),
        placeholder="Kies een positie",
    )
    left, middle, right = st.columns(3, vertical_alignment="bottom")
    with left:
        groups = _several(
            "Doelgroepen waar deze persoon gevoel mee heeft",
            field_key(prefix, "groups", list(figure.groups)),
            dict.fromkeys([*(group.id for group in method.groups), *figure.groups]),
            partial(group_name, method=method),
        )
    with middle:
        phases = _several(
            "Fases waarin deze persoon iets doet",
            field_key(prefix, "phases", list(figure.phases)),
            dict.fromkeys([*(phase.id for phase in method.phases), *figure.phases]),
            lambda phase: phase_names([phase], method),
        )
    with right:
        known = area_labels(where_to_write(store, area_options(place, figure.areas), figure.areas))
        areas = _several(
            "Gebied: de gemeente, of de wijken en buurten die deze persoon kent",
            field_key(prefix, f"areas-{place.key}", list(figure.areas)),
            known,
            known.__getitem__,
        )
    st.caption(PRIVACY_HINT)
    shown = replace(
        figure,
        role=role.strip(),
        organisation=organisation.strip(),
        groups=tuple(groups),
        phases=tuple(phases),
        areas=tuple(areas),
        knowledge=tuple(knowledge),
        position=position,
    )
    return shown if short else replace(shown, **_more(prefix, figure))


def _more(prefix: str, figure: KeyFigure) -> dict[str, Any]:
    """The fields that a first entry can do without."""
    found: dict[str, Any] = {}
    first, second, third = st.columns(3)
    found["formal"] = _yes_no(first, "Formeel: namens een organisatie", prefix, "formal", figure.formal)
    found["community_worker"] = _yes_no(
        second, "Opbouwwerker of gelijke", prefix, "community_worker", figure.community_worker
    )
    found["hours_per_month"] = third.number_input(
        "Uren per maand",
        min_value=0.0,
        value=None,
        step=1.0,
        format="%g",
        key=field_key(prefix, "hours_per_month", figure.hours_per_month),
        placeholder=NOT_FILLED_IN,
    )
    st.markdown("**Voor een gesprek**: vier vragen van WijkMakers. Dit is nooit een cijfer of oordeel over iemand.")
    for criterion in loaded().rules.criteria:
        field = field_key(prefix, criterion.id, getattr(figure, criterion.id))
        found[criterion.id] = st.text_input(f"{criterion.name}: {criterion.question}", key=field).strip()
    found["note"] = st.text_input("Toelichting", key=field_key(prefix, "note", figure.note)).strip()
    return found


def _several(label: str, key: str, options: Iterable[Any], name: Callable[[Any], str]) -> list[Any]:
    return st.multiselect(
        label, list(options), format_func=name, key=key, select_all=False, placeholder="Kies er een of meer"
    )


def _yes_no(column: Any, label: str, prefix: str, field: str, value: bool | None) -> bool | None:
    answer: bool | None = column.selectbox(
        label,
        [None, True, False],
        format_func=lambda one: YES_NO[one],
        key=field_key(prefix, field, value),
        placeholder="Kies een antwoord",
    )
    return answer
