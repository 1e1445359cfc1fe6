"""An area: the land, a gemeente, a wijk or a buurt, identified by its CBS code in the division of one year."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

__all__ = ["AREA_CODE", "COUNTRY", "LEVELS", "Area", "Level", "level_of"]

Level = Literal["land", "gemeente", "wijk", "buurt"]
LEVELS: tuple[Level, ...] = ("land", "gemeente", "wijk", "buurt")

COUNTRY = "NL00"

# Amsterdam's codes may have letters: WK0363AA, BU0363AA01. A code that was another place in the older division is
# written with the year of its own division behind it: WK003402-2024.
_PATTERNS: dict[Level, re.Pattern[str]] = {
    "land": re.compile(r"NL00"),
    "gemeente": re.compile(r"GM\d{4}"),
    "wijk": re.compile(r"WK\d{4}[0-9A-Z]{2}(?:-\d{4})?"),
    "buurt": re.compile(r"BU\d{4}[0-9A-Z]{4}(?:-\d{4})?"),
}

# Any place that something can be entered for: a gemeente, wijk or buurt.
AREA_CODE = re.compile("|".join(_PATTERNS[level].pattern for level in LEVELS[1:]))


@dataclass(frozen=True, slots=True)
class Area:
    """One area in the division of one year.

    ``municipality`` is the code of its gemeente (empty for the land), ``district`` that of the wijk a buurt lies in.
    ``changed`` tells that CBS redrew its boundary in that year's division.
    """

    code: str
    name: str
    level: Level
    division: int
    municipality: str = ""
    municipality_name: str = ""
    district: str = ""
    district_name: str = ""
    changed: bool = False


# As many as there are areas in all divisions, and what people may write for one besides.
@lru_cache(maxsize=50_000)
def level_of(code: str) -> Level | None:
    """The level that a CBS code, with or without a year behind it, stands for; None when it is no such code."""
    return next((level for level, pattern in _PATTERNS.items() if pattern.fullmatch(code)), None)
