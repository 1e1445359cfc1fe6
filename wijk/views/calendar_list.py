"""The calendar as a list by month: a row a thing, with what can be done to it; on the page and on paper."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from wijk.approach.year_calendar import CalendarItem, Happening, Kind
from wijk.figures.wording import cut_short, listed
from wijk.views.calendar import (
    SHORT,
    clashes_text,
    day_as,
    kind_text,
    month_name,
    repeats_text,
    span_text,
    time_text,
    title_text,
)
from wijk.views.row_table import RowTable, TableRow
from wijk.views.tables import Table

__all__ = ["ListRow", "month_rows", "month_table", "year_table"]

WIDTHS = (19, 13, 20, 32, 16)
COLUMNS = ("Wanneer", "Soort", "Wat", "Bijzonderheden")
# What a button does and what it is called, of what people can do something with here.
DEEDS: Mapping[Kind, tuple[tuple[str, str], ...]] = {
    "evenement": (("edit", "Wijzig"),),
    "voorstel": (("take", "Neem over"), ("aside", "Leg weg")),
}
# How many names of initiatives stand in a row.
MOST_NAMES = 5


@dataclass(frozen=True, slots=True)
class ListRow:
    """What stands in the list of a month: ``when`` in words, the ``kind`` with its sign, ``what``, ``more`` of it.

    ``off`` when none of these times goes on.
    """

    item: CalendarItem
    when: str
    kind: str
    what: str
    more: str
    off: bool = False


def month_rows(found: Iterable[Happening]) -> list[ListRow]:
    """The rows of the list of one month; what repeats more often in it is one row with its days."""
    by_item: dict[str, list[Happening]] = {}
    for one in found:
        by_item.setdefault(one.item.key, []).append(one)
    return [_row(times) for times in by_item.values()]


def month_table(month: date, rows: Iterable[ListRow]) -> RowTable:
    """The rows of a month with what can be done: an event is changed, a suggestion is taken up or laid aside."""
    return RowTable(
        month_name(month),
        COLUMNS,
        [
            TableRow(row.item.record, row.what, (row.when, row.kind, row.what, row.more), DEEDS.get(row.item.kind, ()))
            for row in rows
        ],
        WIDTHS,
    )


def year_table(months: Sequence[tuple[date, Sequence[Happening]]]) -> Table:
    """The months of a year with what is in each, as a table without buttons, the month in front."""
    rows = [
        [month_name(month), row.when, row.kind, row.what, row.more]
        for month, found in months
        for row in month_rows(found)
    ]
    return [["Maand", *COLUMNS], *rows]


def _row(times: Sequence[Happening]) -> ListRow:
    first, item = times[0], times[0].item
    when = span_text(first.first, first.last, item.starts_at, item.ends_at)
    if len(times) > 1:
        days = listed([str(one.first.day) for one in times])
        when = f"{days} {day_as(first.first, 'MMMM')}{time_text(item.starts_at, item.ends_at)}"
    off = all(one.off for one in times)
    told = [
        "gaat niet door" if off else "",
        *(f"gaat niet door op {day_as(one.first, 'd MMMM')}" for one in times if one.off and not off),
        *dict.fromkeys(clashes_text(one.clashes) for one in times),
        "advies: scholen kunnen afwijken" if item.advice else "",
        "" if item.agreed else "nog niet afgesproken",
        repeats_text(item.first, item.repeats, item.repeats_until),
        item.place,
        listed(item.who),
        _names(item.names) if len(item.names) > 1 else "",
        item.about,
    ]
    return ListRow(item, when, kind_text(item.kind), title_text(item), "; ".join(filter(None, told)), off)


def _names(names: Sequence[str]) -> str:
    shown = [cut_short(name, SHORT) for name in names[:MOST_NAMES]]
    more = len(names) - len(shown)
    return listed([*shown, f"nog {more}"] if more else shown)
