"""A decision of the room about a cell or a mismatch: a dated record that data comment on and only people end."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from wijk.domain.answers import CellConfirmation

__all__ = [
    "CELL",
    "EMPTY",
    "MOST_PRIORITIES",
    "Decision",
    "Deed",
    "Event",
    "Mark",
    "contains",
    "empty_cells",
    "ended",
    "holding",
    "kept",
    "made",
    "priority_places",
    "reworded",
    "with_one_wording",
]

CELL = "vakje"
MOST_PRIORITIES = 3

Mark = Literal["besproken", "prioriteit", "weerlegd", "zeker niets"]
EMPTY: Mark = "zeker niets"
Deed = Literal["genomen", "aangepast", "opgemerkt", "gehouden", "beëindigd"]
# What gives a decision its reason.
WORDED: tuple[Deed, ...] = ("genomen", "aangepast")


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to a decision on a day: ``by`` whom, and what was said or seen (Dutch, may be empty)."""

    deed: Deed
    on: date
    by: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What the room decided about one group in some phases of an ``area`` (CBS code).

    The ``mark`` says what: discussed, made a priority, overruled (then ``reason`` says why), or sure that there is
    nothing. The kind ``CELL`` is about one group (or "algemeen") in one phase itself, any other ``kind`` about the
    mismatch with that name. ``ended_on`` is None as long as it holds. ``seen`` are the keys of what the data said when
    people last looked (see `wijk.approach.decisions`): the data are only asked about what is not among these.
    ``history`` tells what happened, the making first.
    """

    id: str
    area: str
    kind: str
    group: str
    phases: tuple[str, ...]
    mark: Mark
    made_on: date
    reason: str = ""
    ended_on: date | None = None
    seen: tuple[str, ...] = ()
    history: tuple[Event, ...] = ()

    @property
    def said_on(self) -> date:
        """The last day on which people said this."""
        return max((event.on for event in self.history if event.deed in ("genomen", "gehouden")), default=self.made_on)

    def is_same_as(self, other: "Decision") -> bool:
        """Tell whether the other says the same about the same thing."""
        mine = (self.area, self.kind, self.group, self.phases, self.mark)
        return mine == (other.area, other.kind, other.group, other.phases, other.mark)


def made(decision: Decision, by: str, seen: Iterable[str] = ()) -> Decision:
    """Return a new decision with the beginning of its history."""
    start = Event("genomen", decision.made_on, by, decision.reason)
    return replace(decision, seen=tuple(sorted(seen)), history=(start,))


def kept(decision: Decision, on: date, by: str, seen: Iterable[str], remark: str = "") -> Decision:
    """Return the decision that people keep, having ``seen`` what the data said; ``remark`` tells it in Dutch."""
    events = (*_remarked(on, by, remark), Event("gehouden", on, by))
    known = tuple(sorted({*decision.seen, *seen}))
    return replace(decision, seen=known, history=(*decision.history, *events))


def ended(decision: Decision, on: date, by: str, why: str, remark: str = "") -> Decision:
    """Return the decision that people end; ``why`` says in Dutch what became of it."""
    events = (*_remarked(on, by, remark), Event("beëindigd", on, by, why))
    return replace(decision, ended_on=on, history=(*decision.history, *events))


def reworded(decision: Decision, reason: str, on: date, by: str) -> Decision:
    """Return the decision with another reason; the history keeps both."""
    return replace(decision, reason=reason, history=(*decision.history, Event("aangepast", on, by, reason)))


def with_one_wording(decision: Decision) -> Decision:
    """Return the decision without the reasons it had before; what happened on which day stays."""
    *earlier, last = [number for number, event in enumerate(decision.history) if event.deed in WORDED] or [-1]
    history = (replace(event, text="") if number in earlier else event for number, event in enumerate(decision.history))
    return replace(decision, history=tuple(history)) if last >= 0 else decision


def holding(decisions: Iterable[Decision], mark: Mark | None = None) -> tuple[Decision, ...]:
    """Return the decisions that were not ended, of one mark or of all, in the same order."""
    return tuple(one for one in decisions if one.ended_on is None and mark in (None, one.mark))


def empty_cells(decisions: Iterable[Decision]) -> tuple[CellConfirmation, ...]:
    """Return where the room is sure that there is nothing, with the last day on which it said so."""
    sure = holding(decisions, EMPTY)
    return tuple(CellConfirmation(one.area, one.group, phase, one.said_on) for one in sure for phase in one.phases)


def contains(whole: Decision, part: Decision) -> bool:
    """Tell whether a cell and a mismatch are about the same place: all phases of the part are in the whole."""
    one_is_cell = (whole.kind == CELL) != (part.kind == CELL)
    return one_is_cell and whole.group == part.group and set(part.phases) <= set(whole.phases)


def priority_places(priorities: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the priorities that each use up one of the ``MOST_PRIORITIES``.

    A cell that lies within a mismatch that is a priority too is no priority beside it.
    """
    found = tuple(priorities)
    return tuple(one for one in found if one.kind != CELL or not any(contains(other, one) for other in found))


def _remarked(on: date, by: str, remark: str) -> tuple[Event, ...]:
    return (Event("opgemerkt", on, by, remark),) if remark else ()
