"""The praatplaat: one A3 that hangs on a wall, to talk and write on; with roles, and never a name of a person.

From two metres people read all but the legend of the map and the source, which are for close by.
"""

from collections.abc import Sequence
from typing import Any

from wijk.domain.initiative import Initiative
from wijk.dossier.report import ReportFacts
from wijk.figures.wording import listed
from wijk.views import captions, colours, sentences
from wijk.views.matrix import group_texts
from wijk.views.numbers import day_text, number
from wijk.views.often import UNKNOWN
from wijk.views.papers.content import Paper, Picture, Section, printable
from wijk.views.papers.paper_map import paper_map
from wijk.views.papers.report import report_of
from wijk.views.papers.typed import typed
from wijk.views.papers.typesetting import typeset
from wijk.views.place_names import coded_name, full_name
from wijk.views.route import made_up_text
from wijk.views.story.from_entered import mismatches_screen, people_screen, supply_screen
from wijk.views.story.from_figures import groups_screen, recognition_screen

__all__ = ["wall_pdf"]

# In points. A capital of the smallest text is 4 mm high, which is read from two metres.
SIZES = {"sentence": 30, "heading": 25, "body": 21, "smallest": 17}
MAP_SIZE = (380.0, 370.0, 9.5)
# Names of initiatives after each phase, and their signs; signs of a line.
MOST_NAMES, NAME_SIGNS, LINE_SIGNS = 2, 28, 200
NOTHING_HERE = "nog niets ingevuld"
NEXT, MORE = "Volgende keer", "en nog #"
NO_PICTURE = "Van deze plek is geen kaart te tekenen."


def wall_pdf(facts: ReportFacts) -> bytes:
    """Return the praatplaat of a place as a PDF of one page (PDF/UA); the same facts give the same bytes."""
    paper = report_of(facts)
    spots = [(one.latitude, one.longitude) for one in facts.here if one.latitude and one.longitude]
    drawn = paper_map(facts.map, *MAP_SIZE, spots) if facts.map else None
    return typeset("wall.typ", _printable(_data(facts, paper, drawn)), "pdf")


def _data(facts: ReportFacts, paper: Paper, drawn: Picture | None) -> dict[str, Any]:
    story, on = facts.story, facts.on
    sections: dict[str, Section] = {one.id: one for one in paper.sections}
    supply, people, mismatches = supply_screen(story), people_screen(story), mismatches_screen(story)
    recognition = recognition_screen(story)
    return {
        "title": f"Praatplaat {full_name(story.profile.place)}",
        "sentence": sentences.loneliness(story.profile),
        "day": [on.year, on.month, on.day],
        "sizes": SIZES,
        "colours": [colours.INK, colours.QUIET, colours.ACCENT, colours.PALE, colours.QUIET],
        "more": MORE,
        "next": {"heading": NEXT, "told": _next(facts)},
        "picture": {"svg": drawn.svg, "alt": drawn.alt} if drawn else None,
        "groups": {
            "heading": groups_screen(story).title,
            "told": f"Vergeleken met {captions.reference_name(story.profile)}:",
            "points": _groups(facts),
        },
        "phases": {
            "heading": supply.title,
            "told": "" if story.initiatives else supply.message,
            "rows": [{"name": phase.name, "told": _phase(facts, phase.id)} for phase in facts.method.phases],
        },
        "people": {
            "heading": sections["coalitie"].heading,
            "told": "" if people.items else people.message,
            "points": list(people.items),
        },
        "mismatches": {
            "heading": mismatches.title,
            "told": "" if mismatches.items else mismatches.message,
            "points": [typed(one, LINE_SIGNS) for one in mismatches.items],
        },
        "recognition": {
            "heading": recognition.title,
            "told": recognition.message,
            "points": [typed(one, LINE_SIGNS) for one in sections["herkenning"].points],
        },
        "source": _source(facts, drawn),
    }


def _groups(facts: ReportFacts) -> list[str]:
    """All groups in the order of the screens: how many and how often, as far as that is known."""
    names = {group.group.id: group.group.name for group in facts.story.profile.groups}
    told = []
    for one in facts.story.overview.group_figures:
        size, often = group_texts(one)
        if one.size is not None:
            often = f"{size}, {often if often != UNKNOWN else f'hoe vaak: {often}'}"
        told.append(f"{names[one.group]}: {often}")
    return told


def _phase(facts: ReportFacts, phase: str) -> str:
    """What is there in a phase by name, what is of the place first."""
    found = [one for one in (*facts.here, *facts.wider) if any(role.phase == phase for role in one.roles)]
    names = _names(found)
    return listed(names) if names else NOTHING_HERE


def _names(found: Sequence[Initiative]) -> list[str]:
    shown = [typed(one.name, NAME_SIGNS) for one in found[:MOST_NAMES]]
    left = len(found) - len(shown)
    return [*shown, *([f"{number(left)} meer"] if left else [])]


def _next(facts: ReportFacts) -> str:
    """The day of the next meeting that is planned; empty for a line to write it on."""
    days = [one.item.held_on for one in facts.meetings.held if one.item.held_on > facts.on]
    return day_text(min(days)) if days else ""


def _source(facts: ReportFacts, drawn: Picture | None) -> str:
    profile = facts.story.profile
    told = [
        captions.source_line([profile.newest("lonely_18plus"), *captions.figures_of_groups(profile)]),
        "" if drawn else NO_PICTURE,
        made_up_text(facts.story.counts),
        f"{coded_name(profile.place)}. Gemaakt op {day_text(facts.on)} met Wijk.",
    ]
    return " ".join(filter(None, told))


def _printable(value: Any) -> Any:
    """The same data, with only signs that a file holds."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: _printable(one) for key, one in value.items()}
    return [_printable(one) for one in value] if isinstance(value, list) else value
