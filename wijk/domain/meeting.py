"""A meeting in the wijk: what the room is asked, what it answers, and what is kept of that."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from wijk.domain.decision import MOST_PRIORITIES

__all__ = [
    "ANSWERS",
    "LONGEST",
    "MOST_LABEL",
    "MOST_OPTIONS",
    "MOST_PRIORITIES_ASKED",
    "Contribution",
    "ContributionState",
    "Count",
    "Harvest",
    "LiveMeeting",
    "Meeting",
    "Option",
    "Presence",
    "Question",
    "QuestionKind",
    "Recognition",
    "Tally",
]

# An initiative by name; do you recognise this figure; one or more of a few; three priorities; what can we do; I will.
QuestionKind = Literal["initiatief", "herkenning", "keuze", "prioriteiten", "idee", "aanbod"]
ContributionState = Literal["wacht", "overgenomen", "samengevoegd", "weggelegd"]
MOST_OPTIONS, MOST_PRIORITIES_ASKED = 60, MOST_PRIORITIES
# Characters that a participant can type in one answer, and that stand on a button to choose.
LONGEST, MOST_LABEL = 300, 120


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: ``id`` is what is kept, ``label`` what people read (Dutch)."""

    id: str
    label: str


ANSWERS = (Option("herkenbaar", "Herkenbaar"), Option("deels", "Deels"), Option("niet", "Niet"))


@dataclass(frozen=True, slots=True)
class Count:
    """How many people chose an option (its id)."""

    option: str
    number: int


@dataclass(frozen=True, slots=True)
class Presence:
    """How many people with one role were there; a name has no place here."""

    role: str
    number: int


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting about an ``area`` (CBS code); ``track`` is the id of the script that it followed, empty without one.

    ``decided`` is what was agreed and ``celebrated`` what went well, a sentence each: the next meeting begins with it.
    """

    id: str
    area: str
    held_on: date
    track: str = ""
    present: tuple[Presence, ...] = ()
    decided: tuple[str, ...] = ()
    celebrated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LiveMeeting:
    """What holds of a ``meeting`` (id) while it goes on, and until what was typed in it is erased.

    People join by ``code``. It is open until ``open_until`` unless it was closed before, ``closed_at``. ``phones``
    tells whether phones can take part. ``question`` is the id of the one that is open now. ``secret`` signs what phones
    send.
    """

    meeting: str
    area: str
    code: str
    opened_at: datetime
    open_until: datetime
    closed_at: datetime | None = None
    phones: bool = True
    question: str | None = None
    secret: str = field(default="", repr=False)

    @property
    def ended_at(self) -> datetime:
        """When it was or will be over."""
        return min(self.closed_at or self.open_until, self.open_until)

    def is_open(self, moment: datetime) -> bool:
        """Whether people can take part at a moment (with time zone)."""
        return moment < self.ended_at


@dataclass(frozen=True, slots=True)
class Question:
    """Something that the room is asked in a ``meeting`` (id), and what came of it.

    ``options`` are what can be chosen, at most ``most`` of them. It may be about a figure (``indicator`` id and
    ``year``), or about a cell of the matrix (``phase`` and ``group`` id). ``phones`` and ``hands`` count the votes by
    phone and the raised hands, apart; ``people`` is how many phones voted, None as long as that was not counted: a
    question is counted when it closes.
    """

    id: str
    meeting: str
    kind: QuestionKind
    text: str
    options: tuple[Option, ...] = ()
    most: int = 1
    indicator: str = ""
    year: int | None = None
    phase: str = ""
    group: str = ""
    asked_on: date | None = None
    phones: tuple[Count, ...] = ()
    people: int | None = None
    hands: tuple[Count, ...] = ()

    @property
    def phones_by_option(self) -> dict[str, int]:
        """The counted votes by phone, by option (id); what is not there has none."""
        return {one.option: one.number for one in self.phones}

    @property
    def hands_by_option(self) -> dict[str, int]:
        """The raised hands, as `phones_by_option`."""
        return {one.option: one.number for one in self.hands}


@dataclass(frozen=True, slots=True)
class Contribution:
    """What a participant typed, as it waits for the facilitator: raw, and erased 30 days after the meeting.

    ``phase`` and ``group`` are ids, empty when not chosen. ``state`` tells what became of it, ``merged_into`` is the id
    of the accepted one that says the same. ``made_at`` is when it came in.
    """

    id: str
    meeting: str
    question: str
    text: str
    made_at: datetime
    phase: str = ""
    group: str = ""
    state: ContributionState = "wacht"
    merged_into: str | None = None


@dataclass(frozen=True, slots=True)
class Harvest:
    """What the room brought in and the facilitator accepted: kept, with the ``meeting`` and ``question`` it came from.

    Its ``id`` is that of the contribution. ``initiative`` is the id of the initiative that it became, empty for what is
    none. ``support`` is how many phones brought it in or backed it, None as long as that was not counted.
    """

    id: str
    meeting: str
    area: str
    question: str
    kind: QuestionKind
    text: str
    accepted_on: date
    phase: str = ""
    group: str = ""
    initiative: str = ""
    support: int | None = None


@dataclass(frozen=True, slots=True)
class Recognition:
    """Whether a room recognised a figure of an ``area``: dated, and shown beside that figure.

    The figure is that of an ``indicator`` (id) in a ``year``. Phones and raised hands are counted apart:
    ``recognised``, ``partly`` and ``unrecognised`` are phones, ``hands_…`` hands. ``words`` are those that the
    facilitator accepted.
    """

    id: str
    area: str
    meeting: str
    indicator: str
    year: int | None
    said_on: date
    recognised: int = 0
    partly: int = 0
    unrecognised: int = 0
    hands_recognised: int = 0
    hands_partly: int = 0
    hands_unrecognised: int = 0
    words: tuple[str, ...] = ()

    @property
    def phones(self) -> int:
        """How many phones answered."""
        return self.recognised + self.partly + self.unrecognised

    @property
    def hands(self) -> int:
        """How many hands were raised."""
        return self.hands_recognised + self.hands_partly + self.hands_unrecognised


@dataclass(frozen=True, slots=True)
class Tally:
    """The answers to a question so far: by option id the ``phones`` and the ``hands``; ``people`` is how many phones.

    Of ideas, the options are the ids of what was accepted, and ``phones`` counts who brought it in or backed it.
    """

    question: Question
    phones: Mapping[str, int]
    hands: Mapping[str, int]
    people: int
