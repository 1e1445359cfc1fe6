"""The places that were found, as a table to sort and as files: of each condition volume beside concentration."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import pandas as pd
from pandas.io.formats.style import Styler

from wijk.domain.indicator import Catalogue, Indicator
from wijk.domain.method import Method
from wijk.figures.decimals import rounded
from wijk.figures.find_places import Condition, Enough, FoundPlace, Told
from wijk.figures.names import normalised, spoken_name
from wijk.figures.places import Place
from wijk.figures.risk import round_to_ten
from wijk.store.spreadsheets.about import About
from wijk.store.spreadsheets.sheets import Cell
from wijk.store.spreadsheets.writing import SheetToWrite, csv_bytes, workbook_bytes
from wijk.views.numbers import MISSING, ratio_text, size_text, value_text
from wijk.views.place_names import place_name
from wijk.views.sentences.found_places import condition_text

__all__ = [
    "MOST_SHOWN",
    "FoundColumn",
    "FoundTable",
    "by_name",
    "condition_sources",
    "found_about",
    "found_columns",
    "found_csv",
    "found_excel",
    "found_style",
]

# More rows than this take a browser long to lay out; a file has them all.
MOST_SHOWN = 500

# As a page shows it.
FoundTable = Styler
BESIDE = {"gemeente": "de gemeente", "nederland": "Nederland"}


@dataclass(frozen=True, slots=True)
class FoundColumn:
    """A column beside the name: of each place a number or None, how it is told, and what a file keeps of it."""

    title: str
    values: tuple[float | None, ...]
    text: Callable[[float | None], str]
    cell: Callable[[float], Cell]


def by_name(found: Iterable[FoundPlace]) -> list[FoundPlace]:
    """The places by name, then by code."""
    return sorted(found, key=lambda one: (normalised(place_name(one.place)), one.place.key))


def found_columns(
    found: Sequence[FoundPlace], conditions: Sequence[Condition], method: Method, catalogue: Catalogue
) -> list[FoundColumn]:
    """The columns of these conditions, each title once: how many, else how much, and how many times as much."""
    columns: dict[str, FoundColumn] = {}
    for position, condition in enumerate(conditions):
        told = [one.told[position] for one in found]
        for column in _columns(told, condition, method, catalogue):
            columns.setdefault(column.title, column)
    return list(columns.values())


def found_style(found: Sequence[FoundPlace], columns: Sequence[FoundColumn]) -> FoundTable:
    """The places with their gemeente and the columns; numbers sort as numbers and read the Dutch way."""
    frame = pd.DataFrame(
        {
            "Gebied": [_named(one.place) for one in found],
            "Gemeente": [spoken_name(one.place.municipality_name) for one in found],
            **{column.title: pd.Series(column.values, dtype=float) for column in columns},
        }
    )
    if found and found[0].place.level == "gemeente":
        frame["Gemeente"] = [one.place.province or MISSING for one in found]
        frame = frame.rename(columns={"Gemeente": "Provincie"})
    return frame.style.format({column.title: partial(_text, column) for column in columns}, na_rep=MISSING)


def found_csv(found: Sequence[FoundPlace], columns: Sequence[FoundColumn], about: About) -> bytes:
    """All of them as CSV, with what was asked above them."""
    return csv_bytes(_rows(found, columns), about)


def found_excel(found: Sequence[FoundPlace], columns: Sequence[FoundColumn], about: About) -> bytes:
    """The same as a workbook."""
    return workbook_bytes([SheetToWrite("Gevonden gebieden", _rows(found, columns), about.title)], about)


def found_about(
    conditions: Sequence[Condition],
    plural: str,
    area: str,
    made_on: date,
    sources: Sequence[str],
    method: Method,
    catalogue: Catalogue,
) -> About:
    """What a file with the places says of itself: of where it is, and all that was asked."""
    asked = " en ".join(condition_text(one, method, catalogue) for one in conditions)
    return About(f"Gevonden {plural}", area, "", made_on, asked, sources)


def condition_sources(
    conditions: Sequence[Condition], places: Iterable[Place], method: Method, catalogue: Catalogue
) -> list[str]:
    """The tables that the conditions were answered from in these places, each once, with their year."""
    divisions = sorted({place.division for place in places}) or [catalogue.leading_division]
    told = []
    for condition in conditions:
        group = next((one for one in method.groups if one.id == condition.what), None)
        if group is None:
            sources = [catalogue[condition.what].source(condition.year or catalogue[condition.what].newest)]
        else:
            ids = (group.percentage,) if group.percentage else (*group.counted, group.base)
            known = [one for one in ids if one]
            sources = [one for year in divisions if (one := catalogue.newest_in(year, *known)) is not None]
        told += [f"{one.table.publisher}, {one.table.title} (cijfers van {one.year})" for one in sources]
    return list(dict.fromkeys(told))


def _columns(told: Sequence[Told], condition: Condition, method: Method, catalogue: Catalogue) -> Iterable[FoundColumn]:
    group = next((one for one in method.groups if one.id == condition.what), None)
    indicator = catalogue[group.percentage or group.counted[0]] if group else catalogue[condition.what]
    name = group.name if group else f"{indicator.name} ({condition.year or indicator.newest})"
    counts = tuple(one.count for one in told)
    volume = FoundColumn(f"{name}: aantal", counts, size_text, _whole)
    if isinstance(condition, Enough):
        yield volume
        return
    yields_counts = bool(group and not group.percentage) or bool(indicator.counted)
    if yields_counts:
        yield volume
    else:
        estimate = " (schatting)" if indicator.estimate else ""
        values = tuple(one.value for one in told)
        yield FoundColumn(f"{name}{estimate}", values, partial(_value, indicator), partial(_shown, indicator))
    ratios = tuple(one.ratio for one in told)
    yield FoundColumn(f"{name}: keer {BESIDE[condition.reference]}", ratios, ratio_text, _two_decimals)


def _rows(found: Sequence[FoundPlace], columns: Sequence[FoundColumn]) -> list[Sequence[Cell]]:
    header = ("Code", "Gebied", "Gemeente", "Provincie", *(column.title for column in columns))
    rows: list[Sequence[Cell]] = [header]
    for position, one in enumerate(found):
        place = one.place
        told = (MISSING if (value := column.values[position]) is None else column.cell(value) for column in columns)
        gemeente = spoken_name(place.municipality_name or place.name)
        rows.append((place.area, _named(place), gemeente, place.province or MISSING, *told))
    return rows


def _named(place: Place) -> str:
    """The name, with the division where only one has it."""
    name = place_name(place)
    return name if len(place.divisions) > 1 else f"{name} (indeling {place.divisions[0]})"


def _text(column: FoundColumn, value: float) -> str:
    return column.text(value)


def _value(indicator: Indicator, value: float | None) -> str:
    return value_text(value, indicator)


def _shown(indicator: Indicator, value: float) -> Cell:
    return rounded(value, max(indicator.decimals, 1 if indicator.unit == "%" else 0))


def _two_decimals(value: float) -> Cell:
    return rounded(value, 2)


def _whole(value: float) -> Cell:
    return size_text(value) if value < 10 else round_to_ten(value)
