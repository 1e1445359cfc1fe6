"""From what somebody wrote in a cell to a value: Dutch dates and numbers, ja and nee, and empty ways to say nothing.

Each reader raises CellError with a Dutch sentence on how to mend the cell.
"""

import re
from datetime import date, datetime
from decimal import Decimal

from babel.dates import get_month_names
from openpyxl.utils.datetime import from_excel

from wijk.domain.clock import example_day
from wijk.store.common.texts import unquote, words
from wijk.store.spreadsheets.sheets import Cell

__all__ = [
    "ANSWERS",
    "CellError",
    "as_text",
    "full_year",
    "is_blank",
    "read_day",
    "read_decimal",
    "read_number",
    "read_yes_no",
    "says_nothing",
    "shown",
]

EXCEL_ERRORS = {"#N/A", "#N/B", "#REF!", "#VERW!", "#VALUE!", "#WAARDE!", "#DIV/0!", "#DEEL/0!", "#NAME?", "#NAAM?"}
NOTHING = {"", "nvt", "n v t", "onbekend", "geen idee", "unknown", "n a"}
YES = {"ja", "j", "yes", "y", "x", "1", "waar", "true", "v", "wel", "formeel", "+"}
NO = {"nee", "n", "no", "0", "onwaar", "false", "niet", "informeel"}
ANSWERS = YES | NO | NOTHING
MONTHS: list[tuple[int, str]] = [
    (number, name.lower()) for locale in ("nl", "en") for number, name in get_month_names(locale=locale).items()
]
DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:[ t]\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?")
YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ t]\d.*)?")
IN_WORDS = re.compile(
    r"(?:[a-z]{2,9}\.?,? )?(?:(\d{1,2})(?:e|st|nd|rd|th)?[ -])?([a-z]{3,9})\.?(?:[ -]|[ -]?')(\d{4}|\d{2})"
)
MONTH_AND_YEAR = re.compile(r"(\d{1,2})[-/](\d{4})")
YEAR_AND_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})")
TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})")
YEAR = re.compile(r"(?:19|20)\d{2}")
# The number that Excel keeps for a moment, with the part of the day behind it.
SERIAL = re.compile(r"(\d{5})[.,]\d+")
# "ca. 25", "± 20", "25 personen": one number, said with words.
ABOUT = re.compile(r"(?:ca\.?|circa|ongeveer|ong\.?|plm\.?|plusminus|±|\+/-|~|rond(?: de)?|zo'n)\s*(?=\d)", re.I)
COUNTED = re.compile(
    r"(?<=\d)\s*(?:personen|persoon|pers\.?|deelnemers?|mensen|inwoners?|bewoners?|bezoekers?|plekken|plaatsen|leden|"
    r"stuks|keer|x|pp|p\.?)\Z",
    re.I,
)
FIRST_SERIAL, LAST_SERIAL = 20_000, 80_000


class CellError(ValueError):
    """A cell can't be read; the text says in Dutch what to write instead."""


def as_text(cell: Cell) -> str:
    """Return a cell as text, the way a Dutch reader would write it; nothing is an empty text."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, date):
        return f"{cell.day:02}-{cell.month:02}-{cell.year:04}"
    if isinstance(cell, Decimal):
        return f"{cell:f}".replace(".", ",")
    if isinstance(cell, int | float):
        return str(int(cell)) if cell == cell // 1 and abs(cell) < 1e15 else repr(cell).replace(".", ",")
    if cell.strip() in EXCEL_ERRORS:
        raise CellError("Deze cel geeft in Excel een fout. Verbeter de formule of typ de waarde.")
    return unquote(cell)


def shown(cell: Cell) -> str:
    """Return what to show of a cell: a text as it stands there, a date or number the way a Dutch reader writes it."""
    return cell if isinstance(cell, str) else as_text(cell)


def is_blank(cell: Cell) -> bool:
    """Return whether a cell says nothing."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def says_nothing(text: str) -> bool:
    """Return whether a text is a way to leave a choice, number or date open: "-", "n.v.t.", "onbekend"."""
    return words(text) in NOTHING


def read_number(cell: Cell) -> int | None:
    """Return a whole number: 1250 for 1250, "1.250" and "1 250"; None for "-" and "onbekend".

    Words around one number as "ca. 25 personen" are no harm; "10-15" is two numbers and ">30" none that is known.
    """
    text = as_text(cell).strip()
    if says_nothing(text):
        return None
    bare = COUNTED.sub("", ABOUT.sub("", text, count=1)).strip()
    digits = re.sub(r"(?<=\d)[. ](?=\d{3}(?!\d))", "", bare)
    match = re.fullmatch(r"([-+]?\d{1,15})(?:,0+)?", digits)
    if isinstance(cell, bool) or not match:
        raise CellError("Schrijf een heel getal, bijvoorbeeld 25 of 1.250.")
    return int(match[1])


def read_decimal(cell: Cell) -> float | None:
    """Return a number with decimals, after a comma or a point."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell)
    text = as_text(cell).strip()
    if says_nothing(text):
        return None
    try:
        return float(text.replace(",", "."))
    except ValueError as error:
        raise CellError("Schrijf een getal met een komma, bijvoorbeeld 51,96.") from error


def read_day(cell: Cell) -> date | None:
    """Return a date; a month or year without more is its first day, a year of two digits lies in this century."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = " ".join(as_text(cell).lower().split())
    if says_nothing(text):
        return None
    try:
        return _day(text)
    except (ValueError, OverflowError) as error:
        day = example_day()
        raise CellError(f"Schrijf een datum als {day} of {day.replace('-9-', ' september ')}.") from error


def _day(text: str) -> date:
    if match := YEAR_FIRST.fullmatch(text):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := DAY_FIRST.fullmatch(text):
        return date(full_year(match[3]), int(match[2]), int(match[1]))
    if match := IN_WORDS.fullmatch(text):
        return date(full_year(match[3]), _month(match[2]), int(match[1] or 1))
    if match := MONTH_AND_YEAR.fullmatch(text):
        return date(int(match[2]), int(match[1]), 1)
    if match := YEAR_AND_MONTH.fullmatch(text):
        return date(int(match[1]), int(match[2]), 1)
    if match := TOGETHER.fullmatch(text):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if YEAR.fullmatch(text):
        return date(int(text), 1, 1)
    text = SERIAL.sub(r"\1", text)
    if text.isdecimal() and FIRST_SERIAL <= int(text) <= LAST_SERIAL:
        moment = from_excel(int(text))
        if isinstance(moment, datetime):
            return moment.date()
    raise ValueError(text)


def full_year(digits: str) -> int:
    """Return the year that four digits are, or two of this century."""
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _month(word: str) -> int:
    """Return the month that ``word`` names or shortens; mrt is the one short form that is no beginning."""
    start = "maart" if word == "mrt" else word
    for number, name in MONTHS:
        if len(start) >= 3 and name.startswith(start):
            return number
    raise ValueError(word)


def read_yes_no(cell: Cell) -> bool | None:
    """Return yes or no, also for a cross, formeel and informeel; None for "-" and "onbekend"."""
    text = as_text(cell)
    if says_nothing(text) and text.strip() not in ("✓", "✔"):
        return None
    if text.strip() in ("✓", "✔") or words(text) in YES:
        return True
    if words(text) in NO:
        return False
    raise CellError("Schrijf ja of nee, of laat de cel leeg.")
