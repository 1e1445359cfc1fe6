"""A database of its own for every test of a page, never the one in data/entered/."""

import pytest

from tests.databases import NewDatabase


@pytest.fixture(autouse=True)
def own_database(new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what a page stores in a folder of the test."""
    monkeypatch.setenv("WIJK_DATABASE_URL", new_database("page"))
