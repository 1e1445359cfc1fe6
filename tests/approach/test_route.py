"""The route by hand: every count, how far each step is, and what comes next."""

from dataclasses import replace
from datetime import date

import pytest

from tests.approach.examples import initiative
from tests.decisions import decision
from wijk.approach.coverage import build_matrix, relation_to
from wijk.approach.findings import Mismatch, MismatchKind
from wijk.approach.route import Counts, Next, Step, StepState, count_all, next_step, state_of_step
from wijk.domain.coalition import Coalition
from wijk.domain.decision import CELL, Decision, Mark
from wijk.domain.key_figure import KeyFigure
from wijk.domain.method import Method
from wijk.domain.plan import STATES, Action

TODAY = date(2026, 9, 24)
BEGUN = Counts(
    years=(2020,),
    own=2,
    general=1,
    cells=48,
    open=40,
    mismatches=5,
    priorities=2,
    key_figures=3,
    knowing=2,
    coalitions=1,
    last_coalition=TODAY,
    goals=1,
)


def note(kind: str, mark: Mark) -> Decision:
    return decision(mark, kind, phases=("signaleren",))


def counted(method: Method) -> Counts:
    fresh = initiative("a", last_confirmed=date(2026, 1, 1))
    stale = initiative("voorbeeld-b", last_confirmed=date(2020, 1, 1))
    wide = initiative("c", area="GM0202")
    kinds: tuple[MismatchKind, ...] = ("leeg", "kwetsbaar", "stil")
    return count_all(
        years=[2024, 2020, 2020],
        verdicts=["meer", "gelijk", "minder", None],
        own=[fresh, stale],
        general=[wide],
        matrix=build_matrix([fresh, stale, wide], method, relation_to("WK020218"), {("ouderen", "volgen")}),
        mismatches=[Mismatch(kind, "ouderen", ("signaleren",), "") for kind in kinds],
        decisions=[
            note("leeg", "prioriteit"),
            note(CELL, "prioriteit"),
            note("kwetsbaar", "weerlegd"),
            note("gebroken keten", "prioriteit"),
            note("stil", "besproken"),
        ],
        entered={"voorbeeld-b": date(2026, 1, 1), "c": TODAY},
        key_figures=[
            KeyFigure("voorbeeld-1", role="kapper", areas=("WK020218",)),
            KeyFigure("2", role="huisarts", areas=("WK020217",)),
            KeyFigure("3", role="imam"),
        ],
        knows=lambda figure: "WK020218" in figure.areas,
        coalitions=[
            Coalition("1", "lente", date(2026, 5, 1), ()),
            Coalition("2", "herfst", date(2025, 10, 1), ()),
        ],
        is_made_up=lambda identifier: identifier.startswith("voorbeeld-"),
        on=TODAY,
        goals=2,
        actions=[Action(state, "WK020218", "g", "Koken", state=state) for state in STATES],
    )


@pytest.mark.published_method
def test_everything_is_counted(method: Method) -> None:
    assert counted(method) == Counts(
        years=(2020, 2024),
        groups=3,
        standing_out=1,
        own=2,
        general=1,
        unconfirmed=2,
        due=1,
        cells=48,
        open=46,
        empty=1,
        mismatches=2,
        priorities=2,
        key_figures=3,
        knowing=1,
        coalitions=2,
        last_coalition=date(2026, 5, 1),
        goals=2,
        actions=5,
        going=2,
        done=1,
        made_up=2,
    )


@pytest.mark.published_method
def test_nothing_entered_counts_nothing(method: Method) -> None:
    empty = count_all(
        years=[],
        verdicts=[None],
        own=[],
        general=[],
        matrix=build_matrix([], method, relation_to("WK020218")),
        mismatches=[],
        decisions=[],
        entered={},
        key_figures=[],
        knows=lambda _: True,
        coalitions=[],
        is_made_up=lambda _: True,
        on=TODAY,
    )
    assert empty == Counts(cells=48, open=48)


@pytest.mark.parametrize(
    ("counts", "step", "expected"),
    [
        (BEGUN, "profile", "staat klaar"),
        (replace(BEGUN, years=()), "profile", "geen cijfers"),
        (BEGUN, "initiatives", "bezig"),
        (replace(BEGUN, own=0), "initiatives", "nog niet begonnen"),
        (BEGUN, "matrix", "bezig"),
        (replace(BEGUN, open=48), "matrix", "bezig"),
        (replace(BEGUN, open=48, priorities=0), "matrix", "nog niet begonnen"),
        (replace(BEGUN, open=0), "matrix", "alles ingevuld"),
        (BEGUN, "coalition", "bezig"),
        (replace(BEGUN, knowing=0), "coalition", "bezig"),
        (replace(BEGUN, knowing=0, coalitions=0), "coalition", "nog niet begonnen"),
        (BEGUN, "plan", "bezig"),
        (replace(BEGUN, goals=0), "plan", "nog niet begonnen"),
    ],
)
def test_how_far_a_step_is(counts: Counts, step: Step, expected: StepState) -> None:
    assert state_of_step(counts, step) == expected


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        (Counts(cells=48, open=48), "initiatives"),
        (replace(BEGUN, own=0), "initiatives"),
        (replace(BEGUN, priorities=0), "matrix"),
        (replace(BEGUN, priorities=0, open=0), "matrix"),
        (replace(BEGUN, priorities=0, open=0, mismatches=0), "plan"),
        (replace(BEGUN, coalitions=0, knowing=0), "people"),
        (replace(BEGUN, coalitions=0), "coalition"),
        (replace(BEGUN, unconfirmed=1, due=1), "confirm"),
        (replace(BEGUN, unconfirmed=1), "plan"),
        (BEGUN, "plan"),
    ],
)
def test_what_comes_next(counts: Counts, expected: Next) -> None:
    assert next_step(counts) == expected
