"""What the coalition must cover: proposals with their ground, which the user weighs in three steps or leaves out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from pages.parts.coalition.draft import change_draft, draft_field, field_name
from pages.parts.coalition.own_needs import add_needs
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import plain
from wijk.approach.drafts import weight_in, with_weights, without
from wijk.approach.needs import area_needs, group_needs, knowledge_needs, need_label, propose_needs, step_of
from wijk.approach.wording import counted
from wijk.domain.clock import today
from wijk.domain.decision import Decision
from wijk.domain.draft import Draft
from wijk.domain.need import Need
from wijk.dossier.overview import Overview
from wijk.figures.places import Place
from wijk.store.coalitions.needs_exchange import export_needs_csv
from wijk.views.coalition import steps_text
from wijk.views.drafts import LEFT_OUT
from wijk.views.export_names import about_entered, file_name
from wijk.views.matrix_excel import group_name
from wijk.views.place_names import place_name

__all__ = ["area_names", "choose_needs"]

OWN = "Zelf toegevoegd"


def area_names(place: Place) -> dict[str, str]:
    """The names of a place and of what lies in it, by code."""
    return {one.code: place_name(one) for one in (place, *loaded().places.inside(place.code))}


def choose_needs(
    found: Overview, decisions: Sequence[Decision], place: Place, draft: Draft
) -> tuple[tuple[Need, ...], Draft]:
    """Show all needs; return those that count with the weight that the user gave them, and the draft that says so."""
    st.header("Wat moet de coalitie dekken?")
    rules, names = loaded().rules, area_names(place)
    in_phases = propose_needs(found.mismatches, decisions, rules)
    proposed = (*in_phases, *group_needs(found.whole, found.needs, in_phases, rules, decisions))
    if not in_phases:
        st.info(
            "De fasematrix geeft hier nog geen mismatches. Vul daar eerst initiatieven in, of voeg hieronder zelf toe "
            "wat nodig is."
        )
    st.caption(
        "Dit zijn voorstellen uit de fasematrix, uw prioriteiten en het wijkprofiel. U bepaalt hoe zwaar elk telt: "
        + plain(steps_text(rules.steps))
    )
    areas = area_needs((one.code for one in loaded().places.inside(place.code)), rules) if place.level == "wijk" else ()
    there = {need.about for need in (*proposed, *areas, *knowledge_needs(rules))}
    own = [need for need in draft.own if need.about not in there]
    titled = _titled(proposed, areas, knowledge_needs(rules), own)
    weights: dict[Need, float | None] = {}
    for title, needs in titled.items():
        weights |= _weigh(title, needs, place, draft, names)
    add_needs(found, place, draft, there, names)
    chosen = tuple(replace(need, weight=weight) for need, weight in weights.items() if weight is not None)
    total = counted(len(chosen), "behoefte telt", "behoeften tellen")
    st.markdown(f"**{total} mee**: {plain(_step_counts(chosen))}." if chosen else "**Er telt nog niets mee.**")
    if chosen:
        st.download_button(
            "Behoeften als CSV",
            export_needs_csv(chosen, about_entered("Behoeften", place, today())),
            file_name("behoeften", place, "csv"),
            "text/csv",
            on_click="ignore",
        )
    return chosen, with_weights(draft, weights)


def _titled(
    by_group: Sequence[Need], areas: Sequence[Need], knowledge: Sequence[Need], own: Sequence[Need]
) -> dict[str, list[Need]]:
    titled: dict[str, list[Need]] = {}
    for need in by_group:
        title = group_name(need.group, loaded().method) if need.group else "Alle groepen"
        titled.setdefault(title, []).append(need)
    titled |= {"Soorten kennis": list(knowledge)} | ({"Buurten": list(areas)} if areas else {})
    return titled | ({OWN: list(own)} if own else {})


def _weigh(
    title: str, needs: Sequence[Need], place: Place, draft: Draft, names: Mapping[str, str]
) -> dict[Need, float | None]:
    """One group of needs behind a fold, each with its steps; None for what is left out."""
    steps = {step.id: step for step in loaded().rules.steps}
    words = {step.id: step.name for step in steps.values()} | {LEFT_OUT: LEFT_OUT}
    chosen: dict[Need, float | None] = {}
    with st.expander(plain(f"{title}: {counted(len(needs), 'behoefte', 'behoeften')}")):
        for need in needs:
            # Part of the key, so that who left a proposal alone follows it when it becomes another.
            proposed = step_of(need.weight, loaded().rules.steps).id
            weight = weight_in(draft, need)
            before = LEFT_OUT if weight is None else step_of(weight, loaded().rules.steps).id
            name = "-".join(("weegt", *need.about, proposed))
            label = need_label(need, loaded().method, names)
            step = st.radio(
                plain(label),
                list(words),
                format_func=words.__getitem__,
                horizontal=True,
                key=draft_field(place, name, before),
            )
            st.caption(plain(need.ground))
            if title == OWN:
                st.button(
                    f"Haal weg: {plain(label)}",
                    key=field_name(place, f"weg-{name}"),
                    on_click=change_draft,
                    args=(without(draft, need),),
                    wrap=True,
                )
            chosen[need] = None if step == LEFT_OUT else need.weight if step == proposed else steps[step].weight
    return chosen


def _step_counts(needs: Sequence[Need]) -> str:
    counts = [
        (sum(step_of(need.weight, loaded().rules.steps) == step for need in needs), step.name)
        for step in loaded().rules.steps
    ]
    return ", ".join(f"{count} {name}" for count, name in counts if count)
