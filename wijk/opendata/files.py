"""Where the published files stand and what their columns are called (data/method/files.toml)."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from wijk.domain.method import METHOD_FOLDER, MethodError, read_toml

__all__ = ["DivisionFile", "Layout", "ShapeFile", "TableFile", "load_layout"]


@dataclass(frozen=True, slots=True)
class TableFile:
    """The files of a table, put below each other; ``code`` is the column with the area code.

    ``numbered`` columns have CBS's number behind their name; ``only`` keeps the rows with a value in a column,
    ``areas`` those whose code begins so. With ``year`` and ``age``, columns too, there is a row per area, year and age
    class.
    """

    tables: list[str]
    paths: list[str]
    code: str
    numbered: bool = False
    separator: str = ","
    only: dict[str, str] = field(default_factory=dict)
    areas: list[str] = field(default_factory=list)
    year: str = ""
    age: str = ""


@dataclass(frozen=True, slots=True)
class DivisionFile:
    """The columns that a division is known by, of one table; a column that is not there is an empty text.

    ``total_hectares`` is how many hectares one unit of ``total`` is. ``between`` tells that the division has no areas
    of its own in the snapshot. ``names`` has the path, code and name of a file of names.
    """

    year: int
    table: str
    inhabitants: str
    name: str = ""
    municipality_name: str = ""
    province: str = ""
    land: str = ""
    total: str = ""
    total_hectares: float = 1.0
    changed: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    between: bool = False


@dataclass(frozen=True, slots=True)
class ShapeFile:
    """A GeoJSON file with boundaries of a division in degrees; ``rebuilt`` tells that they stood on a coarse grid.

    Where it has shapes that are open water, ``water`` is the column that says so and ``gemeente`` that of the gemeente.
    """

    division: int
    path: str
    code: str
    rebuilt: bool = False
    water: str = ""
    gemeente: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything in files.toml; the two divisions with areas are ``old`` and ``new``, ``middle`` the one between."""

    files: tuple[TableFile, ...]
    old: DivisionFile
    middle: DivisionFile
    new: DivisionFile
    shapes: tuple[ShapeFile, ...]
    overlap: dict[str, str]
    boundaries: tuple[dict[str, str], ...]
    mergers: dict[str, list[str]]

    @property
    def divisions(self) -> tuple[DivisionFile, DivisionFile, DivisionFile]:
        """The older division, the one between, and the newer."""
        return self.old, self.middle, self.new


@cache
def load_layout(folder: Path = METHOD_FOLDER) -> Layout:
    """Read ``files.toml`` in ``folder``. Raises MethodError when it is missing or is not as described above."""
    path = folder / "files.toml"
    content = read_toml(path)
    try:
        divisions = sorted((DivisionFile(**entry) for entry in content["division"]), key=lambda one: one.year)
        [old, new] = [one for one in divisions if not one.between]
        [middle] = [one for one in divisions if one.between]
        return Layout(
            files=tuple(TableFile(**entry) for entry in content["file"]),
            old=old,
            middle=middle,
            new=new,
            shapes=tuple(ShapeFile(**entry) for entry in content["shapes"]),
            overlap=content["overlap"],
            boundaries=tuple(content["boundary"]),
            mergers=content["mergers"],
        )
    except (KeyError, TypeError, ValueError) as error:
        raise MethodError(f"In {path} ontbreekt iets of staat iets onbekends: {error}.") from error
