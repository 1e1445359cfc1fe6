"""Going back to an earlier edition of the figures, by whoever may, with a line in the log of the editions."""

from datetime import datetime

from wijk.opendata.edition_log import note
from wijk.opendata.editions import Edition, go_back
from wijk.store.database.connection import Store
from wijk.store.database.deed_log import log_deed

__all__ = ["back_to_the_edition_before"]


def back_to_the_edition_before(store: Store, moment: datetime) -> Edition:
    """Switch to the edition before the current one, and return it.

    Raises NotAllowed when who acts may not, SnapshotError when there is none or it is damaged; then nothing changes.
    """
    store.require("write", "figures")
    edition = go_back()
    log_deed(store, "earlier figures", "figures")
    note("teruggezet", [f"De uitgave {edition.name} is weer in gebruik, door: {store.actor.who}."], moment)
    return edition
