"""A database of its own for every test of a page, never the one in data/entered/."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pages.app_test import as_a_server_does
from wijk.domain.method import Method
from wijk.store.database.connection import connect
from wijk.store.initiatives.example import load_example
from wijk.store.key_figures.example import load_people_example
from wijk.store.opening import open_store


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with its tables and no rows, to copy."""
    path = tmp_path_factory.mktemp("empty") / "page.sqlite"
    open_store(f"sqlite:///{path}").engine.dispose()
    return path


@pytest.fixture(scope="session")
def example_file(tmp_path_factory: pytest.TempPathFactory, empty_file: Path, method: Method) -> Path:
    """A SQLite file with the initiatives and the people of the example, to copy."""
    path = shutil.copyfile(empty_file, tmp_path_factory.mktemp("example") / "page.sqlite")
    store = connect(f"sqlite:///{path}")
    load_example(store, method)
    load_people_example(store, method)
    store.engine.dispose()
    return path


@pytest.fixture(autouse=True)
def own_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, empty_file: Path) -> None:
    """Keep what a page stores in a folder of the test; a test of what is stored asks for a new_database besides."""
    path = tmp_path / "page.sqlite"
    shutil.copyfile(empty_file, path)
    monkeypatch.setenv("WIJK_DATABASE_URL", f"sqlite:///{path}")


@pytest.fixture(scope="session", autouse=True)
def pages_run_as_on_a_server() -> Iterator[None]:
    """What AppTest does anew for each run is done once."""
    with as_a_server_does():
        yield
