"""Filling in what a group of wijkverbinders answered, before and after: counts of answers, never a person."""

from dataclasses import replace
from functools import cache, partial

import streamlit as st

from pages.parts.plan.attention import go_to
from pages.parts.plan.records import DONE
from pages.parts.shared.form_folds import form_fold
from pages.parts.shared.permitted import only_for
from pages.parts.shared.record_editing import field_key, open_record, restore_records
from pages.parts.shared.record_form import RecordForm, add_record, edit_records, form_of
from pages.parts.shared.remembering import remembered
from pages.parts.shared.row_table import show_rows
from pages.parts.shared.theme import DAY, markdown_text
from pages.parts.shared.typed_text import keep_typed, let_go
from wijk.domain.ability import (
    SMALLEST_GROUP,
    Abilities,
    AbilityMeasure,
    ItemTally,
    load_abilities,
    read_tallies,
    told_tally,
)
from wijk.figures.places import Place
from wijk.store.checks.training import faults_in_measure
from wijk.store.database.conditions_types import ABILITY_MEASURES
from wijk.store.database.connection import Store
from wijk.store.database.keeper import Keeper
from wijk.store.database.records import new_id
from wijk.store.database.store_reading import AllRecords
from wijk.views.abilities import NOT_SHOWN, group_rows, measure_label, measure_texts

__all__ = ["KEEPER", "abilities", "fill_in_measures"]

KEEPER = Keeper(ABILITY_MEASURES)
ADDING = "groep-erbij"
WAVES = {"before": "Vooraf", "after": "Na afloop"}
TOO_FEW = (
    f"Antwoordden minder dan {SMALLEST_GROUP} mensen op een vraag? Dan bewaren wij hun aantallen niet: ieders antwoord "
    f"zou te herkennen zijn. Er komt dan te staan: {NOT_SHOWN}."
)


@cache
def abilities() -> Abilities:
    """The abilities and their questions, read once a process. Raises MethodError."""
    return load_abilities()


def _let_go_answers(identifier: str) -> None:
    let_go(_typed_of(f"wijzig-{identifier}", _wave_of(identifier)))


HANDLING = replace(
    remembered(
        KEEPER,
        DONE,
        kind="groep",
        label=measure_label,
        texts=lambda measure: measure_texts(measure, abilities()),
        gone="In de andere versie is deze groep verwijderd.",
    ),
    closed=_let_go_answers,
)


def fill_in_measures(store: Store, place: Place, kept: AllRecords[AbilityMeasure]) -> None:
    """The groups of a place with a form for each time they were asked, and a form for another group."""
    if kept.living:
        show_rows(store, place, "groepen", group_rows(one.item for one in kept.living), partial(_open, kept))
    edit_records(RecordForm(HANDLING, _fields, faults_in_measure), store, place)
    with st.container(key="niet-op-papier-groep"):
        _add_group(store, place)
        restore_records(HANDLING, store, place, kept.deleted)


@only_for("write", "records")
def _add_group(store: Store, place: Place) -> None:
    fold, is_open = form_fold("Voeg een groep toe", "werkplan/groep")
    if is_open:
        new = RecordForm(HANDLING, _name, faults_in_measure)
        with fold:
            add_record(new, store, place, ADDING, AbilityMeasure(new_id(), place.code, ""), "Voeg toe")


def _open(kept: AllRecords[AbilityMeasure], wave: str, identifier: str) -> None:
    st.session_state[_wave_key(identifier)] = wave
    open_record(HANDLING, next(one for one in kept.living if one.id == identifier))
    go_to(f"{form_of(identifier)} input")


def _typed_of(prefix: str, wave: str) -> str:
    return f"{prefix}-{wave}"


def _wave_key(identifier: str) -> str:
    return f"meting-van-{identifier}"


def _wave_of(identifier: str) -> str:
    wave: str = st.session_state.get(_wave_key(identifier), "before")
    return wave


def _name(prefix: str, measure: AbilityMeasure) -> AbilityMeasure:
    name = st.text_input(
        "Welke groep?", key=field_key(prefix, "name", measure.name), placeholder="Bijvoorbeeld: groep voorjaar"
    )
    return replace(measure, name=name.strip())


def _fields(prefix: str, measure: AbilityMeasure) -> AbilityMeasure:
    """The fields of the time that was chosen; the other time stays as it is."""
    wave = _wave_of(measure.id)
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with left:
        named = _name(prefix, measure)
    day = right.date_input(
        f"{WAVES[wave]} gevraagd op",
        value=None,
        key=field_key(prefix, f"{wave}_on", getattr(measure, f"{wave}_on")),
        format=DAY,
    )
    st.markdown(
        f"**{WAVES[wave]}.** Schrijf bij iedere vraag hoeveel mensen 1, 2, 3, 4 en 5 kozen, van "
        f"{abilities().lowest} (1) tot {abilities().highest} (5)."
    )
    before = {one.item: one for one in getattr(measure, wave)}
    typed: dict[str, str] = {}
    # The questions are the same both times: what was typed of one is not to be put back as the other.
    with keep_typed(_typed_of(prefix, wave)):
        for column, ability in zip(st.columns(len(abilities().abilities)), abilities().abilities, strict=True):
            column.markdown(f"**{markdown_text(ability.name)}**")
            with column:
                typed |= {
                    item.id: _tally_field(f"{prefix}/{wave}", item.id, item.text, before.get(item.id))
                    for item in ability.items
                }
        pasted = st.text_area(
            f"Of plak hier de {len(typed)} regels met aantallen uit een rekenblad, in deze volgorde",
            key=field_key(prefix, f"{wave}/plakken", ""),
            height=68,
        )
    st.caption(TOO_FEW)
    tallies = read_tallies(typed, pasted, before)
    if wave == "after":
        return replace(named, after_on=day, after=tallies)
    return replace(named, before_on=day, before=tallies)


def _tally_field(prefix: str, item: str, text: str, before: ItemTally | None) -> str:
    few = before is not None and not before.counts
    return st.text_input(
        text,
        key=field_key(prefix, item, told_tally(before)),
        placeholder=NOT_SHOWN if few else "Bijvoorbeeld: 0 1 3 4 2",
    )
