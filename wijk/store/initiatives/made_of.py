"""Initiatives that were made of something else: what a room named, or an action of the work plan."""

from sqlalchemy import Connection

from wijk.store.common.errors import StoreError
from wijk.store.database.record_types import INITIATIVES

__all__ = ["take_back_made"]

CHANGED = "Dit initiatief is intussen gewijzigd. Verwijder het op de pagina Initiatieven als het niet klopt."


def take_back_made(connection: Connection, identifier: str) -> None:
    """Delete the initiative (id) that was made, as its making is undone; nothing where it is gone already.

    Raises StoreError when somebody changed it since.
    """
    became = INITIATIVES.get(connection, identifier)
    if became is None or became.deleted:
        return
    if became.version > 1:
        raise StoreError(CHANGED)
    INITIATIVES.remove(connection, became.id, became.version)
