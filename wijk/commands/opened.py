"""The database that a command works on."""

import argparse

from wijk.store.database.connection import Store
from wijk.store.opening import open_store

__all__ = ["opened"]


def opened(arguments: argparse.Namespace) -> Store:
    """The SQLite file that the command names, else the database that the dashboard uses."""
    return open_store(arguments.database and f"sqlite:///{arguments.database.resolve()}")
