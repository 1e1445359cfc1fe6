"""A small snapshot of two gemeenten, whole in itself, so that a test can update it in a tenth of a second."""

import json
import shutil
from pathlib import Path

import pandas as pd

from tests.opendata.published import GEMEENTEN
from wijk.domain.area import COUNTRY
from wijk.domain.indicator import load_catalogue
from wijk.opendata.snapshot import DATA_FOLDER
from wijk.opendata.writing import geometry_entries, write_frames, write_manifest


def write_small(out: Path) -> Path:
    """Cut the shipped snapshot to GEMEENTEN and a land that is as large as they are together."""
    out.mkdir(parents=True)
    manifest = json.loads((DATA_FOLDER / "manifest.json").read_text(encoding="utf-8"))
    frames = {Path(name).stem: pd.read_parquet(DATA_FOLDER / name) for name in manifest["files"]}
    for name, frame in frames.items():
        code = "code" if "code" in frame else "code_2024"
        inside = frame[code].str[2:6].isin([gemeente[2:] for gemeente in GEMEENTEN])
        whole = frame[code] == COUNTRY
        frames[name] = frame[inside | whole].reset_index(drop=True)
        if name.startswith("figures_"):
            frames[name] = _as_large_as_its_parts(frames[name])
    for division in ("2020", "2024"):
        for path in (DATA_FOLDER / "geometry" / division).rglob("*.json"):
            if path.stem in (*GEMEENTEN, "gemeente"):
                copy = out / path.relative_to(DATA_FOLDER)
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, copy)
    manifest |= {"files": write_frames(frames, out), "geometry": geometry_entries(out)}
    write_manifest(manifest, out)
    return out


def copied(source: Path, folder: Path) -> Path:
    """Copy the tables and the manifest of a snapshot to a folder, with a link to its geometry."""
    folder.mkdir()
    for path in (*source.glob("*.parquet"), source / "manifest.json"):
        shutil.copy(path, folder)
    (folder / "geometry").symlink_to(source / "geometry")
    return folder


def _as_large_as_its_parts(figures: pd.DataFrame) -> pd.DataFrame:
    """The counts of the land made those of its gemeenten together."""
    indicators = load_catalogue().indicators
    counts = [name for name in map(str, figures) if name != "code" and indicators[name.split(":")[0]].kind == "count"]
    figures[counts] = figures[counts].astype("Int32")
    gemeenten = figures.loc[figures["code"].str.startswith("GM"), counts]
    figures.loc[figures["code"] == COUNTRY, counts] = gemeenten.sum().to_numpy()
    return figures
