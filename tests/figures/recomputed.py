"""The figures once more, as exact fractions straight from the snapshot, for tests that check what is said of them.

Nothing here uses wijk/figures: the groups, the rule and the rounding are written down again from the field's text.
"""

from fractions import Fraction
from typing import Any

import numpy as np

from wijk.figures.places import Place
from wijk.opendata.snapshot import Snapshot

# Counted ÷ (base less children), or a percentage that is estimated.
GROUPS: dict[str, tuple[tuple[str, ...], str, str | None]] = {
    "jongvolwassenen": (("inhabitants_15_25",), "inhabitants", None),
    "alleenwonenden": (("one_person_households",), "households", None),
    "gescheiden_verweduwd": (("divorced", "widowed"), "inhabitants", "inhabitants_0_15"),
    "ouderen": (("inhabitants_65plus",), "inhabitants", None),
}
ESTIMATES = {
    "krap_bij_kas": "difficulty_making_ends_meet_18plus",
    "gezondheid": "limited_by_health_18plus",
    "mantelzorgers": "informal_carers_18plus",
}
OTHERS = (
    ("low_income", 2022, False),
    ("income_per_inhabitant", 2024, False),
    ("woz_value", 2024, False),
    ("volunteers_18plus", 2020, True),
    ("sense_of_control_18plus", 2020, True),
    ("good_health_18plus", 2020, True),
)
# Size, ratio and verdict.
Group = tuple[Fraction | None, Fraction | None, str | None]


def half_up(value: Fraction, decimals: int) -> Fraction:
    """The nearest number with so many decimals, the larger of two equally near."""
    scale = 10**decimals
    return Fraction(_steps(value, scale), scale)


def _steps(value: Fraction, scale: int) -> int:
    """How many parts of one over ``scale`` are nearest, in whole numbers: fractions reckon slowly."""
    return (2 * value.numerator * scale + value.denominator) // (2 * value.denominator)


def written(value: Fraction, decimals: int) -> str:
    """A number of zero or more the Dutch way."""
    whole, rest = divmod(_steps(value, 10**decimals), 10**decimals)
    grouped = f"{whole:,}".replace(",", ".")
    return f"{grouped},{rest:0{decimals}d}" if decimals else grouped


def judged(ratio: Fraction | None, points: Fraction | None = None, count: Fraction | None = None) -> str | None:
    """domain.md §4, one verdict."""
    if ratio is None:
        return None
    alike = 80 <= _steps(ratio, 100) <= 125
    small = (points is not None and abs(points) < 3) or (count is not None and count < 50)
    return "gelijk" if alike or small else "meer" if ratio > 1 else "minder"


class Recomputed:
    """Every figure of the snapshot as a fraction."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.known: dict[tuple[str, str, int], Fraction | None] = {}
        self.groups: dict[tuple[str, str, str], Group] = {}
        self.rows = {division: frame.to_dict("index") for division, frame in snapshot.figures.items()}
        lonely = snapshot.figures[2020]["lonely_18plus:2020"]
        areas = snapshot.areas[2020]
        self.tenths = (lonely * 10).round()
        self.peers: dict[tuple[str, str], Any] = {}
        self.among: dict[tuple[str, str], dict[str, float]] = {}
        for level in ("wijk", "buurt", "gemeente"):
            of_level = areas.index[areas["level"] == level]
            self.peers[level, ""] = of_level
            for gemeente, codes in areas.loc[of_level].groupby("municipality").groups.items():
                self.peers[level, str(gemeente)] = codes

    def value(self, code: str, indicator: str, year: int) -> Fraction | None:
        """A published figure; None when missing or when the division does not know the code."""
        asked = code, indicator, year
        if asked not in self.known:
            self.known[asked] = self._read(*asked)
        return self.known[asked]

    def _read(self, code: str, indicator: str, year: int) -> Fraction | None:
        row = self.rows[year if year in (2022, 2024) else 2020].get(code)
        found = None if row is None else row[f"{indicator}:{year}"]
        return None if found is None or found != found else Fraction(repr(float(found)))

    def own(self, place: Place, indicator: str, year: int) -> Fraction | None:
        """The figure of the place itself, by its code in the division of that year."""
        if year == 2022:
            known = self.snapshot.between[2022]
            codes = [known[division].get(place.code_in(division)) for division in place.divisions]
            code = next((str(one) for one in codes if one), "")
        else:
            code = place.code_in(2024 if year == 2024 else 2020)
        return self.value(code, indicator, year)

    def share(self, code: str, group: str, year: int) -> tuple[Fraction | None, Fraction | None]:
        """Size and share of a counted group; no share on a base under a hundred."""
        counted, base, without = GROUPS[group]
        parts = [self.value(code, one, year) for one in counted]
        whole = self.value(code, base, year)
        children = self.value(code, without, year) if without else Fraction(0)
        if any(part is None for part in parts):
            return None, None
        size = sum((part for part in parts if part is not None), Fraction(0))
        if whole is None or children is None or whole - children < 100:
            return size, None
        return size, min(size / (whole - children), Fraction(1))

    def group(self, place: Place, group: str, reference: Place) -> Group:
        """Size, ratio and verdict of a target group beside ``reference``."""
        asked = place.key, group, reference.key
        if asked not in self.groups:
            self.groups[asked] = self._group(place, group, reference)
        return self.groups[asked]

    def _group(self, place: Place, group: str, reference: Place) -> Group:
        if group in ESTIMATES:
            here, there = (self.own(one, ESTIMATES[group], 2020) for one in (place, reference))
            if here is None or not there:
                return None, None, None
            return None, here / there, judged(here / there, points=here - there)
        year = place.division
        if group not in GROUPS or (group != "ouderen" and year != 2020):
            return None, None, None
        size, share = self.share(place.code_in(year), group, year)
        whole = self.share(reference.code_in(year), group, year)[1]
        ratio = share / whole if share is not None and whole else None
        return size, ratio, judged(ratio, count=size)

    def other(self, place: Place, indicator: str, year: int, estimate: bool, reference: Place) -> str | None:
        """The verdict on a figure that is no group."""
        here, there = self.own(place, indicator, year), self.own(reference, indicator, year)
        if not here or not there:
            return None
        return judged(here / there, points=here - there if estimate else None)

    def position(self, place: Place) -> tuple[int, int, int] | None:
        """How many of its peers are clearly lower, clearly higher and alike in loneliness; None under five of them."""
        asked = place.level, "" if place.level == "gemeente" else place.municipality
        if len(self.peers.get(asked, ())) < 5:
            asked = place.level, ""
        if asked not in self.among:
            tenths = self.tenths.reindex(self.peers[asked]).dropna()
            self.among[asked] = {str(code): float(value) for code, value in tenths.items()}
        known = self.among[asked]
        if place.area not in known or len(known) < 5:
            return None
        apart = np.array([value for code, value in known.items() if code != place.area]) - known[place.area]
        lower, higher = int(np.sum(apart <= -30)), int(np.sum(apart >= 30))
        return lower, higher, len(apart) - lower - higher
