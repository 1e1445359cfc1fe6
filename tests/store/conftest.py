"""A fresh database in a real file for every test, and the shipped method."""

from pathlib import Path

import pytest

from wijk.domain.method import Method, load_method
from wijk.store.database.connection import Store
from wijk.store.opening import open_store


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Return the address of a database that does not exist yet."""
    return f"sqlite:///{tmp_path / 'wijk.sqlite'}"


@pytest.fixture
def store(url: str) -> Store:
    """Open an empty store."""
    return open_store(url)


@pytest.fixture(scope="session")
def method() -> Method:
    """Load the working model as shipped."""
    return load_method()
