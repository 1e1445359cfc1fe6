"""The sections of a report about what came of it and what comes: judgements, successes and the calendar of a year."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from wijk.approach.year_calendar import Happening
from wijk.dossier.report import ReportFacts
from wijk.views.calendar_list import year_table
from wijk.views.evaluating import newest_text, still_text, subject_text
from wijk.views.evaluation_files import WHOLE_NAME
from wijk.views.evaluation_list import judged_text
from wijk.views.month_counts import line_text
from wijk.views.numbers import day_text
from wijk.views.outcome import OUTCOME, outcome_of
from wijk.views.papers.content import PaperTable, Section, paper_table
from wijk.views.papers.typed import LINE, more_text, typed, typed_points
from wijk.views.tables import Table

__all__ = ["calendar_section", "evaluation_section"]

MOST_JUDGED, MOST_SUCCESSES, MOST_COUNTED, MOST_COMING = 20, 12, 20, 20
EVALUATING, CALENDAR = "de pagina Evalueren", "de Jaarkalender op de pagina Werkplan"


def evaluation_section(facts: ReportFacts) -> Section | None:
    """What people judged, counted and celebrate, and what the figure of the place can't show; None without any."""
    judged = [one for one in facts.standings if one.newest]
    if not judged and not facts.successes and not facts.counted:
        return None
    rows: Table = [["Wat", "Nieuwste oordeel", "Geleerd", "Wat nu?"]]
    for one in judged[:MOST_JUDGED]:
        learned = one.newest.learned if one.newest else ""
        name = f"{typed(one.subject.name)}\n({subject_text(one)})"
        rows.append([name, typed(newest_text(one), LINE), typed(learned) or "–", still_text(one) or "–"])
    more = more_text(len(judged) - MOST_JUDGED, "oordeel", "oordelen", EVALUATING)
    tables = (paper_table("Wat is beoordeeld", rows, (2.6, 3.2, 2.6, 2.0), more),) if judged else ()
    if facts.counted:
        tables = (*tables, _counts(facts))
    lines = [f"{one.text} ({day_text(one.noted_on)})" for one in facts.successes]
    points = typed_points(lines, MOST_SUCCESSES, EVALUATING)
    parts = (Section("successen", "Wat vieren wij?", (), points),) if lines else ()
    outcome = outcome_of(facts.story.profile)
    limits = Section("uitkomst", OUTCOME, (outcome.figure, *outcome.limits), source=outcome.source)
    told = (judged_text(facts.standings),)
    return Section("evaluatie", "Wat werkt, en wat niet?", told, tables=tables, parts=(*parts, limits))


def _counts(facts: ReportFacts) -> PaperTable:
    """What people counted themselves in a year, with what may be said of it."""
    rows = [
        [typed(name) or WHOLE_NAME, typed(line.name), line_text(line, facts.months)]
        for name, line in facts.counted[:MOST_COUNTED]
    ]
    more = more_text(len(facts.counted) - MOST_COUNTED, "telling", "tellingen", EVALUATING)
    header = ["Waarvan", "Wat is geteld", "In de laatste 12 maanden"]
    return paper_table("Wat wij zelf telden", [header, *rows], (2.6, 2.0, 4.0), more)


def calendar_section(facts: ReportFacts) -> Section | None:
    """What is to happen in a year, save the actions, which stand in the work plan; None without any."""
    found = [one for one in facts.coming if one.item.kind not in ("actie", "controle")]
    if not found:
        return None
    header, *rows = year_table(_by_month(_first_times(found)))
    shown = [header, *([typed(text) for text in row] for row in rows[:MOST_COMING])]
    more = more_text(len(rows) - MOST_COMING, "regel", "regels", CALENDAR)
    table = paper_table("Wat er komt", shown, (1.5, 2.2, 1.8, 2.8, 2.6), more)
    return Section("kalender", "Jaarkalender", tables=(table,))


def _first_times(found: Sequence[Happening]) -> list[Happening]:
    """Each thing once, at its first time: what it says tells how it repeats."""
    first: dict[str, Happening] = {}
    for one in found:
        first.setdefault(one.item.key, one)
    return list(first.values())


def _by_month(found: Sequence[Happening]) -> list[tuple[date, list[Happening]]]:
    return [(month, list(ones)) for month, ones in groupby(found, key=lambda one: one.first.replace(day=1))]
