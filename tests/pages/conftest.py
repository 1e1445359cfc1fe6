"""A database of its own for every test of a page, never the one in data/entered/."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what a page stores in a folder of the test; a test of what is stored asks for a new_database besides."""
    monkeypatch.setenv("WIJK_DATABASE_URL", f"sqlite:///{tmp_path / 'page.sqlite'}")
