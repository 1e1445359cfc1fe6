"""Opening, migrating, and surviving other processes and sudden deaths."""

import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy.exc import OperationalError

from wijk.domain.initiative import Initiative
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import DEFAULT_FILE, Store, database_url
from wijk.store.database.schema import metadata
from wijk.store.initiatives.queries import add_initiative, list_initiatives, save_initiative
from wijk.store.opening import open_store

pytestmark = pytest.mark.slow

WRITER = Path(__file__).parent / "writer.py"
ROOT = Path(__file__).parents[3]


def start(*arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, str(WRITER), *arguments],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_migrations_make_exactly_the_tables_of_the_schema(store: Store) -> None:
    with store.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_opening_again_keeps_everything(url: str) -> None:
    kept = add_initiative(open_store(url), Initiative("a", "Koffie", area="GM0202"))
    assert list_initiatives(open_store(url)) == (kept,)


def test_sqlite_waits_for_the_disk(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'wijk.sqlite'}")
    with store.reading() as connection:
        settings = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")]
        assert settings == ["wal", 2]
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == 15_000


def test_the_environment_names_the_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("WIJK_DATABASE_URL", raising=False)
    assert database_url() == f"sqlite:///{DEFAULT_FILE}"
    monkeypatch.setenv("WIJK_DATABASE_URL", f"sqlite:///{tmp_path}/map/die/nog/niet/bestaat.sqlite")
    open_store()
    assert (tmp_path / "map/die/nog/niet/bestaat.sqlite").exists()


@pytest.mark.parametrize("url", ["onzin", "sqlite:////proc/nee/wijk.sqlite", "geenbekende://server/wijk"])
def test_an_impossible_place_is_explained(url: str) -> None:
    with pytest.raises(StoreError, match="niet te openen"):
        open_store(url)


def test_a_damaged_database_is_explained_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "wijk.sqlite"
    file.write_bytes(b"dit is geen database" * 500)
    before = file.read_bytes()
    with pytest.raises(StoreError, match="reservekopie"):
        open_store(f"sqlite:///{file}")
    assert file.read_bytes() == before


def test_a_database_of_a_newer_version_is_explained(store: Store, url: str) -> None:
    with store.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="nieuwere versie"):
        open_store(url)


def test_errors_never_show_what_users_entered(store: Store) -> None:
    with store.writing() as connection:
        connection.exec_driver_sql("DROP TABLE initiatives")
    with pytest.raises(StoreError) as error:
        save_initiative(store, Initiative("a", "geheime naam", area="GM0202"), 1)
    assert "geheime naam" not in f"{error.value} {error.value.__cause__}"


def test_losing_the_race_to_make_the_tables_is_tried_again(empty_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    upgrade = command.upgrade
    tries: list[str] = []

    def lose_once(config: Config, revision: str) -> None:
        tries.append(revision)
        if len(tries) == 1:
            raise OperationalError("CREATE TABLE initiatives", {}, Exception("already exists"))
        upgrade(config, revision)

    monkeypatch.setattr(command, "upgrade", lose_once)
    assert list_initiatives(open_store(empty_url)) == ()
    assert len(tries) == 2


def test_programs_that_open_a_new_database_together_all_succeed(empty_url: str) -> None:
    writers = [start(empty_url, "add", str(number)) for number in range(3)]
    confirmed = [writer.stdout.readline().strip() for writer in writers if writer.stdout]
    for writer in writers:
        writer.kill()
        writer.communicate()
    assert confirmed == ["0-0", "1-0", "2-0"]


def test_of_two_programs_editing_one_row_the_second_is_refused(store: Store, url: str) -> None:
    add_initiative(store, Initiative("a", "Koffie", area="GM0202"))
    first, second = start(url, "edit", "eerste"), start(url, "edit", "tweede")
    assert first.stdout and second.stdout
    assert (first.stdout.readline(), second.stdout.readline()) == ("seen\n", "seen\n")
    said = [first.communicate("ga\n")[0], second.communicate("ga\n")[0]]
    assert said == ["saved\n", "Conflict\n"]
    assert [record.item.name for record in list_initiatives(store)] == ["eerste"]
