"""The boundaries of all wijken or all buurten as one file: those of every gemeente after one another."""

import json
from pathlib import Path
from typing import Any

import pandas as pd

from wijk.opendata.snapshot import geometry_file

__all__ = ["national_geometry"]


def national_geometry(folder: Path, division: int, level: str) -> bytes:
    """The geometry of all wijken or buurten of a division in an edition's ``folder``, as the browser fetches it.

    A GeoJSON file as that of one gemeente (see `boundaries.write_geometry`), the gemeenten in the order of their codes:
    the order of ``Snapshot.drawn_inside``. Besides, ``gemeenten`` names each gemeente by its code. Of a gemeente of
    which nothing can be drawn, its own outline, or that of the gemeente where it lies now, is in ``changed``, so that
    it never looks like water. Raises FileNotFoundError when there are no boundaries of that level.
    """
    files = sorted((folder / "geometry" / str(division) / level).glob("GM*.json"))
    if not files:
        raise FileNotFoundError(geometry_file(division, level, ""))
    features: list[Any] = []
    behind: dict[str, list[Any]] = {"changed": _not_drawn(folder, division, {path.stem for path in files}), "water": []}
    for path in files:
        content = _read(path)
        features += content["features"]
        for name, shapes in behind.items():
            shapes += content.get(name, [])
    names = _gemeenten(folder, division)["name"].to_dict()
    content = {"type": "FeatureCollection", "features": features, "gemeenten": names, **behind}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _not_drawn(folder: Path, division: int, drawn: set[str]) -> list[Any]:
    """The outlines of the gemeenten without a file, and of where they lie now that have no outline of their own."""
    own = _outlines(folder, division)
    gemeenten = set(_gemeenten(folder, division).index)
    newest = max(int(path.name) for path in (folder / "geometry").iterdir())
    later = _outlines(folder, newest) if gemeenten - set(own) else {}
    now = _where_now(folder, division, newest, gemeenten - set(own)) & set(later) if later else set()
    return [own[code] for code in sorted((gemeenten - drawn) & set(own))] + [later[code] for code in sorted(now)]


def _where_now(folder: Path, division: int, newest: int, gemeenten: set[str]) -> set[str]:
    """The gemeenten of the newest division in which any of the areas of older ones lie."""
    links = pd.read_parquet(folder / "links.parquet", columns=[f"code_{division}", f"code_{newest}"])
    before, after = (links[f"code_{year}"].str[2:6].radd("GM") for year in (division, newest))
    return set(after[before.isin(gemeenten)])


def _gemeenten(folder: Path, division: int) -> pd.DataFrame:
    areas = pd.read_parquet(folder / "areas.parquet", columns=["code", "division", "level", "name"])
    return areas[(areas["division"] == division) & (areas["level"] == "gemeente")].set_index("code")


def _outlines(folder: Path, division: int) -> dict[str, Any]:
    content = _read(folder / "geometry" / geometry_file(division, "gemeente", ""))
    return {feature["properties"]["c"]: feature["geometry"] for feature in content["features"]}


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
