"""The groups that run a higher risk, side by side, and what they rest on."""

from typing import Any

import streamlit as st

from pages.parts.profile.outline import offer_elsewhere
from pages.parts.shared.theme import markdown_text, show_table
from wijk.figures.profile import Profile
from wijk.figures.risk import RiskGroup, illustrations, order_groups
from wijk.figures.verdict import BOUNDS_RULE, RULE
from wijk.views import captions, sentences
from wijk.views.tables import risk_table

__all__ = ["risk_block"]

ORDERS = {"concentratie": "Komt hier het vaakst voor, eerst", "omvang": "Grootste groep eerst"}


def risk_block(profile: Profile) -> None:
    """The risk groups side by side, ordered by the user, with what they rest on and what no figure tells."""
    if captions.groups_elsewhere(profile):
        offer_elsewhere(profile, "groepen")
    st.markdown(markdown_text(sentences.risk_summary(profile.groups, captions.reference_name(profile))))
    order: Any = st.radio("Volgorde", list(ORDERS), horizontal=True, key="volgorde", format_func=ORDERS.__getitem__)
    groups = order_groups(profile.groups, order)
    show_table(risk_table(groups, profile))
    st.caption(
        "Omvang: aantal mensen of huishoudens, afgerond op tien. Vergeleken: het aandeel hier gedeeld door het aandeel "
        f"daar. {RULE} {BOUNDS_RULE + ' ' if _bounded(profile) else ''}Bewijs: waarop rust dat deze groep vaker "
        "eenzaam is? Groepen overlappen: tel ze niet op. " + markdown_text(captions.group_sources(profile))
    )
    explained = sentences.explanations(profile.groups)
    st.markdown(" ".join(f"**{markdown_text(name)}** {markdown_text(rest)}" for name, rest in explained))
    if beside := sentences.told_beside(profile):
        st.markdown(markdown_text(beside))
    with st.expander("Waarop rust dit, en waarom is een omvang niet bekend?"):
        for found in groups:
            reason = f" Omvang: {found.reason}" if found.reason else ""
            told = markdown_text(f"({found.group.evidence}): {found.group.evidence_text}.{reason}")
            st.markdown(f"**{markdown_text(found.group.name)}** {told}")
    _illustration(profile, groups)
    st.markdown(
        "**Niet in de cijfers: vraag het in de wijk.** Eenoudergezinnen, mensen in rouw, mensen die pas verhuisd zijn, "
        "taal, zingeving en lhbti-inwoners staan in geen van deze bestanden."
    )


def _bounded(profile: Profile) -> bool:
    return any(figure.bounds for figure in profile.figures.values())


def _illustration(profile: Profile, groups: list[RiskGroup]) -> None:
    choices = {found.group.id: found for found in groups if found.group.national and found.size is not None}
    if not choices:
        return
    chosen = st.selectbox(
        "Hoeveel mensen zouden het zijn als het hier net zo is als in heel Nederland? Kies een groep",
        list(choices),
        index=None,
        format_func=lambda identifier: choices[identifier].group.name,
        placeholder="Geen groep gekozen",
        key="voorstelling",
    )
    if chosen:
        for one in illustrations(profile.figures, choices[chosen]):
            st.markdown(markdown_text(sentences.illustration(one)))
