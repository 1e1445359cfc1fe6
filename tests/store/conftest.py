"""A fresh database in a real file for every test, and the shipped method."""

import pytest

from tests.databases import NewDatabase
from wijk.domain.method import Method, load_method
from wijk.store.database.connection import Store, connect


@pytest.fixture
def url(new_database: NewDatabase) -> str:
    """Return the address of a database with its tables and no rows."""
    return new_database("wijk")


@pytest.fixture
def empty_url(empty_database: NewDatabase) -> str:
    """Return the address of a database without tables, which does not exist yet when it is a file."""
    return empty_database("wijk")


@pytest.fixture
def store(url: str) -> Store:
    """Open an empty store."""
    return connect(url)


@pytest.fixture(scope="session")
def method() -> Method:
    """Load the working model as shipped."""
    return load_method()
