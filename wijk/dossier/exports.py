"""What goes into the files of a place: what was entered for it or lies in it."""

from collections.abc import Iterable, Sequence

from wijk.domain.answers import CellConfirmation
from wijk.domain.initiative import Initiative
from wijk.domain.key_figure import KeyFigure, Tie
from wijk.dossier.candidates import candidates
from wijk.dossier.overview import within
from wijk.figures.places import Place
from wijk.opendata.snapshot import Snapshot

__all__ = ["answers_in", "initiatives_in", "key_figures_in", "ties_between"]


def initiatives_in(snapshot: Snapshot, place: Place | None, initiatives: Sequence[Initiative]) -> list[Initiative]:
    """The initiatives of a place and of what lies in it; all of them without a place."""
    if place is None:
        return list(initiatives)
    inside = within(snapshot, place, {one.area for one in initiatives})
    return [one for one in initiatives if one.area in inside]


def answers_in(snapshot: Snapshot, place: Place | None, answers: Sequence[CellConfirmation]) -> list[CellConfirmation]:
    """The confirmations given for a place and for what lies in it; all of them without a place."""
    if place is None:
        return list(answers)
    inside = within(snapshot, place, {one.area for one in answers})
    return [one for one in answers if one.area in inside]


def key_figures_in(snapshot: Snapshot, place: Place, people: Sequence[KeyFigure]) -> list[KeyFigure]:
    """The key figures who work in a place, as they were entered."""
    here = {one.id for one in candidates(snapshot, place, people).here}
    return [one for one in people if one.id in here]


def ties_between(people: Iterable[KeyFigure], ties: Iterable[Tie]) -> list[Tie]:
    """The ties of which both are among these key figures."""
    ids = {one.id for one in people}
    return [tie for tie in ties if {tie.one, tie.other} <= ids]
