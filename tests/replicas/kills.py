"""One process killed while people look and vote through nginx: nothing lost, everybody back, and the process too."""

import asyncio
import re
import time
from collections.abc import Sequence
from itertools import count
from urllib.parse import urlencode

from bench.phones import OPTIONS, Line
from tests.drills.servers import Vote, lost_votes
from tests.replicas.behind import Front, Replica
from tests.replicas.crowd import coming_back, given_cookie, through
from tests.replicas.drills import MEETING, PLACE, QUESTION
from wijk.store.initiatives.queries import list_initiatives
from wijk.store.meetings.questions import tally
from wijk.store.meetings.room_now import room_now
from wijk.store.opening import open_store
from wijk.web.room_app import COOKIE
from wijk.web.signing import phone_in

__all__ = ["killed_while_used", "takes_visitors_again"]

BACK, LOOKING, VOTING = 20.0, 40, 12
# What was voted before the kill by one phone alone; these phones choose among the others.
FIRST, *OTHERS = OPTIONS


def killed_while_used(front: Front, killed: Replica, url: str) -> str:
    """Kill one process while visitors of both look and phones vote; gives for how long its own were away."""
    store = open_store(url)
    before, room = len(list_initiatives(store)), room_now(store, MEETING)
    assert room
    votes: dict[str, Vote] = {}

    async def look() -> tuple[list[float], int]:
        cookies = [await asyncio.to_thread(given_cookie, front.address) for _ in range(LOOKING)]
        cut, ended = asyncio.Event(), asyncio.Event()
        looking = [asyncio.create_task(coming_back(front.address, one, PLACE, cut, ended)) for one in cookies]
        voting = [
            asyncio.create_task(_vote(front.address, one, room.live.code, room.live.secret, number, votes, ended))
            for number, one in enumerate(cookies[:VOTING])
        ]
        await asyncio.sleep(8)
        cut.set()
        killed.kill()
        await asyncio.sleep(BACK)
        ended.set()
        return await asyncio.gather(*looking), sum(await asyncio.gather(*voting))

    away, confirmed = asyncio.run(look())
    gone = [seconds for seconds in away if seconds]
    assert 0 < len(gone) < LOOKING, f"{len(gone)} of {LOOKING} lost their line"
    assert max(gone) < BACK, max(gone)
    lost = lost_votes(store, MEETING, votes)
    assert len(votes) == VOTING and not lost, lost
    assert len(list_initiatives(store)) == before
    first = tally(store, QUESTION).phones[FIRST.id]
    assert first == 1, f"{first} votes of before are left of 1"
    told = f"{LOOKING - len(gone)} went on, {len(gone)} were back within {max(gone):.1f} s"
    return f"{told}; {confirmed} votes confirmed meanwhile, 0 lost"


def takes_visitors_again(front: Front, started: Sequence[Replica], again: Replica) -> str:
    """Start a process that was killed, and see its own visitors go there again, and the others stay."""
    here, others = list[str](), list[str]()
    for number in range(LOOKING):
        cookie = f"wijk_process={number:032x}"
        assert front.port_for(cookie) != again.port, "it was not killed"
        others.append(cookie)
    again.start()
    again.wait()
    begin = time.monotonic()
    while not here:
        assert time.monotonic() - begin < BACK, "nobody goes there"
        here = [cookie for cookie in others if front.port_for(cookie) == again.port]
    seconds = time.monotonic() - begin

    async def look() -> None:
        async with through(front.address, here[0]) as visitor:
            answer = await visitor.ask({"gebied": PLACE})
            assert not answer.faults, answer.faults

    asyncio.run(look())
    stayed = LOOKING - len(here)
    assert stayed and len(started) > 1, "nobody stayed"
    return (
        f"{len(here)} of {LOOKING} go there again {seconds:.1f} s after it can serve, {stayed} stayed where they were"
    )


async def _vote(
    address: str, given: str, code: str, secret: str, number: int, votes: dict[str, Vote], ended: asyncio.Event
) -> int:
    """Vote by phone on and on, also while a process falls out; gives how often that was confirmed."""
    path, confirmed, line = f"/doe/{code}", 0, Line(address)
    name, _, value = given.partition("=")
    line.cookies[name] = value
    for turn in count(number):
        if ended.is_set():
            break
        await asyncio.sleep(0.2)
        try:
            status, _, page = await line.ask("GET", path)
            if status != 200:
                continue
            form = dict(re.findall(r'name="(vraag|sleutel)" value="(.*?)"', page))
            phone, choice = phone_in(secret, line.cookies.get(COOKIE, "")) or "", OTHERS[turn % len(OTHERS)].id
            if phone in votes:
                votes[phone].unanswered.append(choice)
            status, _, _ = await line.ask("POST", path, urlencode({**form, "keuze": choice}).encode())
        except (OSError, asyncio.IncompleteReadError):
            cookies, line = line.cookies, Line(address)
            line.cookies = cookies
            continue
        # 502: the process went away with it, and nginx does not send a form twice; 429: faster than any phone.
        assert status in (303, 429, 502), status
        if status == 303:
            confirmed += 1
            votes[phone] = Vote(choice)
    return confirmed
