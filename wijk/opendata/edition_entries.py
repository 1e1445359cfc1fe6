"""What an edition tells of the update that made it: tables, sources added to the catalogue, and a log in Dutch."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import geopandas as gpd
from babel.dates import format_date

from wijk.domain.clock import day_of
from wijk.opendata.fetching import FetchedTable
from wijk.opendata.progress import number

__all__ = ["Update", "added_entries", "boundary_entries", "table_entries", "told_entry"]

Entry = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Update:
    """What an update brought: the tables, the moment it was made (UTC) and what else there is to tell, in Dutch.

    ``gemeente`` and its name are empty when it was for the whole country. ``kinds`` and ``names`` are those of the
    indicators. ``shapes`` are fresh boundaries of the newest division, if any, ``shapes_from`` where they come from.
    """

    tables: Sequence[FetchedTable]
    made: datetime
    kinds: Mapping[str, str]
    names: Mapping[str, str]
    gemeente: str = ""
    gemeente_name: str = ""
    shapes: gpd.GeoDataFrame | None = None
    shapes_from: str = ""
    log: Sequence[str] = ()


def table_entries(before: Iterable[Entry], update: Update) -> list[Entry]:
    """The published tables of the edition, as the manifest names them; a fetched one replaces its older self."""
    entries = {entry["table"]: entry for entry in before}
    for fetched in update.tables:
        found = fetched.found
        entries[found.info.id] = {
            "table": found.info.id,
            "source": f"{found.publication.publisher}, {found.info.title}",
            "edition": _edition(fetched, update),
            "licence": found.publication.licence,
            "division": found.division,
            "years": sorted({year for years in fetched.years.values() for year in years}),
            "columns": sum(map(len, fetched.years.values())),
            "rows": len(fetched.figures),
            "modified": found.info.modified,
            "fetched": update.made.isoformat(timespec="seconds"),
        }
    return list(entries.values())


def added_entries(before: Mapping[str, list[Entry]], update: Update) -> dict[str, list[Entry]]:
    """What the catalogue has besides indicators.toml, as tables and sources in its own form.

    A source of before stays, also when its column has stopped now: its figures are still in the edition.
    """
    tables = {entry["id"]: entry for entry in before.get("table", [])}
    sources = {(entry["indicator"], entry["table"]): entry for entry in before.get("source", [])}
    for fetched in update.tables:
        tables[fetched.found.info.id] = _table(fetched, update)
        for column, years in fetched.years.items():
            key = (column.indicator, fetched.found.info.id)
            sources[key] = {
                "indicator": column.indicator,
                "table": fetched.found.info.id,
                "column": fetched.seen[column].key,
                "years": sorted({*sources.get(key, {}).get("years", ()), *years}),
                **({"age": column.age} if column.age else {}),
            }
    return {"table": list(tables.values()), "source": list(sources.values())}


def boundary_entries(before: Iterable[Entry], update: Update, division: int) -> list[Entry]:
    """The boundaries that the edition draws, as the manifest names them; fresh ones replace those of their division."""
    kept = [entry for entry in before if update.gemeente or f"indelingen {division}" not in entry["table"]]
    fresh = {
        "table": f"CBS/Kadaster, gebiedsindelingen {division} ({update.shapes_from})",
        "edition": f"opgehaald op {_date(day_of(update.made))}{_only(update)}",
        "licence": "CC BY 4.0, bron: CBS, Kadaster",
        "limits": "Vereenvoudigd voor op een kaart; niet bedoeld voor één perceel.",
    }
    return [*(entry for entry in kept if entry["table"] != fresh["table"]), fresh]


def told_entry(update: Update, rejected: Mapping[str, Sequence[str]]) -> Entry:
    """What the update did, for the operator: per table, what stopped and why, areas left out, and a log in Dutch."""
    stopped = {
        fetched.found.info.id: {column.indicator: why for column, why in fetched.stopped.items()}
        for fetched in update.tables
    }
    log = [line for fetched in update.tables for line in _log(fetched, update, rejected[fetched.found.info.id])]
    if update.shapes is not None:
        log.append(f"{update.shapes_from}: de grenzen van {number(len(update.shapes))} gebieden.")
    return {
        "made": update.made.isoformat(timespec="seconds"),
        "gemeente": update.gemeente,
        "stopped": {table: why for table, why in stopped.items() if why},
        "rejected": {table: list(codes) for table, codes in rejected.items() if codes},
        "log": [*log, *update.log],
    }


def _table(fetched: FetchedTable, update: Update) -> Entry:
    publication, limits = fetched.found.publication, fetched.found.publication.limits
    stopped = [update.names[column.indicator] for column in fetched.stopped if column.indicator in update.names]
    if stopped:
        limits += f" Bij deze keer ophalen niet ververst: {', '.join(stopped)}."
    return {
        "id": fetched.found.info.id,
        "title": fetched.found.info.title,
        "publisher": publication.publisher,
        "edition": _edition(fetched, update),
        "division": fetched.found.division,
        "licence": publication.licence,
        "coverage": _coverage(fetched),
        "missing": publication.missing,
        "limits": limits,
    }


def _edition(fetched: FetchedTable, update: Update) -> str:
    changed = datetime.fromisoformat(fetched.found.info.modified).date()
    return f"uitgave van {_date(changed)}, opgehaald op {_date(day_of(update.made))}{_only(update)}"


def _only(update: Update) -> str:
    return f", alleen voor {update.gemeente_name}" if update.gemeente else ""


def _coverage(fetched: FetchedTable) -> str:
    counts = {level: sum(code.startswith(level) for code in fetched.names) for level in ("GM", "WK", "BU")}
    gemeenten, wijken, buurten = map(number, counts.values())
    return f"Nederland, {gemeenten} gemeenten, {wijken} wijken en {buurten} buurten"


def _log(fetched: FetchedTable, update: Update, rejected: Sequence[str]) -> list[str]:
    found, source = fetched.found, fetched.found.publication.source
    what = f"{source}, {found.info.title} (tabel {found.info.id})"
    lines = [f"{what}: {number(len(fetched.figures))} gebieden, {_edition(fetched, update)}."]
    for column, why in fetched.stopped.items():
        lines.append(f"{source}, {update.names.get(column.indicator, column.indicator)}: niet ververst, want {why}.")
    if rejected:
        lines.append(f"{what}: {number(len(rejected))} gebieden hebben daar een andere naam en zijn overgeslagen.")
    return lines


def _date(day: Any) -> str:
    return format_date(day, "d MMMM y", locale="nl")
