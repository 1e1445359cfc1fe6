"""Keeping the inventory alive: what a press makes of many initiatives, and which are to be asked about."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from wijk.approach.coverage import is_silent
from wijk.domain.initiative import Initiative, Status

__all__ = ["answered", "confirmed_on", "moved_to", "stopped_on", "to_ask_about"]


def confirmed_on(item: Initiative, day: date) -> Initiative:
    """The initiative, confirmed on a day: whoever confirms it says that it is open."""
    return answered(item, "open", day)


def stopped_on(item: Initiative, day: date) -> Initiative:
    """The initiative, stopped as was heard on a day."""
    return answered(item, "gestopt", day)


def answered(item: Initiative, status: Status, day: date) -> Initiative:
    """The initiative with what somebody who knows it said of it on a day."""
    return replace(item, status=None if status == "open" and item.status is None else status, last_confirmed=day)


def moved_to(item: Initiative, area: str) -> Initiative:
    """The initiative in another area (CBS code)."""
    return replace(item, area=area)


def to_ask_about(initiatives: Iterable[Initiative], on: date, entered: Mapping[str, date]) -> list[Initiative]:
    """The initiatives, not stopped, that nobody confirmed within their check period; ``entered`` as in `is_silent`."""
    return [one for one in initiatives if one.status != "gestopt" and is_silent(one, on, entered.get(one.id))]
