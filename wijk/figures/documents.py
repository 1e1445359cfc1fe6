"""What scripts get as JSON of a place, of places side by side and of the most alike; missing is None."""

from collections.abc import Iterable, Sequence
from typing import Any

from wijk.figures.alike import AlikePlace
from wijk.figures.compare import Difference, SideBySide
from wijk.figures.places import Place
from wijk.figures.profile import Profile
from wijk.figures.values import Figure

__all__ = ["alike_document", "comparison_document", "figure_entries", "profile_document"]


def figure_entries(figures: Iterable[Figure]) -> list[dict[str, Any]]:
    """Every figure with its unit, year and source."""
    return [
        {
            "id": figure.indicator.id,
            "value": None if figure.value is None else round(figure.value, 4),
            "unit": figure.indicator.unit,
            "year": figure.year,
            "source": f"{figure.source.table.publisher}, {figure.source.table.title} ({figure.source.table.id})",
            "estimate": figure.indicator.estimate,
        }
        for figure in figures
    ]


def profile_document(profile: Profile) -> dict[str, Any]:
    """The figures and risk groups of a place; shares from 0 to 1, missing as None."""
    return {
        "code": profile.place.code,
        "name": profile.place.name,
        "level": profile.place.level,
        "municipality": profile.place.municipality_name,
        "division": profile.place.division,
        "figures": figure_entries(profile.figures.values()),
        "risk_groups": [
            {
                "id": risk_group.group.id,
                "size": risk_group.size,
                "share": risk_group.share,
                "ratio_municipality": risk_group.ratio_municipality,
                "ratio_netherlands": risk_group.ratio_netherlands,
                "verdict": risk_group.verdict,
                "evidence": risk_group.group.evidence,
                "reason": risk_group.reason,
            }
            for risk_group in profile.groups
        ],
    }


def comparison_document(side: SideBySide) -> dict[str, Any]:
    """The places with all their figures, and each two of them by every figure compared.

    A "difference" is the first less the second, as both are shown; "margin" is in percentage points, None for what is
    no estimate.
    """
    return {
        "areas": [
            {"code": place.code, "name": place.name, "figures": figure_entries(figures.values())}
            for place, figures in zip(side.places, side.figures, strict=True)
        ],
        "differences": [_difference(pair) for row in side.rows for pair in row.pairs],
    }


def alike_document(place: Place, found: Sequence[AlikePlace]) -> dict[str, Any]:
    """The places most like one, nearest first, with the figures in which they are about equal and clearly not."""
    return {
        "code": place.code,
        "alike": [
            {
                "code": one.place.code,
                "name": one.place.name,
                "distance": round(one.distance, 6),
                "like": list(one.like),
                "unlike": list(one.unlike),
            }
            for one in found
        ],
    }


def _difference(pair: Difference) -> dict[str, Any]:
    points = pair.margin.points
    return {
        "id": pair.one.indicator.id,
        "year": pair.one.year,
        "between": list(pair.between),
        "difference": None if pair.difference is None else float(pair.difference),
        "margin": None if points is None else float(points),
        "verdict": pair.verdict,
    }
