"""A track in words, and by the clock of the room."""

from datetime import UTC, datetime
from typing import get_args

from wijk.approach.route import Counts
from wijk.approach.tracks import CHECKS, TrackFacts, progress_of
from wijk.domain.meeting import QuestionKind
from wijk.domain.tracks import load_tracks
from wijk.views.tracks import PAGE_NAMES, next_step_text, planned_text, session_text, step_card, step_label

ASKS = get_args(QuestionKind)
TRACKS = {track.id: track for track in load_tracks(CHECKS, ASKS)}


def test_steps_are_planned_from_when_the_meeting_opened_by_the_dutch_clock() -> None:
    progress = progress_of(TRACKS["routewijzer"], TrackFacts(Counts()))
    opened = datetime(2026, 11, 26, 18, 30, tzinfo=UTC)
    told = [planned_text(progress, step, opened) for step in progress.steps]
    assert told[0] == (
        "Begonnen om 19.30 uur. Volgens het draaiboek is deze stap klaar om 19.40 uur, en de bijeenkomst om 21.00 uur."
    )
    assert "klaar om 21.00 uur, en de bijeenkomst om 21.00 uur" in told[8]
    # The next session is another meeting, with a clock of its own.
    assert "klaar om 19.50 uur, en de bijeenkomst om 20.30 uur" in told[9]


def test_a_step_says_whose_words_it_is_in_and_what_it_rests_on() -> None:
    for track in TRACKS.values():
        progress = progress_of(track, TrackFacts(Counts()))
        assert next_step_text(progress).startswith("Ga verder met: ")
        for number, step in enumerate(progress.steps, 1):
            card = step_card(step)
            ours = "Vraag in onze woorden, naar: " if step.step.worded_by == "ons" else "Vraag uit: "
            assert card.worded.startswith(f"{ours}{step.step.source}.")
            assert card.screen.startswith(PAGE_NAMES[step.step.page])
            assert step.standing in card.standing
            assert step_label(step, number).endswith(f"{number}. {step.step.name} ({step.step.minutes} min)")


def test_a_length_that_the_method_gives_in_other_words_stands_beside_our_minutes() -> None:
    intake, first, _ = TRACKS["wijkverbinders"].sessions
    assert session_text(intake).startswith("Intakegesprek (60 minuten). Resultaat: Het besluit om te beginnen")
    assert session_text(first).startswith("Werksessie I (1 dagdeel, hier 180 minuten). Resultaat: Een document")
