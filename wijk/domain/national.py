"""Published national percentages that stand in no table of the snapshot, read from data/method/national.toml."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from wijk.domain.method import METHOD_FOLDER, MethodError, read_toml

__all__ = ["NationalPercentage", "load_national"]


@dataclass(frozen=True, slots=True)
class NationalPercentage:
    """A percentage (0 to 100) of all of Nederland for an indicator (id) in one year, with the survey it is from."""

    indicator: str
    year: int
    value: float
    survey: str
    publisher: str


@cache
def load_national(folder: Path = METHOD_FOLDER) -> dict[str, NationalPercentage]:
    """Return the newest percentage of each indicator that has one.

    Raises MethodError when the file is missing, is no valid TOML, lacks a field or has a value outside 0 to 100.
    """
    path = folder / "national.toml"
    try:
        each = [NationalPercentage(**entry) for entry in read_toml(path).get("percentage", [])]
        wrong = [one.indicator for one in each if not 0 <= one.value <= 100]
    except TypeError as error:
        raise MethodError(
            f"In {path} ontbreekt een veld, of staat een onbekend veld of geen getal: {error}."
        ) from error
    if wrong:
        raise MethodError(f"In {path} staat een percentage onder 0 of boven 100: {', '.join(wrong)}.")
    return {one.indicator: one for one in sorted(each, key=lambda one: one.year)}
