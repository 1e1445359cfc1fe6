"""Makes a new edition of the snapshot in a folder of its own: the edition before, with what was fetched put in."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from wijk.domain.area import COUNTRY
from wijk.opendata import doubtful
from wijk.opendata.edition_boundaries import put_boundaries
from wijk.opendata.edition_codes import Crossing, codes_lines, cross_division
from wijk.opendata.edition_entries import Update, added_entries, boundary_entries, table_entries, told_entry
from wijk.opendata.fetching import FetchedTable
from wijk.opendata.same_place import AreaFacts, resemblance_of
from wijk.opendata.snapshot import Snapshot, SnapshotError
from wijk.opendata.source_errors import SourceError
from wijk.opendata.writing import geometry_entries, write_frames, write_manifest

__all__ = ["disagreeing", "make_edition"]

# A table of which more areas than this part have another name, or are not there, is made for another division.
OTHER_DIVISION = 0.02


def make_edition(base: Snapshot, update: Update, out: Path) -> None:
    """Write the edition ``base`` with the update put in, as a snapshot in the folder ``out``, which is made.

    Figures of other areas, years and tables stay what they were. The manifest tells in ``added`` what the catalogue of
    this edition has besides indicators.toml, in ``seen`` what the sources said of their columns, and in ``update`` what
    this update did. Raises SnapshotError when it can't be written, SourceError when a table is for another division.
    """
    manifest = json.loads((base.folder / "manifest.json").read_text(encoding="utf-8"))
    frames: dict[str, pd.DataFrame] = {}
    rejected: dict[str, list[str]] = {}
    crossings: dict[int, Crossing] = {}
    for fetched in update.tables:
        division, name = fetched.found.division, f"figures_{fetched.found.division}"
        if division not in base.areas and division not in crossings:
            crossings[division] = cross_division(base, fetched, update.gemeente)
            frames[f"codes_{division}"] = crossings[division].codes
        before = frames[name].set_index("code") if name in frames else _figures_of(base, division)
        frames[name], rejected[fetched.found.info.id] = _put(base, before, fetched, update)
    manifest["tables"] = table_entries(manifest["tables"], update)
    manifest["added"] = added_entries(manifest.get("added", {}), update)
    manifest["seen"] = _seen(manifest.get("seen", {}), update)
    manifest["update"] = told_entry(update, rejected)
    try:
        _copy(base.folder, out)
        for division, crossing in crossings.items():
            name = f"doubtful_places_{division}.csv"
            doubtful.write(crossing.doubtful, out / name, base.divisions[1], division, crossing.without)
            manifest["update"]["log"] += codes_lines(crossing, division, name)
        if update.shapes is not None:
            division = max(base.areas)
            frames["drawn"] = put_boundaries(base, update.shapes_from, update.shapes, out, update.gemeente)
            manifest["boundaries"] = boundary_entries(manifest["boundaries"], update, division)
            manifest["boundaries_of"] = manifest.get("boundaries_of") if update.gemeente else division
        manifest["files"] |= write_frames(frames, out)
        manifest["geometry"] = geometry_entries(out)
        write_manifest(manifest, out)
    except OSError as error:
        raise SnapshotError(f"De nieuwe cijfers zijn niet te schrijven in {out}: {error.strerror}.") from error


def disagreeing(areas: pd.DataFrame, names: Mapping[str, str]) -> list[str]:
    """The codes that have another name in a table than here: codes are used again for other places."""
    return [
        code
        for code, name, gemeente in zip(areas.index, areas["name"], areas["municipality_name"], strict=True)
        if code in names and code != COUNTRY and not _same_name(code, name, names[code], gemeente)
    ]


def _same_name(code: str, one: str, other: str, gemeente: str) -> bool:
    old, new = (AreaFacts(code, name, gemeente, 0.0, 1.0, 1.0) for name in (one, other))
    return one == other or resemblance_of(old, new).name == "equal"


def _figures_of(base: Snapshot, division: int) -> pd.DataFrame:
    path = base.folder / f"figures_{division}.parquet"
    return pd.read_parquet(path).set_index("code") if path.is_file() else pd.DataFrame()


def _put(base: Snapshot, before: pd.DataFrame, fetched: FetchedTable, update: Update) -> tuple[pd.DataFrame, list[str]]:
    """The figures of a division with those of a table put in, and the codes that are other places there."""
    division, fresh = fetched.found.division, fetched.figures
    rejected: list[str] = []
    codes = before.index.union(fresh.index)
    if division in base.areas:
        areas = base.areas[division]
        rejected = disagreeing(areas, fetched.names)
        lacking = areas.index.difference(pd.Index(fetched.names))
        if len(rejected) + len(lacking) > OTHER_DIVISION * len(areas):
            told = f"{len(rejected)} gebieden met een andere naam en {len(lacking)} die er niet zijn"
            happened = f"tabel {fetched.found.info.id} past niet bij de indeling {division}: {told}"
            raise SourceError(fetched.found.publication.source, happened, "changed")
        codes = areas.index
    old = before.reindex(codes)
    fresh = fresh.drop(rejected, errors="ignore")
    taken, fresh = fresh.index, fresh.reindex(codes)
    fresh = fresh.where(pd.Series(codes.isin(taken), codes), old.reindex(columns=fresh.columns).astype(float))
    kept = old.drop(columns=[name for name in map(str, old) if name.split("|")[0] in fresh])
    result = pd.concat([kept, fresh], axis=1)
    counts = [name for name in map(str, result) if update.kinds.get(name.split(":")[0]) == "count"]
    result = result.astype(dict.fromkeys(counts, "Int32")).copy()
    return result.rename_axis("code").sort_index().reset_index(), rejected


def _seen(before: Mapping[str, dict[str, Any]], update: Update) -> dict[str, Any]:
    """What the sources said of their columns; of a column that has stopped what they said last."""
    seen = dict(before)
    for fetched in update.tables:
        fresh = {column.indicator: one.as_entry() for column, one in fetched.seen.items()}
        seen[fetched.found.info.id] = {**seen.get(fetched.found.info.id, {}), **fresh}
    return seen


def _copy(base: Path, out: Path) -> None:
    """The files of a snapshot: not what a running copy keeps beside them."""
    out.mkdir(parents=True)
    for path in (*base.glob("*.parquet"), *base.glob("*.csv")):
        shutil.copy(path, out)
    shutil.copytree(base / "geometry", out / "geometry")
