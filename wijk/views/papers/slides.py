"""The report of a place as slides: one message each, from the screens of the wall and the sections of the report.

What a slide holds is worked out here; `wijk.views.papers.powerpoint` lays it out. The notes hold all of it unshortened.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from wijk.approach.plan import totals
from wijk.domain.initiative import Initiative
from wijk.dossier.report import ReportFacts
from wijk.figures.decimals import rounded
from wijk.figures.wording import counted
from wijk.views.matrix import FIRST, SYMBOLS
from wijk.views.numbers import MISSING, figure_text
from wijk.views.papers.content import Paper, PaperTable, Picture, Section
from wijk.views.papers.from_plan import ACTION_HEADER, ACTION_WIDTHS, action_row
from wijk.views.plan import totals_text
from wijk.views.route import plan_text
from wijk.views.story.screen import Bars, Screen
from wijk.views.story.telling import tell

__all__ = ["NativeChart", "Slide", "SlideTable", "slides_of"]

# Of the members of a coalition: columns that a slide has room for, where the report has them.
MEMBER_COLUMNS = ("Rol en organisatie", "Doelgroepen", "Fases", "Kennis", "Naam", "Contact")
MEMBER_SHARES = {"Rol en organisatie": 2.4, "Doelgroepen": 2.2, "Fases": 2.2}
NOT_YET = "Wat er nog niet is"
HERE, WIDER = "Hier", "Voor een groter gebied"
PER_PHASE = "Initiatieven per fase; één initiatief kan in meer fasen staan."


@dataclass(frozen=True, slots=True)
class NativeChart:
    """Bars that people can edit: per category a value of each series, None where it is not known.

    ``form`` is how PowerPoint writes a value, ``end`` where the axis ends (None: at the largest). ``alt`` says it all.
    """

    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    form: str
    end: float | None
    alt: str


@dataclass(frozen=True, slots=True)
class SlideTable:
    """Rows of text, the first the header; ``shares`` are how wide the columns are beside each other.

    ``states`` has per row under the header and per column the state of a cell of the matrix, or nothing. ``where`` is
    where the rest stands when not all rows fit, ``what`` what a row is, one and more.
    """

    caption: str
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    states: tuple[tuple[str, ...], ...] = ()
    where: str = "het verslag"
    what: tuple[str, str] = ("rij", "rijen")


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: its ``title`` and ``message``, what shows it, and what it rests on (``source``).

    ``notes`` are what the speaker reads, besides all that stands on the slide.
    """

    id: str
    title: str
    message: str = ""
    points: tuple[str, ...] = ()
    chart: NativeChart | None = None
    table: SlideTable | None = None
    picture: Picture | None = None
    source: str = ""
    notes: tuple[str, ...] = ()


def slides_of(facts: ReportFacts, paper: Paper, drawn: Picture | None = None) -> tuple[Slide, ...]:
    """Make the slides from a place's facts and its report (`report_of`), which decided whose names may be shown.

    ``drawn`` is the map. What a place has nothing of yet stands together on one slide.
    """
    sections = {one.id: one for one in paper.sections}
    screens = {one.id: one for one in tell(facts.story)}
    slides = (
        _of_screen(screens["eenzaam"], chart=_bars(screens["eenzaam"].bars), picture=drawn),
        _of_screen(screens["wie"], chart=_bars(screens["wie"].bars)),
        _of_screen(screens["groepen"], table=_groups(screens["groepen"])),
        _of_screen(screens["aanbod"], chart=_phases(facts)),
        _of_screen(screens["matrix"], table=_matrix(screens["matrix"])),
        _of_screen(screens["mismatches"]),
        _of_screen(screens["prioriteiten"]),
        _of_section(sections["herkenning"]),
        _members(sections["coalitie"], screens["mensen"]),
        _plan(facts, sections["plan"]),
    )
    opening = Slide("titel", paper.title, paper.opening[-1], paper.opening[:-1])
    return (opening, *filter(_shows, slides), *_without(slides), _sources(sections["bronnen"]))


def _shows(slide: Slide) -> bool:
    return bool(slide.points or slide.chart or slide.table or slide.picture)


def _without(slides: Sequence[Slide]) -> tuple[Slide, ...]:
    """One slide with the messages of those that show nothing; none where there are no such slides."""
    told = [one for one in slides if not _shows(one)]
    if not told:
        return ()
    points, notes = tuple(one.message for one in told), tuple(note for one in told for note in one.notes)
    return (Slide("nog-niet", NOT_YET, points=points, notes=notes),)


def _of_screen(
    screen: Screen,
    chart: NativeChart | None = None,
    table: SlideTable | None = None,
    picture: Picture | None = None,
) -> Slide:
    ask = (screen.ask,) if screen.ask else ()
    return Slide(screen.id, screen.title, screen.message, screen.items, chart, table, picture, screen.source, ask)


def _of_section(section: Section, table: SlideTable | None = None) -> Slide:
    message = " ".join(section.sentences)
    return Slide(section.id, section.heading, message, section.points, None, table, None, section.source)


def _bars(bars: Bars | None) -> NativeChart | None:
    """The figures of the place with those of its references; a missing one is no bar, and says so."""
    if bars is None:
        return None
    all_series = (bars.here, *bars.references)
    told = [
        f"{name}: {', '.join(map(' '.join, zip(bars.labels, map(figure_text, ones), strict=True)))}"
        for name, ones in all_series
    ]
    labels = [
        label if figure.value is not None else f"{label}: {MISSING}"
        for label, figure in zip(bars.labels, bars.here[1], strict=True)
    ]
    decimals = max(one.indicator.decimals for one in bars.here[1])
    return NativeChart(
        tuple(labels),
        tuple(
            (
                name,
                tuple(None if one.value is None else float(rounded(one.value, one.indicator.decimals)) for one in ones),
            )
            for name, ones in all_series
        ),
        f'0.{"0" * decimals}"%"' if decimals else '0"%"',
        100,
        f"Staafdiagram. {'. '.join(told)}.",
    )


def _groups(screen: Screen) -> SlideTable | None:
    if screen.table is None:
        return None
    return SlideTable(screen.title, tuple(map(tuple, screen.table)), (2.4, 1.6, 3.0))


def _phases(facts: ReportFacts) -> NativeChart | None:
    """How many initiatives play a role in each phase, here and for a larger area; None while there is none."""
    if not (facts.here or facts.wider):
        return None
    phases = facts.method.phases

    def many(ones: Sequence[Initiative], phase: str) -> float:
        return sum(any(role.phase == phase for role in one.roles) for one in ones)

    series = tuple(
        (name, tuple(many(ones, phase.id) for phase in phases))
        for name, ones in ((HERE, facts.here), (WIDER, facts.wider))
    )
    told = [
        f"{phase.name}: {counted(int(series[0][1][number]), 'initiatief', 'initiatieven')} hier en "
        f"{int(series[1][1][number])} voor een groter gebied"
        for number, phase in enumerate(phases)
    ]
    return NativeChart(
        tuple(phase.name for phase in phases), series, "0", None, f"Staafdiagram. {PER_PHASE} {'. '.join(told)}."
    )


def _matrix(screen: Screen) -> SlideTable | None:
    """The state of every cell with a sign, a word and how many; a star where people go to work first."""
    grid = screen.grid
    if grid is None:
        return None
    rows = [("Doelgroep", *grid["phases"])]
    states = []
    for row in grid["rows"]:
        rows.append((f"{row['name']}{row['more']}", *map(_cell, row["cells"])))
        states.append(("", *(str(cell["state"]) for cell in row["cells"])))
    rows.append((grid["general"]["name"], *map(str, grid["general"]["cells"])))
    states.append(("",) * len(rows[0]))
    return SlideTable(screen.title, tuple(rows), (1.7, *[1.0] * len(grid["phases"])), tuple(states))


def _cell(cell: Mapping[str, str]) -> str:
    star = f"{FIRST[:1]} " if cell["first"] else ""
    beside = f" {cell['beside']}" if cell["beside"] else ""
    return f"{star}{SYMBOLS[cell['state']]} {cell['state']}{beside}"  # type: ignore[index]


def _members(section: Section, screen: Screen) -> Slide:
    """Who takes part by role; with names where the report has them."""
    if not section.tables:
        message = " ".join(section.sentences)
        return Slide(section.id, section.heading, message, section.points or screen.items, notes=(screen.ask,))
    [table] = section.tables
    columns = [number for number, name in enumerate(table.header) if name in MEMBER_COLUMNS]
    pick = partial(_picked, columns=columns)
    rows = (pick(table.header), *map(pick, table.rows))
    shares = tuple(MEMBER_SHARES.get(name, 1.6) for name in rows[0])
    shown = SlideTable(table.caption, rows, shares)
    message = section.sentences[0] if section.sentences else ""
    notes = (*section.sentences[1:], *section.points, screen.ask)
    return Slide(section.id, section.heading, message, (), None, shown, None, section.source, notes)


def _picked(row: Sequence[str], columns: Sequence[int]) -> tuple[str, ...]:
    return tuple(row[number] for number in columns)


def _plan(facts: ReportFacts, section: Section) -> Slide:
    """Who does what and when: what is still to be done first."""
    message = f"{plan_text(facts.story.counts)} {totals_text(totals(facts.story.actions))}".strip()
    actions = sorted(facts.story.actions, key=lambda one: one.ended)
    if not actions:
        return Slide(section.id, section.heading, message)
    rows = (ACTION_HEADER, *(tuple(action_row(one)) for one in actions))
    table = SlideTable(section.heading, rows, ACTION_WIDTHS, (), "de Actielijst in Excel", ("actie", "acties"))
    goals = tuple(part.heading for part in section.parts)
    return Slide(section.id, section.heading, message, (), None, table, None, section.source, goals)


def _sources(section: Section) -> Slide:
    table: PaperTable = section.tables[0]
    rows = (table.header, *table.rows)
    shown = SlideTable(table.caption, rows, table.widths)
    return Slide(
        section.id,
        section.heading,
        " ".join(section.sentences),
        (),
        None,
        shown,
        None,
        " ".join(section.points),
    )
