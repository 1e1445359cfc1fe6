"""SQLite goes on writing in a file that lost its name; nothing is confirmed into that void."""

from collections.abc import Callable
from pathlib import Path

import pytest

from wijk.domain.initiative import Initiative
from wijk.store.backup.copy import restore_backup, write_backup
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.store.database.record_types import INITIATIVES
from wijk.store.initiatives.queries import add_initiative, list_initiatives
from wijk.store.opening import open_store

COFFEE, TEA = Initiative("a", "Koffie", area="GM0202"), Initiative("b", "Thee", area="GM0202")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the database is."""
    return tmp_path / "wijk.sqlite"


@pytest.fixture
def opened(file: Path) -> Store:
    """Open a database in which something stands."""
    store = open_store(f"sqlite:///{file}")
    add_initiative(store, COFFEE)
    return store


def removed(file: Path) -> None:
    for one in file.parent.iterdir():
        one.unlink()


def moved(file: Path) -> None:
    file.rename(file.with_name("weg.sqlite"))


def replaced(file: Path) -> None:
    other = file.with_name("ander.sqlite")
    open_store(f"sqlite:///{other}").engine.dispose()
    other.replace(file)


def folder_gone(file: Path) -> None:
    file.parent.rename(file.parent.with_name("elders"))


def log_gone(file: Path) -> None:
    file.with_name("wijk.sqlite-wal").unlink()


@pytest.mark.parametrize("lose", [removed, moved, replaced, folder_gone, log_gone])
def test_the_next_write_says_so_and_what_there_was_can_be_saved(
    opened: Store, file: Path, tmp_path_factory: pytest.TempPathFactory, lose: Callable[[Path], None]
) -> None:
    lose(file)
    for _ in range(3):
        with pytest.raises(StoreError, match="verwijderd, verplaatst of vervangen"):
            add_initiative(opened, TEA)
    assert [record.item for record in list_initiatives(opened)] == [COFFEE]
    new = open_store(f"sqlite:///{tmp_path_factory.mktemp('nieuw') / 'wijk.sqlite'}")
    assert restore_backup(new, write_backup(opened)).added == 1


def test_losing_the_file_while_it_is_written_to_is_not_confirmed(opened: Store, file: Path) -> None:
    def confirmed() -> None:
        with opened.writing() as connection:
            INITIATIVES.add(connection, TEA)
            moved(file)

    with pytest.raises(StoreError, match="verwijderd, verplaatst of vervangen"):
        confirmed()


def test_the_same_file_put_back_is_the_same_database(opened: Store, file: Path) -> None:
    moved(file)
    with pytest.raises(StoreError):
        add_initiative(opened, TEA)
    file.with_name("weg.sqlite").rename(file)
    add_initiative(opened, TEA)
    assert [record.id for record in list_initiatives(opened)] == ["a", "b"]


def test_no_new_empty_file_takes_the_place_of_the_lost_one(opened: Store, file: Path) -> None:
    moved(file)
    opened.engine.dispose()
    with pytest.raises(StoreError, match="verwijderd, verplaatst of vervangen"):
        list_initiatives(opened)
    assert not file.exists()
