"""A presentation: which screens tell the story of a place, in which order, and what the speaker says at each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

__all__ = [
    "MOST_MINUTES",
    "SCREENS",
    "Presentation",
    "ScreenNote",
    "arranged",
    "note_of",
    "ordered",
    "placed_by_number",
]

# The story in its own order: what went well, the person, figures and supply, and what is agreed and celebrated.
SCREENS = (
    "sinds",
    "waarom",
    "eenzaam",
    "wie",
    "groepen",
    "herkenning",
    "aanbod",
    "matrix",
    "mismatches",
    "prioriteiten",
    "mensen",
    "afspraken",
    "vieren",
)
# What a story opens with, also where people chose an order before it was there.
OPENING = "sinds"
MOST_MINUTES = 120


@dataclass(frozen=True, slots=True)
class ScreenNote:
    """What the speaker wants to say at a screen (one of ``SCREENS``), and how many minutes it may take (None: as many
    as are proposed).
    """

    screen: str
    text: str = ""
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Presentation:
    """What people chose for an ``area`` (CBS code); what they left as it was proposed is not in it.

    ``order`` are the screens in the order in which they are shown; of those that are not in it the opening comes first
    and the others come last, in the order of the story. ``left_out`` are not shown.
    """

    area: str
    order: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    notes: tuple[ScreenNote, ...] = ()


def arranged(presentation: Presentation) -> tuple[str, ...]:
    """Return the screens that are shown, in their order; all of them where every one was left out.

    >>> arranged(Presentation("GM0202", order=("vieren",), left_out=SCREENS[2:12]))
    ('sinds', 'vieren', 'waarom')
    """
    every = ordered(presentation.order)
    return tuple(one for one in every if one not in presentation.left_out) or every


def ordered(order: Iterable[str]) -> tuple[str, ...]:
    """Return all screens, those of ``order`` first after an opening that is not in it; what is no screen falls away."""
    given = [one for one in order if one in SCREENS]
    known = dict.fromkeys(given if OPENING in given or not given else [OPENING, *given])
    return (*known, *(one for one in SCREENS if one not in known))


def note_of(presentation: Presentation, screen: str) -> ScreenNote:
    """Return the note at a screen; an empty one where there is none."""
    return next((one for one in presentation.notes if one.screen == screen), ScreenNote(screen))


def placed_by_number(numbers: Mapping[str, int], before: Iterable[str]) -> tuple[str, ...]:
    """Return the screens by the numbers that people gave them, from how they stood ``before``.

    One that was given another number takes its place before the one that stood there, or behind it when it moves down.

    >>> placed_by_number({"waarom": 1, "eenzaam": 2, "wie": 1}, ("waarom", "eenzaam", "wie"))
    ('wie', 'waarom', 'eenzaam')
    """
    places = {screen: place for place, screen in enumerate(before, 1)}

    def key(screen: str) -> tuple[int, int, int]:
        number, place = numbers[screen], places[screen]
        moved = 0 if number == place else 1 if number > place else -1
        return number, moved, place

    return tuple(sorted(places, key=key))
