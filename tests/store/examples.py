"""Two records of every kind, for the tests that walk the registry; also of a kind that nobody made examples of."""

from collections.abc import Iterator
from dataclasses import MISSING, fields, replace
from datetime import date
from typing import Any, Literal, get_args, get_origin, get_type_hints

from tests.store.people import NURSE, SHOP
from wijk.domain.ability import AbilityMeasure, ItemTally
from wijk.domain.account import Account
from wijk.domain.coalition import Coalition, Member, NetworkMeeting
from wijk.domain.decision import CELL, Decision
from wijk.domain.draft import Draft
from wijk.domain.evaluation import Evaluation, MonthCount, ProcessAnswer
from wijk.domain.event import Event, LaidAside, SchoolRegion
from wijk.domain.import_answer import ImportAnswer
from wijk.domain.import_mapping import ImportMapping
from wijk.domain.initiative import Initiative
from wijk.domain.key_figure import Tie
from wijk.domain.pillars import PillarAnswer
from wijk.domain.preconditions import Agreement, Precondition
from wijk.domain.presentation import Presentation, ScreenNote
from wijk.domain.proposals import OwnWord, ProposalAnswer
from wijk.domain.start_up import StepHeld
from wijk.store.database.records import RecordType

__all__ = ["examples_of"]

DAY = date(2026, 1, 1)
ITEMS: dict[str, tuple[Any, Any]] = {
    "initiatives": (Initiative("a", "Koffie", area="GM0202"), Initiative("b", "Thee", area="GM0202")),
    "decisions": (
        Decision("a", "GM0202", CELL, "ouderen", ("volgen",), "besproken", DAY),
        Decision("b", "GM0202", CELL, "ouderen", ("volgen",), "besproken", DAY),
    ),
    "evaluations": (
        Evaluation("a", "GM0202", "werkt", DAY, "Het is vol", "a", learned="Soep", knowledge=("ervaring",)),
        Evaluation("b", "GM0202", "stoppen", DAY, "Er komt niemand", initiative="a", goes_on=True),
    ),
    "process_answers": (
        ProcessAnswer("GM0202", "wens", "ja", DAY),
        ProcessAnswer("GM0202", "wens", "weten wij niet", DAY.replace(day=2)),
    ),
    "month_counts": (MonthCount("GM0202", "deelnemers", DAY, 3), MonthCount("GM0202", "deelnemers", DAY, 0, "a")),
    "import_answers": (
        ImportAnswer("initiatives", "groups", "volwassenen", ("iedereen",)),
        ImportAnswer("initiatives", "area", "nieuw west", ("WK0363FB",), "GM0363"),
    ),
    "mappings": (ImportMapping(("naam",), ("name",)), ImportMapping(("titel",), ("name",))),
    "key_figures": (NURSE, SHOP),
    "ties": (Tie("a", "b", "sterk"), Tie("a", "c", "licht")),
    "coalitions": (
        Coalition("a", "Malburgen", DAY, (Member("a1", "rol"),)),
        Coalition("b", "Malburgen", DAY, (Member("a1", "rol"),)),
    ),
    "presentations": (
        Presentation("GM0202", ("vieren",), ("wie",), (ScreenNote("wie", "Wacht even", 3),)),
        Presentation("GM0518"),
    ),
    "meetings": (NetworkMeeting("a", "a", DAY, "Wat helpt?"), NetworkMeeting("b", "a", DAY, "Wat helpt?")),
    "events": (
        Event(
            "a", "GM0202", "BuurtBakkie", DAY, DAY, "10:00", "12:00", "buurthuis", ("kerk",), "wekelijks", DAY, (DAY,)
        ),
        Event("b", "GM0202", "Burendag", DAY, cancelled=True, suggestion="burendag-2026"),
    ),
    "school_regions": (SchoolRegion("GM0202", "Zuid"), SchoolRegion("GM0518", "Midden")),
    "laid_aside": (LaidAside("GM0202", "burendag"), LaidAside("GM0202", "vrijwilligersdag")),
    "drafts": (Draft("GM0202"), Draft("GM0518")),
    "proposal_answers": (ProposalAnswer("a", ("phases:volgen",)), ProposalAnswer("b", rejected=("groups:ouderen",))),
    "agreements": (
        Agreement("a", "GM0202", DAY, ("wijkteam",), (Precondition("p", "GM0202", "Een plek"),)),
        Agreement("b", "GM0202", DAY, ("kerk",), (Precondition("p", "GM0202", "Een plek", "nodig", since=DAY),)),
    ),
    "ability_measures": (
        AbilityMeasure("a", "GM0202", "Groep voorjaar", DAY, (ItemTally("zien", (0, 1, 3, 4, 2)), ItemTally("melden"))),
        AbilityMeasure("b", "GM0202", "Groep najaar"),
    ),
    "pillar_answers": (
        PillarAnswer("GM0202", "raad", "weten wij niet", DAY),
        PillarAnswer("GM0518", "raad", "ja", DAY, "raadsbesluit"),
    ),
    "start_up_steps": (StepHeld("GM0202", "intake"), StepHeld("GM0202", "werksessie_1", DAY, "Een document")),
    "accounts": (Account("anna@gemeente.nl", "beheerder", ("GM0202",)), Account("bo@gemeente.nl", "kijker")),
    "own_words": (OwnWord("prakkie", ("aanpakken",)), OwnWord("bakkie")),
}


def examples_of(record_type: RecordType[Any]) -> tuple[Any, Any]:
    """Two different records of a kind that may be kept; for a new kind they are made from its types and its checks."""
    if record_type.name in ITEMS:
        return ITEMS[record_type.name]
    first = sound(record_type)
    return first, replace(first, id="b")


def sound(record_type: RecordType[Any]) -> Any:
    """A record that its own checks accept, made by trying for each field that is wrong what others of its type hold."""
    hints = get_type_hints(record_type.type)
    needed = [field.name for field in fields(record_type.type) if field.default is MISSING]
    item = record_type.type(**{name: next(tried(hints[name])) for name in needed})
    for name in needed:
        for value in tried(hints[name]):
            if name not in record_type.faults(item):
                break
            item = replace(item, **{name: value})
    faults = record_type.faults(item)
    assert not faults, f"make two examples of {record_type.name} in ITEMS of {__name__}, since its checks say: {faults}"
    return item


def tried(hint: Any) -> Iterator[Any]:
    """Values of a type, the likeliest first."""
    if get_origin(hint) is Literal:
        yield from get_args(hint)
    elif hint is str:
        yield from ("a", "GM0202", "ouderen", "volgen", "Wat helpt?")
    elif hint is date:
        yield DAY
    elif hint is bool:
        yield False
    elif hint in (int, float):
        yield hint(1)
    elif get_origin(hint) is tuple:
        yield from ((), ("ouderen",), ("volgen",), ("GM0202",))
    else:
        yield None
