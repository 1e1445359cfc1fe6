"""Joins the rooms: from a place with its figures and what was entered, to the matrix with what it says."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Literal

from wijk.approach.coverage import (
    Matrix,
    Relation,
    build_matrix,
    confirmed_only,
    formal_only,
    informal_only,
    relation_to,
)
from wijk.approach.findings import GroupFigures, Match, Mismatch
from wijk.approach.matches import find_matches
from wijk.approach.mismatches import find_mismatches
from wijk.approach.spread import Wijken
from wijk.domain.answers import CellConfirmation
from wijk.domain.area import COUNTRY, level_of
from wijk.domain.initiative import Initiative
from wijk.domain.method import Method
from wijk.figures.decimals import rounded
from wijk.figures.places import Place
from wijk.figures.placing import code_here, same_code
from wijk.figures.profile import Profile
from wijk.figures.risk import order_groups
from wijk.opendata.snapshot import Snapshot

__all__ = [
    "Order",
    "Overview",
    "answers_for",
    "group_figures_of",
    "kept_by",
    "make_overview",
    "where_of",
    "wijken_of",
    "within",
]

Order = Literal["concentratie", "omvang"]


@dataclass(frozen=True, slots=True)
class Overview:
    """The matrix of one place, the figures about each group that order its rows, and what doesn't fit and what does.

    ``matrix`` is what a filter left over, ``whole`` the matrix of all initiatives, which ``mismatches`` and ``matches``
    are about: decisions go with them. ``kept_mismatches`` and ``kept_matches`` are about what the filter left over.
    ``answers`` are the confirmations that hold in this place: its own, and those of an area around it.
    """

    matrix: Matrix
    whole: Matrix
    group_figures: tuple[GroupFigures, ...]
    mismatches: tuple[Mismatch, ...]
    matches: tuple[Match, ...]
    kept_mismatches: tuple[Mismatch, ...]
    kept_matches: tuple[Match, ...]
    answers: tuple[CellConfirmation, ...] = ()


def group_figures_of(profile: Profile, order: Order = "concentratie") -> tuple[GroupFigures, ...]:
    """The risk groups of a place as the figures about each group, largest first.

    The concentration is the share here ÷ the share in the gemeente; for a gemeente itself ÷ that in Nederland.
    """
    return tuple(
        GroupFigures(
            risk_group.group.id,
            None if risk_group.size is None else int(rounded(risk_group.size)),
            risk_group.ratio,
            risk_group.points,
            "de gemeente" if profile.gemeente else "Nederland",
            risk_group.overlap,
        )
        for risk_group in order_groups(profile.groups, order)
    )


def kept_by(initiatives: Sequence[Initiative], form: str, confirmed: bool, on: date) -> Sequence[Initiative]:
    """The initiatives that a filter keeps: "formeel", "informeel" or any, and if asked only those confirmed in time."""
    kept = {"formeel": formal_only, "informeel": informal_only}.get(form, list)(initiatives)
    return confirmed_only(kept, on) if confirmed else kept


def within(snapshot: Snapshot, place: Place, areas: Iterable[str]) -> frozenset[str]:
    """Which of these areas are this place or lie in it, as the matrix places them; all of them lie in the land.

    Areas of either division.
    """
    if place.code == COUNTRY:
        return frozenset(areas)
    where = where_of(snapshot, place)
    return frozenset(area for area in areas if where(area) == "own")


def where_of(snapshot: Snapshot, chosen: Place) -> Callable[[str], Relation]:
    """Tell how an area (CBS code of any division) relates to the chosen place; each is worked out once."""
    relation = relation_to(chosen.area)

    @cache
    def where(area: str) -> Relation:
        return relation(code_here(snapshot, chosen, area) or area)

    return where


def answers_for(
    snapshot: Snapshot, place: Place, confirmations: Iterable[CellConfirmation]
) -> tuple[CellConfirmation, ...]:
    """The confirmations that hold in a place: those given for it, or for an area it lies in."""
    where = where_of(snapshot, place)

    @cache
    def holds_here(area: str) -> bool:
        here = same_code(snapshot, place, area)
        return here is not None and (here == place.area or where(area) == "general")

    return tuple(one for one in confirmations if holds_here(one.area))


def wijken_of(snapshot: Snapshot, chosen: Place) -> Wijken | None:
    """The wijken of the chosen gemeente, in the division of its profile; None when it is no gemeente.

    An area of another division lies in the wijk that is the same; where none is, its own wijk counts as one.
    """
    if chosen.level != "gemeente":
        return None
    areas = snapshot.areas[chosen.division]
    total = int(((areas["level"] == "wijk") & (areas["municipality"] == chosen.area)).sum())

    @cache
    def wijk_of(area: str) -> str | None:
        here = code_here(snapshot, chosen, area) or area
        known = area if level_of(here) == "gemeente" else here
        return None if known == chosen.area else f"WK{known[2:8]}"

    return Wijken(total, wijk_of)


def make_overview(
    snapshot: Snapshot,
    profile: Profile,
    method: Method,
    initiatives: Sequence[Initiative],
    confirmations: Iterable[CellConfirmation],
    on: date,
    *,
    kept: Sequence[Initiative] | None = None,
    order: Order = "concentratie",
    entered: Mapping[str, date] = MappingProxyType({}),
) -> Overview:
    """The matrix of a place (a gemeente, wijk or buurt) with its findings on the date ``on``.

    A confirmation that a cell is empty holds for the area it was given for and for all that lies in it, and loses its
    force once something was entered there. ``kept`` are the initiatives that a filter left over (None: all of them);
    a cell that is only empty because of the filter does not become confirmed empty. ``entered`` gives for an initiative
    (id) the day on which it was entered, where that is known.
    """
    where = where_of(snapshot, profile.place)
    answers = answers_for(snapshot, profile.place, confirmations)
    confirmed = {(one.group, one.phase) for one in answers}
    wijken = wijken_of(snapshot, profile.place)
    whole = build_matrix(initiatives, method, where, confirmed, wijken)
    shown = whole if kept is None else build_matrix(kept, method, where, whole.empty_cells(), wijken)
    group_figures = group_figures_of(profile, order)
    mismatches, matches = find_mismatches(whole, group_figures, on, entered), find_matches(whole, group_figures)
    all_kept = kept is None or len(kept) == len(initiatives)
    kept_mismatches = mismatches if all_kept else find_mismatches(shown, group_figures, on, entered)
    kept_matches = matches if all_kept else find_matches(shown, group_figures)
    return Overview(shown, whole, group_figures, mismatches, matches, kept_mismatches, kept_matches, answers)
