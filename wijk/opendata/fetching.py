"""Fetches a published table in parts: its areas, and the figures and bounds of the indicators it holds."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from wijk.domain.area import COUNTRY
from wijk.opendata.cbs import topic
from wijk.opendata.columns import MatchedColumns, Seen, match_columns
from wijk.opendata.kept_parts import KeptParts
from wijk.opendata.progress import Progress
from wijk.opendata.publications import Column
from wijk.opendata.snapshot import bound_columns, figure_column
from wijk.opendata.source_catalogue import FoundTable
from wijk.opendata.source_errors import SourceError
from wijk.opendata.table_reader import AREA, Property, Slice, TableReader

__all__ = ["FETCH", "FetchedTable", "Fetching", "fetch_health", "fetch_kwb"]

# What describes the areas in Kerncijfers wijken en buurten, without the number behind it, and our name for it.
DESCRIPTIONS = {
    "IndelingswijzigingWijkenEnBuurten": "changed",
    "OppervlakteLand": "land_hectares",
    "OppervlakteTotaal": "total_hectares",
    "AantalInwoners": "inhabitants",
}
# The value itself of RIVM's estimates, and the lower and the upper bound of their 95% interval.
VALUE, LOW, HIGH = "MW00000", "MOG0095", "MBG0095"


@dataclass(frozen=True, slots=True)
class FetchedTable:
    """What an update has of a table.

    ``names`` are those of all its areas by code, the land as NL00. ``figures`` is indexed by code, with columns named
    by `figure_column` and `bound_columns`; ``described`` has what Kerncijfers says of the areas. ``years`` are those of
    each column that gave figures, ``seen`` what the source says of it, ``stopped`` why others gave none.
    """

    found: FoundTable
    names: dict[str, str]
    figures: pd.DataFrame
    years: dict[Column, tuple[int, ...]]
    seen: dict[Column, Seen]
    stopped: dict[Column, str]
    described: pd.DataFrame = field(default_factory=pd.DataFrame)


@dataclass(frozen=True)
class Fetching:
    """With what tables are fetched: the reader, what was kept, who is told, and the gemeente that is wanted ("": all).

    ``before`` gives by table what the edition before saw of its columns, by indicator, and ``years`` the years it took.
    """

    reader: TableReader
    kept: KeptParts
    progress: Progress
    gemeente: str = ""
    before: dict[str, dict[str, Seen]] = field(default_factory=dict)
    years: dict[str, set[int]] = field(default_factory=dict)

    def match(self, found: FoundTable, columns: Iterable[Column], properties: Mapping[str, Property]) -> MatchedColumns:
        """The columns of a table that hold these indicators. Raises SourceError when most don't."""
        matched = match_columns(columns, properties, self.before.get(found.info.id, {}))
        if len(matched.stopped) > len(matched.seen):
            first = next(iter(matched.stopped.values()))
            happened = f"van tabel {found.info.id} zijn {len(matched.stopped)} kolommen anders dan verwacht: {first}"
            raise SourceError(self.reader.name, happened, "changed")
        return matched

    def part(self, found: FoundTable, columns: list[str], part: Slice) -> pd.DataFrame:
        """A part of a table, kept or fetched."""
        key = {
            "address": self.reader.url,
            "table": found.info.id,
            "modified": found.info.modified,
            "columns": columns,
            "filter": part.filter,
        }
        rows = self.kept.get(key)
        here = rows is not None and (part.rows is None or len(rows) == part.rows)
        if rows is None or not here:
            rows = self.reader.rows(found.info.id, columns, part)
            self.kept.keep(key, rows)
        self.progress.step(f"{found.info.title}, {part.name}", len(rows), kept=here)
        return rows

    def check_unchanged(self, found: FoundTable) -> None:
        """Raise SourceError when the source renewed the table while it was fetched: parts of two must not be mixed."""
        if self.reader.info(found.info.id).modified != found.info.modified:
            happened = f"tabel {found.info.id} is vernieuwd terwijl wij haar ophaalden; begin opnieuw"
            raise SourceError(self.reader.name, happened, "outage")

    def within(self, code: str) -> bool:
        """Whether an area is wanted: the land always is, to compare with."""
        return not self.gemeente or code.startswith("NL") or code[2:6] == self.gemeente[2:]


def fetch_kwb(fetching: Fetching, found: FoundTable, columns: Iterable[Column]) -> FetchedTable:
    """Fetch Kerncijfers wijken en buurten of one year; raises SourceError when it can't be had whole."""
    properties = fetching.reader.properties(found.info.id)
    matched = fetching.match(found, columns, properties)
    keys = {column: seen.key for column, seen in matched.seen.items()}
    describing = {key: DESCRIPTIONS[topic(key)] for key in properties if topic(key) in DESCRIPTIONS}
    names = fetching.reader.areas(found.info.id)
    parts = [
        Slice(name, _filter(prefixes, fetching.gemeente), sum(code.startswith(prefixes) for code in wanted))
        for name, prefixes in (("gemeenten", ("NL", "GM")), ("wijken", ("WK",)), ("buurten", ("BU",)))
        if (wanted := [code for code in names if fetching.within(code)])
    ]
    fetching.progress.expect(sum(part.rows or 0 for part in parts))
    asked = [AREA, *dict.fromkeys((*keys.values(), *describing))]
    rows = pd.concat([fetching.part(found, asked, part) for part in parts if part.rows]).set_index(AREA)
    fetching.check_unchanged(found)
    year = found.division
    values = _numbers(fetching, rows, keys.values())
    filled = {figure_column(column.indicator, year): values[key] for column, key in keys.items() if key in values}
    years: dict[Column, tuple[int, ...]] = {
        column: (year,) for column in keys if figure_column(column.indicator, year) in filled
    }
    described = rows[list(describing)].rename(columns=describing)
    frame = pd.DataFrame(filled, index=rows.index)
    return FetchedTable(found, names, frame, years, matched.seen, matched.stopped, described)


def fetch_health(fetching: Fetching, found: FoundTable, columns: Iterable[Column]) -> FetchedTable:
    """Fetch RIVM's estimates for every age, year and bound; raises SourceError when they can't be had whole."""
    table = found.info.id
    matched = fetching.match(found, columns, fetching.reader.properties(table))
    keys = {column: seen.key for column, seen in matched.seen.items()}
    ages, margins, periods = (_keys(fetching.reader, table, name) for name in ("Leeftijd", "Marges", "Perioden"))
    no_age = {one: f"de leeftijd {one.age} is er niet (meer)" for one in keys if one.age not in ages}
    lost = sorted(fetching.years.get(table, set()) - set(_years(periods)))
    if lost or not {VALUE, LOW, HIGH} <= margins.keys() or len(no_age) == len(keys):
        what = f"het jaar {lost[0]} is er niet meer" if lost else "zij heeft andere leeftijden of marges"
        raise SourceError(fetching.reader.name, f"tabel {table}: {what}", "changed")
    names = {_country(code): name for code, name in fetching.reader.areas(table).items()}
    count = sum(map(fetching.within, names))
    cells = [
        (age, margin, period)
        for age in dict.fromkeys(one.age for one in keys if one.age in ages)
        for margin in (VALUE, LOW, HIGH)
        for period in periods
        if age and period.endswith("JJ00")
    ]
    fetching.progress.expect(count * len(cells))
    found_columns: dict[str, pd.Series] = {}
    for age, margin, period in cells:
        own = {column: key for column, key in keys.items() if column.age == age}
        where = f"Leeftijd eq '{ages[age]}' and Marges eq '{margins[margin]}' and Perioden eq '{periods[period]}'"
        of = _filter(("NL", "GM", "WK", "BU"), fetching.gemeente) if fetching.gemeente else ""
        part = Slice(f"{period[:4]}, leeftijd {age}, {margin}", f"{where} and ({of})" if of else where, count)
        rows = fetching.part(found, [AREA, *dict.fromkeys(own.values())], part)
        rows = rows.set_index(rows[AREA].map(_country))
        values = _numbers(fetching, rows, own.values())
        found_columns |= {
            _name(column.indicator, margin, int(period[:4])): values[key]
            for column, key in own.items()
            if key in values
        }
    fetching.check_unchanged(found)
    figures = pd.DataFrame(found_columns)
    years = {
        column: tuple(year for year in _years(periods) if figure_column(column.indicator, year) in figures)
        for column in keys
        if column not in no_age
    }
    given = {column: told for column, told in years.items() if told}
    return FetchedTable(found, names, figures, given, matched.seen, {**matched.stopped, **no_age})


def _filter(prefixes: Iterable[str], gemeente: str) -> str:
    """The filter for areas with these prefixes, of one gemeente if given; the land belongs to all."""
    starts = [prefix if prefix == "NL" else f"{prefix}{gemeente[2:]}" for prefix in prefixes]
    return " or ".join(f"startswith({AREA},'{start}')" for start in starts)


def _keys(reader: TableReader, table: str, dimension: str) -> dict[str, str]:
    """The keys of a dimension as its filter wants them, by the same without blanks."""
    return {key.strip(): key for key in reader.categories(table, dimension)}


def _years(periods: Iterable[str]) -> list[int]:
    return sorted(int(period[:4]) for period in periods if period.endswith("JJ00"))


def _name(indicator: str, margin: str, year: int) -> str:
    low, high = bound_columns(indicator, year)
    return {VALUE: figure_column(indicator, year), LOW: low, HIGH: high}[margin]


def _country(code: str) -> str:
    return COUNTRY if code.startswith("NL") else code


def _numbers(fetching: Fetching, rows: pd.DataFrame, keys: Iterable[str]) -> dict[str, pd.Series]:
    """The figures of these columns by key, but of those without a single one."""
    found = {}
    for key in dict.fromkeys(keys):
        try:
            values = rows[key].to_numpy(dtype=float, na_value=np.nan)
        except (TypeError, ValueError) as error:
            happened = f"kolom {key} bevat niet alleen getallen"
            raise SourceError(fetching.reader.name, happened, "changed") from error
        if not np.isnan(values).all():
            found[key] = pd.Series(values, rows.index, name=key)
    return found


# How a table of each publication is fetched.
FETCH: dict[str, Callable[[Fetching, FoundTable, Iterable[Column]], FetchedTable]] = {
    "kwb": fetch_kwb,
    "health": fetch_health,
}
