"""Dossiers to make papers of: one with everything in it, as large and in such words as a test asks for."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import pandas as pd

from wijk.domain.coalition import Coalition, Member, NetworkMeeting
from wijk.domain.decision import CELL, Decision
from wijk.domain.evaluation import Evaluation, MonthCount, Success
from wijk.domain.event import Event
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.key_figure import KeyFigure
from wijk.domain.meeting import Harvest, Meeting, Presence, Recognition
from wijk.domain.method import Method
from wijk.domain.plan import STATES, Action, Goal
from wijk.dossier.report import ReportFacts, read_report
from wijk.figures.places import Places
from wijk.figures.profile import make_profile
from wijk.opendata.snapshot import Snapshot
from wijk.store.database.calendar_types import EVENTS
from wijk.store.database.connection import Store
from wijk.store.database.evaluation_types import EVALUATIONS, MONTH_COUNTS, SUCCESSES
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
    RECOGNITIONS,
)

__all__ = ["DAY", "HOSTILE", "PLAIN", "FactsOf", "fill_dossier", "fill_matrix", "read_facts"]

FactsOf = Callable[..., ReportFacts]

DAY = date(2026, 11, 26)
PLAIN = ("Koffietafel", "Belcirkel", "Samen eten", "Wandelclub")
# Names as people type them once: signs that mean something to HTML, Excel, typst or Word, and letters of elsewhere.
HOSTILE = (
    '<script>alert("x")</script> & </w:t>',
    "=1+1",
    "#typst #let x = panic() $x^2$ @bron",
    "*vet* _schuin_ `code` \\ // [haken] {accolades}",
    "\u202eomgekeerd \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "Feest \U0001f389 \u6f22\u5b57 \x07\ufffe",
    "lang" * 50,
)


def fill_dossier(
    store: Store,
    area: str,
    words: Sequence[str] = PLAIN,
    *,
    initiatives: int = 12,
    goals: int = 3,
    actions: int = 7,
) -> None:
    """Keep something of every kind for a place, with what people type taken from ``words`` in turn."""
    groups, phases = ("ouderen", "eenouder", "alleenwonenden"), ("signaleren", "bespreken", "aanpakken")

    def word(number: int) -> str:
        return words[number % len(words)]

    people = [
        KeyFigure(f"k{n}", f"rol {n} {word(n)}"[:100], groups=(groups[n % 3],), phases=(phases[n % 3],), areas=(area,))
        for n in range(4)
    ]
    with store.writing() as connection:
        INITIATIVES.add_all(
            connection,
            [
                Initiative(
                    f"i{n}",
                    f"{word(n)} {n}",
                    word(n + 1),
                    (PhaseRole(phases[n % 3]),),
                    (groups[n % 3],),
                    area=area if n % 4 else f"GM{area[2:6]}",
                    last_confirmed=DAY - timedelta(days=30 * (n % 20)),
                )
                for n in range(initiatives)
            ],
        )
        DECISIONS.add(connection, _decision(area, "prioriteit", "ouderen", ("bespreken",), word(1)))
        DECISIONS.add(connection, _decision(area, "zeker niets", "mantelzorgers", ("volgen",), word(2)))
        KEY_FIGURES.add_all(connection, people)
        members = tuple(Member(one.id, one.label) for one in people)
        COALITIONS.add(connection, Coalition("c", word(0), DAY, members, area=area, reason=word(3)))
        NETWORK_MEETINGS.add(connection, NetworkMeeting("n", "c", DAY, word(1), word(2), word(3), word(0)))
        present = (Presence("bewoner", 9), Presence("wijkverpleegkundige", 1))
        MEETINGS.add(connection, Meeting("m", area, DAY, "", present, (word(0), word(1)), (word(2),)))
        HARVESTS.add(connection, Harvest("h", "m", area, "q", "idee", word(3), DAY))
        RECOGNITIONS.add(connection, Recognition("r", area, "m", "lonely_18plus", 2020, DAY, 6, 2, 1, words=(word(2),)))
        EVALUATIONS.add(connection, Evaluation("e", area, "werkt", DAY, word(1), "a0", learned=word(2)))
        month = DAY.replace(day=1)
        MONTH_COUNTS.add(connection, MonthCount(area, "deelnemers", month, 14))
        MONTH_COUNTS.add(connection, MonthCount(area, word(2)[:40], month, 3, "a1"))
        SUCCESSES.add(connection, Success("s", area, word(3), DAY))
        day = DAY + timedelta(days=30)
        EVENTS.add(connection, Event("ev", area, word(0), day, place="Buurthuis", repeats="maandelijks"))
        GOALS.add_all(connection, [Goal(f"g{n}", area, f"{word(n)} doel {n}", DAY) for n in range(goals)])
        ACTIONS.add_all(
            connection,
            [
                Action(
                    f"a{n}",
                    area,
                    f"g{n % goals}",
                    f"{word(n)} actie {n}",
                    ("wijkteam", word(n + 1)[:100].replace(",", "").replace(";", "")),
                    DAY + timedelta(days=n % 90),
                    hours=2.5 * (n % 3) if n % 4 else None,
                    euros=100.0 if n % 2 else None,
                    condition=word(n + 2) if n % 3 == 0 else "",
                    state=STATES[n % len(STATES)],
                )
                for n in range(actions)
            ],
        )


def fill_matrix(store: Store, area: str, words: Sequence[str], method: Method) -> None:
    """Keep initiatives of such names that all work for every group in every phase."""
    roles, groups = tuple(PhaseRole(one.id) for one in method.phases), tuple(one.id for one in method.groups)
    with store.writing() as connection:
        INITIATIVES.add_all(
            connection,
            [Initiative(f"i{n}", word, roles=roles, groups=groups, area=area) for n, word in enumerate(words)],
        )


def read_facts(
    store: Store, snapshot: Snapshot, places: Places, method: Method, evenness: pd.DataFrame, code: str
) -> ReportFacts:
    """Gather what a paper of a place says of what is in the database, as the page and the command do."""
    place = places.by_key[code]
    profile = make_profile(snapshot, places, place, method, evenness)
    return read_report(store, snapshot, places, profile, method, DAY)


def _decision(area: str, mark: str, group: str, phases: tuple[str, ...], reason: str) -> Decision:
    return Decision(f"d-{group}", area, CELL, group, phases, mark, DAY, reason)  # type: ignore[arg-type]
