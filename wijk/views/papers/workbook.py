"""The workbook of a place: who does what, the matrix, and what there is, with numbers and days that people sort by."""

from collections.abc import Iterator

from wijk.approach.findings import GENERAL
from wijk.domain.group_words import OTHER_GROUP_NAME
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.method import Method
from wijk.dossier.report import ReportFacts
from wijk.store.common.personal import nameless
from wijk.store.spreadsheets.about import ALL, ENTERED, About
from wijk.store.spreadsheets.sheets import Cell
from wijk.store.spreadsheets.writing import SheetToWrite, workbook_bytes
from wijk.views.captions import group_sources, reference_name
from wijk.views.finding_words import group_name, phase_names
from wijk.views.initiative_tables import freshness_text
from wijk.views.matrix import ordered_groups
from wijk.views.matrix_excel import matrix_sheets
from wijk.views.place_names import at, full_name
from wijk.views.plan_files import action_sheet
from wijk.views.versions import NOT_FILLED_IN

__all__ = ["SUPPLY", "WHAT", "place_workbook"]

WHAT, SUPPLY = "Actielijst, fasematrix en wat er is", "Wat er is"
HEADER = ("Doelgroep", "Fase", "Initiatief", "Organisatie", "Wat het in die fase doet", "Gebied", "Waar")
HERE, WIDER = "hier", "voor een groter gebied"


def place_workbook(facts: ReportFacts) -> bytes:
    """Return the workbook of a place; what people typed stands in it without names and numbers of persons."""
    story = facts.story
    place = story.profile.place
    sources = [text for text in (group_sources(story.profile).removeprefix("Bron: "), ENTERED) if text]
    about = About(WHAT, full_name(place), place.area, facts.on, ALL, sources)
    goals = {goal.id: goal for goal in facts.goals}
    sheets = (
        action_sheet(goals, story.actions, facts.method, about),
        *matrix_sheets(story.overview, about, at(reference_name(story.profile)), story.decisions),
        SheetToWrite(SUPPLY, [(*HEADER, "Laatst bevestigd", "Stand"), *_supply(facts)], about.title),
    )
    return workbook_bytes([_without_persons(one) for one in sheets], about)


def _supply(facts: ReportFacts) -> Iterator[list[Cell]]:
    """A row for each initiative in each group and phase, in the order of the matrix; those in no cell come last."""
    method = facts.method
    own = {one.id for one in facts.here}
    groups = [one.id for one in ordered_groups(facts.story.overview.whole, facts.story.overview.group_figures)]
    phases = [one.id for one in method.phases]
    placed: list[tuple[int, int, Initiative, PhaseRole | None]] = []
    for one in (*facts.here, *facts.wider):
        for group in one.groups or (GENERAL,):
            for role in one.roles or (None,):
                row = groups.index(group) if group in groups else len(groups) + (group != GENERAL)
                column = phases.index(role.phase) if role and role.phase in phases else len(phases)
                placed.append((row, column, one, role))
    names = [*(group_name(group, method) for group in groups), group_name(GENERAL, method), OTHER_GROUP_NAME]
    for row, _, one, role in sorted(placed, key=lambda each: each[:2]):
        yield [
            names[row],
            phase_names([role.phase], method) if role else NOT_FILLED_IN,
            one.name,
            one.organisation,
            _functions(role, method),
            facts.area_names.get(one.area, one.area),
            HERE if one.id in own else WIDER,
            one.last_confirmed,
            freshness_text(one, facts.on),
        ]


def _functions(role: PhaseRole | None, method: Method) -> str:
    if role is None:
        return ""
    names = {each.id: each.name for phase in method.phases if phase.id == role.phase for each in phase.functions}
    return "; ".join(names.get(one, one) for one in role.functions)


def _without_persons(sheet: SheetToWrite) -> SheetToWrite:
    rows = [[nameless(cell) if isinstance(cell, str) else cell for cell in row] for row in sheet.rows]
    return SheetToWrite(sheet.name, rows, sheet.title)
