"""Numbers and days the Dutch way, and "niet bekend" where there is none; rounded by `figures.decimals`."""

from datetime import date

from babel.dates import format_date

from wijk.domain.indicator import Indicator
from wijk.figures.decimals import dutch, percent, times
from wijk.figures.risk import round_to_ten
from wijk.figures.values import Figure

__all__ = [
    "HARDLY_ANY",
    "MISSING",
    "NO_BOUNDS",
    "bounds_text",
    "day_text",
    "figure_text",
    "number",
    "ratio_text",
    "size_text",
    "value_text",
    "year_text",
]

MISSING = "niet bekend"
NO_BOUNDS = "geen marge gegeven"
# What a published count of nothing means: CBS rounds counts to fives.
NEARLY_NONE = "0 tot 2"
HARDLY_ANY = "bijna 0%"


def number(value: float | None, decimals: int = 0) -> str:
    """A number with Dutch separators: 1234.5 → "1.234,5"; None → "niet bekend".

    >>> number(1234.5, 1)
    '1.234,5'
    """
    return MISSING if value is None else dutch(value, decimals)


def value_text(value: float | None, indicator: Indicator) -> str:
    """A value with its unit: "60,5%", "246.000 euro", "1,4 km", "8.810".

    A count of nothing is "0 tot 2", and a share made of one "bijna 0%".
    """
    if value is None:
        return MISSING
    if indicator.counted and not value:
        return HARDLY_ANY
    if indicator.unit == "%":
        return percent(value, indicator.decimals)
    if indicator.kind == "count" and not value:
        return NEARLY_NONE
    if indicator.unit == "× 1.000 euro":
        return f"{number(value * 1000)} euro"
    return number(value, indicator.decimals) + indicator.short_unit


def figure_text(figure: Figure | None) -> str:
    """The figure with its unit, or "niet bekend"."""
    return MISSING if figure is None else value_text(figure.value, figure.indicator)


def bounds_text(figure: Figure) -> str:
    """The 95% interval of a figure: "58,1% tot 62,9%", or that the source gives none."""
    if figure.bounds is None:
        return NO_BOUNDS
    return " tot ".join(value_text(bound, figure.indicator) for bound in figure.bounds)


def year_text(figure: Figure) -> str:
    """The year of a figure, with whose boundary it is about where that is not the one of today."""
    return str(figure.year) + (f" (grens van {figure.boundary})" if figure.boundary else "")


def size_text(size: float | None) -> str:
    """The size of a group, made from published counts: rounded to ten, "minder dan 10" or "niet bekend"."""
    if size is None:
        return MISSING
    return "minder dan 10" if size < 10 else dutch(round_to_ten(size))


def day_text(day: date) -> str:
    """A day in words.

    >>> day_text(date(2026, 9, 24))
    '24 september 2026'
    """
    return format_date(day, "d MMMM y", locale="nl")


def ratio_text(ratio: float | None) -> str:
    """A ratio to two decimals with a times sign: "1,44 ×"."""
    return MISSING if ratio is None else f"{times(ratio)} ×"
