"""From people, needs and conditions to the table, weights and groups of rows that `best_cover` asks for.

What somebody did not fill in never counts as a yes: who named no target group covers none.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wijk.approach.conditions import Condition, GroupLimits, InfeasibleError, conditions_of
from wijk.domain.area import level_of
from wijk.domain.coalition_rules import CoalitionRules
from wijk.domain.key_figure import KeyFigure
from wijk.domain.need import Conditions, Need
from wijk.figures.wording import counted, listed

__all__ = [
    "Question",
    "QuestionError",
    "alone_in_conditions",
    "clash_sentence",
    "coalition_question",
    "condition_text",
    "meets",
    "unmet_conditions",
]


class QuestionError(ValueError):
    """The question can't be asked; the Dutch sentence says what to mend."""


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask `best_cover`: ``covers`` is people × needs, rows and columns in the order of those two.

    ``group_names`` says in Dutch what each of ``groups`` asks; ``voices_missing`` are the conditions asked that nobody
    can meet, for want of anybody with that voice: they are told, and left out of the groups. ``short_of_hours`` are the
    rows that can't join for want of hours (they are in ``exclude`` too), ``hours_unknown`` those that may join but did
    not say how many they have.
    """

    people: tuple[KeyFigure, ...]
    needs: tuple[Need, ...]
    covers: NDArray[np.bool_]
    weight: NDArray[np.float64]
    size: int
    must_include: tuple[int, ...]
    exclude: tuple[int, ...]
    groups: tuple[GroupLimits, ...]
    group_names: tuple[str, ...]
    voices_missing: tuple[str, ...]
    short_of_hours: tuple[int, ...]
    hours_unknown: tuple[int, ...]

    @property
    def conditions(self) -> Mapping[str, Any]:
        """The keyword arguments that `best_cover` and its companions share, save the size."""
        return {"must_include": self.must_include, "exclude": self.exclude, "groups": self.groups}

    def rows(self, identifiers: Iterable[str]) -> tuple[int, ...]:
        """Return the rows of these key figures. Raises QuestionError for one who isn't there."""
        place = {person.id: row for row, person in enumerate(self.people)}
        return tuple(_place(place, identifier) for identifier in identifiers)


def meets(person: KeyFigure, need: Need) -> bool:
    """Return whether a person brings all that a need asks; who knows a wijk knows the buurten in it, not the reverse.

    Who works for a whole gemeente is not known to know any part of it, and who has no area knows none.

    CBS codes nest within one division: BU02021801 lies in WK020218.
    """
    return (
        (not need.group or need.group in person.groups)
        and (not need.phase or need.phase in person.phases)
        and (not need.area or any(_knows(area, need.area) for area in person.areas))
        and (need.knowledge is None or need.knowledge in person.knowledge)
    )


def _knows(area: str, asked: str) -> bool:
    return area == asked or (level_of(area) != "gemeente" and asked[2:].startswith(area[2:]))


def coalition_question(
    people: Sequence[KeyFigure], needs: Sequence[Need], conditions: Conditions, rules: CoalitionRules
) -> Question:
    """Return the table and the conditions as rows of it.

    Raises QuestionError when two people share an id, a condition names somebody who isn't there, or the sizes can't be.
    """
    place = {person.id: row for row, person in enumerate(people)}
    if len(place) < len(people):
        raise QuestionError("Twee sleutelfiguren hebben hetzelfde kenmerk. Geef elke rij een eigen kenmerk.")
    if conditions.size_to < 1 or not 0 <= conditions.size_from <= conditions.size_to:
        raise QuestionError("Kies een grootte van minstens 1, en een kleinste grootte die niet boven de grootste ligt.")

    def where(holds: Callable[[KeyFigure], bool]) -> tuple[int, ...]:
        return tuple(row for row, person in enumerate(people) if holds(person))

    def at_least_one(name: str, holds: Callable[[KeyFigure], bool]) -> tuple[str, GroupLimits]:
        return f"minstens één {name}", GroupLimits(where(holds), 1)

    asked: list[tuple[str, GroupLimits]] = []
    if conditions.resident:
        asked.append(at_least_one("bewoner", lambda person: person.position == "bewoner"))
    if conditions.experience:
        asked.append(at_least_one("lid met ervaringskennis", lambda person: "ervaring" in person.knowledge))
    if conditions.community_worker:
        asked.append(at_least_one("opbouwwerker of gelijke", lambda person: person.community_worker is True))
    if conditions.all_sides:
        for side in rules.sides:
            rows = tuple(row for row, person in enumerate(people) if person.position in side.positions)
            asked.append((f"minstens één lid namens {side.name}", GroupLimits(rows, 1)))
    missing = tuple(name for name, group in asked if not group.rows)
    asked = [(name, group) for name, group in asked if group.rows]
    if conditions.size_from:
        asked.insert(
            0,
            (
                f"minstens {counted(conditions.size_from, 'lid', 'leden')}",
                GroupLimits(range(len(people)), conditions.size_from),
            ),
        )
    for apart in conditions.not_together:
        rows = tuple(_place(place, identifier) for identifier in apart)
        asked.append((f"niet samen: {_roles(people, rows)}", GroupLimits(rows, 0, 1)))

    hours = conditions.hours_each
    short = where(
        lambda person: hours is not None and person.hours_per_month is not None and person.hours_per_month < hours
    )
    out = {_place(place, identifier) for identifier in conditions.exclude}
    covers = np.array([[meets(person, need) for need in needs] for person in people], dtype=bool)
    return Question(
        people=tuple(people),
        needs=tuple(needs),
        covers=covers.reshape(len(people), len(needs)),
        weight=np.array([need.weight for need in needs], dtype=float),
        size=conditions.size_to,
        must_include=tuple(_place(place, identifier) for identifier in conditions.must_include),
        exclude=tuple(sorted(out | set(short))),
        groups=tuple(group for _, group in asked),
        group_names=tuple(name for name, _ in asked),
        voices_missing=missing,
        short_of_hours=short,
        hours_unknown=where(lambda person: hours is not None and person.hours_per_month is None),
    )


def clash_sentence(question: Question, clashing: Sequence[Condition]) -> str:
    """Say in Dutch, by role, which conditions clash: those of an InfeasibleError on this question."""
    opening = "Aan deze voorwaarde is niet te voldoen" if len(clashing) == 1 else "Deze voorwaarden gaan niet samen"
    return f"{opening}: {'; '.join(condition_text(question, condition) for condition in clashing)}."


def unmet_conditions(question: Question, chosen: Iterable[int]) -> tuple[str, ...]:
    """Say in Dutch which conditions a choice of rows does not meet; each stands by itself, the missing voices last."""
    there = set(chosen)
    try:
        asked = conditions_of(len(question.people), size=question.size, **question.conditions)
    except InfeasibleError as error:
        asked = error.conditions
    unmet = [
        condition_text(question, condition)
        for condition in asked
        if not condition.at_least <= len(there & set(condition.rows)) <= condition.at_most
    ]
    return (*unmet, *(f"{name} (dat is bij niemand ingevuld)" for name in question.voices_missing))


def alone_in_conditions(question: Question, chosen: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Return for each chosen row the conditions (in Dutch) of at least one that nobody else of the choice meets."""
    there = set(chosen)
    alone: dict[int, tuple[str, ...]] = dict.fromkeys(there, ())
    for group, name in zip(question.groups, question.group_names, strict=True):
        found = there.intersection(group.rows)
        if group.at_least == len(found) == 1:
            [row] = found
            alone[row] = (*alone[row], name)
    return alone


def condition_text(question: Question, condition: Condition) -> str:
    """Say in Dutch, by role, what a condition on this question asks."""
    people = question.people
    if condition.kind == "size":
        return f"hoogstens {condition.at_most} {'lid' if condition.at_most == 1 else 'leden'}"
    if condition.kind == "must_include":
        return f"erin moet: {_roles(people, condition.rows)}"
    if condition.kind == "exclude":
        short = set(condition.rows) & set(question.short_of_hours)
        reason = " (wegens te weinig uren)" if short == set(condition.rows) else ""
        return f"niet mee kan: {_roles(people, condition.rows)}{reason}"
    return question.group_names[condition.group or 0]


def _roles(people: Sequence[KeyFigure], rows: Sequence[int]) -> str:
    return listed([f"‘{people[row].label}’" for row in rows])


def _place(place: Mapping[str, int], identifier: str) -> int:
    if identifier not in place:
        raise QuestionError(f"Er is geen sleutelfiguur met kenmerk {identifier!r}. Pas de voorwaarden aan.")
    return place[identifier]
