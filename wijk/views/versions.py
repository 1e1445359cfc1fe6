"""Two versions of the same thing beside each other, field by field, as text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from wijk.domain.coalition import Coalition, NetworkMeeting
from wijk.domain.merging import differences
from wijk.domain.presentation import Presentation
from wijk.views.numbers import day_text
from wijk.views.story.script import title_of

__all__ = [
    "NOT_FILLED_IN",
    "FieldTexts",
    "SideBySide",
    "coalition_texts",
    "meeting_texts",
    "presentation_texts",
    "side_by_side",
]

NOT_FILLED_IN = "niet ingevuld"
# By field what it is called and what it says, empty when it is not filled in.
FieldTexts = Mapping[str, tuple[str, str]]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A field in which two versions differ, with its name; ``keep_mine`` tells whose is the better guess to keep."""

    field: str
    name: str
    mine: str
    theirs: str
    keep_mine: bool


def side_by_side(before: T, mine: T, theirs: T, texts: Callable[[T], FieldTexts]) -> list[SideBySide]:
    """Return the fields in which two versions differ; what I did not change since ``before`` is theirs to keep."""
    names, told, other = texts(before), texts(mine), texts(theirs)

    def values(item: T) -> dict[str, Any]:
        return {field: getattr(item, field) for field in names}

    return [
        SideBySide(
            one.part,
            names[one.part][0],
            told[one.part][1] or NOT_FILLED_IN,
            other[one.part][1] or NOT_FILLED_IN,
            one.is_mine,
        )
        for one in differences(values(before), values(mine), values(theirs))
    ]


def coalition_texts(coalition: Coalition) -> FieldTexts:
    """Return what a saved coalition says, by field."""
    return {
        "name": ("Naam", coalition.name),
        "chosen_on": ("Gekozen op", day_text(coalition.chosen_on)),
        "reason": ("Reden", coalition.reason),
        "members": ("Leden", "; ".join(member.role for member in coalition.members)),
    }


def meeting_texts(meeting: NetworkMeeting) -> FieldTexts:
    """Return what a meeting says, by field."""
    return {
        "question": ("Leervraag", meeting.question),
        "held_on": ("Gehouden op", day_text(meeting.held_on)),
        "from_experience": ("Uit ervaring", meeting.from_experience),
        "from_practice": ("Uit de praktijk", meeting.from_practice),
        "from_research": ("Uit onderzoek", meeting.from_research),
    }


def presentation_texts(presentation: Presentation) -> FieldTexts:
    """Return what was chosen of the screens of a place, by field."""

    def minutes(number: int | None) -> str:
        return f" ({number} minuten)" if number else ""

    return {
        "order": ("Volgorde", "; ".join(title_of(screen) for screen in presentation.order)),
        "left_out": ("Niet getoond", "; ".join(title_of(screen) for screen in presentation.left_out)),
        "notes": (
            "Notities",
            "; ".join(f"{title_of(one.screen)}{minutes(one.minutes)}: {one.text}" for one in presentation.notes),
        ),
    }
