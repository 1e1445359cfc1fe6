"""What the operator reads of the editions: sources with their age, the log, and what an edition changed."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

from wijk.domain.clock import day_of, local_time
from wijk.domain.edition import EditionChange, LogEntry, SourceState
from wijk.figures.wording import counted, listed
from wijk.views.numbers import day_text
from wijk.views.tables import Table

__all__ = ["NAMED", "age_text", "change_sentences", "edition_name", "log_lines", "newer_text", "source_table"]

# So many years or areas are named in a sentence; the rest are counted.
NAMED = 8
SHIPPED = "bij het programma meegeleverd"
HAPPENED = {
    "bijgewerkt": "Nieuwe uitgave gemaakt",
    "mislukt": "Bijwerken is niet gelukt; er is niets veranderd",
    "gekeken": "Gekeken wat de bronnen hebben",
    "teruggezet": "Teruggezet",
}


def edition_name(made: datetime | None) -> str:
    """What an edition is called: the day and time it was made, in the Netherlands, or that it is the shipped one."""
    return f"de uitgave van {moment_text(made)}" if made else f"de uitgave die {SHIPPED} is"


def moment_text(moment: datetime) -> str:
    """A moment as people say it: "26 november 2026, 13.05 uur"."""
    return f"{day_text(day_of(moment))}, {local_time(moment):%H.%M} uur"


def age_text(fetched: date | None, today: date) -> str:
    """When a table was fetched and how long ago that is."""
    if fetched is None:
        return SHIPPED
    days = (today - fetched).days
    ago = {0: "vandaag", 1: "gisteren"}.get(days, f"{days} dagen geleden")
    return f"{day_text(fetched)} ({ago})"


def source_table(states: Iterable[SourceState], today: date) -> Table:
    """A row per table: what it is, which edition and when it was fetched, and what is newer at the source."""
    rows = [
        [
            f"{state.title} ({state.table})",
            f"{state.edition}; {age_text(state.fetched, today)}" if state.edition else "nog niet hier",
            state.newer or "nee",
        ]
        for state in states
    ]
    return [["Bron en tabel", "Uitgave, en wanneer opgehaald", "Nieuwer bij de bron"], *rows]


def newer_text(states: Iterable[SourceState], looked: datetime | None) -> str:
    """Whether there are newer figures, by the last time somebody looked."""
    if looked is None:
        return "Er is nog niet gekeken of er nieuwere cijfers zijn."
    newer = [state.table for state in states if state.newer]
    when = f"gekeken op {moment_text(looked)}"
    if not newer:
        return f"Er zijn geen nieuwere cijfers ({when})."
    return f"Er zijn nieuwere cijfers: {counted(len(newer), 'tabel', 'tabellen')}, {listed(newer)} ({when})."


def log_lines(entries: Iterable[LogEntry]) -> list[str]:
    """The log as lines, the newest first."""
    return [
        f"{moment_text(entry.moment)}: {HAPPENED[entry.happened]}. {' '.join(entry.lines)}".strip() for entry in entries
    ]


def change_sentences(change: EditionChange, name_of: Callable[[str], str], gemeente: str) -> list[str]:
    """What an edition changed for a gemeente, each thing in a sentence; ``name_of`` gives the name of an indicator."""
    verb = "kreeg" if change.figures == 1 else "kregen"
    told = [f"In {gemeente} {verb} {counted(change.figures, 'cijfer', 'cijfers')} een andere waarde."]
    if not change.figures:
        told = [f"In {gemeente} veranderde geen enkel cijfer dat er al was."]
    kinds: tuple[tuple[str, tuple[tuple[str, int], ...]], ...] = (
        ("Nieuw", change.added),
        ("Niet meer in de cijfers", change.gone),
    )
    told += [f"{what}: {_named([f'{name_of(one)} ({year})' for one, year in keys])}." for what, keys in kinds if keys]
    places = (("Gebieden erbij", change.came), ("Gebieden weg", change.went))
    told += [f"{what}: {_named([f'{name} ({year})' for name, year in names])}." for what, names in places if names]
    return told


def _named(names: list[str]) -> str:
    left = len(names) - NAMED
    return listed([*names[:NAMED], f"nog {left}"] if left > 0 else names)
