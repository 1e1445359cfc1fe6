"""Chooses the reader of a source: the only module that knows which protocol a source speaks."""

from wijk.opendata.cbs_service import Service
from wijk.opendata.patience import Patience
from wijk.opendata.table_reader import TableReader

__all__ = ["reader_of"]


def reader_of(source: str, address: str, patience: Patience) -> TableReader:
    """Return the reader of the tables at an address; ``source`` is what messages call it."""
    return Service(source, address.rstrip("/"), patience)
