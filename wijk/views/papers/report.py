"""The report of a place (verslag): its sections in order, in the sentences of the pages, from what is there now.

A place about which nothing was entered gives a short report that says so; one with a thousand initiatives shows the
first of each list, counts the others, and has them in an annex.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from wijk.domain.key_figure import Consent
from wijk.dossier.report import ReportFacts
from wijk.views.consents import about_names
from wijk.views.divisions import place_line
from wijk.views.numbers import day_text
from wijk.views.papers.content import Paper, Picture
from wijk.views.papers.from_entered import (
    annex_of_initiatives,
    decisions_section,
    matrix_section,
    mismatches_section,
    recognition_section,
    supply_section,
)
from wijk.views.papers.from_figures import groups_section, place_section, sources_section
from wijk.views.papers.from_later import calendar_section, evaluation_section
from wijk.views.papers.from_plan import annex_of_actions, coalition_section, plan_section
from wijk.views.place_names import coded_name, full_name

__all__ = ["report_of"]

NO_NAMES: Mapping[str, Consent] = MappingProxyType({})
ESTIMATES = (
    "Cijfers over eenzaamheid per wijk en buurt zijn schattingen. Wat niet bekend is, staat er als ‘niet bekend’."
)


def report_of(facts: ReportFacts, names: Mapping[str, Consent] = NO_NAMES, drawn: Picture | None = None) -> Paper:
    """Make the report as it is told on the day of the facts.

    ``names`` are the consents to show, by id of the key figure: empty unless names were chosen for this one paper. A
    consent that does not hold on that day is left out. ``drawn`` is the map.
    """
    shown = {one: consent for one, consent in names.items() if _holds(consent, facts.on)}
    chosen = facts.story.coalition
    members = {member.id for member in chosen.members} if chosen else set()
    place = facts.story.profile.place
    sections = (
        place_section(facts, drawn),
        groups_section(facts),
        supply_section(facts),
        matrix_section(facts),
        mismatches_section(facts),
        decisions_section(facts),
        recognition_section(facts),
        coalition_section(facts, shown),
        plan_section(facts),
        evaluation_section(facts),
        calendar_section(facts),
        sources_section(facts, drawn),
        annex_of_initiatives(facts),
        annex_of_actions(facts),
    )
    opening = (
        f"Gemaakt op {day_text(facts.on)} met Wijk. {ESTIMATES}",
        about_names({one: consent for one, consent in shown.items() if one in members}),
        place_line(facts.story.profile),
    )
    return Paper(
        f"Verslag {full_name(place)}",
        coded_name(place),
        facts.on,
        tuple(filter(None, opening)),
        tuple(one for one in sections if one),
    )


def _holds(consent: Consent, on: date) -> bool:
    return consent.given_on <= on <= consent.valid_until
