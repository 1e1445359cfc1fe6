"""A database of its own for every test of a page, never the one in data/entered/."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner


@pytest.fixture(autouse=True)
def own_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what a page stores in a folder of the test; a test of what is stored asks for a new_database besides."""
    monkeypatch.setenv("WIJK_DATABASE_URL", f"sqlite:///{tmp_path / 'page.sqlite'}")


@pytest.fixture(scope="session", autouse=True)
def components_sought_once() -> Iterator[None]:
    """Look for Streamlit's components among all installed packages once, as a server does, and not for every page."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield
