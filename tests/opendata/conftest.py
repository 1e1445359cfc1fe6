"""A copy of the snapshot that a test may damage, a small one to update, and the sources on loopback."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.opendata.published import all_features, cut, health, kwb
from tests.opendata.replay import Replay, Row, Table, replaying
from tests.opendata.small import copied, write_small
from tests.opendata.updating import NOW
from wijk.opendata.editions import FOLDER_VARIABLE, switch_to, write_edition
from wijk.opendata.snapshot import DATA_FOLDER, Snapshot, load


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The shipped snapshot as files of its own, the geometry by link."""
    return copied(DATA_FOLDER, tmp_path / "data")


@pytest.fixture
def small_copy(shipped: Path, tmp_path: Path) -> Path:
    """The small one, just so."""
    return copied(shipped, tmp_path / "data")


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small snapshot, as if it came with the program."""
    return write_small(tmp_path_factory.mktemp("small") / "data")


@pytest.fixture(scope="session")
def before(shipped: Path) -> Snapshot:
    return load(shipped)


@pytest.fixture(scope="session")
def tables(before: Snapshot) -> dict[str, Table]:
    """What the sources hold: Kerncijfers 2024, and the estimates of two years for all ages."""
    areas = cut(before, 2024)
    found = [kwb(before, 2024, "85984NED", areas), health(before, areas, periods=("2022JJ00", "2024JJ00"))]
    return {table.id: table for table in found}


@pytest.fixture(scope="session")
def in_use(shipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of editions with the small snapshot in use, to copy."""
    made = tmp_path_factory.mktemp("in_use") / "editions"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(FOLDER_VARIABLE, str(made))
        switch_to(write_edition(shipped, NOW - timedelta(days=300)))
    return made


@pytest.fixture
def folder(in_use: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of editions, with the small snapshot in use."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "editions"))
    return shutil.copytree(in_use, tmp_path / "editions")


@pytest.fixture(scope="session")
def shapes() -> dict[str, list[Row]]:
    """What PDOK holds."""
    return all_features()


@pytest.fixture
def replay(tables: dict[str, Table], shapes: dict[str, list[Row]]) -> Iterator[Replay]:
    with replaying(Replay(dict(tables), dict(shapes), page=200, limit=200)) as served:
        yield served
