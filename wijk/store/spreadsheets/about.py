"""What a file of ours says about itself: of which place and day it is, what was left out, and where it comes from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from wijk.store.spreadsheets.sheets import Cell, Line, Sheet

__all__ = ["ABOUT_SHEET", "ALL", "ENTERED", "About", "about_line", "about_rows", "without_about"]

ABOUT_SHEET = "Over dit bestand"
ALL = "geen: alles staat erin"
ENTERED = "Ingevoerd in Wijk door gebruikers."
_MARK = "Uit Wijk: "


@dataclass(frozen=True, slots=True)
class About:
    """What the file holds, of which area (as people say it, with its CBS ``code``), made on which day.

    ``chosen`` tells which filter was on, ``sources`` are sentences.
    """

    what: str
    area: str
    code: str
    made_on: date
    chosen: str = ALL
    sources: Sequence[str] = (ENTERED,)

    @property
    def title(self) -> str:
        """The line above the rows: what, where and the filter."""
        place = f"{self.area} ({self.code})" if self.code else self.area
        left_out = "" if self.chosen == ALL else f", {self.chosen}"
        return f"{self.what} {place}, {_day(self.made_on)}{left_out}"


def about_rows(about: About) -> list[Sequence[Cell]]:
    """The same as rows of a name and a value, under a header."""
    rows: list[Sequence[Cell]] = [
        (_MARK.strip(" :"), about.what),
        ("Gebied", about.area),
        ("Code", about.code),
        ("Gemaakt op", about.made_on),
        ("Filter", about.chosen),
    ]
    return rows + [("Bron", source) for source in about.sources]


def about_line(about: About) -> str:
    """The same as one line, for above the rows of a file that has only rows."""
    told = [about.title, f"filter: {about.chosen}", *(f"bron: {source}" for source in about.sources)]
    return _MARK + "; ".join(told)


def without_about(sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """The sheets of a file without what it says about itself; other files are left as they are."""
    return tuple(_without_line(sheet) for sheet in sheets if not _is_about(sheet))


def _is_about(sheet: Sheet) -> bool:
    return sheet.title == ABOUT_SHEET and bool(sheet.lines) and sheet.lines[0].cells[0] == _MARK.strip(" :")


def _without_line(sheet: Sheet) -> Sheet:
    if not sheet.lines:
        return sheet
    first: Line = sheet.lines[0]
    text, *others = first.cells
    ours = isinstance(text, str) and text.startswith(_MARK) and all(cell in (None, "") for cell in others)
    return replace(sheet, lines=sheet.lines[1:]) if ours else sheet


def _day(day: date) -> str:
    return f"{day.day:02}-{day.month:02}-{day.year}"
