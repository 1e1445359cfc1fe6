"""A disk that fills while people write, and is emptied again; made by root only, as a small disk in memory."""

import os
import secrets
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url, text

from tests.databases import SERVER
from tests.drills.connections import server_engine
from tests.drills.writers import Confirmed, lost
from wijk.domain.initiative import Initiative
from wijk.store.common.errors import DiskFull
from wijk.store.database.connection import Store
from wijk.store.initiatives.queries import add_initiative
from wijk.store.opening import open_store

__all__ = ["fill_disk"]

MEGABYTES = 24


def fill_disk() -> Iterator[tuple[str, list[str]]]:
    """Write until the disk is full, take away what fills it, and write on: one line, nothing when not root."""
    if os.geteuid():
        return
    with tempfile.TemporaryDirectory() as above:
        folder = Path(above)
        folder.chmod(0o755)
        with _small_disk(folder / "schijf") as disk, _database_on(disk) as url:
            store, confirmed = open_store(url), Confirmed()
            ballast = disk / "ballast"
            ballast.write_bytes(bytes(MEGABYTES * 600_000))
            refused = _until_full(store, confirmed, "voor")
            gone = lost(store, confirmed)
            ballast.unlink()
            confirmed.note("na", add_initiative(store, Initiative("na", "Koffie", area="GM0202")).version)
            store.engine.dispose()
            kind, again = "PostgreSQL" if SERVER else "SQLite", open_store(url)
            gone += lost(again, confirmed)
            again.engine.dispose()
    yield f"{kind}, a full disk ({refused!r}), {len(confirmed.versions)} writes confirmed before and after", gone


def _until_full(store: Store, confirmed: Confirmed, name: str) -> str:
    for number in range(100_000):
        item = Initiative(f"{name}-{number}", "Koffie", area="GM0202", note=secrets.token_hex(1500))
        try:
            confirmed.note(item.id, add_initiative(store, item).version)
        except DiskFull as full:
            return str(full)
    raise AssertionError("the disk did not fill")


@contextmanager
def _small_disk(folder: Path) -> Iterator[Path]:
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m", "none", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@contextmanager
def _database_on(disk: Path) -> Iterator[str]:
    if not SERVER:
        yield f"sqlite:///{disk / 'wijk.sqlite'}"
        return
    tables = disk / "tabellen"
    tables.mkdir()
    subprocess.run(["chown", "postgres", str(tables)], check=True)
    server = server_engine(SERVER)
    with server.connect() as connection:
        connection.execute(text(f"CREATE TABLESPACE klein LOCATION '{tables}'"))
        connection.execute(text("CREATE DATABASE vol TABLESPACE klein TEMPLATE template0"))
    try:
        yield make_url(SERVER).set(database="vol").render_as_string(hide_password=False)
    finally:
        with server.connect() as connection:
            connection.execute(text("DROP DATABASE vol WITH (FORCE)"))
            connection.execute(text("DROP TABLESPACE klein"))
        server.dispose()
