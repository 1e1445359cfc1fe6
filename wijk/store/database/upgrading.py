"""Bringing the tables up to date: steps for tables that changed, and whole tables for kinds of record that are new."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError

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
                config = Config(attributes={"connection": connection})
                config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
                command.upgrade(config, "head")
                kinds = (one.table for one in record_types.RECORD_TYPES)
                single = (changes, erased, believed_clock, calendar_feeds, deeds)
                for table in (
                    *single,
                    *ROOM_TABLES,
                    *ACCOUNT_TABLES,
                    *kinds,
                ):
                    table.create(connection, checkfirst=True)
            return
        except CommandError as error:
            raise StoreError(
                "Deze database is gemaakt met een nieuwere versie van Wijk. Werk Wijk eerst bij; er is niets gewijzigd."
            ) from error
        except StoreError:
            if attempt == UPGRADE_ATTEMPTS - 1:
                raise
