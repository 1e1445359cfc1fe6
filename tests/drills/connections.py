"""PostgreSQL whose connections are cut, which is restarted, or whose disk is full, while people write."""

import os
import subprocess
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress

from sqlalchemy import Engine, create_engine, make_url, text
from sqlalchemy.exc import DBAPIError

from tests.drills.writers import Confirmed, write_on
from wijk.store.database.connection import Store

__all__ = ["cut_connections", "restart", "server_engine", "while_writing"]

WRITERS = 6
# The command that restarts the server at once, as tests/with_postgres.sh gives it.
RESTART = "WIJK_TEST_POSTGRES_RESTART"


@contextmanager
def while_writing(store: Store, confirmed: Confirmed) -> Iterator[None]:
    """Have six threads write through one store until this ends; ``confirmed`` gets what they were told."""
    ended = threading.Event()
    with ThreadPoolExecutor(WRITERS) as pool:
        name = time.monotonic_ns()
        writing = [
            pool.submit(write_on, store, f"{name}-{number}", confirmed.note, lambda: not ended.is_set())
            for number in range(WRITERS)
        ]
        try:
            yield
        finally:
            ended.set()
    for one in writing:
        one.result()


def server_engine(address: str) -> Engine:
    """A connection of the operator, beside the database of the dashboard."""
    return create_engine(
        make_url(address).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT", pool_pre_ping=True
    )


def cut_connections(server: Engine, database: str, times: int, confirmed: Confirmed) -> int:
    """Cut all connections to a database so many times, each after something was confirmed; return how many were cut.

    Counted in cuts and not in seconds: on a busy machine a cut may come when nobody wrote since the one before.
    Raises TimeoutError when nothing is confirmed for half a minute: then nobody came back after a cut.
    """
    cut = 0
    for _ in range(times):
        before, until = confirmed.writes(), time.monotonic() + 30
        while confirmed.writes() == before:
            if time.monotonic() > until:
                raise TimeoutError("nothing was confirmed since the connections were cut")
            time.sleep(0.02)
        time.sleep(0.2)
        with server.connect() as connection:
            found = connection.execute(
                text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"), {"name": database}
            ).all()
        cut += len(found)
    return cut


def restart(server: Engine) -> float:
    """Restart the server without waiting for anybody; return the seconds until it answers again."""
    begin = time.monotonic()
    subprocess.run(os.environ[RESTART], shell=True, check=True, stdout=subprocess.DEVNULL)
    while True:
        with suppress(DBAPIError), server.connect() as connection:
            connection.execute(text("SELECT 1"))
            return time.monotonic() - begin
        time.sleep(0.05)
