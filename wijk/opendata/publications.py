"""Which tables an update looks for at the sources, and which column of them is which indicator.

They are read from data/method/publications.toml.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from wijk.domain.method import METHOD_FOLDER, MethodError, read_toml

__all__ = ["Column", "Publication", "load_publications"]


@dataclass(frozen=True, slots=True)
class Column:
    """The column of a publication that holds an indicator.

    ``topics`` are its names without the number behind them, the newest first. ``title``, ``unit`` and ``description``
    (the first line) are what the source says of it, empty where nobody recorded that. ``age`` is the age class of RIVM;
    ``file`` the name of the column in CBS's own Excel files.
    """

    publication: str
    indicator: str
    topics: tuple[str, ...]
    title: str = ""
    unit: str = ""
    description: str = ""
    age: str | None = None
    file: str = ""


@dataclass(frozen=True, slots=True)
class Publication:
    """A series of tables of one source: ``title`` is a pattern whose first group is the year of the division.

    ``tables`` has the ids that are known by division, for when the catalogue of the source doesn't name them.
    """

    id: str
    source: str
    address: str
    publisher: str
    title: str
    licence: str
    missing: str
    limits: str
    tables: dict[int, str]
    columns: tuple[Column, ...] = ()


@cache
def load_publications(folder: Path = METHOD_FOLDER) -> dict[str, Publication]:
    """Read the publications by id from ``publications.toml``. Raises MethodError when it can't be used."""
    path = folder / "publications.toml"
    content = read_toml(path)
    try:
        columns = [Column(**{**entry, "topics": tuple(entry["topics"])}) for entry in content["column"]]
        return {entry["id"]: _publication(entry, columns) for entry in content["publication"]}
    except (KeyError, TypeError, ValueError) as error:
        raise MethodError(f"In {path} ontbreekt iets of staat iets onbekends: {error}.") from error


def _publication(entry: dict[str, Any], columns: list[Column]) -> Publication:
    tables = {int(year): str(table) for year, table in entry["tables"].items()}
    own = tuple(column for column in columns if column.publication == entry["id"])
    return Publication(**{**entry, "tables": tables, "columns": own})
