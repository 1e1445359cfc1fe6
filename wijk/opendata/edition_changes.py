"""What one edition changed for a gemeente, compared with another: figures, years and areas."""

import json
from pathlib import Path
from typing import Any

import pandas as pd

from wijk.domain.edition import EditionChange
from wijk.opendata.editions import Edition
from wijk.opendata.snapshot import SnapshotError

__all__ = ["edition_changes"]


def edition_changes(before: Edition, after: Edition, gemeente: str) -> EditionChange:
    """Compare two editions for the areas of a gemeente (its code), that of the gemeente itself included.

    Raises SnapshotError when one of them can't be read.
    """
    try:
        return _compared(before.folder, after.folder, gemeente[2:])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SnapshotError("De twee uitgaven zijn niet te vergelijken: er is een bestand beschadigd.") from error


def _compared(before: Path, after: Path, number: str) -> EditionChange:
    digests = _digests(before), _digests(after)
    names = sorted(name for name in digests[0] | digests[1] if name.startswith("figures_"))
    changed, keys = 0, (set[tuple[str, int]](), set[tuple[str, int]]())
    for name in names:
        frames = [
            _figures(folder / name, number) if name in of else pd.DataFrame()
            for folder, of in zip((before, after), digests, strict=True)
        ]
        for known, frame in zip(keys, frames, strict=True):
            known |= _keys(frame)
        changed += _changed(*frames) if digests[0].get(name) != digests[1].get(name) else 0
    places = [_places(folder / "areas.parquet", number) for folder in (before, after)]
    return EditionChange(
        figures=changed,
        added=tuple(sorted(keys[1] - keys[0])),
        gone=tuple(sorted(keys[0] - keys[1])),
        came=_named(places[1], places[0]),
        went=_named(places[0], places[1]),
    )


def _digests(folder: Path) -> dict[str, str]:
    """The digest of each table of an edition by its name."""
    manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return {name: entry["sha256"] for name, entry in manifest["files"].items()}


def _figures(path: Path, number: str) -> pd.DataFrame:
    frame = pd.read_parquet(path).set_index("code").astype(float)
    return frame[frame.index.str[2:6] == number]


def _changed(old: pd.DataFrame, new: pd.DataFrame) -> int:
    """How many figures differ in the columns that both have; bounds are no figures of their own."""
    both = [column for column in old.columns.intersection(new.columns) if "|" not in column]
    codes = old.index.union(new.index)
    one, other = (frame.reindex(codes)[both] for frame in (old, new))
    return int(((one != other) & ~(one.isna() & other.isna())).to_numpy().sum())


def _keys(frame: pd.DataFrame) -> set[tuple[str, int]]:
    """The figures a table has for any of these areas, by indicator and year."""
    known = [str(column) for column in frame.columns if frame[column].notna().any()]
    parts = [column.rpartition(":") for column in known if "|" not in column]
    return {(indicator, int(year)) for indicator, _, year in parts}


def _places(path: Path, number: str) -> dict[tuple[str, int], str]:
    """The names of the areas by code and division."""
    areas = pd.read_parquet(path, columns=["code", "division", "name"])
    inside = areas[areas["code"].str[2:6] == number]
    return {(code, int(year)): name for code, year, name in zip(*(inside[one] for one in inside), strict=True)}


def _named(here: dict[tuple[str, int], str], there: dict[tuple[str, int], str]) -> tuple[tuple[str, int], ...]:
    """The names, with their division, of areas that are here and not there, or have another name there."""
    return tuple(sorted((name, key[1]) for key, name in here.items() if there.get(key) != name))
