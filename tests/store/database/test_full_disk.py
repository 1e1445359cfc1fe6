"""On a full disk the dashboard opens: what there is can be read and saved, and the sentence names the disk."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pytest

from wijk.domain.initiative import Initiative
from wijk.store.backup.copy import restore_backup, write_backup
from wijk.store.common.errors import DiskFull, StoreError
from wijk.store.database.sqlite import BUSY_SECONDS
from wijk.store.initiatives.queries import add_initiative, delete_initiative, list_initiatives
from wijk.store.opening import open_store

LARGE = Initiative("groot", "Koffie", area="GM0202", note="lang " * 700)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 1.6 MB, of which an empty database takes half."""
    folder = tmp_path / "schijf"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1600k", "none", str(folder)], capture_output=True)
    if mounted.returncode:
        pytest.skip("a small disk can only be made by root")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(disk: Path) -> None:
    with (disk / "vol").open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(512))
        except OSError:
            return


def test_what_there_is_can_be_read_and_saved(disk: Path) -> None:
    url = f"sqlite:///{disk / 'wijk.sqlite'}"
    before = open_store(url)
    kept = add_initiative(before, Initiative("a", "Koffie", area="GM0202"))
    before.engine.dispose()
    fill(disk)
    store = open_store(url)
    assert list_initiatives(store) == (kept,)
    with pytest.raises(DiskFull, match=f"schijf is vol.*{disk}"):
        add_initiative(store, LARGE)
    assert list_initiatives(store) == (kept,)
    assert restore_backup(open_store("sqlite://"), write_backup(store)).added == 1
    (disk / "vol").unlink()
    add_initiative(store, LARGE)
    assert len(list_initiatives(store)) == 2


def test_a_disk_that_fills_while_the_dashboard_runs(disk: Path) -> None:
    store = open_store(f"sqlite:///{disk / 'wijk.sqlite'}")
    kept = add_initiative(store, Initiative("a", "Koffie", area="GM0202"))
    fill(disk)
    with pytest.raises(DiskFull, match="schijf is vol"):
        for number in range(20):
            add_initiative(store, Initiative(f"b{number}", "Koffie", area="GM0202", note=LARGE.note))
    assert kept in list_initiatives(store)
    assert restore_backup(open_store("sqlite://"), write_backup(store)).added >= 1


def test_what_must_be_purged_does_not_keep_a_full_disk_from_opening(disk: Path) -> None:
    url = f"sqlite:///{disk / 'wijk.sqlite'}"
    before = open_store(url)
    kept = add_initiative(before, Initiative("a", "Koffie", area="GM0202"))
    add_initiative(before, LARGE)
    delete_initiative(before, "groot", 1)
    with before.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE initiatives SET deleted = '2020-01-01 00:00:00' WHERE id = 'groot'")
    before.engine.dispose()
    fill(disk)
    assert list_initiatives(open_store(url)) == (kept,)


def test_a_new_database_on_a_full_disk_is_explained(disk: Path) -> None:
    fill(disk)
    start = perf_counter()
    with pytest.raises(StoreError, match="schijf is vol"):
        open_store(f"sqlite:///{disk / 'wijk.sqlite'}")
    assert perf_counter() - start < BUSY_SECONDS / 3, "waited for a lock of its own"
