"""Bringing the tables up to date: steps for tables that changed, and whole tables for kinds of record that are new."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import Connection, inspect

from wijk.store.common.errors import StoreError
from wijk.store.database import record_types
from wijk.store.database.account_types import ACCOUNT_TABLES
from wijk.store.database.change_marks import changes
from wijk.store.database.connection import Store
from wijk.store.database.deeds import deeds
from wijk.store.database.feed_table import calendar_feeds
from wijk.store.database.room_tables import ROOM_TABLES
from wijk.store.database.schema import believed_clock, erased

__all__ = ["MIGRATIONS", "upgrade"]

MIGRATIONS = Path(__file__).parent / "migrations"
UPGRADE_ATTEMPTS = 5


def upgrade(store: Store) -> None:
    """Create the tables or bring them up to date; a second program doing so at the same moment waits its turn.

    The table of a new kind of record is made without a migration; a change in a table that is there needs one.

    Raises StoreError when the database can't be used: damaged, not writable, or made by a newer version of Wijk.
    """
    for attempt in range(UPGRADE_ATTEMPTS):
        try:
            with store.writing() as connection:
                _take_steps(connection)
                kinds = (one.table for one in record_types.RECORD_TYPES)
                there = set(inspect(connection).get_table_names())
                single = (changes, erased, believed_clock, calendar_feeds, deeds)
                for table in (
                    *single,
                    *ROOM_TABLES,
                    *ACCOUNT_TABLES,
                    *kinds,
                ):
                    if table.name not in there:
                        table.create(connection)
            return
        except CommandError as error:
            raise StoreError(
                "Deze database is gemaakt met een nieuwere versie van Wijk. Werk Wijk eerst bij; er is niets gewijzigd."
            ) from error
        except StoreError:
            if attempt == UPGRADE_ATTEMPTS - 1:
                raise


def _take_steps(connection: Connection) -> None:
    """Take the steps that this database has not had; to find them reads every step, so first look if there are any."""
    if MigrationContext.configure(connection).get_current_heads() != (_last_step(),):
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
        command.upgrade(config, "head")


@cache
def _last_step() -> str | None:
    return ScriptDirectory(str(MIGRATIONS)).get_current_head()
