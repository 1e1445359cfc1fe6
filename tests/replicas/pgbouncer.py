"""PgBouncer with the settings of deploy/ between the app and the PostgreSQL of a test."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
import psycopg
from sqlalchemy import make_url, text

from tests.browser.driving import ROOT, free_port
from tests.drills.connections import while_writing
from tests.drills.writers import Confirmed, lost
from tests.replicas.behind import Replica, wait_until_ready
from wijk.store.database.connection import connect
from wijk.store.opening import open_store

__all__ = ["Bouncer", "bounced_while_writing", "bouncer_before", "goes_through"]

SETTINGS = ROOT / "deploy" / "pgbouncer" / "pgbouncer.ini"
PROGRAM = shutil.which("pgbouncer", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
OWNER = "postgres"
# More often than psycopg asks before it prepares, and fewer writes than a drill can be about.
OFTEN, FEW = 10, 100


@dataclass
class Bouncer:
    """A PgBouncer that can be stopped and started, with the address of the database behind it."""

    settings: Path
    url: str
    _program: subprocess.Popen[bytes] = field(init=False)

    def start(self) -> None:
        """Start it and wait until it answers; it refuses to run as root."""
        user = OWNER if os.getuid() == 0 else None
        with (self.settings.parent / "pgbouncer.log").open("ab") as log:
            command = [str(PROGRAM), str(self.settings)]
            self._program = subprocess.Popen(command, user=user, stdout=log, stderr=log)
        until = time.monotonic() + 20
        while time.monotonic() < until:
            with suppress(psycopg.OperationalError):
                self.asked("SHOW VERSION")
                return
            time.sleep(0.05)
        raise TimeoutError("pgbouncer does not answer")

    def stop(self) -> None:
        """End it at once, with all connections that go through it."""
        self._program.terminate()
        self._program.wait()

    def asked(self, command: str) -> list[dict[str, Any]]:
        """What it tells about itself."""
        console = make_url(self.url).set(database="pgbouncer").render_as_string(hide_password=False)
        with psycopg.connect(console, autocommit=True, cursor_factory=psycopg.ClientCursor) as connection:
            found = connection.execute(command.encode())
            names = [one.name for one in found.description or ()]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


@contextmanager
def bouncer_before(url: str, folder: Path) -> Iterator[Bouncer]:
    """Run PgBouncer with the settings of deploy/ before a database; only addresses and who may look are others."""
    assert PROGRAM, "pgbouncer is not here"
    port, database = free_port(), make_url(url)
    users, settings = folder / "userlist.txt", folder / "pgbouncer.ini"
    users.write_text(f'"{database.username}" "{database.password}"\n', encoding="utf-8")
    told = SETTINGS.read_text(encoding="utf-8")
    for written, here in (
        (
            "host=127.0.0.1 port=5432 dbname=wijk",
            f"host={database.host} port={database.port} dbname={database.database}",
        ),
        ("listen_port = 6432", f"listen_port = {port}"),
        ("/etc/pgbouncer/userlist.txt", str(users)),
    ):
        assert told.count(written) == 1, f"deploy/pgbouncer/pgbouncer.ini is laid out otherwise: {written}"
        told = told.replace(written, here)
    settings.write_text(f"{told}stats_users = {database.username}\nunix_socket_dir =\n", encoding="utf-8")
    folder.chmod(0o755)
    through = database.set(host="127.0.0.1", port=port, database="wijk").render_as_string(hide_password=False)
    running = Bouncer(settings, through)
    running.start()
    try:
        yield running
    finally:
        running.stop()


def goes_through(bouncer: Bouncer, direct: str, started: Sequence[Replica]) -> str:
    """See at PostgreSQL that everybody comes from PgBouncer, and that what is asked often is prepared there."""
    with psycopg.connect(direct) as beside:
        found = beside.execute(
            "SELECT client_port FROM pg_stat_activity WHERE datname = current_database()"
            " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
        )
        there = {port for (port,) in found}
    own = {row["local_port"] for row in bouncer.asked("SHOW SERVERS")}
    [pool] = [row for row in bouncer.asked("SHOW POOLS") if row["database"] == "wijk"]
    assert there and there <= own, (there - own, len(own))
    assert pool["pool_mode"] == "session" and pool["cl_active"] >= len(started), pool
    here, straight = make_url(bouncer.url).port, make_url(direct).port
    for one in started:
        to = [each.raddr.port for each in psutil.Process(one.process.pid).net_connections("tcp") if each.raddr]
        assert here in to and straight not in to, to
    store = connect(bouncer.url)
    with store.reading() as connection:
        for _ in range(OFTEN):
            connection.execute(text("SELECT count(*) FROM initiatives WHERE id = :id"), {"id": "x"}).scalar()
        prepared = connection.exec_driver_sql("SELECT count(*) FROM pg_prepared_statements").scalar()
    store.engine.dispose()
    assert prepared, "nothing is prepared"
    return f"{len(there)} connections to PostgreSQL, all by PgBouncer in session mode, with prepared statements"


def bounced_while_writing(bouncer: Bouncer, address: str) -> str:
    """Restart PgBouncer at once, three times, while six write through it; gives how many confirmed writes are lost."""
    store, confirmed = open_store(bouncer.url), Confirmed()
    with while_writing(store, confirmed):
        for _ in range(3):
            time.sleep(2)
            bouncer.stop()
            bouncer.start()
        time.sleep(2)
    gone, writes = lost(store, confirmed), confirmed.writes()
    assert writes > FEW and not gone, (writes, gone[:3])
    wait_until_ready(address)
    return f"{writes} writes confirmed, {len(gone)} lost, and the processes can serve again"
