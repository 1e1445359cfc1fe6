"""The page for phones in a room, on the store and the working model that the pages of the dashboard use."""

from functools import cache

from pages.parts.shared.program_store import program_store
from wijk.domain.method import load_method
from wijk.web.room_app import RoomApp

__all__ = ["phones_at"]


@cache
def phones_at(path: str) -> RoomApp:
    """What answers phones below a path of the server."""
    return RoomApp(program_store, cache(load_method), path)
