"""The project's own snapshot in data/, read back and checked against its manifest."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from wijk.domain.area import DIVISIONS

__all__ = [
    "DATA_FOLDER",
    "FIGURE_DIVISIONS",
    "Snapshot",
    "SnapshotError",
    "digest",
    "figure_column",
    "geometry_digest",
    "geometry_file",
    "load",
]

DATA_FOLDER = Path(__file__).parents[2] / "data"
FIGURE_DIVISIONS = (2020, 2022, 2024)
MANIFEST_PARTS = ("files", "geometry", "tables", "boundaries")


class SnapshotError(RuntimeError):
    """The snapshot can't be used; the text says, in Dutch, which file and what to do."""


@dataclass(frozen=True)
class Snapshot:
    """Everything in data/, read once a process and never changed.

    ``areas`` and ``figures`` hold one frame per division, indexed by area code; figure columns are named by
    ``figure_column``, missing is NaN. ``codes_2022`` gives by division the code of 2022 of the areas that are exactly
    the same place in that year. ``drawn`` tells which areas the geometry files draw, in their order; ``links`` which
    area of 2020 became which of 2024 (see `links.link_divisions`). ``version`` changes with the content.
    """

    folder: Path
    version: str
    areas: dict[int, pd.DataFrame]
    figures: dict[int, pd.DataFrame]
    codes_2022: dict[int, pd.Series]
    drawn: pd.DataFrame
    links: pd.DataFrame
    manifest: dict[str, Any]


def figure_column(indicator: str, year: int) -> str:
    """The column of an indicator's figures for one year."""
    return f"{indicator}:{year}"


def load(folder: Path = DATA_FOLDER) -> Snapshot:
    """Read the snapshot, checking every table against the manifest.

    Raises SnapshotError, with one clear Dutch sentence, when a file is missing, damaged or half-written.
    """
    remedy = "Zet de map data/ terug uit de broncode, of bouw haar opnieuw met: python -m wijk.opendata build"
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        expected = {name: entry["sha256"] for name, entry in manifest["files"].items()}
        frames = {}
        for name, sha256 in expected.items():
            if digest([folder / name]) != sha256:
                raise SnapshotError(f"Het gegevensbestand {folder / name} is beschadigd of niet compleet. {remedy}")
            frames[Path(name).stem] = pd.read_parquet(folder / name)
        codes = frames["codes_2022"].set_index("code")
        areas, figures = frames["areas"], {year: frames[f"figures_{year}"] for year in FIGURE_DIVISIONS}
        snapshot = Snapshot(
            folder=folder,
            version=hashlib.sha256(json.dumps(manifest, sort_keys=True).encode()).hexdigest()[:12],
            areas={year: areas[areas["division"] == year].set_index("code") for year in DIVISIONS},
            figures={year: frame.set_index("code").astype(float) for year, frame in figures.items()},
            codes_2022={year: codes.loc[codes["division"] == year, "code_2022"] for year in DIVISIONS},
            drawn=frames["drawn"],
            links=frames["links"],
            manifest={part: manifest[part] for part in MANIFEST_PARTS},
        )
    except FileNotFoundError as error:
        raise SnapshotError(f"Het gegevensbestand {error.filename} ontbreekt. {remedy}") from error
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        raise SnapshotError(f"De gegevens in {folder} zijn niet te lezen. {remedy}") from error
    return snapshot


def geometry_file(division: int, level: str, municipality: str) -> str:
    """Where the geometry of a gemeente's wijken or buurten stands under data/geometry, or that of all gemeenten."""
    return f"{division}/gemeente.json" if level == "gemeente" else f"{division}/{level}/{municipality}.json"


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
