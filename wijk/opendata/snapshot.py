"""The project's own snapshot in data/, read back and checked against its manifest."""

import hashlib
import json
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wijk.domain.area import level_of
from wijk.domain.indicator import Catalogue, extended_catalogue, load_catalogue
from wijk.opendata.same_place import Relation

__all__ = [
    "DATA_FOLDER",
    "LinkTo",
    "Snapshot",
    "SnapshotError",
    "bound_columns",
    "check_figures",
    "digest",
    "figure_column",
    "geometry_digest",
    "geometry_file",
    "load",
]

DATA_FOLDER = Path(__file__).parents[2] / "data"
MANIFEST_PARTS = ("files", "geometry", "tables", "boundaries")


class LinkTo(NamedTuple):
    """Where an area lies in the other division: the code there, the relation, and the parts of the people.

    ``share`` is the part of its own people who live there, ``back`` the part of the people there who come from it.
    """

    code: str
    relation: Relation
    share: float
    back: float


class SnapshotError(RuntimeError):
    """The snapshot can't be used; the text says, in Dutch, which file and what to do."""


@dataclass(frozen=True)
class Snapshot:
    """Everything in data/, read once a process and never changed.

    ``areas`` holds a frame for each of two divisions, ``figures`` one for every division of the catalogue, indexed by
    area code; figure columns are named by ``figure_column``, missing is NaN. Of a division without areas ``between``
    gives, by division with areas, the code there of the areas that are exactly the same place in that year. ``drawn``
    tells which areas the geometry files draw, in their order; ``links`` which older area became which newer one (see
    `links.link_divisions`). ``followed`` has codes that were entered under an earlier edition, with the area of
    this one that they stand for: ("", 0) for none (see `following.follow`). ``version`` changes with the content.
    ``kept`` holds what was worked out from it and is the same for every place (see `figures.once`).
    """

    folder: Path
    version: str
    areas: dict[int, pd.DataFrame]
    figures: dict[int, pd.DataFrame]
    between: dict[int, dict[int, pd.Series]]
    drawn: pd.DataFrame
    links: pd.DataFrame
    manifest: dict[str, Any]
    catalogue: Catalogue
    followed: dict[str, tuple[str, int]] = field(default_factory=dict)
    kept: dict[Any, Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    @property
    def divisions(self) -> tuple[int, int]:
        """The older and the newer division of which it has the areas."""
        old, new = sorted(self.areas)
        return old, new

    def area_division(self, division: int) -> int:
        """The division whose areas have the figures of a division: itself, or the last one before it with areas."""
        return max((one for one in self.areas if one <= division), default=self.divisions[0])

    @cached_property
    def leading_division(self) -> int:
        """The division that profiles are made for, where a place has it: that of the newest leading figures."""
        return self.area_division(self.catalogue.leading_division)

    @cached_property
    def inside(self) -> dict[tuple[int, str, str], pd.Index]:
        """The codes of the areas by division, level and gemeente ("" for all of Nederland), in their order."""
        return {
            (division, level, of): areas.index[rows]
            for division, areas in self.areas.items()
            for (_, level, of), rows in _rows_inside(areas).items()
        }

    @cached_property
    def drawn_inside(self) -> dict[tuple[int, str, str], NDArray[np.intp]]:
        """The rows of ``drawn`` (by number) by division, level and gemeente ("" for all), in the order of the file.

        That of all wijken or buurten is the file of `national_geometry`: one gemeente after another, by their codes.
        """
        gemeente = self.drawn["municipality"].to_numpy(dtype=str)
        position = self.drawn["position"].to_numpy()
        rows_inside = _rows_inside(self.drawn)
        return {which: rows[np.lexsort((position[rows], gemeente[rows]))] for which, rows in rows_inside.items()}

    @cached_property
    def same_gemeenten(self) -> pd.DataFrame:
        """The links of the gemeenten that are one place in both divisions."""
        same = self.links[self.links["relation"] == "same"]
        return same[[level_of(code) == "gemeente" for code in same[f"code_{self.divisions[0]}"]]]

    @cached_property
    def linked(self) -> dict[tuple[str, int], list[LinkTo]]:
        """The links of an area by its code and division, the one with most of its people first."""
        links = self.links
        before, after = self.divisions
        old, new = (links[f"code_{year}"].tolist() for year in (before, after))
        share, back = links["share"].tolist(), links["back"].tolist()
        found: dict[tuple[str, int], list[LinkTo]] = {}
        for one, other, relation, out, home in zip(old, new, links["relation"].tolist(), share, back, strict=True):
            found.setdefault((one, before), []).append(LinkTo(other, relation, out, home))
            found.setdefault((other, after), []).append(LinkTo(one, relation, home, out))
        return {key: sorted(to, key=lambda link: -link.share) for key, to in found.items()}


def _rows_inside(frame: pd.DataFrame) -> dict[tuple[int, str, str], NDArray[np.intp]]:
    """The numbers of the rows of a frame by division, level and gemeente, and of a whole level under no gemeente."""
    each: Any = frame.groupby(["division", "level", "municipality"], sort=False).indices
    whole: Any = frame.groupby(["division", "level"], sort=False).indices
    return {**each, **{(*which, ""): rows for which, rows in whole.items()}}


def figure_column(indicator: str, year: int) -> str:
    """The column of an indicator's figures for one year."""
    return f"{indicator}:{year}"


def bound_columns(indicator: str, year: int) -> tuple[str, str]:
    """The columns of the lower and the upper bound of an indicator's figures for one year, where the source has them.

    They hold the 95% interval of an estimate in the unit of the figure; missing as NaN.
    """
    column = figure_column(indicator, year)
    return f"{column}|low", f"{column}|high"


def load(folder: Path = DATA_FOLDER) -> Snapshot:
    """Read the snapshot, checking every table against the manifest.

    The catalogue is that of the method, with what the manifest of an edition adds to it.
    Raises SnapshotError, with one clear Dutch sentence, when a file is missing, damaged or half-written, or lacks
    figures of the indicator catalogue; MethodError when that can't be used.
    """
    catalogue = load_catalogue()
    remedy = "Zet de map data/ terug uit de broncode, of bouw haar opnieuw met: python -m wijk.opendata build"
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        catalogue = extended_catalogue(manifest["added"]) if "added" in manifest else catalogue
        expected = {name: entry["sha256"] for name, entry in manifest["files"].items()}
        frames = {}
        for name, sha256 in expected.items():
            if digest([folder / name]) != sha256:
                raise SnapshotError(f"Het gegevensbestand {folder / name} is beschadigd of niet compleet. {remedy}")
            frames[Path(name).stem] = pd.read_parquet(folder / name)
        areas = _by_division(_with_province(frames["areas"]).set_index("code"))
        without_areas = [year for year in catalogue.divisions if year not in areas]
        needed = [f"figures_{year}" for year in catalogue.divisions] + [f"codes_{year}" for year in without_areas]
        if lacking := [f"{name}.parquet" for name in needed if name not in frames]:
            raise SnapshotError(
                f"De gegevens in {folder} zijn niet te lezen: volgens indicators.toml hoort daar ook "
                f"{', '.join(lacking)} bij. {remedy}"
            )
        snapshot = Snapshot(
            folder=folder,
            version=hashlib.sha256(json.dumps(manifest, sort_keys=True).encode()).hexdigest()[:12],
            areas=areas,
            figures={year: frames[f"figures_{year}"].set_index("code").astype(float) for year in catalogue.divisions},
            between={
                year: {
                    division: codes[f"code_{year}"]
                    for division, codes in _by_division(frames[f"codes_{year}"].set_index("code")).items()
                }
                for year in without_areas
            },
            drawn=frames["drawn"],
            links=frames["links"],
            manifest={part: manifest[part] for part in MANIFEST_PARTS},
            catalogue=catalogue,
            followed=_followed(frames),
        )
        old, new = snapshot.divisions
        if not {f"code_{old}", f"code_{new}"} <= set(snapshot.links):
            raise ValueError(f"the links are not those of {old} to {new}")
    except FileNotFoundError as error:
        raise SnapshotError(f"Het gegevensbestand {error.filename} ontbreekt. {remedy}") from error
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        raise SnapshotError(f"De gegevens in {folder} zijn niet te lezen. {remedy}") from error
    check_figures(catalogue, snapshot.figures)
    return snapshot


def _with_province(areas: pd.DataFrame) -> pd.DataFrame:
    """Areas with their provincie: in an edition from before that was kept, that of their gemeente as it was shipped."""
    if "province" in areas:
        return areas
    shipped = pd.read_parquet(DATA_FOLDER / "areas.parquet", columns=["code", "province"])
    told = dict(zip(shipped["code"], shipped["province"], strict=True))
    return areas.assign(province=areas["municipality"].map(told).fillna(""))


def _followed(frames: dict[str, pd.DataFrame]) -> dict[str, tuple[str, int]]:
    if "followed" not in frames:
        return {}
    columns = (frames["followed"][name].tolist() for name in ("entered", "code", "division"))
    return {entered: (code, int(division)) for entered, code, division in zip(*columns, strict=True)}


def _by_division(frame: pd.DataFrame) -> dict[int, pd.DataFrame]:
    return {int(year): frame[frame["division"] == year] for year in sorted(frame["division"].unique())}


def check_figures(catalogue: Catalogue, figures: dict[int, pd.DataFrame]) -> None:
    """Raise SnapshotError, naming all that lack, when an indicator of the catalogue has no column of figures."""
    lacking = [
        f"{indicator.id} van {source.year} (tabel {source.table.id}, indeling {source.table.division})"
        for indicator in catalogue.indicators.values()
        if not indicator.counted
        for source in indicator.sources
        if figure_column(indicator.id, source.year) not in figures.get(source.table.division, ())
    ]
    if lacking:
        raise SnapshotError(
            f"Deze cijfers staan in data/method/indicators.toml, maar niet in de gegevens: {'; '.join(lacking)}. "
            "Bouw de gegevens opnieuw met: python -m wijk.opendata build (docs/recipes/add-an-indicator.md)"
        )


def geometry_file(division: int, level: str, municipality: str) -> str:
    """Where the geometry of a gemeente's wijken or buurten stands under data/geometry, or that of all gemeenten.

    Without a gemeente: that of all of them, which our server puts together (`national_geometry`).
    """
    return (
        f"{division}/{level}/{municipality}.json"
        if municipality and level != "gemeente"
        else f"{division}/{level}.json"
    )


def geometry_digest(folder: Path) -> tuple[int, str]:
    """How many geometry files a division has, and the digest of them all in the order of their names."""
    paths = sorted(folder.rglob("*.json"))
    return len(paths), digest(paths)


def digest(paths: list[Path]) -> str:
    """The SHA-256 of the files together, in the order given."""
    together = hashlib.sha256()
    for path in paths:
        together.update(path.read_bytes())
    return together.hexdigest()
