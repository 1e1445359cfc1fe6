"""Two changes to the same thing, part by part: what differs, and both made into one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Difference", "differences", "merge"]


@dataclass(frozen=True, slots=True)
class Difference:
    """A part in which two versions differ: what it was before either changed it, and what each made of it."""

    part: Any
    before: Any
    mine: Any
    theirs: Any

    @property
    def is_mine(self) -> bool:
        """Whether I changed it; what only the other changed is the other's to keep."""
        return bool(self.mine != self.before)

    @property
    def is_clash(self) -> bool:
        """Whether both changed it, to something else."""
        return self.is_mine and bool(self.theirs != self.before)


def differences(
    before: Mapping[Any, Any], mine: Mapping[Any, Any], theirs: Mapping[Any, Any], absent: Any = None
) -> tuple[Difference, ...]:
    """Return the parts in which ``mine`` and ``theirs`` differ; ``absent`` is the value of a part that is not there.

    >>> [one.part for one in differences({"a": 1, "b": 1}, {"a": 2, "b": 1}, {"a": 1, "b": 3}) if one.is_mine]
    ['a']
    """
    found = (
        Difference(part, *(version.get(part, absent) for version in (before, mine, theirs)))
        for part in dict.fromkeys((*before, *mine, *theirs))
    )
    return tuple(one for one in found if one.mine != one.theirs)


def merge(
    before: Mapping[Any, Any], mine: Mapping[Any, Any], theirs: Mapping[Any, Any], absent: Any = None
) -> dict[Any, Any]:
    """Return what two made of the same ``before`` as one; where both changed the same part, mine counts.

    >>> merge({"a": 1, "b": 1}, {"a": 2, "b": 1}, {"a": 1, "b": 3})
    {'a': 2, 'b': 3}
    """
    kept = {one.part: one.mine if one.is_mine else one.theirs for one in differences(before, mine, theirs, absent)}
    parts = dict.fromkeys((*before, *mine, *theirs))
    merged = {part: kept.get(part, mine.get(part, absent)) for part in parts}
    return {part: value for part, value in merged.items() if value != absent}
