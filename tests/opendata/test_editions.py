"""Editions: whole or not there, switched in one step, back again, and a damaged one never in use."""

import json
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from wijk.opendata import editions as ed
from wijk.opendata.editions import (
    FOLDER_VARIABLE,
    SHIPPED,
    Edition,
    Usable,
    current,
    editions,
    editions_folder,
    go_back,
    load_usable,
    switch_to,
    usable,
    write_edition,
)
from wijk.opendata.snapshot import DATA_FOLDER, SnapshotError, load

pytestmark = pytest.mark.slow

MADE = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of editions."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "editions"))
    return tmp_path / "editions"


def told(copy: Path, edition: str) -> Path:
    """The copy, as another edition of its first table would be."""
    manifest = json.loads((copy / "manifest.json").read_text(encoding="utf-8"))
    manifest["tables"][0]["edition"] = edition
    (copy / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return copy


def files(folder: Path) -> dict[str, bytes]:
    """Every file by its path, also behind the link that the copy has."""
    paths = [Path(top) / name for top, _, names in os.walk(folder, followlinks=True) for name in names]
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def opened() -> Usable:
    return usable(lambda edition: load(edition.folder))


def test_a_clean_clone_uses_what_it_came_with() -> None:
    assert current() == Edition(SHIPPED, DATA_FOLDER)
    assert editions() == (current(),)
    assert opened() == Usable(current())
    with pytest.raises(SnapshotError, match="geen eerdere uitgave"):
        go_back()


def test_where_editions_are_kept_without_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(FOLDER_VARIABLE)
    assert editions_folder() == DATA_FOLDER / "editions"
    monkeypatch.setenv(FOLDER_VARIABLE, "")
    assert editions_folder() == DATA_FOLDER / "editions"


def test_a_written_edition_is_whole_and_used_only_after_the_switch(copy: Path) -> None:
    edition = write_edition(told(copy, "nieuw"), MADE)
    assert edition.name == "20261126-120000" and edition.made == MADE
    assert files(edition.folder) == files(copy)
    assert current().name == SHIPPED
    switch_to(edition)
    assert opened() == Usable(edition)
    assert load_usable().manifest["tables"][0]["edition"] == "nieuw"


def test_going_back_is_the_same_switch_one_edition_at_a_time(small_copy: Path) -> None:
    first = write_edition(told(small_copy, "eerste"), MADE)
    second = write_edition(told(small_copy, "tweede"), MADE + timedelta(days=1))
    switch_to(second)
    assert go_back() == current() == first
    assert go_back().name == current().name == SHIPPED
    switch_to(second)
    assert current() == second
    assert [one.name for one in editions()] == [SHIPPED, first.name, second.name]


def test_the_name_is_the_moment_in_utc_wherever_it_was_made(small_copy: Path) -> None:
    dutch = datetime.fromisoformat("2026-11-26T13:00:00+01:00")
    assert write_edition(small_copy, dutch).name == "20261126-120000"
    with pytest.raises(SnapshotError, match="al een uitgave van dit moment"):
        write_edition(small_copy, MADE)


def damages(folder: Path) -> list[str]:
    """What can be damaged: each table and the manifest, and a file of the geometry."""
    return [*sorted(path.name for path in folder.glob("*.parquet")), "manifest.json", "geometry/2024/gemeente.json"]


def test_a_damaged_snapshot_is_never_written_nor_switched_to(small_copy: Path, folder: Path) -> None:
    edition = write_edition(small_copy, MADE)
    whole = files(edition.folder)
    assert all(not path.is_symlink() for path in edition.folder.rglob("*"))
    for name in damages(edition.folder):
        for damage in (b"", whole[name][:-2], None):
            if damage is None:
                (edition.folder / name).unlink()
            else:
                (edition.folder / name).write_bytes(damage)
            with pytest.raises(SnapshotError):
                switch_to(edition)
            with pytest.raises(SnapshotError):
                write_edition(edition.folder, MADE + timedelta(days=1))
            (edition.folder / name).write_bytes(whole[name])
    assert current().name == SHIPPED
    assert sorted(path.name for path in folder.iterdir()) == [edition.name]
    assert files(edition.folder) == whole


def test_an_edition_that_gets_damaged_later_leaves_the_one_before_in_use_and_says_so(small_copy: Path) -> None:
    first = write_edition(told(small_copy, "eerste"), MADE)
    second = write_edition(told(small_copy, "tweede"), MADE + timedelta(days=1))
    switch_to(second)
    (second.folder / "figures_2024.parquet").write_bytes(b"half")
    found = opened()
    assert found.edition == first
    assert second.name in found.trouble and "figures_2024.parquet" in found.trouble
    shutil.rmtree(first.folder)
    found = opened()
    assert found.edition.name == SHIPPED and "figures_2024.parquet" in found.trouble


def test_an_edition_that_is_gone_leaves_the_one_before_in_use(small_copy: Path) -> None:
    edition = write_edition(small_copy, MADE)
    switch_to(edition)
    shutil.rmtree(edition.folder)
    found = opened()
    assert found.edition.name == SHIPPED and edition.name in found.trouble


@pytest.mark.parametrize("content", [b"", b"../../etc", b"\xff\xfe", b"20261126"])
def test_a_pointer_that_says_nothing_leaves_the_newest_edition_in_use(
    content: bytes, small_copy: Path, folder: Path
) -> None:
    edition = write_edition(small_copy, MADE)
    (folder / ed.POINTER).write_bytes(content)
    with pytest.raises(SnapshotError):
        current()
    found = opened()
    assert found.edition == edition and str(folder / ed.POINTER) in found.trouble


def test_a_folder_that_can_not_be_written_to_is_one_sentence(small_copy: Path, folder: Path) -> None:
    folder.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(SnapshotError, match="niet te bewaren"):
        write_edition(small_copy, MADE)
    with pytest.raises(SnapshotError, match="niet te schrijven"):
        switch_to(Edition(SHIPPED, DATA_FOLDER))


def test_half_a_copy_is_no_edition(small_copy: Path, folder: Path) -> None:
    shutil.copytree(small_copy, folder / ".20261126-120000")
    assert [one.name for one in editions()] == [SHIPPED]
    assert write_edition(small_copy, MADE) in editions()
