"""Conditions on who sits in a coalition, as counts over sets of candidates, and what to say when they clash."""

from collections.abc import Sequence
from dataclasses import dataclass
from numbers import Integral
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["Condition", "GroupLimits", "Groups", "InfeasibleError", "Limits", "conditions_of", "rows_of"]

Kind = Literal["size", "must_include", "exclude", "group", "needs"]


class GroupLimits(NamedTuple):
    """At least ``at_least`` and at most ``at_most`` (None: no maximum) of these rows; a plain tuple does as well."""

    rows: Sequence[int]
    at_least: int = 0
    at_most: int | None = None


Groups = Sequence[GroupLimits | Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: between ``at_least`` and ``at_most`` of ``rows`` are chosen.

    ``group`` is the position in ``groups`` when ``kind`` is "group". Of kind "needs" there are no rows but
    ``columns``: each of these must be covered. All numbers count from 0, as the caller passed them.
    """

    kind: Kind
    rows: tuple[int, ...] = ()
    at_least: int = 0
    at_most: int = 0
    group: int | None = None
    columns: tuple[int, ...] = ()

    def __str__(self) -> str:
        """The condition in Dutch, with candidates and needs by number."""
        match self.kind:
            case "size":
                return f"hoogstens {self.at_most} leden"
            case "must_include":
                return f"erin moet {_named('kandidaat', 'kandidaten', self.rows)}"
            case "exclude":
                return f"niet mee kan {_named('kandidaat', 'kandidaten', self.rows)}"
            case "needs":
                return f"gedekt moet zijn {_named('behoefte', 'behoeften', self.columns)}"
        ends = [f"minstens {self.at_least}"] if self.at_least else []
        if self.at_most < len(self.rows):
            ends.append(f"hoogstens {self.at_most}")
        return f"voorwaarde {self.group}: {' en '.join(ends)} van {_named('kandidaat', 'kandidaten', self.rows)}"


class InfeasibleError(ValueError):
    """No choice meets all conditions; ``conditions`` are the ones that clash, and each of them is needed for it.

    Where the search for the smallest clashing set ran out of time, it may hold conditions that are not needed.
    """

    def __init__(self, conditions: Sequence[Condition]) -> None:
        self.conditions = tuple(conditions)
        opening = "Aan deze voorwaarde is niet te voldoen" if len(conditions) == 1 else "Dit gaat niet samen"
        super().__init__(f"{opening}: {'; '.join(map(str, conditions))}.")


def conditions_of(
    candidates: int,
    *,
    size: int | None,
    must_include: Sequence[int],
    exclude: Sequence[int],
    groups: Groups,
) -> tuple[Condition, ...]:
    """All conditions on a choice out of ``candidates`` rows; those that ask nothing are left out.

    Raises InfeasibleError for a row that must be in and can't be, and ValueError for a row that does not exist, a
    negative or broken number, or a group that isn't (rows, at_least, at_most).
    """
    found = []
    if size is not None:
        found.append(Condition("size", tuple(range(candidates)), 0, _count("De grootte", size)))
    must = rows_of("must_include", must_include, candidates)
    if must:
        found.append(Condition("must_include", must, len(must), len(must)))
    out = rows_of("exclude", exclude, candidates)
    if out:
        found.append(Condition("exclude", out))
    both = tuple(sorted(set(must) & set(out)))
    if both:
        raise InfeasibleError([Condition("must_include", both, len(both), len(both)), Condition("exclude", both)])
    for number, group in enumerate(groups):
        try:
            members, at_least, at_most = GroupLimits(*group)
        except TypeError:
            raise ValueError(f"Voorwaarde {number} moet (kandidaten, minstens, hoogstens) zijn.") from None
        rows = rows_of(f"voorwaarde {number}", members, candidates)
        low = _count(f"Het minimum van voorwaarde {number}", at_least)
        high = len(rows) if at_most is None else _count(f"Het maximum van voorwaarde {number}", at_most)
        found.append(Condition("group", rows, low, high, number))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Limits:
    """Conditions as arrays: of the rows marked in ``member`` (conditions × rows) ``low`` to ``high`` are chosen."""

    member: NDArray[np.bool_]
    low: NDArray[np.int_]
    high: NDArray[np.int_]

    @classmethod
    def of(cls, conditions: Sequence[Condition], candidates: int) -> "Limits":
        """The arrays of these conditions; any on needs is left out."""
        on_rows = [condition for condition in conditions if condition.kind != "needs"]
        member = np.zeros((len(on_rows), candidates), bool)
        for line, condition in zip(member, on_rows, strict=True):
            line[list(condition.rows)] = True
        low = np.array([condition.at_least for condition in on_rows], int)
        return cls(member, low, np.array([condition.at_most for condition in on_rows], int))

    def fit(self, chosen: Sequence[int]) -> bool:
        """Whether the chosen rows meet all conditions."""
        counts = self.member[:, list(chosen)].sum(axis=1)
        return bool(((self.low <= counts) & (counts <= self.high)).all())

    def may_join(self, chosen: Sequence[int]) -> NDArray[np.bool_]:
        """Which rows can join the chosen ones without passing a maximum."""
        full = self.member[:, list(chosen)].sum(axis=1) >= self.high
        allowed: NDArray[np.bool_] = ~self.member[full].any(axis=0)
        allowed[list(chosen)] = False
        return allowed

    def may_leave(self, chosen: Sequence[int], row: int) -> bool:
        """Whether a chosen row can leave without a minimum being lost."""
        counts = self.member[:, list(chosen)].sum(axis=1)
        return not (self.member[:, row] & (counts <= self.low)).any()


def rows_of(where: str, rows: Sequence[int], candidates: int) -> tuple[int, ...]:
    """The rows, sorted and each once; ValueError, naming ``where``, for one that isn't a number of a candidate."""
    try:
        found = sorted({_count(f"Een kandidaat in {where}", row) for row in rows})
    except TypeError:
        raise ValueError(f"In {where} moet een rij kandidaten staan, niet {rows!r}.") from None
    if found and found[-1] >= candidates:
        raise ValueError(f"Kandidaat {found[-1]} in {where} bestaat niet: er zijn er {candidates}, geteld vanaf 0.")
    return tuple(found)


def _count(what: str, number: object) -> int:
    if isinstance(number, bool) or not isinstance(number, Integral) or number < 0:
        raise ValueError(f"{what} moet een geheel getal van 0 of meer zijn, niet {number!r}.")
    return int(number)


def _named(one: str, more: str, numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"{one} {numbers[0]}"
    if len(numbers) > 8:
        return f"{len(numbers)} {more}"
    return f"{more} {', '.join(map(str, numbers[:-1]))} en {numbers[-1]}" if numbers else f"geen enkele van de {more}"
