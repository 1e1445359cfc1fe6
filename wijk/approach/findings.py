"""What the matrix says, as data: mismatches and matches, the figures that order them, and the document for scripts."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, TypeVar, get_args

from wijk.approach.coverage import GeneralCell, Matrix, MatrixCell, by_name
from wijk.approach.spread import Spread
from wijk.domain.initiative import Initiative
from wijk.figures.verdict import Verdict, verdict

__all__ = [
    "GENERAL",
    "Finding",
    "GroupFigures",
    "Match",
    "MatchKind",
    "Mismatch",
    "MismatchKind",
    "distinct",
    "in_order",
    "matrix_document",
    "phases_with",
]

MismatchKind = Literal[
    "leeg", "kwetsbaar", "gebroken keten", "scheef", "vorm past niet", "stil", "aanbodgericht", "alleen overdag"
]
MatchKind = Literal["hele keten", "klein en dichtbij"]

GENERAL = "algemeen"
KINDS: tuple[str, ...] = (*get_args(MismatchKind), *get_args(MatchKind))


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """What the figures say about a group here; None means not known.

    ``size`` counts people or households, ``ratio`` is the concentration: the share here ÷ the share in the
    ``reference``, which is "de gemeente", or "Nederland" for a gemeente itself. ``points`` is the difference between
    those shares in percentage points, where they are estimates, ``overlap`` whether the bounds of both overlap, where
    they have them.
    Raises ValueError when ``ratio`` is negative or no number, so that a missing figure can't slip in as NaN.
    """

    group: str
    size: int | None = None
    ratio: float | None = None
    points: Decimal | None = None
    reference: str = "de gemeente"
    overlap: bool | None = None

    @property
    def verdict(self) -> Verdict | None:
        """Whether the group is clearly more or less common here than in the reference, None when not known."""
        return verdict(self.ratio, points=self.points, overlap=self.overlap, count=self.size)

    def __post_init__(self) -> None:
        if self.ratio is not None and not 0 <= self.ratio < math.inf:
            raise ValueError(f"a concentration is a number from 0, not {self.ratio}")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to say about a group id (or "algemeen") in the phases concerned, with its ground in Dutch."""

    kind: str
    group: str
    phases: tuple[str, ...]
    reason: str

    @property
    def key(self) -> str:
        """Tell this finding from all others of an area, also after its wording changed with the inventory."""
        return "|".join((self.kind, self.group, *self.phases))


@dataclass(frozen=True, slots=True)
class Mismatch(Finding):
    """Something that doesn't fit."""

    kind: MismatchKind


@dataclass(frozen=True, slots=True)
class Match(Finding):
    """Something that fits."""

    kind: MatchKind


AnyFinding = TypeVar("AnyFinding", bound=Finding)


def in_order(
    findings: Iterable[AnyFinding], matrix: Matrix, group_figures: Iterable[GroupFigures]
) -> tuple[AnyFinding, ...]:
    """Sort by the group's concentration, then its size (both highest first, unknown last), then by first phase.

    What is then still equal follows the order of the method's groups and of the kinds. "algemeen", and a group without
    a ``GroupFigures``, count as unknown.
    """
    figures_of = {figures.group: figures for figures in group_figures}
    groups = [*(group.id for group in matrix.method.groups), GENERAL]
    phases = [phase.id for phase in matrix.method.phases]

    def key(finding: Finding) -> tuple[object, ...]:
        figures = figures_of.get(finding.group, GroupFigures(finding.group))
        positions = [phases.index(phase) for phase in finding.phases]
        return (
            *_highest_first(figures.ratio),
            *_highest_first(figures.size),
            positions[0],
            groups.index(finding.group),
            KINDS.index(finding.kind),
            positions,
        )

    return tuple(sorted(findings, key=key))


def distinct(cells: Iterable[MatrixCell | GeneralCell]) -> list[Initiative]:
    """Return the initiatives in these cells, each once, by name."""
    return by_name({initiative.id: initiative for cell in cells for initiative in cell.initiatives}.values())


def phases_with(cells: Iterable[MatrixCell | GeneralCell], initiatives: Iterable[Initiative]) -> tuple[str, ...]:
    """Return the phases of the cells in which at least one of these initiatives stands."""
    wanted = {initiative.id for initiative in initiatives}
    return tuple(cell.phase for cell in cells if any(each.id in wanted for each in cell.initiatives))


def matrix_document(
    matrix: Matrix, mismatches: Sequence[Mismatch], matches: Sequence[Match], group_figures: Sequence[GroupFigures]
) -> dict[str, Any]:
    """Return what a script prints as JSON: every cell in the method's order, mismatches, matches, each group's figures.

    A cell's "initiatives" are the names of its own ones, by name: ids mean nothing in a file that came without them. In
    the matrix of a whole gemeente a cell tells its "wijken": how many there are ("total"), in how many there is
    something ("filled"), and how many initiatives are for the whole gemeente ("gemeente_wide").
    """
    figures_of = {figures.group: figures for figures in group_figures}
    by_group = [figures_of.get(group.id, GroupFigures(group.id)) for group in matrix.method.groups]
    return {
        "cells": [
            {
                "group": cell.group,
                "phase": cell.phase,
                "count": cell.count,
                "general": cell.general,
                "state": cell.state,
                "initiatives": [initiative.name for initiative in by_name(cell.initiatives)],
                **({} if matrix.wijken is None else {"wijken": _wijken(cell, matrix.wijken)}),
            }
            for cell in matrix.cells
        ],
        "mismatches": [_entry(mismatch) for mismatch in mismatches],
        "matches": [_entry(match) for match in matches],
        "needs": [
            {"group": figures.group, "size": figures.size, "ratio": figures.ratio, "verdict": figures.verdict}
            for figures in by_group
        ],
    }


def _wijken(cell: MatrixCell, total: int) -> dict[str, int]:
    spread = cell.spread or Spread(0, total, 0)
    return {"filled": spread.filled, "total": spread.total, "gemeente_wide": spread.gemeente_wide}


def _highest_first(value: float | None) -> tuple[bool, float]:
    return value is None, -(value or 0)


def _entry(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "group": finding.group,
        "phases": list(finding.phases),
        "reason": finding.reason,
    }
