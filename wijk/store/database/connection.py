"""The open database: where it is, who acts in it, and how it is read and written safely."""

import json
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, create_engine, make_url
from sqlalchemy.exc import SQLAlchemyError

from wijk.domain.actor import NOT_SIGNED_IN, Actor
from wijk.permissions import Deed, Thing
from wijk.store.common.errors import NotAllowed, StoreError
from wijk.store.database import postgres, sqlite
from wijk.store.database.asking import ACTOR, CALLED, PLACES, READER, refuse_unless
from wijk.store.database.change_marks import keep_marks, leave_marks, note_changes
from wijk.store.database.damage import UNREADABLE
from wijk.store.database.deeds import keep_deeds, leave_deeds
from wijk.store.database.faults import dutch_errors
from wijk.store.database.writes import counted_write

__all__ = ["DEFAULT_FILE", "Store", "connect", "connect_alone", "database_url"]

DEFAULT_FILE = Path(__file__).parents[3] / "data" / "entered" / "wijk.sqlite"
LOG_NAME = "wijk"
NO_ROLE = "U bent aangemeld, maar hebt nog geen rol. Vraag de beheerder om een rol."
# As many as work at the same moment; a page holds a connection for milliseconds.
KEPT_OPEN, MORE = 10, 40


class Keeping(Protocol):
    """What must be known of a kind of database to keep our promises; a module for each."""

    WRITING: dict[str, str]

    def prepared(self, engine: Engine) -> Engine:
        """Return the engine with what each of its connections needs."""

    def before_writing(self, connection: Connection) -> None:
        """Do what comes before the first change in a transaction."""

    def after_writing(self, connection: Connection) -> None:
        """Do what comes after a commit, before it is confirmed."""


def _everybody() -> Actor:
    return NOT_SIGNED_IN


@dataclass(frozen=True, slots=True)
class Store:
    """An open database and who acts in it; safe to share between threads.

    ``who`` gives the actor as it is at this moment: what a page holds on to, for a button or an undo, may no more than
    its account may by then. ``called`` gives the name of an area (CBS code) for who is told what may not be done there.
    ``unreadable`` fills with the label and id of each row that turned out to be damaged, ``held`` with what was read
    last (see `wijk.store.database.store_reading`).
    """

    engine: Engine
    who: Callable[[], Actor] = field(default=_everybody, compare=False, repr=False)
    unreadable: set[tuple[str, str]] = field(default_factory=set, compare=False)
    held: dict[str, tuple[str, Any]] = field(default_factory=dict, compare=False, repr=False)
    called: Callable[[str], str] = field(default=str, compare=False, repr=False)

    @property
    def actor(self) -> Actor:
        """Who acts at this moment. Raises NotAllowed for who is no longer signed in."""
        return self.who()

    def acting_as(self, actor: Actor, called: Callable[[str], str] = str) -> "Store":
        """Return the same database with another actor behind what is done through it."""
        return self.acting_by(lambda: actor, called)

    def acting_by(self, who: Callable[[], Actor], called: Callable[[str], str] = str) -> "Store":
        """Return the same database with whom ``who`` gives at each deed behind what is done through it."""
        return replace(self, who=who, called=called)

    def require(self, deed: Deed, thing: Thing, *areas: str) -> None:
        """Raise NotAllowed, with a Dutch sentence, unless the actor may do this to this in one of its areas."""
        refuse_unless(self.actor, deed, thing, areas, self.called)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection to read with: all that is read through it is of one moment, and what the actor may see.

        Raises NotAllowed for an account without a role.
        """
        actor = self.actor
        if actor.role == "geen rol":
            raise NotAllowed(NO_ROLE)
        with dutch_errors(self.engine), self.engine.connect() as connection:
            connection.execution_options(**{UNREADABLE: self.unreadable, READER: actor, PLACES: {}})
            yield connection

    def must_be_ready(self) -> None:
        """Raise StoreError unless the database can be read, and is still the one that was opened."""
        with self.reading() as connection:
            connection.exec_driver_sql("SELECT 1")
            _keeping(self.engine).after_writing(connection)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are all kept at the end, or none of them after an error.

        One writer at a time, whichever process it is in: what it reads is still so when it writes. When this ends, the
        changes survive a power cut and stand in the file that has the database's name.
        """
        # Looked up before a connection is taken: on a full disk there is only one.
        who = {ACTOR: self.actor, CALLED: self.called}
        with counted_write(), dutch_errors(self.engine), self.engine.connect() as connection:
            options = {**who, UNREADABLE: self.unreadable, **_keeping(self.engine).WRITING}
            connection.execution_options(**options)
            with connection.begin():
                _keeping(self.engine).before_writing(connection)
                keep_marks(connection)
                keep_deeds(connection)
                yield connection
                leave_marks(connection)
                leave_deeds(connection)
            _keeping(self.engine).after_writing(connection)


def database_url() -> str:
    """Return the place of the database: WIJK_DATABASE_URL when set, else a SQLite file in data/entered/."""
    return os.environ.get("WIJK_DATABASE_URL") or f"sqlite:///{DEFAULT_FILE}"


def connect(url: str) -> Store:
    """Connect to the database at ``url``, without looking at its tables yet.

    Raises StoreError when the address is no database address or its folder can't be made.
    """
    return _connect(
        url, {"pool_size": KEPT_OPEN, "max_overflow": MORE}, lambda engine: _keeping(engine).prepared(engine)
    )


def connect_alone(url: str) -> Store:
    """Connect to a SQLite file on a full disk: with one connection, which needs no room beside the file to read it.

    Raises StoreError as `connect`. Writing works again as soon as there is room.
    """
    return _connect(url, {"pool_size": 1, "max_overflow": 0}, sqlite.prepared_alone)


def _connect(url: str, pool: dict[str, int], prepared: Callable[[Engine], Engine]) -> Store:
    try:
        address = make_url(url)
        if address.drivername in ("postgres", "postgresql"):
            address = address.set(drivername="postgresql+psycopg")
        in_file = address.get_backend_name() == "sqlite" and bool(address.database)
        if in_file:
            Path(str(address.database)).parent.mkdir(parents=True, exist_ok=True)
        in_memory = address.get_backend_name() == "sqlite" and not in_file
        pooled: dict[str, Any] = {} if in_memory else pool
        engine = create_engine(
            address,
            hide_parameters=True,
            pool_pre_ping=True,
            logging_name=LOG_NAME,
            json_serializer=partial(json.dumps, default=str),
            **pooled,
        )
        logging.getLogger(f"sqlalchemy.engine.Engine.{LOG_NAME}").addFilter(_without_rows)
        note_changes(engine)
        return Store(prepared(engine))
    except (SQLAlchemyError, ImportError, OSError) as error:
        raise StoreError(
            "De database is niet te openen. Controleer het adres in WIJK_DATABASE_URL en of u in de map mag schrijven."
        ) from error


def _keeping(engine: Engine) -> Keeping:
    """Return the module that knows this kind of database."""
    return sqlite if engine.dialect.name == "sqlite" else postgres


def _without_rows(record: logging.LogRecord) -> bool:
    """Keep what is in the tables, names included, out of the log, also where an operator logs every detail."""
    return record.levelno > logging.DEBUG
