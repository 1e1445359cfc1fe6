"""The list that goes round: per organisation a sheet that asks whether each initiative still exists, and its answers.

Who fills it in writes ja or nee; read back, "ja" confirms the initiative and "nee" says that it has stopped.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from wijk.domain.initiative import Initiative, Status
from wijk.store.common.errors import FileError
from wijk.store.importing.checking import Fault
from wijk.store.initiatives.layout import read_status
from wijk.store.spreadsheets.about import About
from wijk.store.spreadsheets.cell_values import CellError, as_text, shown
from wijk.store.spreadsheets.reading import read_sheets
from wijk.store.spreadsheets.rows import Row, has_headers, rows_under
from wijk.store.spreadsheets.writing import SheetToWrite, workbook_bytes

__all__ = ["RoundAnswer", "RoundAnswers", "read_round", "round_workbook"]

HEADERS = ("Naam", "Gebied", "Laatst bevestigd", "Bestaat dit nog? ja of nee", "Opmerking", "Kenmerk (niet wijzigen)")
ANSWER, REMARK, ID = 3, 4, 5
NO_ORGANISATION = "Geen organisatie"
LONGEST_TITLE = 31
NOT_IN_TITLE = re.compile(r"[\[\]:*?/\\]|^'|'$")


@dataclass(frozen=True, slots=True)
class RoundAnswer:
    """What was answered of one initiative: its id and name, whether it is open, and what was remarked.

    Who only remarked something did not say whether it is open: then ``status`` is None.
    """

    id: str
    name: str
    status: Status | None
    remark: str


@dataclass(frozen=True, slots=True)
class RoundAnswers:
    """The answers in a list that came back, how many rows had none, and what could not be read."""

    answers: tuple[RoundAnswer, ...]
    unanswered: int
    faults: tuple[Fault, ...]

    @property
    def answered(self) -> dict[str, Status]:
        """By id what was answered, of those that were."""
        return {one.id: one.status for one in self.answers if one.status}


def round_workbook(initiatives: Iterable[Initiative], area_name: Callable[[str], str], about: About) -> bytes:
    """Return the list as a workbook with a sheet per organisation; ``area_name`` names an area (CBS code)."""
    by_organisation: dict[str, list[Initiative]] = {}
    for item in sorted(initiatives, key=lambda one: (one.organisation.casefold(), one.name.casefold(), one.id)):
        by_organisation.setdefault(item.organisation or NO_ORGANISATION, []).append(item)
    titles = _titles(by_organisation)
    return workbook_bytes(
        [
            SheetToWrite(
                titles[organisation],
                [HEADERS, *((one.name, area_name(one.area), one.last_confirmed, None, None, one.id) for one in items)],
            )
            for organisation, items in by_organisation.items()
        ],
        about,
    )


def read_round(content: bytes) -> RoundAnswers:
    """Return what was answered in a list that came back, from all its sheets.

    Raises FileError when it is no such list.
    """
    lists = [rows_under(sheet) for sheet in read_sheets(content) if has_headers(sheet, HEADERS)]
    if not lists:
        raise FileError(
            "Dit is niet de lijst die u hebt rondgestuurd: de kolomnamen zijn anders. Kies dat Excel-bestand."
        )
    answers: list[RoundAnswer] = []
    faults: list[Fault] = []
    unanswered = 0
    for row in (row for one in lists for row in one.rows):
        try:
            status = read_status(row.cells[ANSWER])
        except CellError:
            message = "Schrijf ja, nee of tijdelijk dicht."
            faults.append(Fault(row.number, f"{row.sheet}: {HEADERS[ANSWER]}", shown(row.cells[ANSWER]), message))
            continue
        unanswered += status is None
        if status or as_text(row.cells[REMARK]):
            answers.append(_answer(row, status))
    return RoundAnswers(tuple(answers), unanswered, tuple(faults))


def _answer(row: Row, status: Status | None) -> RoundAnswer:
    return RoundAnswer(as_text(row.cells[ID]), as_text(row.cells[0]), status, as_text(row.cells[REMARK]))


def _titles(organisations: Iterable[str]) -> Mapping[str, str]:
    """A title that Excel takes for the sheet of each organisation, all different."""
    taken: set[str] = set()
    titles = {}
    for organisation in organisations:
        name = NOT_IN_TITLE.sub(" ", organisation).strip() or NO_ORGANISATION
        titles[organisation] = next(title for title in _tries(name) if title.casefold() not in taken)
        taken.add(titles[organisation].casefold())
    return titles


def _tries(name: str) -> Iterator[str]:
    yield name[:LONGEST_TITLE]
    for number in count(2):
        yield f"{name[: LONGEST_TITLE - len(f' {number}')]} {number}"
