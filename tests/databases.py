"""New, empty databases for tests: SQLite files, or PostgreSQL databases when `make test-postgres` gives a server.

To make a PostgreSQL database and take it away costs the server more than most tests do in it. One that has the tables
of the model is emptied after its test, gets another name, and serves again; one that a test changed more is dropped.
"""

import os
import shutil
import sqlite3
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Dialect, Engine, NullPool, create_engine, event, make_url

from wijk.store.database.connection import LOG_NAME, Store, connect
from wijk.store.opening import open_store

__all__ = ["SERVER", "Model", "NewDatabase", "databases_like", "new_databases", "store_in_memory"]

SERVER = os.environ.get("WIJK_TEST_POSTGRES", "")
NewDatabase = Callable[[str], str]
Rows = list[tuple[object, ...]]

# Those who are still connected would keep a name or a row: they are gone when this returns.
ALONE = """SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid()"""
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version' ORDER BY 1"
# All that is in the database by its kind and how it is made, and which version its tables have.
SHAPE = (
    """SELECT relname, relkind, relowner, relacl::text, attname, atttypid, atttypmod, attnotnull, attacl::text
  FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
  WHERE relnamespace = 'public'::regnamespace AND attnum > 0 ORDER BY 1, attnum""",
    "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint "
    "WHERE connamespace = 'public'::regnamespace ORDER BY 1",
    "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1",
    "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY 1",
    "SELECT setconfig::text FROM pg_db_role_setting JOIN pg_database d ON d.oid = setdatabase "
    "WHERE datname = current_database()",
    "SELECT version_num FROM alembic_version",
)


# By driver the dialect and the statements of the first store that connected.
WRITTEN: dict[str, tuple[Dialect, object]] = {}


@event.listens_for(Engine, "engine_connect")
def _share_statements(connection: Connection) -> None:
    """Have all stores write out a statement once, as the one store of a server does: it is a fifth of their tests."""
    engine: Any = connection.engine
    if engine.logging_name == LOG_NAME:
        first = (engine.dialect, engine._compiled_cache)
        engine.dialect, engine._compiled_cache = WRITTEN.setdefault(engine.dialect.driver, first)
        connection.dialect = engine.dialect


@dataclass
class Model:
    """A database with its tables and no rows, to which nobody may be connected; others are made like it.

    ``emptied`` are those that served and can serve again.
    """

    address: str
    shape: list[Rows] = field(default_factory=list)
    emptied: list[str] = field(default_factory=list)


@contextmanager
def databases_like(address: str) -> Iterator[Model]:
    """Give the database at an address as the model of others; those that were kept are gone afterwards."""
    if not SERVER:
        yield Model(address)
        return
    with _connected(str(make_url(address).database)) as connection:
        model = Model(address, [_rows(connection, asked) for asked in SHAPE])
    yield model
    for name in model.emptied:
        _drop(name)


@contextmanager
def new_databases(folder: Path, model: Model | None = None) -> Iterator[NewDatabase]:
    """Give what makes a database with a name and returns its address; all are gone afterwards.

    Each is like the ``model``; without it they are empty.
    """
    if not SERVER:
        yield lambda name: _sqlite_file(folder / f"{name}.sqlite", model)
        return
    made: list[str] = []

    def make(name: str) -> str:
        made.append(f"{name}_{uuid.uuid4().hex}")
        _create(made[-1], model)
        address = make_url(SERVER).set(database=made[-1]).render_as_string(hide_password=False)
        (folder / f"{name}.postgres").write_text(address, encoding="utf-8")
        return address

    try:
        yield make
    finally:
        for name in made:
            if model and _emptied(name, model):
                model.emptied.append(name)
            else:
                _drop(name)


def store_in_memory() -> Store:
    """A store with its tables and no rows, of the thread that asks for it and gone with it: in a millisecond."""
    store = connect("sqlite://")
    _sqlite(store).deserialize(_tables())
    return store


@cache
def _tables() -> bytes:
    return _sqlite(open_store("sqlite://")).serialize()


def _sqlite(store: Store) -> sqlite3.Connection:
    """The one connection that this thread has with a store in memory."""
    with store.engine.connect() as connection:
        found = connection.connection.driver_connection
    assert isinstance(found, sqlite3.Connection)
    return found


@cache
def _server() -> Engine:
    server = make_url(SERVER).set(drivername="postgresql+psycopg")
    return create_engine(server, isolation_level="AUTOCOMMIT", pool_pre_ping=True)


@contextmanager
def _connected(name: str) -> Iterator[Connection]:
    """A connection to the database with a name, which leaves nobody connected."""
    engine = create_engine(_server().url.set(database=name), isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        yield connection


def _create(name: str, model: Model | None) -> None:
    with _server().connect() as connection:
        if model and model.emptied:
            connection.exec_driver_sql(f"ALTER DATABASE {model.emptied.pop()} RENAME TO {name}")
        else:
            template = make_url(model.address).database if model else "template0"
            connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {template}")


def _drop(name: str) -> None:
    with _server().connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")


def _emptied(name: str, model: Model) -> bool:
    """Take away all rows of a database; gives whether it is like the model then."""
    with _connected(name) as connection:
        connection.exec_driver_sql(ALONE)
        if any(_rows(connection, asked) != known for asked, known in zip(SHAPE, model.shape, strict=True)):
            return False
        tables = connection.exec_driver_sql(TABLES).scalars().all()
        counted = " UNION ALL ".join(f"SELECT '{one}' WHERE EXISTS (SELECT FROM \"{one}\")" for one in tables)
        filled = connection.exec_driver_sql(counted).scalars().all()
        if filled:
            connection.exec_driver_sql(f"TRUNCATE {', '.join(filled)} RESTART IDENTITY CASCADE")
    return True


def _rows(connection: Connection, asked: str) -> Rows:
    return [tuple(row) for row in connection.exec_driver_sql(asked)]


def _sqlite_file(path: Path, model: Model | None) -> str:
    if model:
        shutil.copy(str(make_url(model.address).database), path)
    return f"sqlite:///{path}"
