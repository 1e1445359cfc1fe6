"""The tables of CBS and of RIVM as their OData v3 services give them: all of cbsodata stands behind this module."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar
from urllib.parse import urlsplit

import cbsodata
import pandas as pd

from wijk.opendata.patience import IncompleteError, Patience, ask, proxies_for
from wijk.opendata.table_reader import AREA, Property, Slice, TableInfo

__all__ = ["Service"]

# The feed pages by this many rows, and its sister service stops there: an answer of just so many is half an answer.
_CUT = (9_999, 10_000)

Row = Mapping[str, Any]
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Service:
    """A `TableReader` of one host; ``url`` is the address in front of ``/ODataFeed`` and ``/ODataCatalog``."""

    name: str
    url: str
    patience: Patience = field(default_factory=Patience)

    def tables(self) -> list[TableInfo]:
        """Every table in the catalogue of the source, in the order it gives."""
        found = self._ask(
            "de lijst van tabellen",
            lambda: cbsodata.get_table_list(select=["Identifier", "Title", "Modified"], **self._how),
        )
        return [_info(row) for row in found]

    def info(self, table: str) -> TableInfo:
        """What the source says of a table."""
        return self._ask(f"tabel {table}", lambda: _info(_first(cbsodata.get_meta(table, "TableInfos", **self._how))))

    def properties(self, table: str) -> dict[str, Property]:
        """The columns with figures of a table, by key."""

        def question() -> dict[str, Property]:
            rows = cbsodata.get_meta(table, "DataProperties", **self._how)
            groups = {row["ID"]: _text(row["Title"]) for row in rows if row["Type"] == "TopicGroup"}
            return {row["Key"]: _property(row, groups) for row in rows if row["Type"] == "Topic"}

        return self._ask(f"de beschrijving van de kolommen van tabel {table}", question)

    def areas(self, table: str) -> dict[str, str]:
        """The names of the areas of a table by their code, without the blanks that fill it up."""

        def question() -> dict[str, str]:
            rows = cbsodata.get_meta(table, AREA, **self._how)
            return {row["Key"].strip(): _text(row["Title"]) for row in _whole(rows)}

        return self._ask(f"de gebieden van tabel {table}", question)

    def categories(self, table: str, dimension: str) -> list[str]:
        """The keys of a dimension that is small, as they are written in its filters."""

        def question() -> list[str]:
            return [str(row["Key"]) for row in cbsodata.get_meta(table, dimension, **self._how)]

        return self._ask(f"de indeling {dimension} van tabel {table}", question)

    def rows(self, table: str, columns: list[str], part: Slice) -> pd.DataFrame:
        """Return a part of the table in these columns: codes as the source has them but without blanks, missing as NaN.

        get_data would give names instead of codes, and names are not unique.
        """

        def question() -> pd.DataFrame:
            rows = cbsodata.get_meta(table, "TypedDataSet", select=columns, filters=part.filter, **self._how)
            _check_count(rows, part)
            frame = pd.DataFrame({column: [row[column] for row in rows] for column in columns})
            return frame.assign(**{AREA: frame[AREA].str.strip()})

        return self._ask(f"tabel {table}, {part.name},", question)

    def _ask(self, what: str, question: Callable[[], Answer]) -> Answer:
        with _scheme(self.url):
            return ask(self.name, what, question, self.patience)

    @cached_property
    def _how(self) -> dict[str, Any]:
        address = urlsplit(self.url)
        return {
            "catalog_url": f"{address.netloc}{address.path.rstrip('/')}",
            "timeout": self.patience.timeout,
            "proxies": proxies_for(self.url),
        }


@contextmanager
def _scheme(url: str) -> Iterator[None]:
    """Have cbsodata use the scheme of an address, and afterwards what it used before, whatever happens."""
    before = cbsodata.options.use_https
    cbsodata.options.use_https = urlsplit(url).scheme != "http"
    try:
        yield
    finally:
        cbsodata.options.use_https = before


def _check_count(rows: list[Row], part: Slice) -> None:
    if part.rows is not None and len(rows) != part.rows:
        raise IncompleteError(f"{len(rows)} rijen, en het moeten er {part.rows} zijn")
    if part.rows is None:
        _whole(rows)


def _whole(rows: list[Row]) -> list[Row]:
    if len(rows) in _CUT:
        raise IncompleteError(f"precies {len(rows)} rijen, waar de bron afbreekt")
    if not rows:
        raise IncompleteError("er kwam geen enkele rij")
    return rows


def _first(rows: list[Row]) -> Row:
    if not rows:
        raise IncompleteError("er kwam geen enkele rij")
    return rows[0]


def _info(row: Row) -> TableInfo:
    modified = str(row["Modified"])
    datetime.fromisoformat(modified)
    count = row.get("RecordCount")
    return TableInfo(row["Identifier"], _text(row["Title"]), modified, None if count is None else int(count))


def _property(row: Row, groups: Mapping[Any, str]) -> Property:
    title, unit, description, datatype = (_text(row[what]) for what in ("Title", "Unit", "Description", "Datatype"))
    return Property(row["Key"], title, unit, description, datatype, groups.get(row.get("ParentID"), ""))


def _text(value: str | None) -> str:
    """One line without double blanks; nothing where the source has nothing."""
    return " ".join((value or "").split())
