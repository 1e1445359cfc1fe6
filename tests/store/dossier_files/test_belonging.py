"""What belongs together and to a place: what every id in a record names is known, and one rule decides what travels."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.decisions import decision, sure
from tests.store.people import NURSE, SHOP
from wijk.domain.coalition import Coalition, Member, NetworkMeeting
from wijk.domain.evaluation import Evaluation
from wijk.domain.initiative import Initiative
from wijk.domain.key_figure import Tie
from wijk.domain.meeting import Harvest, Meeting, Question, Recognition
from wijk.domain.pillars import PillarAnswer
from wijk.domain.plan import Action, Goal
from wijk.domain.proposals import OwnWord, ProposalAnswer
from wijk.store.database.belonging import METHOD_FIELDS, NAMES, PART_OF, in_order
from wijk.store.database.conditions_types import PILLAR_ANSWERS
from wijk.store.database.connection import Store
from wijk.store.database.evaluation_types import EVALUATIONS
from wijk.store.database.record_types import (
    ACTIONS,
    COALITIONS,
    DECISIONS,
    GOALS,
    HARVESTS,
    INITIATIVES,
    KEY_FIGURES,
    MEETINGS,
    NETWORK_MEETINGS,
    OWN_WORDS,
    PROPOSAL_ANSWERS,
    QUESTIONS,
    RECOGNITIONS,
    RECORD_TYPES,
    TIES,
)
from wijk.store.database.schema import IDENTIFIER
from wijk.store.dossier_files.gathering import Relation, gather

DAY = date(2026, 9, 24)
# The wijk of the dossier, a buurt in it, its gemeente, and another wijk.
HERE, PART, AROUND, OTHER = "WK020218", "BU02021801", "GM0202", "WK020219"
RELATIONS: dict[str, Relation] = {HERE: "own", PART: "own", AROUND: "general", OTHER: "elsewhere"}


def test_every_id_of_another_record_is_known_for_what_it_is() -> None:
    """A new kind with the id of another says so in belonging.py, so that it travels with it and comes after it."""
    told = {
        (kind.name, column.name): column.name in {**PART_OF.get(kind.name, {}), **NAMES.get(kind.name, {})}
        for kind in RECORD_TYPES
        for column in kind.table.columns
        if column.type is IDENTIFIER and not {column.name, f"{kind.name}.{column.name}"} & {"id", *METHOD_FIELDS}
    }
    assert len(told) > 8 and [field for field, known in told.items() if not known] == []


def test_what_is_told_of_belonging_is_true_of_the_kinds() -> None:
    kinds = {kind.name: kind for kind in RECORD_TYPES}
    for told in (PART_OF, NAMES):
        for kind, fields in told.items():
            for path, other in fields.items():
                assert other in kinds and path.split(".")[0] in kinds[kind].type.__dataclass_fields__, (kind, path)
    order = [kind.name for kind in in_order()]
    assert sorted(order) == sorted(kinds)
    for told in (PART_OF, NAMES):
        for kind, fields in told.items():
            assert all(order.index(other) < order.index(kind) for other in fields.values()), kind


def at(identifier: str, area: str) -> Initiative:
    return Initiative(identifier, f"Koffie {identifier}", area=area)


def coalition(identifier: str, area: str, *members: str) -> Coalition:
    return Coalition(identifier, "Samen", DAY, tuple(Member(one, "rol") for one in members), area=area)


EVERYTHING: tuple[tuple[Any, Any, bool], ...] = (
    (INITIATIVES, at("here", HERE), True),
    (INITIATIVES, at("part", PART), True),
    (INITIATIVES, at("around", AROUND), True),
    (INITIATIVES, at("elsewhere", OTHER), False),
    (INITIATIVES, at("started", OTHER), True),
    (PROPOSAL_ANSWERS, ProposalAnswer("here", ("phases:volgen",)), True),
    (PROPOSAL_ANSWERS, ProposalAnswer("elsewhere", ("phases:volgen",)), False),
    (OWN_WORDS, OwnWord("prakkie", ("aanpakken",)), False),
    (DECISIONS, replace(decision("prioriteit"), id="priority"), True),
    (DECISIONS, replace(decision("prioriteit"), id="of-gemeente", area=AROUND), False),
    (DECISIONS, replace(sure(area=AROUND), id="sure-around"), True),
    (DECISIONS, replace(sure("eenouder", area=AROUND), id="not-sure-now", ended_on=DAY), False),
    (KEY_FIGURES, replace(NURSE, id="nurse", areas=(PART, OTHER)), True),
    (KEY_FIGURES, replace(SHOP, id="shop", areas=(AROUND,)), True),
    (KEY_FIGURES, replace(SHOP, id="guest", areas=(OTHER,)), True),
    (KEY_FIGURES, replace(SHOP, id="stranger", areas=(OTHER,)), False),
    (TIES, Tie("nurse", "shop", "licht"), True),
    (TIES, Tie("nurse", "stranger", "licht"), False),
    (COALITIONS, coalition("coalition", HERE, "nurse", "guest"), True),
    (COALITIONS, coalition("of-the-gemeente", AROUND, "nurse"), False),
    (NETWORK_MEETINGS, NetworkMeeting("learned", "coalition", DAY, "Wat helpt?"), True),
    (NETWORK_MEETINGS, NetworkMeeting("learned-there", "of-the-gemeente", DAY, "Wat helpt?"), False),
    (MEETINGS, Meeting("meeting", HERE, DAY), True),
    (MEETINGS, Meeting("evening-of-all", AROUND, DAY), True),
    (MEETINGS, Meeting("their-own", AROUND, DAY), False),
    (QUESTIONS, Question("asked", "meeting", "idee", "Wat kan er?"), True),
    (QUESTIONS, Question("asked-there", "their-own", "idee", "Wat kan er?"), False),
    (HARVESTS, Harvest("idea", "meeting", HERE, "asked", "idee", "Samen eten", DAY), True),
    (RECOGNITIONS, Recognition("seen", HERE, "evening-of-all", "lonely_18plus", 2020, DAY), True),
    (GOALS, Goal("goal", HERE, "Samen eten", DAY), True),
    (GOALS, Goal("goal-of-all", AROUND, "Samen eten", DAY), False),
    (ACTIONS, Action("action", HERE, "goal", "Koken", initiative="started"), True),
    (ACTIONS, Action("action-of-all", AROUND, "goal-of-all", "Koken"), False),
    (PILLAR_ANSWERS, PillarAnswer(AROUND, "vraag", "ja", DAY, "Besluit van de raad"), False),
    (EVALUATIONS, Evaluation("judged", HERE, "werkt", DAY, "Het werkt.", action="action"), True),
)


@pytest.fixture
def everything(store: Store) -> Store:
    with store.writing() as connection:
        for kind, item, _ in EVERYTHING:
            kind.add(connection, item)
    return store


def gathered(store: Store) -> set[tuple[str, str]]:
    with store.reading() as connection:
        found = gather(lambda kind: kind.all(connection), RELATIONS.__getitem__)
    return {(kind, one.id) for kind, records in found.items() for one in records}


def test_what_the_dossier_of_a_wijk_shows_travels_and_nothing_else(everything: Store) -> None:
    expected = {(kind.name, kind.id_of(item)) for kind, item, travels in EVERYTHING if travels}
    assert gathered(everything) ^ expected == set()


def test_what_was_deleted_stays_and_what_is_a_part_of_it_too(everything: Store) -> None:
    with everything.writing() as connection:
        for kind, identifier in ((GOALS, "goal"), (COALITIONS, "coalition"), (MEETINGS, "meeting")):
            kind.remove(connection, identifier, 1)
    left = gathered(everything)
    gone = {("goals", "goal"), ("actions", "action"), ("coalitions", "coalition"), ("meetings", "learned")}
    gone |= {("room_meetings", "meeting"), ("room_questions", "asked"), ("harvests", "idea")}
    # Nobody asks for these any more, who stand elsewhere.
    gone |= {("key_figures", "guest"), ("initiatives", "started")}
    expected = {(kind.name, kind.id_of(item)) for kind, item, travels in EVERYTHING if travels} - gone
    assert left ^ expected == set()
