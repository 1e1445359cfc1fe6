"""Verifies the snapshot against published totals and single values, so that a wrong build can't go unseen."""

from collections.abc import Iterator
from dataclasses import dataclass

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


# (indicator, year, division, area, published value): national totals and percentages as CBS and RIVM publish them.
PUBLISHED = (
    ("inhabitants", 2020, 2020, "NL00", 17_407_585.0),
    ("inhabitants_65plus", 2020, 2020, "NL00", 3_392_555.0),
    ("inhabitants", 2024, 2024, "NL00", 17_942_942.0),
    ("inhabitants_65plus", 2024, 2024, "NL00", 3_677_228.0),
    ("lonely_18plus", 2012, 2020, "NL00", 39.6),
    ("lonely_18plus", 2016, 2020, "NL00", 43.4),
    ("lonely_18plus", 2020, 2020, "NL00", 47.0),
    ("severely_lonely_18plus", 2012, 2020, "NL00", 8.6),
    ("severely_lonely_18plus", 2020, 2020, "NL00", 11.2),
    ("lonely_18plus", 2020, 2020, "GM0518", 56.8),
    ("lonely_16_25", 2024, 2024, "NL00", 56.7),
    ("severely_lonely_16_25", 2024, 2024, "GM0518", 30.2),
)

# Six single wijken and buurten as the published tables have them; the last has no estimate.
SINGLE = (
    ("lonely_18plus", 2020, 2020, "WK020218", 60.5),
    ("inhabitants", 2020, 2020, "WK051836", 21_385.0),
    ("one_person_households", 2020, 2020, "WK020218", 1_815.0),
    ("inhabitants", 2020, 2020, "BU02021887", 965.0),
    ("inhabitants", 2024, 2024, "WK020218", 9_240.0),
    ("lonely_18plus", 2020, 2020, "BU02020338", None),
)

# The counts of all gemeenten together equal the national row.
SUMS = (("inhabitants", 2020, 2020, 17_407_585.0), ("inhabitants", 2024, 2024, 17_942_942.0))

AREA_COUNTS = (
    (2020, "gemeente", 355.0),
    (2020, "wijk", 3_177.0),
    (2020, "buurt", 13_808.0),
    (2024, "gemeente", 342.0),
    (2024, "wijk", 3_393.0),
    (2024, "buurt", 14_574.0),
)


def run_checks(snapshot: Snapshot) -> Iterator[Check]:
    """Every comparison, in a fixed order; the tables themselves were checked against the manifest when loaded."""
    for indicator, year, division, area, expected in (*PUBLISHED, *SINGLE):
        values = snapshot.figures[division][figure_column(indicator, year)].dropna()
        yield Check(f"{indicator} {year}, {area}", expected, values.get(area))
    for indicator, year, division, expected in SUMS:
        figures = snapshot.figures[division]
        gemeenten = figures.loc[figures.index.str.startswith("GM"), figure_column(indicator, year)]
        yield Check(f"{indicator} {year}, sum of all gemeenten", expected, float(gemeenten.sum()))
    for division, level, expected in AREA_COUNTS:
        count = (snapshot.areas[division]["level"] == level).sum()
        yield Check(f"areas {division}, {level}", expected, float(count))
    for division, entry in snapshot.manifest["geometry"].items():
        digest = geometry_digest(snapshot.folder / "geometry" / division)
        same = digest == (entry["files"], entry["sha256"])
        yield Check(f"geometry files {division} as in the manifest", 1.0, float(same))
