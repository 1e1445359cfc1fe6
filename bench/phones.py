"""A room of phones: how long each waits for its page and its vote, and the wall for the vote; and that none is lost."""

import argparse
import asyncio
import random
import re
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from bench.row import Row
from bench.visitor import entering
from tests.browser.driving import ROOT, running_app
from wijk.domain.clock import today
from wijk.domain.meeting import LiveMeeting, Meeting, Option, Question
from wijk.store.database.connection import Store
from wijk.store.meetings.live import open_meeting
from wijk.store.meetings.questions import add_question, open_question, tally
from wijk.store.meetings.room_now import room_now
from wijk.store.opening import open_store
from wijk.web.room_app import COOKIE
from wijk.web.signing import phone_in

__all__ = ["main", "rows"]

MEETING, QUESTION, AREA = "bench", "vraag", "WK020218"
OPTIONS = tuple(Option(f"o{number}", f"Keuze {number}") for number in range(8))
PHONES, VOTES, PAUSE, POLL = 60, 10, 3.0, 3.0
# Milliseconds within which 95% has its answer, and seconds until a vote can be read on the wall.
ANSWERED, ON_THE_WALL = 200.0, 2.0
# Milliseconds when every phone votes in the very same instant, which no room does.
AT_ONCE = 1_000.0
# How often the projected page looks, in seconds, and which that is.
LOOKED = 1.0
WALL = {"gebied": AREA, "scherm": "zaal"}


@dataclass
class Seen:
    """What was measured: seconds of every page and post, those in one instant apart, and of each vote to the wall."""

    pages: list[float] = field(default_factory=list)
    posts: list[float] = field(default_factory=list)
    burst: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    sent: dict[str, tuple[str, float]] = field(default_factory=dict)


class Line:
    """One connection to a server on this machine, kept open as a browser keeps it."""

    def __init__(self, address: str) -> None:
        self.host = urlsplit(address)
        self.cookies: dict[str, str] = {}
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, method: str, path: str, body: bytes = b"") -> tuple[int, dict[str, str], str]:
        """Send one request and read its answer."""
        if self._streams is None or self._streams[0].at_eof():
            self._streams = await asyncio.open_connection("127.0.0.1", self.host.port)
        reader, writer = self._streams
        head = [f"{method} {path} HTTP/1.1", f"Host: {self.host.netloc}", f"Cookie: {self._given()}"]
        if body:
            head += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
        writer.write("\r\n".join([*head, "", ""]).encode() + body)
        told = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        lines = [(name.lower(), value) for name, _, value in (line.partition(": ") for line in told[1:]) if name]
        headers = dict(lines)
        text = await reader.readexactly(int(headers.get("content-length", "0")))
        given = (value.partition(";")[0].partition("=") for name, value in lines if name == "set-cookie")
        self.cookies.update({name: value for name, _, value in given})
        return int(told[0].split()[1]), headers, text.decode()

    def _given(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())


def main(words: Sequence[str]) -> Iterator[Row]:
    """Measure as the words say."""
    parser = argparse.ArgumentParser(prog="python -m bench phones", description=__doc__)
    parser.add_argument("--phones", type=int, default=PHONES)
    parser.add_argument("--processes", type=int, default=1, help="servers on one database")
    parser.add_argument("--database", default="", help="the address of an empty database; a new SQLite file without it")
    asked = parser.parse_args(words)
    if not (0 < asked.phones <= 150 and 0 < asked.processes <= 4):
        parser.error("--phones takes 1 to 150, --processes 1 to 4")
    yield from _measured(asked.phones, asked.processes, asked.database)


def rows() -> Iterator[Row]:
    """The rows that are promised: sixty phones on one server, and on two that share a database."""
    for processes in (1, 2):
        yield from _measured(PHONES, processes, "")


def _measured(phones: int, processes: int, database: str) -> Iterator[Row]:
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        url = database or f"sqlite:///{Path(folder) / 'wijk.sqlite'}"
        store = open_store(url)
        live = open_meeting(store, Meeting(MEETING, AREA, today()))
        add_question(store, Question(QUESTION, MEETING, "keuze", "Wat past hier?", OPTIONS))
        open_question(store, QUESTION)
        servers = [stack.enter_context(running_app(ROOT, {"WIJK_DATABASE_URL": url})) for _ in range(processes)]
        seen = asyncio.run(_room(store, live, servers, phones))
        counted = tally(store, QUESTION)
        expected = {option.id: 0 for option in OPTIONS}
        for choice, _ in seen.sent.values():
            expected[choice] += 1
        lost = sum(abs(counted.phones[option] - number) for option, number in expected.items())
    kind = store.engine.dialect.name
    what = f"{phones} phones, {processes} server{'s' if processes > 1 else ''} on {kind}"
    told = f": {sorted(set(seen.faults))[0][:80]}" if seen.faults else ""
    yield Row(f"{what}: 95% have their page within", 1000 * _late(seen.pages), "ms", ANSWERED, None, "")
    yield Row(f"{what}: 95% have their vote taken within", 1000 * _late(seen.posts), "ms", ANSWERED, None, "")
    yield Row(f"{what}: 95% of all at once within", 1000 * _late(seen.burst), "ms", AT_ONCE, None, "")
    yield Row(f"{what}: 95% of {len(seen.wall)} votes on the wall within", _late(seen.wall), "s", ON_THE_WALL, None, "")
    yield Row(f"{what}: votes lost", lost + phones * (VOTES + 1) - len(seen.posts + seen.burst), "", 0, None, "")
    yield Row(f"{what}: errors{told}", len(seen.faults), "", 0, None, "")


async def _room(store: Store, live: LiveMeeting, servers: Sequence[str], phones: int) -> Seen:
    seen, going = Seen(), asyncio.Event()
    # Each process loads what the pages need at its first visitor.
    for address in servers:
        await Line(address).ask("GET", f"/doe/{live.code}")
        async with entering(address, "bijeenkomst") as facilitator:
            await facilitator.ask(WALL)
    wall = asyncio.create_task(_wall(store, servers[0], seen, going))
    instant = asyncio.Barrier(phones)
    turns = (_phone(live, servers[number % len(servers)], number, seen, instant) for number in range(phones))
    await asyncio.gather(*turns)
    await asyncio.sleep(2 * LOOKED)
    going.set()
    await wall
    return seen


async def _phone(live: LiveMeeting, address: str, number: int, seen: Seen, instant: asyncio.Barrier) -> None:
    """Vote, look and vote otherwise, the last time in the same instant as all others.

    Meanwhile it asks every few seconds whether something changed.
    """
    chance, line, path = random.Random(number), Line(address), f"/doe/{live.code}"
    await asyncio.sleep(PAUSE * chance.random())
    form = await _look(line, path, seen)
    phone = phone_in(live.secret, line.cookies.get(COOKIE, "")) or ""
    asking = asyncio.create_task(_keep_asking(Line(address), path))
    for turn in range(VOTES + 1):
        last = turn == VOTES
        await (instant.wait() if last else asyncio.sleep(PAUSE * chance.random()))
        choice = OPTIONS[(number + turn) % len(OPTIONS)].id
        begin = time.perf_counter()
        status, headers, _ = await line.ask("POST", path, urlencode({**form, "keuze": choice}).encode())
        if status == 303:
            (seen.burst if last else seen.posts).append(time.perf_counter() - begin)
            seen.sent[phone] = (choice, begin)
            form = await _look(line, headers["location"], seen)
        else:
            seen.faults.append(f"a vote got {status}")
    asking.cancel()


async def _look(line: Line, path: str, seen: Seen) -> dict[str, str]:
    begin = time.perf_counter()
    status, _, page = await line.ask("GET", path)
    seen.pages.append(time.perf_counter() - begin)
    if status != 200:
        seen.faults.append(f"a page got {status}")
    return dict(re.findall(r'name="(vraag|sleutel)" value="(.*?)"', page))


async def _keep_asking(line: Line, path: str) -> None:
    while True:
        await line.ask("GET", f"{path}/stand")
        await asyncio.sleep(POLL)


async def _wall(store: Store, address: str, seen: Seen, ended: asyncio.Event) -> None:
    """Show the room on the projected page, anew every second as that does, and note of each vote when it was there.

    What stands in the store before the page is asked for is on it when the answer is there.
    """
    told: dict[str, tuple[str, float]] = {}
    async with entering(address, "bijeenkomst") as projector:
        while not ended.is_set():
            room = await asyncio.to_thread(room_now, store, MEETING)
            kept = dict(room.votes) if room else {}
            there = {phone: sent for phone, sent in seen.sent.items() if kept.get(phone) == (sent[0],)}
            answer, _ = await asyncio.gather(projector.ask(WALL), asyncio.sleep(LOOKED))
            now = time.perf_counter() - max(0.0, LOOKED - answer.seconds)
            seen.faults += answer.faults
            for phone, sent in there.items():
                if told.get(phone) != sent:
                    told[phone] = sent
                    seen.wall.append(now - sent[1])


def _late(seconds: Sequence[float]) -> float:
    return sorted(seconds)[int(0.95 * (len(seconds) - 1))] if seconds else float("inf")
