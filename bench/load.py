"""Many visitors at once over the websocket: the server's processor time, their waiting, and its memory."""

import argparse
import asyncio
import itertools
import random
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import psutil
from streamlit.proto.WidgetStates_pb2 import WidgetState

from bench.matrix import random_inventory
from bench.row import Row
from bench.visitor import Answer, Visitor, entering
from tests.browser.driving import ROOT, running_app
from wijk.domain.key_figure import KeyFigure
from wijk.domain.method import load_method
from wijk.figures.compare import MOST
from wijk.figures.joining import make_places
from wijk.opendata.snapshot import load
from wijk.store.database.record_types import INITIATIVES, KEY_FIGURES
from wijk.store.opening import open_store
from wijk.views.comparison_choice import theme_figures, written_figures

__all__ = ["main", "rows"]

PAGES = (
    "wijkprofiel",
    "fasematrix",
    "coalitie",
    "start",
    "vergelijken",
    "initiatieven",
    "werkplan",
    "evalueren",
    "bijeenkomst",
    "bronnen",
)
# Milliseconds of processor time an answer, and seconds within which 95% of 50 visitors has one.
PROCESSOR_LIMITS = {"wijkprofiel": 35.0, "fasematrix": 25.0, "coalitie": 40.0, "vergelijken": 60.0}
WAITING_LIMITS = {"wijkprofiel": 1.0, "fasematrix": 1.0}
CROWD = 50
MOST_SESSIONS = 100
PAUSE = 3.0
QUIET = 5.0
VIEWS = 10
INITIATIVES_THERE, PEOPLE_THERE = 1_000, 60
GEMEENTE = "GM0202"
STEP, MEMBERS, ROLE = "3 Beste coalitie", "Wie doet mee?", "rol {}"
# Memory is looked at after these many visits; each visitor of those looks at a few places and leaves.
SETTLED, VISITS, STAY, TOGETHER = 500, 2_000, 4, 5
GROWTH = 10.0


@dataclass(frozen=True, slots=True)
class Server:
    """A running server with something entered in it."""

    address: str
    process: psutil.Process

    def processor(self) -> float:
        """The processor time it has used, in milliseconds."""
        times = self.process.cpu_times()
        return 1000 * float(times.user + times.system)

    def idle(self) -> float:
        """The processor time that a second without visitors takes, in milliseconds: Streamlit polls its own files."""
        before = self.processor()
        time.sleep(QUIET)
        return (self.processor() - before) / QUIET

    def memory(self) -> float:
        """The memory it holds, in MB."""
        return float(self.process.memory_info().rss) / 1e6


def main(words: Sequence[str]) -> Iterator[Row]:
    """The rows that a command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m bench load", description=__doc__)
    parser.add_argument("--sessions", type=int, nargs="+", default=[1, 10, CROWD], help="visitors at once, up to 100")
    parser.add_argument("--page", nargs="+", choices=PAGES, default=["wijkprofiel", "fasematrix"])
    parser.add_argument("--views", type=int, default=VIEWS, help="answers that each visitor asks for")
    parser.add_argument("--visits", type=int, default=0, help="also look at memory after so many quick visits")
    asked = parser.parse_args(words)
    if not all(0 < sessions <= MOST_SESSIONS for sessions in asked.sessions):
        parser.error(f"--sessions takes 1 to {MOST_SESSIONS}")
    with _server() as server:
        for page, many in itertools.product(asked.page, asked.sessions):
            yield from _load(server, page, many, asked.views)
        if asked.visits:
            yield _memory(server, asked.visits)


def rows() -> Iterator[Row]:
    """The rows that are promised: alone and in a crowd on the two busiest pages, ticks, and memory that stays level."""
    with _server() as server:
        for page, many in [*itertools.product(WAITING_LIMITS, (1, CROWD)), ("coalitie", 1)]:
            yield from _load(server, page, many, VIEWS)
        yield _memory(server, VISITS)


@contextmanager
def _server() -> Iterator[Server]:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'wijk.sqlite'}"
        _fill(url)
        with running_app(ROOT, {"WIJK_DATABASE_URL": url}) as address:
            port = address.rsplit(":", 1)[1]
            [process] = [one for one in psutil.process_iter(["cmdline"]) if port in (one.info["cmdline"] or [])]
            server = Server(address, process)
            # What it loads by itself is done when the first page is there.
            asyncio.run(_come_and_go(server, _places("wijkprofiel"), 1))
            yield server


def _fill(url: str) -> None:
    """Put as many initiatives and key figures in a new database as a large gemeente has; the same every time."""
    method, chance, areas = load_method(), random.Random(1), tuple(_places("coalitie"))
    with open_store(url).writing() as connection:
        for initiative in random_inventory(INITIATIVES_THERE, method):
            INITIATIVES.put(connection, replace(initiative, area=initiative.area or GEMEENTE))
        for number in range(PEOPLE_THERE):
            groups, phases = (chance.sample([one.id for one in some], 2) for some in (method.groups, method.phases))
            KEY_FIGURES.put(
                connection,
                KeyFigure(f"{number:03}", ROLE.format(number), groups=tuple(groups), phases=tuple(phases), areas=areas),
            )


def _load(server: Server, page: str, sessions: int, views: int) -> list[Row]:
    """So many visitors, each asking for the next answer 3 s after it asked for the one before."""
    act = {"coalitie": _tick, "vergelijken": _compare}.get(page, _view)
    before, idle = server.memory(), server.idle()
    answers, processor, lasted = asyncio.run(_crowd(server, page, sessions, views, act))
    processor -= idle * lasted
    seconds = sorted(answer.seconds for answer in answers)
    late = seconds[int(0.95 * (len(seconds) - 1))]
    faults = [fault for answer in answers for fault in answer.faults]
    what = f"{page}, {sessions} at once"
    waiting = WAITING_LIMITS.get(page) if sessions == CROWD else None
    told = f": {sorted(set(faults))[0][:80]}" if faults else ""
    return [
        Row(f"{what}: processor time an answer", processor / len(answers), "ms", PROCESSOR_LIMITS.get(page), None, ""),
        Row(f"{what}: processor time a second without visitors", idle, "ms", None, None, ""),
        Row(f"{what}: half have it within", statistics.median(seconds), "s", None, None, ""),
        Row(f"{what}: 95% have it within", late, "s", waiting, None, ""),
        Row(f"{what}: errors{told}", len(faults), "", 0, None, ""),
        Row(f"{what}: sent an answer", statistics.mean(answer.size for answer in answers) / 1000, "kB", None, None, ""),
        Row(f"{what}: memory, from {before:.0f} MB to", server.memory(), "MB", None, None, ""),
    ]


async def _crowd(
    server: Server, page: str, sessions: int, views: int, act: Callable[[Visitor, str, int], Awaitable[Answer]]
) -> tuple[list[Answer], float, float]:
    """All answers but each visitor's first two, the processor time meanwhile in milliseconds, and how many seconds."""
    places = _places(page)
    inside = asyncio.Barrier(sessions)
    marks: list[tuple[float, float]] = []

    def mark() -> None:
        marks.append((server.processor(), time.perf_counter()))

    async def visit(number: int) -> list[Answer]:
        chance = random.Random(number)
        async with entering(server.address, page) as visitor:
            place = chance.choice(places)
            await visitor.ask({"gebied": place, "stap": STEP})
            # The map asks for a second run once it has drawn.
            await visitor.ask({"gebied": place, "stap": STEP})
            await inside.wait()
            mark()
            await asyncio.sleep(PAUSE * chance.random())
            found = []
            for turn in range(views):
                answer, _ = await asyncio.gather(
                    act(visitor, place if act is _tick else chance.choice(places), turn), asyncio.sleep(PAUSE)
                )
                found.append(answer)
            mark()
            return found

    answers = await asyncio.gather(*(visit(number) for number in range(sessions)))
    (processor, begin), (used, end) = min(marks), max(marks)
    return list(itertools.chain(*answers)), used - processor, end - begin


async def _view(visitor: Visitor, place: str, _turn: int) -> Answer:
    """Look at another place."""
    return await visitor.ask({"gebied": place})


async def _compare(visitor: Visitor, place: str, turn: int) -> Answer:
    """Put another place beside seven others, as a table, as charts and over the years in turn."""
    others = random.Random(f"{place}{turn}").sample(_places("vergelijken"), MOST - 1)
    views = ("tabel", "grafiek", "verloop")
    compared = ",".join(dict.fromkeys((place, *others)))
    return await visitor.ask(
        {"gebied": place, "deel": "naast", "naast": compared, "cijfers": _figures(), "beeld": views[turn % len(views)]}
    )


@cache
def _figures() -> str:
    """Six figures in the words of an address, of loneliness and of who lives there."""
    catalogue = load().catalogue
    themes = [theme_figures(catalogue, theme) for theme in ("eenzaamheid", "huishoudens")]
    return written_figures(key for theme in themes for key in theme[:3])


async def _tick(visitor: Visitor, place: str, turn: int) -> Answer:
    """Take one more member in the coalition."""
    state = WidgetState(id=visitor.widgets[MEMBERS])
    state.string_array_value.data.extend(ROLE.format(number) for number in range(turn + 1))
    return await visitor.ask({"gebied": place, "stap": STEP}, [state])


@cache
def _places(page: str) -> list[str]:
    """The wijken that visitors look at: any, or those where the key figures of the coalition work."""
    everywhere = make_places(load()).by_key.values()
    found = [one for one in everywhere if one.level == "wijk" and len(one.divisions) > 1]
    return [one.key for one in found if page != "coalitie" or one.municipality == GEMEENTE]


def _memory(server: Server, visits: int) -> Row:
    """What so many quick views of the profile, a few a visit, add to the memory after the first of them."""
    places = _places("wijkprofiel")
    settled = min(SETTLED, visits // 2)
    asyncio.run(_come_and_go(server, places, settled))
    before = server.memory()
    asyncio.run(_come_and_go(server, places, visits - settled))
    grown = server.memory() - before
    what = f"memory that is added between {settled:,} and {visits:,} views, from {before:.0f} MB"
    return Row(what, grown, "MB", GROWTH, None, "")


async def _come_and_go(server: Server, places: Sequence[str], views: int) -> None:
    left = iter(range(0, views, STAY))

    async def guests() -> None:
        for number in left:
            chance = random.Random(number)
            async with entering(server.address, "wijkprofiel") as visitor:
                for _ in range(STAY):
                    await visitor.ask({"gebied": chance.choice(places)})

    await asyncio.gather(*(guests() for _ in range(TOGETHER)))
