"""Days that are suggested for a calendar, and what holds of school holidays, read from data/method/calendar.toml."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wijk.domain.event import REGIONS, Region
from wijk.domain.method import METHOD_FOLDER, MethodError, read_toml
from wijk.domain.times import DAYS

__all__ = ["CalendarRules", "SchoolHoliday", "Suggestion", "load_calendar_rules"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A day of each year that is worth knowing: a ``day`` of a ``month``, or the ``nth`` ``weekday`` of it.

    ``nth`` -1 is the last; ``weekday`` is a name of `times.DAYS`. It lasts ``days`` days. ``source`` sets it and
    ``address`` is where that can be read.
    """

    id: str
    name: str
    month: int
    source: str
    address: str
    day: int = 0
    weekday: str = ""
    nth: int = 0
    days: int = 1
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class SchoolHoliday:
    """A school holiday that every year has; of one with ``advice`` the dates are advice and schools may differ."""

    name: str
    advice: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class CalendarRules:
    """What a calendar is made of besides what people enter.

    ``region_of`` gives the school region of the provincies that lie wholly in one, as ``region_source`` says.
    ``checked_on`` is when the sources were last read.
    """

    label: str
    checked_on: date
    suggestions: tuple[Suggestion, ...]
    school_holidays: tuple[SchoolHoliday, ...]
    region_of: Mapping[str, Region]
    region_source: str
    region_address: str

    def suggestion(self, identifier: str) -> Suggestion | None:
        """Return the suggestion with this id, None when there is none."""
        return next((one for one in self.suggestions if one.id == identifier), None)

    def school_holiday(self, name: str) -> SchoolHoliday:
        """Return what is known of a school holiday by its name; nothing of one that is not there."""
        return next((one for one in self.school_holidays if one.name == name), SchoolHoliday(name))


def load_calendar_rules(folder: Path = METHOD_FOLDER) -> CalendarRules:
    """Read ``calendar.toml`` in ``folder``.

    Raises MethodError when it is missing, is no valid TOML, lacks a field, repeats an id or tells a day that can't be.
    """
    read = read_toml(folder / "calendar.toml")
    try:
        regions = read["regions"]
        rules = CalendarRules(
            label=read["label"],
            checked_on=read["checked_on"],
            suggestions=tuple(Suggestion(**entry) for entry in read["suggestion"]),
            school_holidays=tuple(SchoolHoliday(**entry) for entry in read["school_holiday"]),
            region_of={province: region for region in REGIONS for province in regions[region]},
            region_source=regions["source"],
            region_address=regions["address"],
        )
    except (KeyError, TypeError) as error:
        raise MethodError(f"In calendar.toml ontbreekt een veld of staat een onbekend veld: {error}.") from error
    ids = [one.id for one in rules.suggestions]
    if len(set(ids)) < len(ids):
        raise MethodError(f"In calendar.toml staat een id twee keer: {', '.join(ids)}.")
    if wrong := [one.id for one in rules.suggestions if not _is_a_day(one)]:
        raise MethodError(
            f"In calendar.toml klopt de dag niet van: {', '.join(wrong)}. Geef month met day, of month met weekday en "
            "nth (1 tot en met 4, of -1 voor de laatste), en days van 1 tot en met 60."
        )
    return rules


def _is_a_day(one: Suggestion) -> bool:
    # 29 February is not a day of every year, and nor is a fifth Thursday of every month.
    on_date = bool(one.day) and 1 <= one.day <= (28 if one.month == 2 else 30)
    on_weekday = one.weekday in DAYS and one.nth in (1, 2, 3, 4, -1)
    return 1 <= one.month <= 12 and on_date != on_weekday and 1 <= one.days <= 60
