"""Makes editions for tests: the shipped snapshot with one figure and the source of its first table changed."""

import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pandas as pd

from wijk.opendata.editions import Edition, write_edition
from wijk.opendata.snapshot import DATA_FOLDER, digest

__all__ = ["AREA", "edition_with"]

AREA = "WK020218"
FIRST = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)


def edition_with(lonely: float, folder: Path, day: int = 0) -> Edition:
    """An edition in which AREA has this percentage of lonely adults in 2020, its tables called "proef" and that."""
    built = folder / f"gebouwd-{day}"
    built.mkdir()
    for path in (*DATA_FOLDER.glob("*.parquet"), DATA_FOLDER / "manifest.json"):
        shutil.copy(path, built)
    (built / "geometry").symlink_to(DATA_FOLDER / "geometry")
    name = "figures_2020.parquet"
    figures = pd.read_parquet(built / name)
    figures.loc[figures["code"] == AREA, "lonely_18plus:2020"] = lonely
    figures.to_parquet(built / name)
    manifest = json.loads((built / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"][name]["sha256"] = digest([built / name])
    manifest["tables"][0]["edition"] = f"proef {lonely}"
    (built / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    edition = write_edition(built, FIRST + timedelta(days=day))
    shutil.rmtree(built)
    return edition
