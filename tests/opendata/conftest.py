"""A copy of the snapshot that a test may damage."""

import shutil
from pathlib import Path

import pytest

from wijk.opendata.snapshot import DATA_FOLDER


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The tables and the manifest as files of their own, the geometry by link."""
    folder = tmp_path / "data"
    folder.mkdir()
    for path in (*DATA_FOLDER.glob("*.parquet"), DATA_FOLDER / "manifest.json"):
        shutil.copy(path, folder)
    (folder / "geometry").symlink_to(DATA_FOLDER / "geometry")
    return folder
