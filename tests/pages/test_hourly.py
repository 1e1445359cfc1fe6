"""A server that runs on closes and erases in time by itself, and goes on when that fails once."""

import asyncio
import logging

import pytest

from pages.parts.shared import hourly
from tests.databases import NewDatabase
from tests.loops import run
from tests.store.meetings.room import asked, opened
from wijk.domain.clock import now
from wijk.store.meetings import live as live_room
from wijk.store.meetings.live import LONGEST_MEETING, live_meeting
from wijk.store.opening import open_store


def test_it_does_so_again_and_again_also_after_it_failed(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    turns: list[int] = []
    enough = asyncio.Event()
    loops: list[asyncio.AbstractEventLoop] = []

    def turn() -> None:
        turns.append(1)
        if len(turns) == 1:
            raise ValueError("Koffie op een geheime plek")
        if len(turns) == 3:
            loops[0].call_soon_threadsafe(enough.set)

    async def watch() -> None:
        loops.append(asyncio.get_running_loop())
        going = asyncio.create_task(hourly.every_hour(0.001))
        await asyncio.wait_for(enough.wait(), 20)
        going.cancel()

    monkeypatch.setattr(hourly, "_keep_up", turn)
    with caplog.at_level(logging.WARNING):
        run(watch())
    [line] = [one.getMessage() for one in caplog.records if one.name == "wijk"]
    assert "ValueError" in line and "geheime" not in line


def test_what_it_does_is_done_in_the_database_of_the_pages(
    new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = new_database("wijk")
    monkeypatch.setenv("WIJK_DATABASE_URL", url)
    store = open_store(url)
    monkeypatch.setattr(live_room, "now", lambda: now() - LONGEST_MEETING)
    opened(store)
    asked(store, "keuze")
    monkeypatch.undo()
    monkeypatch.setenv("WIJK_DATABASE_URL", url)
    over = live_meeting(store, "m1")
    assert over and over.question and not over.is_open(now())
    hourly._keep_up()
    closed = live_meeting(store, "m1")
    assert closed and closed.closed_at == over.open_until and closed.question is None
