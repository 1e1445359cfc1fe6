"""From rows to the fields of what they are about, with what is asked about their cells and what can't be understood.

No row is lost for one cell: what can't be read is told, stays readable (`Layout.note`), and the row comes in without
it. A row is refused only for what it can't do without, as a name or a place, or where its kind of list keeps nothing
that was not understood: a name among key figures.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from wijk.domain.area import level_of
from wijk.store.common.texts import words
from wijk.store.importing.area_names import meant_area, parts_of_one
from wijk.store.importing.doubts import CellDoubtError, CellRefusalError
from wijk.store.importing.layout import ColumnReader, ImportContext
from wijk.store.importing.locating import POINT, POINT_FIELDS, locate
from wijk.store.importing.mapping import ColumnMapping
from wijk.store.importing.merging_cells import joined
from wijk.store.importing.questions import PLACE, AskedCell
from wijk.store.importing.sheets_together import SHEET_COLUMN
from wijk.store.spreadsheets.cell_values import CellError, is_blank, shown
from wijk.store.spreadsheets.rows import Row

__all__ = ["MOST_SHOWN", "REPORT_EVERY", "CheckedRow", "Fault", "Progress", "check_rows", "no_progress"]

Progress = Callable[[float], None]
REPORT_EVERY = 200
# How much of a cell is shown beside its fault.
MOST_SHOWN = 200
TOWNS = frozenset({"plaats", "woonplaats", "plaatsnaam", "vestigingsplaats", "stad", "city", "town"})
ELSEWHERE = "Deze plaats ligt in een andere gemeente dan u koos. Zolang u niets kiest, hoort de rij bij de gekozen."
APART = (
    "Deze gebieden liggen niet in elkaar. De rij staat nu bij het kleinste gebied dat ze alle heeft; wat er stond, "
    "staat in de toelichting."
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one cell: row number and column as in the file, the start of what it says, how to mend it.

    ``asked`` tells that it is asked about too.
    """

    row: int
    column: str
    value: str
    message: str
    asked: bool = False


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """A row of the file: the fields it fills in (an empty cell fills in nothing) or, if not good, its ``faults``.

    ``remarks`` are what was not understood though the row comes in, ``kept`` the texts of those cells, each after the
    name of its column, and ``asked`` the questions in it, answered or not.
    """

    row: Row
    fields: Mapping[str, Any]
    faults: tuple[Fault, ...]
    remarks: tuple[Fault, ...] = ()
    kept: tuple[str, ...] = ()
    asked: tuple[AskedCell, ...] = ()

    @property
    def open(self) -> bool:
        """Whether something in it waits for an answer; where it belongs is chosen for all such rows at once."""
        return any(cell.answer is None and cell.about != PLACE for cell in self.asked)


def no_progress(_share: float) -> None:
    """Report progress to nobody."""


def check_rows(
    rows: Sequence[Row], mapping: ColumnMapping, context: ImportContext, on_progress: Progress = no_progress
) -> tuple[CheckedRow, ...]:
    """Return every row, checked, in the order given.

    What names no area is judged as if it named the chosen one. ``on_progress`` gets the share that is done.
    """
    readers = [(index, context.reader(target)) for index, target in enumerate(mapping) if target]
    checked = []
    for done, row in enumerate(rows):
        if done % REPORT_EVERY == 0:
            on_progress(done / len(rows))
        checked.append(_RowCheck(row, mapping, context).result(readers))
    on_progress(1.0)
    return tuple(checked)


class _RowCheck:
    """One row on its way from cells to fields."""

    def __init__(self, row: Row, mapping: ColumnMapping, context: ImportContext) -> None:
        self.row, self.mapping, self.context, self.layout = row, mapping, context, context.layout
        self.fields: dict[str, Any] = {}
        self.faults: list[Fault] = []
        self.remarks: list[Fault] = []
        self.kept: list[str] = []
        self.asked: list[AskedCell] = []
        self.refusals: list[tuple[int, ColumnReader, CellRefusalError]] = []
        self.areas: dict[int, str] = {}

    def result(self, readers: Sequence[tuple[int, ColumnReader]]) -> CheckedRow:
        for index, reader in readers:
            if not is_blank(self.row.cells[index]) and not self._is_told(index):
                self._read(index, reader)
        for index, reader, refusal in self.refusals:
            self._add(index, reader, self._refused(index, reader, refusal))
        self._tell_areas_apart()
        self._locate()
        self._ask_town()
        self.fields = self.layout.settled(self.fields, self.context.method)
        if not self.faults:
            self._judge()
        kept = tuple(dict.fromkeys(self.kept))
        return CheckedRow(self.row, self.fields, tuple(self.faults), tuple(self.remarks), kept, tuple(self.asked))

    def _is_told(self, index: int) -> bool:
        """Whether another column says already what this one would: then it is kept readable, and not read.

        The name of a sheet is no area where a column is that names one, unless it is empty and the sheet is called as
        an area is. Ages say for whom something is where no column of groups does.
        """
        target = self.mapping[index]
        others = [at for at, other in enumerate(self.mapping) if other == target and at != index]
        filled = any(not is_blank(self.row.cells[at]) for at in others)
        if self.row.headers[index] == SHEET_COLUMN:
            return filled or (bool(others) and meant_area(shown(self.row.cells[index]), self.context.areas) is None)
        if target == "groups" and any(at < index and not is_blank(self.row.cells[at]) for at in others):
            self._keep(index)
            return True
        return False

    def _read(self, index: int, reader: ColumnReader) -> None:
        try:
            self._add(index, reader, reader.read(self.row.cells[index]))
        except CellRefusalError as refusal:
            self.refusals.append((index, reader, refusal))
        except CellDoubtError as doubt:
            self._add(index, reader, self._in_doubt(index, reader, doubt))
        except CellError as error:
            self._unread(index, str(error))

    def _add(self, index: int, reader: ColumnReader, value: Any) -> None:
        if value is not None:
            field = reader.field
            known = field in self.fields
            self.fields[field] = joined(field, self.fields[field], value, self.context) if known else value
            if field == "area":
                self.areas[index] = value

    def _tell_areas_apart(self) -> None:
        """Tell of areas in one row of which none lies in the other, and keep what their cells say."""
        apart = [
            index
            for index, area in self.areas.items()
            if not all(parts_of_one(area, other) for other in self.areas.values())
        ]
        for index in apart:
            self.remarks.append(self._fault(index, APART))
            self._keep(index)

    def _refused(self, index: int, reader: ColumnReader, refusal: CellRefusalError) -> Any:
        """Return what to take of a code that does not exist, when another column tells the area: then no row is lost.

        A buurt of a division that is not known here, in the very wijk of that column, is kept: it counts in its wijk.
        """
        [asked] = refusal.asked
        code, told = asked.text.upper(), self.fields.get(reader.field)
        if told is None or self.context.answers.get((reader.field, words(asked.text))) is not None:
            return self._in_doubt(index, reader, refusal)
        self.remarks.append(self._fault(index, str(refusal)))
        if level_of(told) == "wijk" and level_of(code) == "buurt" and parts_of_one(told, code):
            return code
        self._keep(index)
        return None

    def _in_doubt(self, index: int, reader: ColumnReader, doubt: CellDoubtError) -> Any:
        ids, still_open = list(doubt.understood), False
        # The name of a sheet is a proposal: one that is like no area at all is told, and not asked about.
        of_sheet = self.row.headers[index] == SHEET_COLUMN
        asked = [one for one in doubt.asked if one.guesses or not of_sheet]
        for one in asked:
            answer = self.context.answers.get((reader.field, words(one.text)))
            still_open = still_open or answer is None
            ids += answer or ()
            self._ask(reader.field, index, one.text, one.guesses, answer)
        understood = tuple(dict.fromkeys(ids))
        if still_open or not asked:
            if still_open and (isinstance(doubt, CellRefusalError) or not self.layout.note):
                self._blame(index, str(doubt))
                return None
            self.remarks.append(replace(self._fault(index, str(doubt)), asked=still_open))
        if not (asked and not still_open and reader.says_all(understood)):
            self._keep(index, doubt.kept)
        return reader.settle(understood, still_open)

    def _locate(self) -> None:
        if not self.fields.keys() & {*POINT_FIELDS, "address"}:
            return
        located = locate(self.fields, self.context.areas, self.context.answers)
        self.fields = located.fields
        columns = [index for index, target in enumerate(self.mapping) if target in POINT_FIELDS]
        if located.asked:
            self._ask(POINT, columns[0], located.asked, (), located.answer)
        if located.told:
            self.remarks.append(replace(self._fault(columns[0], located.told), asked=bool(located.asked)))
            for index in columns:
                self._keep(index)

    def _ask_town(self) -> None:
        """Ask where a row belongs when nothing says so, and the town of its address is another gemeente."""
        scope = self.context.areas
        if not scope.gemeente or "area" in self.fields or "area" not in self.layout.at(scope.chosen):
            return
        for index, target in enumerate(self.mapping):
            town = shown(self.row.cells[index]).strip()
            if target != "address" or words(self.row.headers[index]) not in TOWNS or meant_area(town, scope):
                continue
            others = tuple(code for code in scope.elsewhere(words(town)) if level_of(code) == "gemeente")
            if others:
                answer = self.context.answers.get(("area", words(town)))
                self._ask("area", index, town, (*others, scope.gemeente), answer)
                if answer:
                    self.fields["area"] = answer[0]
                else:
                    self.remarks.append(replace(self._fault(index, ELSEWHERE), asked=True))

    def _judge(self) -> None:
        """Leave out the fields that can't be so, and blame the row for what is wrong without them."""
        wrong = self._wrong()
        if self.layout.note:
            for field in wrong.keys() & self.fields.keys() - {"id", self.layout.named}:
                del self.fields[field]
                for index in (one for one, target in enumerate(self.mapping) if target == field):
                    self._unread(index, wrong[field])
            wrong = self._wrong() if wrong else {}
            for field in wrong.keys() & self.layout.at("GM").keys() - self.fields.keys():
                column, message = self.layout.header_of(field), wrong[field]
                self.asked.append(AskedCell(PLACE, self.row.number, column, "", (), None))
                self.remarks.append(Fault(self.row.number, column, "", message, asked=True))
                wrong = {one: told for one, told in wrong.items() if one != field}
        for field, message in wrong.items():
            at = self.mapping.index(field) if field in self.mapping else self.layout.naming_column(self.mapping)
            self._blame(at, message)

    def _wrong(self) -> Mapping[str, str]:
        at = self.layout.at(self.context.areas.chosen)
        record_type = self.layout.record_type
        return record_type.faults_in(record_type.type(**{"id": "-", self.layout.named: "", **at, **self.fields}))

    def _unread(self, index: int, message: str) -> None:
        """Tell of a cell that can't be read; the row comes in without it where its text may be kept."""
        needed = self.mapping[index] in ("id", self.layout.named)
        if needed or not self.layout.note:
            self._blame(index, message)
        else:
            self.remarks.append(self._fault(index, message))
            self._keep(index)

    def _ask(
        self, about: str, index: int, value: str, guesses: tuple[str, ...], answer: tuple[str, ...] | None
    ) -> None:
        shown_value = self.layout.to_show(value)
        if shown_value == value:
            header = self.row.headers[index] or self.row.column(index)
            self.asked.append(AskedCell(about, self.row.number, header, value, guesses, answer))

    def _keep(self, index: int, text: str | None = None) -> None:
        kept = shown(self.row.cells[index]).strip() if text is None else text
        if kept:
            self.kept.append(f"{self.row.headers[index] or self.row.column(index)}: {kept}")

    def _blame(self, index: int, message: str) -> None:
        self.faults.append(self._fault(index, message))

    def _fault(self, index: int, message: str) -> Fault:
        value = shown(self.row.cells[index])
        why = self.layout.hidden(value) or message
        return Fault(self.row.number, self.row.column(index), self.layout.to_show(value)[:MOST_SHOWN], why)
