"""Numbers as they are shown: decimal arithmetic, halves rounded up, written the Dutch way."""

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

__all__ = ["dutch", "percent", "rounded", "rounded_array", "rounded_series", "times"]

_SEPARATORS = str.maketrans(",.", ".,")


@lru_cache(maxsize=10_000)
def rounded(value: float | Decimal, decimals: int = 0) -> Decimal:
    """The value as it is shown, halves rounded up.

    What binary floats lose behind the fourteenth digit is taken for what was meant: 117 / 400 × 100 is 29.25.

    >>> rounded(29.25, 1), rounded(2.675, 2)
    (Decimal('29.3'), Decimal('2.68'))
    """
    meant = Decimal(f"{value:.14g}")
    return meant.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) + 0


def rounded_series(values: pd.Series, decimals: int = 0) -> pd.Series:
    """`rounded_array` of a series."""
    return pd.Series(rounded_array(values.to_numpy(dtype=float), decimals), index=values.index, name=values.name)


def rounded_array(values: NDArray[np.float64], decimals: int = 0) -> NDArray[np.float64]:
    """`rounded` for many values of zero or more at once, as floats; missing stays missing."""
    scale = 10.0**decimals
    return np.asarray(np.floor(np.round(values * scale, 9) + 0.5) / scale)


@lru_cache(maxsize=10_000)
def dutch(value: float | Decimal, decimals: int = 0) -> str:
    """A number with Dutch separators.

    >>> dutch(1234.5, 2)
    '1.234,50'
    """
    return f"{rounded(value, decimals):,}".translate(_SEPARATORS)


@lru_cache(maxsize=10_000)
def percent(value: float, decimals: int = 0) -> str:
    """A percentage; what is not nothing or not everything is never told as 0% or 100%.

    >>> percent(29.25, 1), percent(299 / 300 * 100), percent(1 / 300 * 100)
    ('29,3%', 'meer dan 99%', 'minder dan 1%')
    """
    shown, step = rounded(value, decimals), Decimal(1).scaleb(-decimals)
    if not shown and value > 0:
        return f"minder dan {dutch(step, decimals)}%"
    if shown == 100 and value < 100 and rounded(value, 9) != 100:
        return f"meer dan {dutch(100 - step, decimals)}%"
    return f"{dutch(shown, decimals)}%"


def times(ratio: float) -> str:
    """How many times: two decimals, and never nothing for what is something.

    >>> times(1.255), times(0.002)
    ('1,26', 'minder dan 0,01')
    """
    least = Decimal("0.01")
    return f"minder dan {dutch(least, 2)}" if ratio > 0 and rounded(ratio, 2) < least else dutch(ratio, 2)
