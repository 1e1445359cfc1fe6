"""Needs that people add themselves: for groups and phases, and if they like for one area or kind of knowledge."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from itertools import product
from typing import get_args

import streamlit as st

from pages.parts.coalition.draft import change_draft
from pages.parts.shared.form_folds import form_fold
from pages.parts.shared.messages import say
from pages.parts.shared.snapshot import loaded
from wijk.domain.draft import Draft
from wijk.domain.key_figure import Knowledge
from wijk.domain.need import Need, NeedSubject
from wijk.dossier.overview import Overview
from wijk.figures.places import Place
from wijk.figures.wording import counted

__all__ = ["OWN_NEEDS_FOLD", "add_needs"]

OWN_NEEDS_FOLD = "behoeften/zelf"
ANY = "Maakt niet uit"


def add_needs(
    overview: Overview, place: Place, draft: Draft, there: Collection[NeedSubject], names: Mapping[str, str]
) -> None:
    """A form for needs that are not ``there`` yet; what is chosen makes one need for every group in every phase."""
    method, rules = loaded().method, loaded().rules
    groups = {group.id: group.name for group in method.groups}
    phases = {phase.id: phase.name for phase in method.phases}
    fold, is_open = form_fold("Voeg zelf toe wat nodig is", OWN_NEEDS_FOLD)
    if not is_open:
        return
    with fold, st.form("behoefte-erbij", border=False, clear_on_submit=True):
        st.caption("Kies een of meer van deze vier. Iemand in de coalitie moet dan alles samen inbrengen.")
        first, second = st.columns(2)
        picked = first.multiselect(
            "Voor welke groepen?",
            [need.group for need in overview.group_figures],
            format_func=groups.__getitem__,
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
        inside = [code for code in names if code != place.code]
        area = first.selectbox(
            "Voor welk gebied?",
            [None, *(inside or [place.code])],
            format_func=lambda code: names[code] if code else ANY,
            placeholder=ANY,
        )
        knowledge: Knowledge | None = second.selectbox(
            "Met welke soort kennis?",
            [None, *get_args(Knowledge)],
            format_func=lambda kind: kind or ANY,
            placeholder=ANY,
        )
        if not st.form_submit_button("Voeg deze behoeften toe"):
            return
        weight = rules.middle_step.weight
        wanted = [
            Need(group, phase, weight, area or "", knowledge, "Zelf toegevoegd.")
            for group, phase in product(picked or [""], when or [""])
        ]
        known = {*there, *(need.about for need in draft.own)}
        new = [need for need in wanted if any(need.about) and need.about not in known]
        if not any(wanted[0].about):
            st.error("Kies minstens een groep, een fase, een gebied of een soort kennis.")
        elif not new:
            st.info("Dit staat er al bij. U kunt hierboven kiezen hoe zwaar het telt.")
        else:
            change_draft(place, replace(draft, own=(*draft.own, *new)))
            say(f"Toegevoegd: {counted(len(new), 'behoefte', 'behoeften')}. U vindt ze bij ‘Zelf toegevoegd’.")
            st.rerun()
