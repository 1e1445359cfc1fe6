"""What the coalition must cover: proposals with their ground, which the user weighs in three steps or leaves out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from pages.parts.coalition.draft import change_draft, draft_field, field_name
from pages.parts.coalition.own_needs import add_needs
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text
from wijk.approach.drafts import weight_in, with_weights, without
from wijk.approach.needs import area_needs, group_needs, importance_of, knowledge_needs, need_label, propose_needs
from wijk.approach.priority_cover import cover_of_priorities, priority_subjects
from wijk.domain.clock import today
from wijk.domain.coalition_rules import Importance
from wijk.domain.decision import Decision
from wijk.domain.draft import Draft
from wijk.domain.need import Need
from wijk.dossier.overview import Overview
from wijk.figures.places import Place
from wijk.figures.wording import counted
from wijk.store.coalitions.needs_exchange import export_needs_csv
from wijk.views.coalition import steps_text
from wijk.views.drafts import LEFT_OUT
from wijk.views.export_names import about_entered, file_name
from wijk.views.finding_words import finding_label, group_name
from wijk.views.place_names import place_name

__all__ = ["area_names", "choose_needs", "kept_needs"]

OWN = "Zelf toegevoegd"
BEYOND = "verder"
Steps = Sequence[Importance]


def area_names(place: Place) -> dict[str, str]:
    """The names of a place and of what lies in it, by code."""
    return {one.code: place_name(one) for one in (place, *loaded().places.inside(place.code))}


def choose_needs(
    overview: Overview, decisions: Sequence[Decision], place: Place, draft: Draft
) -> tuple[tuple[Need, ...], Draft]:
    """Show all needs; return those that count with the weight that the user gave them, and the draft that says so."""
    st.header("Wat moet de coalitie dekken?")
    rules, names = loaded().rules, area_names(place)
    if not propose_needs(overview.mismatches, decisions, rules):
        st.info(
            "De fasematrix geeft hier nog geen mismatches. Vul daar eerst initiatieven in, of voeg hieronder zelf toe "
            "wat nodig is."
        )
    st.caption(
        "Dit zijn voorstellen uit de fasematrix, uw prioriteiten en het wijkprofiel. U bepaalt hoe zwaar elk telt: "
        + markdown_text(steps_text(rules.steps))
    )
    draft = _ask_beyond(decisions, place, draft)
    titled = _titled(overview, decisions, place, draft)
    there = {need.about for title, needs in titled.items() if title != OWN for need in needs}
    weights: dict[Need, float | None] = {}
    for title, needs in titled.items():
        weights |= _weigh(title, needs, place, draft, names)
    add_needs(overview, place, draft, there, names)
    chosen = _counting(weights)
    total = counted(len(chosen), "behoefte telt", "behoeften tellen")
    st.markdown(f"**{total} mee**: {markdown_text(_step_counts(chosen))}." if chosen else "**Er telt nog niets mee.**")
    if chosen:
        st.download_button(
            "Behoeften als CSV",
            export_needs_csv(chosen, about_entered("Behoeften", place, today())),
            file_name("behoeften", place, "csv"),
            "text/csv",
            on_click="ignore",
        )
    return chosen, with_weights(draft, weights)


def kept_needs(overview: Overview, decisions: Sequence[Decision], place: Place, draft: Draft) -> tuple[Need, ...]:
    """The needs that count as the draft weighs them, for where they are not shown."""
    titled, steps = _titled(overview, decisions, place, draft), loaded().rules.steps
    needs = [need for needs in titled.values() for need in needs]
    return _counting({need: _weight(need, _kept_step(draft, need, steps), steps) for need in needs})


def _counting(weights: Mapping[Need, float | None]) -> tuple[Need, ...]:
    return tuple(replace(need, weight=weight) for need, weight in weights.items() if weight is not None)


def _titled(overview: Overview, decisions: Sequence[Decision], place: Place, draft: Draft) -> dict[str, list[Need]]:
    """All needs under their titles: those that are proposed, and those that people added."""
    rules, method, titled = loaded().rules, loaded().method, dict[str, list[Need]]()
    in_phases = propose_needs(overview.mismatches, decisions, rules)
    for need in (*in_phases, *group_needs(overview.whole, overview.group_figures, in_phases, rules, decisions)):
        title = group_name(need.group, method) if need.group else "Alle groepen"
        titled.setdefault(title, []).append(need)
    titled["Soorten kennis"] = list(knowledge_needs(rules))
    if place.level == "wijk":
        titled["Buurten"] = list(area_needs((one.code for one in loaded().places.inside(place.code)), rules))
    asked = priority_subjects(decisions)
    if asked and not draft.conditions.beyond_priorities:
        titled = {title: [need for need in needs if need.about in asked] for title, needs in titled.items()}
    there = {need.about for needs in titled.values() for need in needs}
    titled[OWN] = [need for need in draft.own if need.about not in there]
    return {title: needs for title, needs in titled.items() if needs}


def _ask_beyond(decisions: Sequence[Decision], place: Place, draft: Draft) -> Draft:
    """The switch with which more than the priorities counts, and the draft as it says."""
    covers = cover_of_priorities((), decisions)
    if not covers:
        st.caption("Er zijn nog geen prioriteiten gekozen bij de fasematrix: daarom telt nu alles mee wat nodig is.")
        return draft
    told = [finding_label(one.priority, loaded().method) for one in covers]
    st.markdown("De coalitie moet in elk geval uw prioriteiten dekken:")
    st.markdown("\n".join(f"- {markdown_text(one)}" for one in told))
    key = draft_field(place, BEYOND, draft.conditions.beyond_priorities)
    beyond = st.toggle("Laat ook meetellen wat verder nodig is", key=key)
    return replace(draft, conditions=replace(draft.conditions, beyond_priorities=beyond))


def _kept_step(draft: Draft, need: Need, steps: Steps) -> str:
    weight = weight_in(draft, need)
    return LEFT_OUT if weight is None else importance_of(weight, steps).id


def _weight(need: Need, step: str, steps: Steps) -> float | None:
    """What a need weighs in a step; the weight that was proposed where that is its step."""
    if step == LEFT_OUT:
        return None
    return need.weight if step == _proposed_step(need, steps) else next(one.weight for one in steps if one.id == step)


def _proposed_step(need: Need, steps: Steps) -> str:
    return importance_of(need.weight, steps).id


def _weigh(
    title: str, needs: Sequence[Need], place: Place, draft: Draft, names: Mapping[str, str]
) -> dict[Need, float | None]:
    """One group of needs behind a fold, each with its steps; None for what is left out."""
    steps, method = loaded().rules.steps, loaded().method
    words = {step.id: step.name for step in steps} | {LEFT_OUT: LEFT_OUT}
    chosen: dict[Need, float | None] = {}
    with st.expander(markdown_text(f"{title}: {counted(len(needs), 'behoefte', 'behoeften')}")):
        for need in needs:
            # Part of the key, so that who left a proposal alone follows it when it becomes another.
            name = "-".join(("weegt", *need.about, _proposed_step(need, steps)))
            label = need_label(need, method, names)
            step = st.radio(
                markdown_text(label),
                list(words),
                format_func=words.__getitem__,
                horizontal=True,
                key=draft_field(place, name, _kept_step(draft, need, steps)),
            )
            st.caption(markdown_text(need.ground))
            if title == OWN:
                st.button(
                    f"Haal weg: {markdown_text(label)}",
                    key=field_name(place, f"weg-{name}"),
                    on_click=change_draft,
                    args=(place, without(draft, need)),
                    wrap=True,
                )
            chosen[need] = _weight(need, step, steps)
    return chosen


def _step_counts(needs: Sequence[Need]) -> str:
    steps = loaded().rules.steps
    counts = [(sum(importance_of(need.weight, steps) == step for need in needs), step.name) for step in steps]
    return ", ".join(f"{count} {name}" for count, name in counts if count)
