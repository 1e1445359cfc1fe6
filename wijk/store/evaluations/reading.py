"""Counts from a table that people paste or keep in Excel: months beside kinds, or a row for each number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wijk.domain.evaluation import MonthCount
from wijk.domain.evaluation_rules import CountKind
from wijk.domain.text import fold
from wijk.store.checks.evaluations import faults_in_count
from wijk.store.importing.checking import Fault
from wijk.store.spreadsheets.cell_values import CellError, as_text, is_blank, read_day, read_number, shown
from wijk.store.spreadsheets.reading import read_sheets
from wijk.store.spreadsheets.sheets import Cell, Line

__all__ = ["ReadCounts", "read_counts"]

NO_MONTHS = "Zet boven elke kolom een maand, met het jaar erachter, en vooraan elke rij wat u telt."
NO_KIND = "Zet vooraan de rij wat u telt, bijvoorbeeld Deelnemers."
NO_MONTH = "Dit is geen maand. Schrijf bijvoorbeeld januari, met het jaar erachter."
TWICE = "Dit staat twee keer in de tabel. Het eerste getal is gelezen."
LATER = "Deze maand moet nog komen. Haal het getal weg of verbeter de maand."
LONG = ("wat is geteld", "maand", "aantal")
# What stands beside the number in a file of ours: the counts of one thing are taken over at a time.
ABOUT = "waarover"
MOST_ABOVE = 5


@dataclass(frozen=True, slots=True)
class ReadCounts:
    """The numbers that were read, and a fault for each cell that was not: the one does not wait for the other.

    ``elsewhere`` are the rows that say that they are about something else.
    """

    counts: tuple[MonthCount, ...]
    faults: tuple[Fault, ...]
    elsewhere: int = 0


def read_counts(
    content: bytes, kinds: Sequence[CountKind], blank: MonthCount, about: str, year: int, on: date
) -> ReadCounts:
    """Read a pasted table or a file as counts like ``blank``: of its area, and of its action or initiative.

    A month without a year is one of ``year``; none may lie after the day ``on``. Where rows tell what they are about,
    those about something other than ``about`` are left out. An empty cell says nothing. Raises FileError when the
    whole can't be read.
    """
    reader = _Reader({fold(word): kind.id for kind in kinds for word in (kind.id, kind.name)}, blank, year, on)
    sheets = read_sheets(content)
    tables = [table for sheet in sheets if (table := _from_header(reader, sheet.lines))]
    for lines in tables:
        _read_lines(reader, lines, about)
    if not tables:
        first = sheets[0].lines[0]
        reader.faults.append(Fault(first.number, "", shown(first.cells[0]), NO_MONTHS))
    return ReadCounts(tuple(reader.counts.values()), tuple(reader.faults), reader.elsewhere)


class _Reader:
    """Gathers numbers and faults."""

    def __init__(self, names: Mapping[str, str], blank: MonthCount, year: int, on: date) -> None:
        self.names, self.blank, self.year, self.on = names, blank, year, on
        self.counts: dict[tuple[str, date], MonthCount] = {}
        self.faults: list[Fault] = []
        self.elsewhere = 0

    def month(self, cell: Cell) -> date | None:
        """The month that a cell tells; None where it tells none."""
        text = shown(cell).strip()
        if not text or text.isdigit():
            # A year alone, or a number, is no month.
            return None
        for tried in (cell, f"{text} {self.year}"):
            try:
                found = read_day(tried)
            except (CellError, ValueError, OverflowError):
                continue
            if found:
                return found.replace(day=1)
        return None

    def take(self, row: int, column: str, kind: str, month: date, cell: Cell) -> None:
        """Keep what a cell says, or say what is wrong with it."""
        try:
            number = None if is_blank(cell) else read_number(cell)
        except CellError as error:
            self.faults.append(Fault(row, column, shown(cell), str(error)))
            return
        if number is None:
            return
        area, action, initiative = self.blank.area, self.blank.action, self.blank.initiative
        count = MonthCount(area, self.names.get(fold(kind), kind), month, number, action, initiative)
        wrong = " ".join(faults_in_count(count).values())
        if (count.kind, month) in self.counts:
            wrong = TWICE
        elif month > self.on:
            wrong = LATER
        if wrong:
            self.faults.append(Fault(row, column, shown(cell), wrong))
        else:
            self.counts[count.kind, month] = count


def _from_header(reader: _Reader, lines: Sequence[Line]) -> Sequence[Line]:
    """The lines from the one with months or with our own column names, which may stand below a title; none without."""
    for place, line in enumerate(lines[:MOST_ABOVE]):
        if _is_long(line) or any(reader.month(cell) for cell in line.cells[1:]):
            return lines[place:]
    return ()


def _is_long(line: Line) -> bool:
    return set(LONG) <= {fold(shown(cell)) for cell in line.cells}


def _read_lines(reader: _Reader, lines: Sequence[Line], about: str) -> None:
    header, *rows = lines
    if _is_long(header):
        _read_long(reader, [fold(shown(cell)) for cell in header.cells], rows, about)
        return
    months = {place: reader.month(cell) for place, cell in enumerate(header.cells) if place and not is_blank(cell)}
    reader.faults += [
        Fault(header.number, shown(header.cells[place]), shown(header.cells[place]), NO_MONTH)
        for place, month in months.items()
        if month is None
    ]
    for line in rows:
        kind = _text(line, 0)
        filled = [(place, month) for place, month in months.items() if month and not is_blank(_cell(line, place))]
        if not kind and filled:
            reader.faults.append(Fault(line.number, shown(header.cells[0]), "", NO_KIND))
            continue
        for place, month in filled:
            reader.take(line.number, shown(header.cells[place]), kind, month, _cell(line, place))


def _read_long(reader: _Reader, names: Sequence[str], rows: Sequence[Line], about: str) -> None:
    places = {name: place for place, name in reversed([*enumerate(names)])}
    for line in rows:
        if ABOUT in places and fold(_text(line, places[ABOUT]) or about) != fold(about):
            reader.elsewhere += 1
            continue
        kind, month_cell = _text(line, places[LONG[0]]), _cell(line, places[LONG[1]])
        month = reader.month(month_cell)
        if not kind:
            reader.faults.append(Fault(line.number, LONG[0].capitalize(), "", NO_KIND))
        elif month is None:
            reader.faults.append(Fault(line.number, LONG[1].capitalize(), shown(month_cell), NO_MONTH))
        else:
            reader.take(line.number, LONG[2].capitalize(), kind, month, _cell(line, places[LONG[2]]))


def _cell(line: Line, place: int) -> Cell:
    return line.cells[place] if place < len(line.cells) else None


def _text(line: Line, place: int) -> str:
    try:
        return as_text(_cell(line, place)).strip()
    except CellError:
        return ""
