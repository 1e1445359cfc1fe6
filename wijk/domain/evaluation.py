"""Evaluating: what a coalition judged, answered, counted and celebrates, and what it said of a standstill."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from wijk.domain.plan import ENDED, Action

__all__ = [
    "JUDGEMENTS",
    "KNOWLEDGE",
    "PROCESS_SAID",
    "STANDSTILL_SAID",
    "Evaluation",
    "Judgement",
    "Knowledge",
    "MonthCount",
    "ProcessAnswer",
    "ProcessSaid",
    "StandstillAnswer",
    "StandstillSaid",
    "Success",
    "is_going",
]

Judgement = Literal["werkt", "bijstellen", "stoppen"]
Knowledge = Literal["ervaring", "praktijk", "onderzoek"]
StandstillSaid = Literal["hervatten", "wijzigen", "stoppen"]
ProcessSaid = Literal["ja", "deels", "nee", "weten wij niet"]
JUDGEMENTS: tuple[Judgement, ...] = get_args(Judgement)
KNOWLEDGE: tuple[Knowledge, ...] = get_args(Knowledge)
STANDSTILL_SAID: tuple[StandstillSaid, ...] = get_args(StandstillSaid)
PROCESS_SAID: tuple[ProcessSaid, ...] = get_args(ProcessSaid)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What a coalition of an ``area`` (CBS code) thought on a day of an ``action``, an ``initiative`` (ids) or both.

    It is about both where the action became the initiative. ``reason`` says why, ``learned`` what was learned, and
    ``knowledge`` where that came from. ``who`` are roles, never names. ``goes_on`` tells that people were asked whether
    it is to be ended, since they judged so, and said no.
    """

    id: str
    area: str
    judgement: Judgement
    judged_on: date
    reason: str
    action: str = ""
    initiative: str = ""
    learned: str = ""
    knowledge: tuple[Knowledge, ...] = ()
    who: tuple[str, ...] = ()
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class StandstillAnswer:
    """What people said on a day when nothing had happened for so many ``weeks``: of an ``action`` (id), or of all."""

    id: str
    area: str
    said: StandstillSaid
    said_on: date
    weeks: int
    action: str = ""


@dataclass(frozen=True, slots=True)
class ProcessAnswer:
    """What a coalition answered on a day to a ``question`` (id) about how it works; its ``note`` may say why."""

    area: str
    question: str
    said: ProcessSaid
    said_on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class MonthCount:
    """How many were counted in a month, which its first day tells; a month without a record is not known.

    ``kind`` is an id of the rules or an own word. It is about an ``action``, an ``initiative`` (ids), or about the
    whole dossier.
    """

    area: str
    kind: str
    month: date
    number: int
    action: str = ""
    initiative: str = ""


@dataclass(frozen=True, slots=True)
class Success:
    """Something that went well, noted on a day by people in a role (``who``), of an ``action`` (id) or of nothing."""

    id: str
    area: str
    text: str
    noted_on: date
    who: tuple[str, ...] = ()
    action: str = ""


def is_going(action: Action, on: date) -> bool:
    """Whether an action was agreed or begun by a day, and has not ended: something may be expected of it."""
    begins_later = action.starts_on is not None and action.starts_on > on
    return action.state not in (*ENDED, "voorgesteld") and not begins_later
