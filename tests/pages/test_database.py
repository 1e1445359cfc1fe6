"""What people are told when the database is not what it should be."""

import pytest
from sqlalchemy import text

from tests.databases import NewDatabase
from tests.pages.test_pages import run
from wijk.domain.initiative import Initiative
from wijk.store.initiatives.queries import add_initiative
from wijk.store.opening import open_store


def test_a_damaged_row_is_told_and_the_others_are_there(
    new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = new_database("damaged")
    monkeypatch.setenv("WIJK_DATABASE_URL", url)
    store = open_store(url)
    for identifier, name in (("a", "Koffie"), ("b", "Thee in de tuin")):
        add_initiative(store, Initiative(identifier, name, area="GM0202"))
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE initiatives SET roles = '{}' WHERE id = 'a'"))
    app = run("initiatieven")
    assert [one.value for one in app.warning if "1 bij initiatieven" in one.value]
    assert not app.error
