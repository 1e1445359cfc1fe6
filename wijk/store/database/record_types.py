"""The registry of what is kept: a line per kind of record, from which backup, undo, purge and export follow.

docs/recipes/add-a-kind-of-record.md tells how a kind is added.
"""

from typing import Any

from wijk.domain.coalition import Coalition, NetworkMeeting
from wijk.domain.decision import Decision
from wijk.domain.draft import Draft
from wijk.domain.import_answer import ImportAnswer
from wijk.domain.import_mapping import ImportMapping
from wijk.domain.initiative import Initiative
from wijk.domain.key_figure import KeyFigure, Tie
from wijk.domain.meeting import Harvest, Meeting, Question, Recognition
from wijk.domain.plan import Action, Goal
from wijk.domain.presentation import Presentation
from wijk.domain.proposals import OwnWord, ProposalAnswer
from wijk.store.checks.coalitions import faults_in_coalition, faults_in_draft, faults_in_meeting
from wijk.store.checks.decisions import faults_in_decision
from wijk.store.checks.import_answers import faults_in_answer
from wijk.store.checks.initiatives import faults_in
from wijk.store.checks.key_figures import faults_in_tie, faults_to_keep
from wijk.store.checks.mappings import faults_in_mapping
from wijk.store.checks.meetings import (
    faults_in_harvest,
    faults_in_question,
    faults_in_recognition,
    faults_in_room_meeting,
)
from wijk.store.checks.plans import faults_in_action, faults_in_goal
from wijk.store.checks.presentations import faults_in_presentation
from wijk.store.checks.proposals import faults_in_own_word, faults_in_proposal_answer
from wijk.store.common.texts import words
from wijk.store.database.account_types import ACCOUNT_TYPES
from wijk.store.database.asking import areas_through
from wijk.store.database.calendar_types import CALENDAR_TYPES
from wijk.store.database.conditions_types import CONDITIONS_TYPES
from wijk.store.database.evaluation_types import EVALUATION_TYPES
from wijk.store.database.headings import (
    ACTION_HEADINGS,
    ANSWER_HEADINGS,
    COALITION_HEADINGS,
    DECISION_HEADINGS,
    DRAFT_HEADINGS,
    GOAL_HEADINGS,
    HARVEST_HEADINGS,
    INITIATIVE_HEADINGS,
    KEY_FIGURE_HEADINGS,
    MAPPING_HEADINGS,
    MEETING_HEADINGS,
    NETWORK_MEETING_HEADINGS,
    OWN_WORD_HEADINGS,
    PRESENTATION_HEADINGS,
    PROPOSAL_ANSWER_HEADINGS,
    QUESTION_HEADINGS,
    RECOGNITION_HEADINGS,
    TIE_HEADINGS,
)
from wijk.store.database.records import RecordType, derived_id
from wijk.store.database.schema import CODE, IDENTIFIER, record_table

__all__ = [
    "ACTIONS",
    "GOALS",
    "RECOGNITIONS",
    "QUESTIONS",
    "MEETINGS",
    "HARVESTS",
    "ANSWERS",
    "COALITIONS",
    "DECISIONS",
    "DRAFTS",
    "INITIATIVES",
    "KEY_FIGURES",
    "MAPPINGS",
    "NETWORK_MEETINGS",
    "OWN_WORDS",
    "PRESENTATIONS",
    "PROPOSAL_ANSWERS",
    "RECORD_TYPES",
    "TIES",
]

INITIATIVES = RecordType(
    "initiatives",
    "initiatieven",
    Initiative,
    record_table("initiatives", Initiative, area=CODE),
    faults_in,
    INITIATIVE_HEADINGS,
)
DECISIONS = RecordType(
    "decisions",
    "besluiten",
    Decision,
    record_table("decisions", Decision, ("area",), area=CODE, kind=IDENTIFIER, group=IDENTIFIER),
    faults_in_decision,
    DECISION_HEADINGS,
    thing="decisions",
)
MAPPINGS = RecordType(
    "mappings",
    "onthouden kolommen",
    ImportMapping,
    record_table("import_mappings", ImportMapping),
    faults_in_mapping,
    MAPPING_HEADINGS,
    lambda item: derived_id(*item.headers),
)
ANSWERS = RecordType(
    "import_answers",
    "onthouden antwoorden",
    ImportAnswer,
    record_table("import_answers", ImportAnswer, area=CODE),
    faults_in_answer,
    ANSWER_HEADINGS,
    lambda item: derived_id(item.kind, item.about, item.area, item.value),
)
KEY_FIGURES = RecordType(
    "key_figures",
    "sleutelfiguren",
    KeyFigure,
    record_table("key_figures", KeyFigure),
    faults_to_keep,
    KEY_FIGURE_HEADINGS,
)
TIES = RecordType(
    "ties",
    "wie kent wie",
    Tie,
    record_table("ties", Tie, one=IDENTIFIER, other=IDENTIFIER),
    faults_in_tie,
    TIE_HEADINGS,
    lambda item: derived_id(*sorted((item.one, item.other))),
    areas_of=areas_through(KEY_FIGURES.table, "one", "other"),
)
COALITIONS = RecordType(
    "coalitions",
    "coalities",
    Coalition,
    record_table("coalitions", Coalition, area=CODE),
    faults_in_coalition,
    COALITION_HEADINGS,
)
NETWORK_MEETINGS = RecordType(
    "meetings",
    "bijeenkomsten",
    NetworkMeeting,
    record_table("meetings", NetworkMeeting, ("coalition",), coalition=IDENTIFIER),
    faults_in_meeting,
    NETWORK_MEETING_HEADINGS,
    areas_of=areas_through(COALITIONS.table, "coalition"),
)
DRAFTS = RecordType(
    "drafts",
    "coalities in de maak",
    Draft,
    record_table("coalition_drafts", Draft, area=CODE),
    faults_in_draft,
    DRAFT_HEADINGS,
    lambda item: derived_id(item.area),
)
PROPOSAL_ANSWERS = RecordType(
    "proposal_answers",
    "antwoorden op voorstellen",
    ProposalAnswer,
    record_table("proposal_answers", ProposalAnswer),
    faults_in_proposal_answer,
    PROPOSAL_ANSWER_HEADINGS,
    areas_of=areas_through(INITIATIVES.table, "id"),
)
OWN_WORDS = RecordType(
    "own_words",
    "eigen woorden",
    OwnWord,
    record_table("own_words", OwnWord),
    faults_in_own_word,
    OWN_WORD_HEADINGS,
    lambda item: derived_id(words(item.text)),
)
PRESENTATIONS = RecordType(
    "presentations",
    "presentaties",
    Presentation,
    record_table("presentations", Presentation, area=CODE),
    faults_in_presentation,
    PRESENTATION_HEADINGS,
    lambda item: derived_id(item.area),
    thing="decisions",
)
MEETINGS = RecordType(
    "room_meetings",
    "wijkbijeenkomsten",
    Meeting,
    record_table("room_meetings", Meeting, ("area",), area=CODE, track=IDENTIFIER),
    faults_in_room_meeting,
    MEETING_HEADINGS,
    thing="meetings",
)
QUESTIONS = RecordType(
    "room_questions",
    "vragen aan de zaal",
    Question,
    record_table("room_questions", Question, ("meeting",), meeting=IDENTIFIER, phase=IDENTIFIER, group=IDENTIFIER),
    faults_in_question,
    QUESTION_HEADINGS,
    thing="meetings",
    areas_of=areas_through(MEETINGS.table, "meeting"),
)
HARVESTS = RecordType(
    "harvests",
    "opbrengst van bijeenkomsten",
    Harvest,
    record_table("harvests", Harvest, ("meeting",), meeting=IDENTIFIER, area=CODE),
    faults_in_harvest,
    HARVEST_HEADINGS,
    thing="meetings",
)
RECOGNITIONS = RecordType(
    "recognitions",
    "herkenning van cijfers",
    Recognition,
    record_table("recognitions", Recognition, ("area",), area=CODE, meeting=IDENTIFIER),
    faults_in_recognition,
    RECOGNITION_HEADINGS,
    thing="meetings",
)
GOALS = RecordType(
    "goals",
    "doelen",
    Goal,
    record_table("goals", Goal, ("area",), area=CODE),
    faults_in_goal,
    GOAL_HEADINGS,
)
ACTIONS = RecordType(
    "actions",
    "acties",
    Action,
    record_table(
        "actions",
        Action,
        ("area", "goal"),
        area=CODE,
        goal=IDENTIFIER,
        phase=IDENTIFIER,
        group=IDENTIFIER,
        initiative=IDENTIFIER,
    ),
    faults_in_action,
    ACTION_HEADINGS,
)
RECORD_TYPES: tuple[RecordType[Any], ...] = (
    INITIATIVES,
    DECISIONS,
    MAPPINGS,
    KEY_FIGURES,
    TIES,
    COALITIONS,
    NETWORK_MEETINGS,
    DRAFTS,
    PROPOSAL_ANSWERS,
    OWN_WORDS,
    ANSWERS,
    PRESENTATIONS,
    MEETINGS,
    QUESTIONS,
    HARVESTS,
    RECOGNITIONS,
    GOALS,
    ACTIONS,
    *CONDITIONS_TYPES,
    *ACCOUNT_TYPES,
    *CALENDAR_TYPES,
    *EVALUATION_TYPES,
)
