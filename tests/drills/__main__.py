"""python -m tests.drills: programs killed, servers killed, connections cut, PostgreSQL restarted, disks filled.

On SQLite, or under tests/with_postgres.sh on PostgreSQL. Exit status 1 when a confirmed write was lost.
"""

import argparse
import logging
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.databases import SERVER, new_databases
from tests.drills.connections import RESTART, cut_connections, restart, server_engine, while_writing
from tests.drills.full_disk import fill_disk
from tests.drills.servers import kill_servers
from tests.drills.writers import Confirmed, kill_writers, lost
from wijk.store.opening import open_store


def main() -> int:
    """Hold every drill and print a line for each."""
    parser = argparse.ArgumentParser(prog="python -m tests.drills", description=__doc__)
    parser.add_argument("--writers", type=int, default=500, help="how many programs that write are killed")
    parser.add_argument("--servers", type=int, default=50, help="how many servers are killed")
    asked = parser.parse_args()
    # What is cut off says so thousands of times.
    logging.disable(logging.CRITICAL)
    missing = 0
    for told, gone in _drills(asked.writers, asked.servers):
        print(f"{'LOST  ' if gone else 'ok    '}{told}: {len(gone)} lost {'; '.join(gone[:3])}".rstrip(), flush=True)
        missing += len(gone)
    return 1 if missing else 0


def _drills(writers: int, servers: int) -> Iterator[tuple[str, list[str]]]:
    kind = "PostgreSQL" if SERVER else "SQLite"
    with tempfile.TemporaryDirectory() as folder, new_databases(Path(folder)) as make:
        url = make("programma")
        confirmed = kill_writers(url, writers)
        yield f"{kind}, {writers} writers killed, {_count(confirmed)}", lost(open_store(url), confirmed)
        url = make("zaal")
        done = kill_servers(url, servers)
        away = sorted(done.away) or [0.0]
        told = f"back after {away[len(away) // 2]:.1f} s (median), {away[-1]:.1f} s (longest)"
        yield f"{kind}, {servers} servers killed, {done.confirmed} phones with a confirmed vote, {told}", done.lost
        if SERVER:
            yield from _connections(make("lijn"))
        yield from fill_disk()


def _connections(url: str) -> Iterator[tuple[str, list[str]]]:
    server, store = server_engine(SERVER), open_store(url)
    confirmed = Confirmed()
    with while_writing(store, confirmed):
        cut = cut_connections(server, str(store.engine.url.database), 90, confirmed)
    yield f"PostgreSQL, {cut} connections cut while six write, {_count(confirmed)}", lost(store, confirmed)
    if RESTART in os.environ:
        confirmed, seconds = Confirmed(), []
        with while_writing(store, confirmed):
            for _ in range(10):
                seconds.append(restart(server))
                # Time to write again.
                time.sleep(2)
        told = f"PostgreSQL restarted 10 times at once ({max(seconds):.1f} s at most) while six write"
        yield f"{told}, {_count(confirmed)}", lost(store, confirmed)


def _count(confirmed: Confirmed) -> str:
    return f"{confirmed.writes()} writes confirmed"


if __name__ == "__main__":
    sys.exit(main())
