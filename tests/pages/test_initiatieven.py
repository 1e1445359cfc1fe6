"""The page Initiatieven as Streamlit runs it, on a database of its own."""

from pathlib import Path

import pytest

from tests.pages.test_pages import run
from wijk.store.database import Store
from wijk.store.repository import list_initiatives, open_store


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    url = f"sqlite:///{tmp_path / 'wijk.sqlite'}"
    monkeypatch.setenv("WIJK_DATABASE_URL", url)
    return open_store(url)


def test_an_empty_list_offers_the_example(store: Store) -> None:
    app = run("initiatieven")
    [button] = [one for one in app.button if one.label == "Laad een voorbeeld (verzonnen)"]
    button.click().run()
    assert len(list_initiatives(store)) == 14
    assert "verzonnen initiatieven" in app.success[0].value
