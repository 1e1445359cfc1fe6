"""Visitors through nginx, each with the cookie that nginx gave: what they wait, and who comes back after a kill."""

import asyncio
import random
import re
import time
import urllib.request
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException
from websockets.typing import Subprotocol

from bench.visitor import Visitor

__all__ = ["Reader", "coming_back", "given_cookie", "through", "waits"]

PAUSE = 3.0
PROFILE = "wijkprofiel"
COOKIE = re.compile(r"wijk_process=([0-9a-f]{32})")


@dataclass(slots=True)
class Reader(Visitor):
    """A visitor who also keeps what is drawn, as text."""

    drawn: list[str] = field(default_factory=list)

    def _look_at(self, message: ForwardMsg) -> list[str]:
        self.drawn.append(str(message.delta.new_element))
        return Visitor._look_at(self, message)


def given_cookie(address: str) -> str:
    """The cookie that nginx gives to who comes for the first time."""
    with urllib.request.urlopen(f"{address}/{PROFILE}", timeout=30) as answer:
        found = COOKIE.search(answer.headers["Set-Cookie"] or "")
    assert found, "nginx gave no cookie"
    return found[0]


@asynccontextmanager
async def through(address: str, cookie: str, page: str = PROFILE) -> AsyncIterator[Reader]:
    """A visitor with a cookie on a page behind nginx."""
    stream = f"ws://{urlsplit(address).netloc}/_stcore/stream"
    headers = {"Cookie": cookie}
    async with connect(
        stream, subprotocols=[Subprotocol("streamlit")], compression=None, max_size=None, additional_headers=headers
    ) as socket:
        yield Reader(socket, address, page)


async def waits(address: str, places: Sequence[str], many: int, views: int) -> tuple[list[float], list[str]]:
    """The seconds that so many visitors waited for each of so many profiles, one per 3 s; and what went wrong."""
    inside = asyncio.Barrier(many)
    seconds, faults = list[float](), list[str]()

    async def visit(number: int) -> None:
        chance = random.Random(number)
        async with through(address, await asyncio.to_thread(given_cookie, address)) as visitor:
            for _ in range(2):
                await visitor.ask({"gebied": chance.choice(places)})
            await inside.wait()
            await asyncio.sleep(PAUSE * chance.random())
            for _ in range(views):
                answer, _ = await asyncio.gather(visitor.ask({"gebied": chance.choice(places)}), asyncio.sleep(PAUSE))
                seconds.append(answer.seconds)
                faults.extend(answer.faults)

    await asyncio.gather(*(visit(number) for number in range(many)))
    return sorted(seconds), faults


async def coming_back(address: str, cookie: str, place: str, cut: asyncio.Event, ended: asyncio.Event) -> float:
    """Look at a place until told to end; gives the seconds from losing the line to the next answer, 0 if never lost."""
    away, lost = 0.0, 0.0
    while not ended.is_set():
        try:
            async with through(address, cookie) as visitor:
                while not ended.is_set():
                    answer = await visitor.ask({"gebied": place})
                    assert not answer.faults, answer.faults
                    if lost:
                        away, lost = max(away, time.monotonic() - lost), 0.0
                    await asyncio.sleep(0.5)
        except (OSError, WebSocketException):
            assert cut.is_set(), "a line broke before anything was killed"
            lost = lost or time.monotonic()
            await asyncio.sleep(0.5)
    return away if not lost else float("inf")
