"""Makes editions for tests: the shipped snapshot with one figure and the source of its first table changed."""

import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pandas as pd

from wijk.opendata.editions import Edition, write_edition
from wijk.opendata.snapshot import DATA_FOLDER, digest, geometry_digest

__all__ = ["AREA", "edition_with"]

AREA = "WK020218"
FIRST = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)


def edition_with(lonely: float, folder: Path, day: int = 0) -> Edition:
    """An edition in which AREA has this percentage of lonely adults in 2020, its tables called "proef" and that.

    Of the boundaries it has those of all gemeenten and of what lies in that of AREA: the others are a thousand files.
    """
    built = folder / f"gebouwd-{day}"
    built.mkdir()
    for path in (*DATA_FOLDER.glob("*.parquet"), DATA_FOLDER / "manifest.json"):
        shutil.copy(path, built)
    name = "figures_2020.parquet"
    figures = pd.read_parquet(built / name)
    figures.loc[figures["code"] == AREA, "lonely_18plus:2020"] = lonely
    figures.to_parquet(built / name)
    manifest = json.loads((built / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"][name]["sha256"] = digest([built / name])
    for division, entry in manifest["geometry"].items():
        _copy_boundaries(built / "geometry" / division, DATA_FOLDER / "geometry" / division)
        entry["files"], entry["sha256"] = geometry_digest(built / "geometry" / division)
    manifest["tables"][0]["edition"] = f"proef {lonely}"
    (built / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    edition = write_edition(built, FIRST + timedelta(days=day))
    shutil.rmtree(built)
    return edition


def _copy_boundaries(to: Path, division: Path) -> None:
    for path in (
        division / "gemeente.json",
        *(division / level / f"GM{AREA[2:6]}.json" for level in ("wijk", "buurt")),
    ):
        (to / path.relative_to(division)).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, to / path.relative_to(division))
