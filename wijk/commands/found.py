"""One thing that `python -m wijk check` looked at."""

from dataclasses import dataclass
from typing import Literal

__all__ = ["Found", "State"]

State = Literal["goed", "let op", "fout"]


@dataclass(frozen=True, slots=True)
class Found:
    """What was looked at, how it is ("fout" keeps the dashboard from working), and that in a Dutch sentence."""

    what: str
    state: State
    told: str
