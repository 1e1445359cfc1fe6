"""A store of its own for every test, a meeting that is open, and the server that phones in its room reach."""

from collections.abc import Callable, Iterator

import pytest

from tests.databases import NewDatabase
from tests.store.meetings.room import opened
from tests.web.phones import Phone, app_on, served
from wijk.domain.meeting import LiveMeeting
from wijk.store.database.connection import Store, connect


@pytest.fixture
def store(new_database: NewDatabase) -> Store:
    """An empty store."""
    return connect(new_database("wijk"))


@pytest.fixture
def live(store: Store) -> LiveMeeting:
    """A meeting that is open."""
    return opened(store)


@pytest.fixture
def joined(store: Store, live: LiveMeeting) -> Iterator[Callable[[], Phone]]:
    """Gives another phone that opened the page of the meeting."""
    with served(app_on(store)) as port:

        def join() -> Phone:
            phone = Phone(port, live.code)
            assert phone.look().status == 200
            return phone

        yield join
