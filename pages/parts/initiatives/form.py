"""One initiative with everything that can be filled in; what was typed is never lost to somebody else's change."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from pages.parts.initiatives.opened import INITIATIVES, OpenInitiative, close_initiative, mark_unsaved
from pages.parts.initiatives.point_map import pick_point
from pages.parts.shared.area_choice import area_labels, area_options
from pages.parts.shared.browser import scroll_to_top
from pages.parts.shared.permitted import where_to_write
from pages.parts.shared.personal_question import ask_first
from pages.parts.shared.record_editing import delete_record, save_record
from pages.parts.shared.theme import markdown_text
from wijk.domain.clock import today
from wijk.domain.initiative import PhaseRole
from wijk.domain.method import Method
from wijk.domain.times import TIMES
from wijk.figures.places import Place
from wijk.store.checks.initiatives import faults_in
from wijk.store.database.connection import Store
from wijk.store.initiatives.editing import TYPED, read_typed
from wijk.store.spreadsheets.cell_values import as_text
from wijk.views.initiative_tables import FIELDS
from wijk.views.initiative_words import EXPLAINED, FUNCTIONS, NO_PERSONS
from wijk.views.numbers import day_text, number

__all__ = ["initiative_form"]

# A hundred-thousandth of a degree is about a metre.
DEGREE_DECIMALS = 5
PERSONS = "vraag-over-personen"
YES_NO = {None: "Niet ingevuld", True: "Formeel: een organisatie", False: "Informeel: bewoners zelf"}
STATES = {None: "Niet ingevuld", "open": "Open", "tijdelijk dicht": "Tijdelijk dicht", "gestopt": "Gestopt"}
STARTS = {
    None: "Niet ingevuld",
    "wens": "De wens van de persoon zelf",
    "aanbod": "Het aanbod van de organisatie",
}


def initiative_form(opened: OpenInitiative, store: Store, method: Method, place: Place | None) -> None:
    """Show the form; saving and deleting go back to the list."""
    scroll_to_top(f"formulier {opened.number}")
    st.title(markdown_text(opened.start.name))
    st.button("← Terug naar de lijst zonder te bewaren", on_click=close_initiative)
    st.markdown(NO_PERSONS)
    values: dict[str, Any] = {}
    typed: dict[str, str] = {}
    left, right = st.columns(2, gap="large")
    with left:
        values |= _what(opened, method)
        values |= _for_whom(opened, method)
        for column, field in zip(st.columns(2), ("age_from", "age_to"), strict=True):
            with column:
                typed |= _typed(opened, [field])
    with right:
        more, texts = _where(opened, store, place)
        values |= more
        typed |= texts
        st.subheader("Bereik en deelname")
        typed |= _typed(opened, ["reach", "capacity_per_month"])
        values |= _texts(opened, ["costs", "sign_up", "contact_role"])
        values["times"] = _many(opened, "times", _names(TIMES, opened.start.times))
    st.subheader("Hoe zeker is het?")
    left, right = st.columns(2, gap="large")
    with left:
        values["status"] = _one(opened, "status", STATES)
        values |= _texts(opened, ["money_continuity", "people_continuity", "recognition"])
    with right:
        typed |= _typed(opened, ["last_confirmed", "check_period_months"])
        st.button("Vandaag bevestigd dat het bestaat", on_click=_confirm_today, args=(opened,))
    values |= {"note": _area_text(opened, "note")}
    read, faults = read_typed(typed)
    item = replace(opened.record.item, **values, **read)
    mark_unsaved(opened, bool(faults) or item != opened.record.item)
    wrong = st.container()
    buttons = st.columns([2, 2, 6])
    save = buttons[0].button("Opslaan", type="primary", width="stretch")
    delete = buttons[1].button("Verwijderen", width="stretch")
    with wrong:
        told = [f"{FIELDS[field]}: {message}" for field, message in {**faults_in(item), **faults}.items()]
        kept = ask_first(opened.key(PERSONS), item, opened.record.item, pressed=save, faults=told)
        if kept is not None:
            save_record(INITIATIVES, store, kept, opened.record)
        if delete:
            delete_record(INITIATIVES, store, opened.record)


def _what(opened: OpenInitiative, method: Method) -> dict[str, Any]:
    st.subheader("Wat is het?")
    values: dict[str, Any] = {**_texts(opened, ["name", "organisation"])}
    values["formal"] = _one(opened, "formal", YES_NO)
    values["starts_from"] = _one(opened, "starts_from", STARTS)
    values["elements"] = _many(opened, "elements", _names(method.elements, opened.start.elements))
    values["copings"] = _many(opened, "copings", _names(method.copings, opened.start.copings))
    return values


def _for_whom(opened: OpenInitiative, method: Method) -> dict[str, Any]:
    st.subheader("Voor wie, en in welke fase?")
    groups = _many(opened, "groups", _names(method.groups, opened.start.groups), placeholder="Iedereen")
    languages = _texts(opened, ["languages"])
    functions = {role.phase: role.functions for role in opened.start.roles}
    names = _names(method.phases, functions)
    phases = _many(opened, "roles", names, start=tuple(functions))
    offered = {phase.id: phase.functions for phase in method.phases}
    roles = []
    for phase in phases:
        there = functions.get(phase, ())
        chosen = _many(
            opened,
            f"functions-{phase}",
            _names(offered.get(phase, ()), there),
            label=f"Functie bij {names[phase].lower()}",
            explained=FUNCTIONS,
            start=there,
        )
        roles.append(PhaseRole(phase, chosen))
    return {"groups": groups, "roles": tuple(roles), **languages}


def _where(opened: OpenInitiative, store: Store, place: Place | None) -> tuple[dict[str, Any], dict[str, str]]:
    st.subheader("Waar?")
    start = opened.start.area
    area = _one(opened, "area", area_labels(where_to_write(store, area_options(place, [start]), [start])))
    address = _texts(opened, ["address"])
    st.caption("Klik op de kaart om de plek aan te wijzen, of vul de graden hieronder in.")
    pick_point(opened.key("kaart"), area, place, _point_typed(opened), partial(_point_out, opened))
    columns = st.columns(2)
    typed: dict[str, str] = {}
    for column, field in zip(columns, ("latitude", "longitude"), strict=True):
        with column:
            typed |= _typed(opened, [field])
    return {"area": area, **address}, typed


def _point_typed(opened: OpenInitiative) -> tuple[float, float] | None:
    texts = {field: _start_text(opened, field) for field in ("latitude", "longitude")}
    texts = {field: st.session_state.get(opened.key(field), text) for field, text in texts.items()}
    read, faults = read_typed(texts)
    if faults or read["latitude"] is None or read["longitude"] is None:
        return None
    return read["latitude"], read["longitude"]


def _point_out(opened: OpenInitiative, latitude: float, longitude: float) -> None:
    st.session_state[opened.key("latitude")] = number(latitude, DEGREE_DECIMALS)
    st.session_state[opened.key("longitude")] = number(longitude, DEGREE_DECIMALS)


def _confirm_today(opened: OpenInitiative) -> None:
    st.session_state[opened.key("last_confirmed")] = day_text(today())


def _texts(opened: OpenInitiative, fields: Sequence[str]) -> dict[str, str]:
    return {field: _text(opened, field).strip() for field in fields}


def _typed(opened: OpenInitiative, fields: Sequence[str]) -> dict[str, str]:
    return {field: _text(opened, field) for field in fields}


def _text(opened: OpenInitiative, field: str) -> str:
    key = opened.key(field)
    st.session_state.setdefault(key, _start_text(opened, field))
    with _explained(EXPLAINED.get(field)):
        return st.text_input(FIELDS[field], key=key, persist_state="session") or ""


def _area_text(opened: OpenInitiative, field: str) -> str:
    key = opened.key(field)
    st.session_state.setdefault(key, getattr(opened.start, field))
    return st.text_area(FIELDS[field], key=key, persist_state="session") or ""


def _start_text(opened: OpenInitiative, field: str) -> str:
    value = getattr(opened.start, field)
    return day_text(value) if isinstance(value, date) else as_text(value) if field in TYPED else value


def _one(opened: OpenInitiative, field: str, choices: Mapping[Any, str]) -> Any:
    key = opened.key(field)
    st.session_state.setdefault(key, getattr(opened.start, field))
    with _explained(EXPLAINED.get(field)):
        return st.selectbox(
            FIELDS[field],
            list(choices),
            key=key,
            format_func=lambda one: choices[one],
            placeholder=choices.get(None, "Kies een gebied"),
            persist_state="session",
        )


def _many(
    opened: OpenInitiative,
    field: str,
    choices: Mapping[str, str],
    *,
    label: str = "",
    placeholder: str = "Niet ingevuld",
    explained: str = "",
    start: tuple[str, ...] | None = None,
) -> tuple[str, ...]:
    key = opened.key(field)
    st.session_state.setdefault(key, list(getattr(opened.start, field) if start is None else start))
    with _explained(explained or EXPLAINED.get(field)):
        chosen = st.multiselect(
            label or FIELDS[field],
            list(choices),
            key=key,
            format_func=lambda one: choices[one],
            placeholder=placeholder,
            persist_state="session",
            select_all=False,
        )
    return tuple(one for one in choices if one in chosen)


@contextmanager
def _explained(sentence: str | None) -> Iterator[None]:
    """A field with, right under it, what it asks."""
    with st.container(gap="xxsmall"):
        yield
        if sentence:
            st.caption(sentence)


def _names(terms: Iterable[Any], also: Iterable[str]) -> dict[str, str]:
    """The names by id of what the method offers, and the ids filled in under an earlier working model."""
    names = {term.id: term.name for term in terms}
    return names | {identifier: identifier for identifier in also if identifier not in names}
