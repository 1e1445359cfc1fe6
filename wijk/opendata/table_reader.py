"""What a reader of published tables answers, whatever protocol its source speaks."""

from dataclasses import dataclass
from typing import Protocol

import pandas as pd

__all__ = ["AREA", "Property", "Slice", "TableInfo", "TableReader"]

# The dimension that holds the areas, in the tables of both publishers.
AREA = "WijkenEnBuurten"


@dataclass(frozen=True, slots=True)
class TableInfo:
    """A published table: its id, title, when it was last changed there (as the source writes it) and how many rows."""

    id: str
    title: str
    modified: str
    rows: int | None = None


@dataclass(frozen=True, slots=True)
class Property:
    """What a table says of one of its columns: key with its number, title, unit, description and type of data."""

    key: str
    title: str
    unit: str
    description: str
    datatype: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of a table that is fetched in one go: what it is, its filter, and how many rows it must have."""

    name: str
    filter: str | None = None
    rows: int | None = None


class TableReader(Protocol):
    """One host of tables. Every question raises SourceError when the answer can't be had whole."""

    @property
    def name(self) -> str:
        """What messages call the source."""

    @property
    def url(self) -> str:
        """The address that it reads from."""

    def tables(self) -> list[TableInfo]:
        """Every table in the catalogue of the source, in the order it gives."""

    def info(self, table: str) -> TableInfo:
        """What the source says of a table."""

    def properties(self, table: str) -> dict[str, Property]:
        """The columns with figures of a table, by key."""

    def areas(self, table: str) -> dict[str, str]:
        """The names of the areas of a table by their code, without the blanks that fill it up."""

    def categories(self, table: str, dimension: str) -> list[str]:
        """The keys of a dimension that is small, as they are written in its filters."""

    def rows(self, table: str, columns: list[str], part: Slice) -> pd.DataFrame:
        """A part of the table in these columns: codes as the source has them but without blanks, missing as NaN."""
