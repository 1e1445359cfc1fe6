"""python -m tests.replicas: two processes on one PostgreSQL behind nginx, used, killed and (``--load``) measured.

Under tests/with_nginx.sh, which starts PostgreSQL. Exit status 1 when one of the lines says "fails".
"""

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import text

from tests.databases import new_databases
from tests.replicas.behind import Replica, nginx_before, replicas
from tests.replicas.crowd import waits
from tests.replicas.drills import back_after_a_kill, in_a_browser, on_the_other_wall, plain_requests
from wijk.figures.joining import make_places
from wijk.opendata.snapshot import load
from wijk.store.opening import open_store

VISITORS, VIEWS = 100, 6


def main() -> int:
    """Hold every drill and print a line for each."""
    parser = argparse.ArgumentParser(prog="python -m tests.replicas", description=__doc__)
    parser.add_argument("--load", type=int, nargs="*", default=[], help="only measure, with so many processes")
    parser.add_argument("--visitors", type=int, default=VISITORS)
    parser.add_argument("--views", type=int, default=VIEWS)
    asked = parser.parse_args()
    if asked.load:
        for many in asked.load:
            with _behind_nginx(many) as (address, _, _):
                print(_measured(address, many, asked.visitors, asked.views), flush=True)
        return 0
    with _behind_nginx(2) as (address, started, url):
        return sum([_held(name, drill) for name, drill in _drills(address, started, url)]) and 1


def _drills(address: str, started: list[Replica], url: str) -> Iterator[tuple[str, Callable[[], str]]]:
    yield "both start on an empty database", lambda: _started_once(started, url)
    yield "addresses through nginx", lambda: plain_requests(address)
    yield "a real browser", lambda: in_a_browser(address, url)
    yield "a vote on one, the wall of the other", lambda: on_the_other_wall(address, started, url)
    yield "one killed while forty look", lambda: back_after_a_kill(address, started, url)


def _held(name: str, drill: Callable[[], str]) -> bool:
    """Hold a drill and tell; gives whether it failed."""
    try:
        told = drill()
    except Exception as error:
        print(f"fails {name}: {type(error).__name__}: {str(error)[:400]}", flush=True)
        return True
    print(f"ok    {name}: {told}", flush=True)
    return False


def _started_once(started: list[Replica], url: str) -> str:
    with open_store(url).engine.connect() as connection:
        versions = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    assert len(versions) == 1, versions
    told = [one.log.read_text(encoding="utf-8") for one in started]
    wrong = [line for log in told for line in log.splitlines() if "Error" in line or "Traceback" in line]
    assert not wrong, wrong[:3]
    return f"version {versions[0]}, no errors in {len(told)} logs"


def _measured(address: str, many: int, visitors: int, views: int) -> str:
    places = [one.key for one in make_places(load()).by_key.values() if one.level == "wijk"]
    seconds, faults = asyncio.run(waits(address, places, visitors, views))
    late, half = seconds[int(0.95 * (len(seconds) - 1))], statistics.median(seconds)
    load_now = os.getloadavg()[0]
    return (
        f"{many} processes, {visitors} visitors, {len(seconds)} profiles: half within {half:.2f} s, 95% within "
        f"{late:.2f} s, {len(faults)} errors; load of the machine {load_now:.1f} on {os.cpu_count()} cores"
    )


@contextmanager
def _behind_nginx(many: int) -> Iterator[tuple[str, list[Replica], str]]:
    with tempfile.TemporaryDirectory() as named, new_databases(Path(named)) as make:
        url, folder = make("replicas"), Path(named)
        with (
            replicas(url, many, folder) as started,
            nginx_before([one.port for one in started], folder) as address,
        ):
            yield address, started, url


if __name__ == "__main__":
    sys.exit(main())
