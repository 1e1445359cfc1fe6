"""Verifies the snapshot against published totals and single values, so that a wrong build can't go unseen."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wijk.domain.method import METHOD_FOLDER, read_toml
from wijk.opendata.snapshot import Snapshot, figure_column, geometry_digest

__all__ = ["Check", "run_checks"]


@dataclass(frozen=True, slots=True)
class Check:
    """One comparison; ``expected`` and ``found`` are None where no figure is expected or found."""

    what: str
    expected: float | None
    found: float | None

    @property
    def ok(self) -> bool:
        return self.expected == self.found


def run_checks(snapshot: Snapshot, method: Path = METHOD_FOLDER) -> Iterator[Check]:
    """Every comparison with what ``published.toml`` says, in a fixed order; the tables themselves were checked against
    the manifest when loaded.
    """
    published = read_toml(method / "published.toml")
    for one in published["figure"]:
        values = snapshot.figures[one["division"]][figure_column(one["indicator"], one["year"])].dropna()
        expected = float(one["value"]) if "value" in one else None
        yield Check(f"{one['indicator']} {one['year']}, {one['area']}", expected, values.get(one["area"]))
    for one in published["sum"]:
        figures = snapshot.figures[one["division"]]
        gemeenten = figures.loc[figures.index.str.startswith("GM"), figure_column(one["indicator"], one["year"])]
        what = f"{one['indicator']} {one['year']}, sum of all gemeenten"
        yield Check(what, float(one["value"]), float(gemeenten.sum()))
    for one in published["areas"]:
        count = (snapshot.areas[one["division"]]["level"] == one["level"]).sum()
        yield Check(f"areas {one['division']}, {one['level']}", float(one["count"]), float(count))
    for division, entry in snapshot.manifest["geometry"].items():
        digest = geometry_digest(snapshot.folder / "geometry" / division)
        same = digest == (entry["files"], entry["sha256"])
        yield Check(f"geometry files {division} as in the manifest", 1.0, float(same))
