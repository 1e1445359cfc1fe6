"""How far a place is in a track, by hand: done, not, or not known, with the ground; and what is next."""

from dataclasses import replace

import pytest

from wijk.approach.route import Counts
from wijk.approach.tracks import CHECKS, StepStanding, TrackFacts, progress_of
from wijk.domain.tracks import Check, Track, TrackSession, TrackStep

NOTHING = TrackFacts(Counts(cells=48, open=48))
FULL = TrackFacts(
    Counts(
        years=(2020, 2024),
        groups=7,
        own=6,
        general=2,
        unconfirmed=1,
        cells=48,
        open=30,
        priorities=2,
        knowing=3,
        coalitions=1,
    ),
    recognised=2,
    meetings=1,
    people=14,
    actions=4,
    choices=1,
    learning_meetings=1,
    preconditions=6,
    agreements=1,
)


def step(identifier: str, *checks: Check) -> TrackStep:
    return TrackStep(identifier, identifier, (), "?", 10, "bijeenkomst", "-", "-", "-", "ons", checks)


def track(*steps: TrackStep) -> Track:
    return Track("t", "t", "-", "-", "-", 1, (TrackSession("s", "s", "-", "-", steps),))


@pytest.mark.parametrize(
    ("name", "standing", "ground"),
    [
        ("people_there", "weten wij niet", "Bij geen bijeenkomst is ingevuld wie er waren."),
        ("figures_there", "nog niet", "Over dit gebied zijn geen cijfers bekend."),
        ("figures_recognised", "weten wij niet", "Of mensen de cijfers herkennen, staat hier niet."),
        ("groups_known", "weten wij niet", "De cijfers zeggen niet welke groepen hier vaker voorkomen."),
        ("choice", "weten wij niet", "Hier staat nog geen vraag waarop de zaal koos."),
        ("initiatives", "nog niet", "Er is nog geen initiatief in dit gebied."),
        ("confirmed_initiatives", "nog niet", "Er is nog geen initiatief dat op tijd is bevestigd."),
        ("cells_told", "nog niet", "Van geen van de 48 vakjes is bekend of er iets is."),
        ("priorities", "nog niet", "Er is nog geen prioriteit."),
        ("key_figures", "nog niet", "Er is nog geen sleutelfiguur die dit gebied kent."),
        ("coalition", "nog niet", "Er is nog geen bewaarde coalitie."),
        ("learning_meetings", "weten wij niet", "Hier staat nog geen bijeenkomst van het Lerend Netwerk."),
        ("meetings", "weten wij niet", "Hier staat nog geen gesloten bijeenkomst."),
        ("actions", "weten wij niet", "Hier staat nog geen afgesproken actie."),
        (
            *("preconditions", "weten wij niet"),
            "Hier staat nog geen randvoorwaarde waarvan bekend is of zij geregeld is.",
        ),
        ("agreed_on", "weten wij niet", "Hier staat nog geen afspraak over de randvoorwaarden."),
    ],
)
def test_when_nothing_was_entered(name: str, standing: StepStanding, ground: str) -> None:
    """That nothing stands here of what people say to each other does not prove that they did not."""
    assert CHECKS[name](NOTHING, 1) == (standing, ground)


def test_every_check_says_done_when_it_is_there_and_not_when_more_was_asked() -> None:
    assert {name for name, check in CHECKS.items() if check(FULL, 1)[0] != "gedaan"} == set()
    assert {name for name, check in CHECKS.items() if check(FULL, 100)[0] == "gedaan"} == set()


def test_grounds_count() -> None:
    assert CHECKS["initiatives"](FULL, 9)[1] == (
        "Er zijn 6 initiatieven in dit gebied; voor deze stap rekenen wij op 9."
    )
    assert CHECKS["confirmed_initiatives"](FULL, 7) == (
        "gedaan",
        "Er zijn 7 initiatieven die op tijd zijn bevestigd.",
    )
    assert CHECKS["cells_told"](FULL, 18) == ("gedaan", "Van 18 van de 48 vakjes is bekend of er iets is.")
    assert CHECKS["cells_told"](FULL, 19)[0] == "nog niet"
    assert CHECKS["actions"](FULL, 5)[0] == "weten wij niet"


def test_a_small_method_asks_no_more_cells_than_it_has() -> None:
    small = TrackFacts(Counts(cells=6, open=0))
    assert CHECKS["cells_told"](small, 10)[0] == "gedaan"


def test_a_step_is_as_far_as_its_last_check() -> None:
    mixed = step("m", Check("figures_there"), Check("figures_recognised"), Check("priorities"))
    [one] = progress_of(track(mixed), NOTHING).steps
    assert one.standing == "nog niet"
    [one] = progress_of(track(mixed), replace(NOTHING, counts=FULL.counts)).steps
    assert (one.standing, one.ground) == (
        "weten wij niet",
        "Er zijn cijfers van 2 jaren. Of mensen de cijfers herkennen, staat hier niet. Er zijn 2 prioriteiten.",
    )
    [one] = progress_of(track(mixed), FULL).steps
    assert one.standing == "gedaan"


def test_a_step_without_checks_is_never_said_to_be_done() -> None:
    [one] = progress_of(track(step("x")), FULL).steps
    assert one.standing == "weten wij niet" and "Vraag het de zaal" in one.ground


def test_next_is_what_is_not_done_and_what_is_not_known_only_where_nothing_later_is_done() -> None:
    talk, first, done = step("x"), step("p", Check("priorities")), step("f", Check("figures_there"))

    def next_of(facts: TrackFacts, *steps: TrackStep) -> str | None:
        found = progress_of(track(*steps), facts).next
        return found.step.id if found else None

    nothing = TrackFacts(Counts())
    assert next_of(nothing, talk, done, first) == "x"
    assert next_of(replace(nothing, counts=Counts(years=(2020,))), talk, done, first) == "p"
    assert next_of(FULL, done, talk, first) is None
    assert next_of(FULL, done, first, talk) == "x"
    assert next_of(FULL, done, first) is None
