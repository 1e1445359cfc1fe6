"""A server that is killed while a room votes by phone, and started again: every confirmed vote must be there."""

import asyncio
import os
import random
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

from bench.phones import OPTIONS, Line
from wijk.domain.clock import today
from wijk.domain.meeting import LiveMeeting, Meeting, Question
from wijk.store.database.connection import Store
from wijk.store.meetings.live import open_meeting
from wijk.store.meetings.questions import add_question, open_question
from wijk.store.meetings.room_now import room_now
from wijk.store.opening import open_store
from wijk.web.room_app import COOKIE
from wijk.web.signing import phone_in

__all__ = ["ServerKills", "Vote", "kill_servers", "lost_votes"]

ROOT = Path(__file__).parents[2]
MEETING, QUESTION, AREA = "oefening", "vraag", "WK020218"
PHONES = 12
LONGEST = 1.5


@dataclass
class ServerKills:
    """What was confirmed and lost over all kills, and the seconds from each kill until the next answer."""

    confirmed: int = 0
    lost: list[str] = field(default_factory=list)
    away: list[float] = field(default_factory=list)


@dataclass
class Vote:
    """What the store may hold of a phone: its last confirmed vote, or one sent after it whose answer never came."""

    confirmed: str
    unanswered: list[str] = field(default_factory=list)


def kill_servers(url: str, kills: int, seed: int = 1) -> ServerKills:
    """Serve a room, kill the server (SIGKILL) within some seconds, look, and serve again, so many times."""
    chance, done = random.Random(seed), ServerKills()
    store = open_store(url)
    live = open_meeting(store, Meeting(MEETING, AREA, today()))
    add_question(store, Question(QUESTION, MEETING, "keuze", "Wat past hier?", OPTIONS))
    open_question(store, QUESTION)
    lines, killed_at = [Line("http://127.0.0.1:1") for _ in range(PHONES)], None
    for _ in range(kills):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
        around = {**os.environ, "WIJK_DATABASE_URL": url}
        server = subprocess.Popen(command, cwd=ROOT, env=around, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            _answers(port)
            if killed_at is not None:
                done.away.append(time.monotonic() - killed_at)
            votes = asyncio.run(_votes(live, lines, port, server, LONGEST * (0.2 + chance.random())))
        finally:
            server.kill()
            server.wait()
        killed_at = time.monotonic()
        done.confirmed += len(votes)
        done.lost += lost_votes(store, MEETING, votes)
    return done


def lost_votes(store: Store, meeting: str, votes: Mapping[str, Vote]) -> list[str]:
    """Which confirmed votes (by phone) are not what the store has of a meeting (id)."""
    room = room_now(store, meeting)
    kept = dict(room.votes) if room else {}
    return [
        f"{phone[:8]}: {kept.get(phone)} instead of {vote.confirmed}"
        for phone, vote in votes.items()
        if kept.get(phone, ("",))[0] not in (vote.confirmed, *vote.unanswered)
    ]


def _answers(port: int) -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"http://localhost:{port}/doe", timeout=1):
                return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError("the server did not come back")


async def _votes(
    live: LiveMeeting, lines: list[Line], port: int, server: subprocess.Popen[bytes], until: float
) -> dict[str, Vote]:
    """Have every phone vote without a pause until the server is killed; what it told is what counts."""
    votes: dict[str, Vote] = {}
    connected = []
    for number, line in enumerate(lines):
        again = Line(f"http://localhost:{port}")
        again.cookies = line.cookies
        lines[number] = again
        connected.append(_phone(live, again, number, votes))
    voting = [asyncio.create_task(one) for one in connected]
    while len(votes) < PHONES:
        await asyncio.sleep(0.01)
    await asyncio.sleep(until)
    server.kill()
    for result in await asyncio.gather(*voting, return_exceptions=True):
        if not isinstance(result, asyncio.IncompleteReadError | OSError):
            raise AssertionError(result)
    return votes


async def _phone(live: LiveMeeting, line: Line, number: int, votes: dict[str, Vote]) -> None:
    path = f"/doe/{live.code}"
    for turn in count(number):
        _, _, page = await line.ask("GET", path)
        form = dict(re.findall(r'name="(vraag|sleutel)" value="(.*?)"', page))
        phone = phone_in(live.secret, line.cookies.get(COOKIE, "")) or ""
        choice = OPTIONS[turn % len(OPTIONS)].id
        if phone in votes:
            votes[phone].unanswered.append(choice)
        status, _, _ = await line.ask("POST", path, urlencode({**form, "keuze": choice}).encode())
        if status == 429:
            # Faster than any phone: it is told to wait.
            await asyncio.sleep(0.2)
            continue
        assert status == 303, status
        votes[phone] = Vote(choice)
