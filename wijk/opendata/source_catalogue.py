"""Finds a published table in the catalogue of its source: by title, and by the ids that are known as a floor."""

import re
from dataclasses import dataclass

from wijk.opendata.publications import Publication
from wijk.opendata.source_errors import SourceError
from wijk.opendata.table_reader import TableInfo, TableReader

__all__ = ["FoundTable", "find_tables"]


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table of a publication, the year of its division, and what the source says of it."""

    publication: Publication
    division: int
    info: TableInfo


def find_tables(reader: TableReader, publication: Publication, years: tuple[int, ...] = ()) -> list[FoundTable]:
    """Return the tables of a publication for these years, oldest first; without years the newest one.

    Raises SourceError when the source has none for a year that was asked for.
    """
    named = _by_title(reader.tables(), publication.title)
    ids = {**publication.tables, **named}
    if years:
        return [_found(reader, publication, ids, year) for year in sorted(set(years))]
    if named:
        return [_found(reader, publication, ids, max(named))]
    return [_newest_known(reader, publication)]


def _by_title(tables: list[TableInfo], pattern: str) -> dict[int, str]:
    """The ids by the year in the title; of two tables for a year the one that was changed last."""
    found = [(re.fullmatch(pattern, table.title), table) for table in tables]
    dated = sorted((table.modified, int(match[1]), table.id) for match, table in found if match)
    return {year: table for _, year, table in dated}


def _found(reader: TableReader, publication: Publication, ids: dict[int, str], year: int) -> FoundTable:
    if year not in ids:
        raise SourceError(reader.name, f"van {year} is er geen tabel met een titel als {publication.title}", "changed")
    return FoundTable(publication, year, reader.info(ids[year]))


def _newest_known(reader: TableReader, publication: Publication) -> FoundTable:
    """The newest of the tables whose ids are known that is really there."""
    *newer, oldest = sorted(publication.tables, reverse=True)
    for year in newer:
        try:
            return _found(reader, publication, publication.tables, year)
        except SourceError as error:
            if error.cause != "changed":
                raise
    return _found(reader, publication, publication.tables, oldest)
