"""Decisions to test with."""

from datetime import date
from typing import Any

from wijk.domain.decision import CELL, EMPTY, Decision, Mark
from wijk.store.database.records import new_id

ON = date(2026, 9, 24)


def decision(
    mark: Mark, kind: str = CELL, group: str = "ouderen", phases: tuple[str, ...] = ("volgen",), **more: Any
) -> Decision:
    """Return a decision in the wijk, with a reason where one is needed."""
    filled_in = {"area": "WK020218", "made_on": ON, "reason": "reden" if mark == "weerlegd" else "", **more}
    return Decision(new_id(), kind=kind, group=group, phases=phases, mark=mark, **filled_in)


def sure(group: str = "ouderen", phase: str = "volgen", area: str = "WK020218", on: date = ON) -> Decision:
    """Return that the room is sure that a cell is empty."""
    return decision(EMPTY, CELL, group, (phase,), area=area, made_on=on)
