"""New, empty databases for tests: SQLite files, or PostgreSQL databases when `make test-postgres` gives a server."""

import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, make_url

__all__ = ["SERVER", "NewDatabase", "new_databases"]

SERVER = os.environ.get("WIJK_TEST_POSTGRES", "")
NewDatabase = Callable[[str], str]


@contextmanager
def new_databases(folder: Path, model: str = "") -> Iterator[NewDatabase]:
    """Give what makes a database with a name and returns its address; all are gone afterwards.

    Each is a copy of the one at the address ``model``, to which nobody may be connected; without it they are empty.
    """
    if not SERVER:
        yield lambda name: _sqlite_file(folder / f"{name}.sqlite", model)
        return
    template = make_url(model).database if model else "template0"
    server = make_url(SERVER).set(drivername="postgresql+psycopg")
    engine = create_engine(server, isolation_level="AUTOCOMMIT", pool_pre_ping=True)
    made: list[str] = []

    def make(name: str) -> str:
        made.append(f"{name}_{uuid.uuid4().hex}")
        with engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {made[-1]} TEMPLATE {template}")
        address = server.set(database=made[-1]).render_as_string(hide_password=False)
        (folder / f"{name}.postgres").write_text(address, encoding="utf-8")
        return address

    try:
        yield make
    finally:
        with engine.connect() as connection:
            for name in made:
                connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
        engine.dispose()


def _sqlite_file(path: Path, model: str) -> str:
    if model:
        shutil.copy(str(make_url(model).database), path)
    return f"sqlite:///{path}"
