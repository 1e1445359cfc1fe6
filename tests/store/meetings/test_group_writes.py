"""What many write at the same moment is written together, and each gets what is its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event
from typing import Any

import pytest
from sqlalchemy import Connection, event

from tests.store.meetings.room import asked, opened
from wijk.store.common.errors import DiskFull, QuestionOver, StoreError
from wijk.store.database.connection import Store
from wijk.store.meetings.group_writes import write_in_group
from wijk.store.meetings.questions import tally
from wijk.store.meetings.sending import vote


def together(store: Store, works: list[Callable[[], Any]]) -> tuple[list[Any], int]:
    """What works give that all come while another is being written, and in how many transactions they were kept."""
    commits: list[int] = []
    begun, others_wait = Event(), Event()

    def first(_: Connection) -> None:
        begun.set()
        assert others_wait.wait(30)

    def outcome(work: Callable[[], Any]) -> Any:
        try:
            return work()
        except StoreError as error:
            return type(error)

    with ThreadPoolExecutor(len(works) + 1) as threads:
        leading = threads.submit(write_in_group, store, first)
        assert begun.wait(30)
        event.listen(store.engine, "commit", lambda _: commits.append(1))
        coming = [threads.submit(outcome, work) for work in works]
        while waiting(store) < len(works):
            pass
        others_wait.set()
        leading.result(30)
        return [one.result(30) for one in coming], len(commits)


def waiting(store: Store) -> int:
    from wijk.store.meetings import group_writes

    return len(group_writes._groups[store.engine]._waiting)


def test_those_who_wait_are_written_at_once_and_a_refusal_is_only_the_own(store: Store) -> None:
    opened(store)
    asked(store, "keuze")

    def voting(number: int) -> Callable[[], Any]:
        question = "elders" if number == 7 else "q1"
        return lambda: vote(store, "m1", question, f"p{number}", [f"o{number % 5}"])

    given, commits = together(store, [voting(number) for number in range(20)])
    assert [number for number, one in enumerate(given) if one is QuestionOver] == [7] and set(given) == {
        None,
        QuestionOver,
    }
    assert tally(store, "q1").people == 19
    # That of the first, which the listener saw end, and one for all others.
    assert commits <= 2


def test_when_it_cannot_be_kept_everybody_is_told(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(store)
    asked(store, "keuze")
    real = Store.writing

    @contextmanager
    def full(self: Store) -> Any:
        with real(self) as connection:
            yield connection
            raise DiskFull("De schijf is vol.")

    monkeypatch.setattr(Store, "writing", full)
    for number in range(3):
        with pytest.raises(DiskFull):
            vote(store, "m1", "q1", f"p{number}", ["o1"])
    monkeypatch.undo()
    assert tally(store, "q1").people == 0
    vote(store, "m1", "q1", "p1", ["o1"])
    assert tally(store, "q1").people == 1


def test_when_the_database_gives_no_turn_nobody_waits_forever(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    turns: list[int] = []

    @contextmanager
    def shut(_: Store) -> Any:
        turns.append(1)
        while len(turns) == 1 and waiting(store) < 8:
            pass
        raise StoreError("De database is bezet.")
        yield

    monkeypatch.setattr(Store, "writing", shut)
    with ThreadPoolExecutor(8) as threads:
        tried = [threads.submit(write_in_group, store, lambda _: None) for _ in range(8)]
        for one in tried:
            with pytest.raises(StoreError, match="bezet"):
                one.result(30)
    # A turn may take fifteen seconds: the first had its own, all who waited meanwhile had one together.
    assert len(turns) == 2
