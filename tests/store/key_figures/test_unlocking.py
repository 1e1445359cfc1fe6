"""Guessing the passphrase takes ever longer, for all sessions together, and the operator sees it."""

from collections.abc import Iterator

import pytest

from wijk.store.common.errors import NamesLocked
from wijk.store.key_figures.passphrase import VARIABLE
from wijk.store.key_figures.unlocking import FREE_TRIES, LONGEST_WAIT, unlock

RIGHT, WRONG = "paarse olifant fietst", "gele giraf zwemt"


class Clock:
    """Seconds that the test decides."""

    def __init__(self) -> None:
        self.moment = 1_000_000.0

    def __call__(self) -> float:
        return self.moment


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    monkeypatch.setenv(VARIABLE, RIGHT)
    clock = Clock()
    unlock(RIGHT, clock)
    yield clock
    # Another passphrase: what was tried here is forgotten by the next test.
    monkeypatch.setenv(VARIABLE, "iets anders")
    with pytest.raises(NamesLocked):
        unlock("", clock)


def wrong(clock: Clock) -> str:
    with pytest.raises(NamesLocked) as refused:
        unlock(WRONG, clock)
    return str(refused.value)


def waits(clock: Clock) -> float:
    """How long after a wrong try the right passphrase is refused."""
    start = clock.moment
    while True:
        try:
            unlock(RIGHT, clock)
        except NamesLocked as refused:
            assert "te vaak" in str(refused) or "Wacht" in str(refused)
            clock.moment += 1
        else:
            return clock.moment - start


def test_a_slip_costs_nothing_and_after_that_the_wait_doubles_up_to_five_minutes(clock: Clock) -> None:
    for tries, expected in [(FREE_TRIES, 0), (4, 2), (5, 4), (8, 32), (12, LONGEST_WAIT), (20, LONGEST_WAIT)]:
        for done in range(tries):
            told = wrong(clock)
            if done < tries - 1:
                clock.moment += LONGEST_WAIT
        assert ("Wacht" in told) == (expected > 0)
        assert waits(clock) == expected


def test_while_one_has_to_wait_nobody_can_try(clock: Clock) -> None:
    for _ in range(FREE_TRIES + 1):
        wrong(clock)
    for _ in range(10):
        assert "te vaak" in wrong(clock)
    assert waits(clock) == 2, "a try that was not looked at does not count"


def test_an_hour_of_rest_or_another_passphrase_forgets(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(FREE_TRIES + 1):
        wrong(clock)
    clock.moment += 3700
    assert "Wacht" not in wrong(clock)
    for _ in range(FREE_TRIES):
        wrong(clock)
    monkeypatch.setenv(VARIABLE, WRONG)
    unlock(WRONG, clock)


def test_every_wrong_try_stands_in_the_log_without_what_was_given(
    clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    wrong(clock)
    wrong(clock)
    unlock(RIGHT, clock)
    assert len([record for record in caplog.records if "Wrong passphrase" in record.message]) == 2
    assert not {word for word in (*WRONG.split(), *RIGHT.split()) if word in caplog.text}
