"""What the coalition must cover: proposals with their ground, which the user weighs in three steps or leaves out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from pages.parts.choices import choice
from pages.parts.loading import loaded
from pages.parts.look import plain
from wijk.approach.needs import area_needs, knowledge_needs, need_label, propose_needs, step_of
from wijk.approach.wording import counted
from wijk.chain import Overview
from wijk.domain.answers import MismatchNote
from wijk.domain.need import Need
from wijk.figures.places import Place
from wijk.store.needs_exchange import export_needs_csv
from wijk.views.matrix_excel import group_name

__all__ = ["area_names", "choose_needs"]

LEFT_OUT = "niet meenemen"
OWN = "zelf toegevoegd"


def area_names(place: Place) -> dict[str, str]:
    """The names of a place and of what lies in it, by code."""
    return {one.code: one.name for one in (place, *loaded().places.inside(place.code))}


def choose_needs(found: Overview, notes: Sequence[MismatchNote], place: Place) -> tuple[Need, ...]:
    """Show all needs and return those that count, with the weight that the user gave them."""
    st.header("Wat moet de coalitie dekken?")
    rules, names = loaded().rules, area_names(place)
    proposed = propose_needs(found.mismatches, notes, rules)
    if not proposed:
        st.info(
            "De fasematrix geeft hier nog geen mismatches. Vul daar eerst initiatieven in, of voeg hieronder zelf toe "
            "wat nodig is."
        )
    st.caption("Dit zijn voorstellen uit de fasematrix en de prioriteiten. U bepaalt hoe zwaar elk telt.")
    there = {(need.group, need.phase) for need in proposed}
    own = [need for need in _own(place) if (need.group, need.phase) not in there]
    areas = area_needs((one.code for one in loaded().places.inside(place.code)), rules) if place.level == "wijk" else ()
    chosen: list[Need] = []
    for title, needs in _titled([*proposed, *own], areas, knowledge_needs(rules)).items():
        chosen += _weigh(title, needs, place, names)
    _add_own(found, place)
    total = counted(len(chosen), "behoefte telt", "behoeften tellen")
    st.markdown(f"**{total} mee**: {plain(_step_counts(chosen))}." if chosen else "**Er telt nog niets mee.**")
    if chosen:
        st.download_button(
            "Behoeften als CSV", export_needs_csv(chosen), "behoeften.csv", "text/csv", on_click="ignore"
        )
    return tuple(chosen)


def _titled(by_group: Sequence[Need], areas: Sequence[Need], knowledge: Sequence[Need]) -> dict[str, list[Need]]:
    titled: dict[str, list[Need]] = {}
    for need in by_group:
        title = group_name(need.group, loaded().method) if need.group else "Alle groepen"
        titled.setdefault(title, []).append(need)
    return titled | {"Soorten kennis": list(knowledge)} | ({"Buurten": list(areas)} if areas else {})


def _weigh(title: str, needs: Sequence[Need], place: Place, names: Mapping[str, str]) -> list[Need]:
    """One group of needs behind a fold, each with its steps; what is left out is not returned."""
    steps = {step.id: step for step in loaded().rules.steps}
    words = {step.id: step.name for step in steps.values()} | {LEFT_OUT: LEFT_OUT}
    chosen = []
    with st.expander(plain(f"{title}: {counted(len(needs), 'behoefte', 'behoeften')}")):
        for need in needs:
            name = "-".join(("weegt", place.code, need.group, need.phase, need.area, need.knowledge or ""))
            step = st.radio(
                plain(need_label(need, loaded().method, names)),
                list(words),
                format_func=words.__getitem__,
                horizontal=True,
                key=choice(name, step_of(need.weight, loaded().rules.steps).id),
            )
            st.caption(plain(need.ground))
            if step != LEFT_OUT:
                chosen.append(replace(need, weight=steps[step].weight))
    return chosen


def _step_counts(needs: Sequence[Need]) -> str:
    counts = [
        (sum(step_of(need.weight, loaded().rules.steps) == step for need in needs), step.name)
        for step in loaded().rules.steps
    ]
    return ", ".join(f"{count} {name}" for count, name in counts if count)


def _own(place: Place) -> list[Need]:
    own: dict[str, list[Need]] = st.session_state.setdefault(OWN, {})
    return own.setdefault(place.code, [])


def _add_own(found: Overview, place: Place) -> None:
    method, rules = loaded().method, loaded().rules
    names = {group.id: group.name for group in method.groups}
    phases = {phase.id: phase.name for phase in method.phases}
    with st.expander("Voeg zelf toe wat nodig is"), st.form("behoefte-erbij", border=False, clear_on_submit=True):
        first, second = st.columns(2)
        picked = first.multiselect(
            "Voor welke groepen?",
            [need.group for need in found.needs],
            format_func=names.__getitem__,
            select_all=False,
            placeholder="Kies er een of meer",
        )
        when = second.multiselect(
            "In welke fases?",
            list(phases),
            format_func=phases.__getitem__,
            select_all=False,
            placeholder="Kies er een of meer",
        )
        if st.form_submit_button("Voeg deze behoeften toe") and picked and when:
            weight = rules.steps[len(rules.steps) // 2].weight
            wanted = [Need(group, phase, weight, ground="Zelf toegevoegd.") for group in picked for phase in when]
            _own(place).extend(need for need in wanted if need not in _own(place))
            st.rerun()
