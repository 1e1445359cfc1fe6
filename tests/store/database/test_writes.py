"""How writes ended is counted, and an error of the database has the number under which the log has it."""

import logging
import re

import pytest

from wijk.domain.initiative import Initiative
from wijk.domain.request import new_request, request_number
from wijk.store.common.errors import Conflict, NotNow
from wijk.store.database.connection import Store
from wijk.store.database.writes import WRITES
from wijk.store.initiatives.queries import add_initiative, list_initiatives, save_initiative


def test_writes_are_counted_by_how_they_end(store: Store) -> None:
    before = WRITES.copy()
    coffee = Initiative("a", "Koffie", area="GM0202")
    add_initiative(store, coffee)
    with pytest.raises(Conflict):
        save_initiative(store, coffee, 7)
    with store.writing() as connection:
        connection.exec_driver_sql("DROP TABLE initiatives")
    with pytest.raises(NotNow):
        add_initiative(store, coffee)
    assert WRITES - before == {"kept": 2, "refused": 1, "failed": 1}


def test_an_error_of_the_database_has_the_number_of_the_request(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    with store.writing() as connection:
        connection.exec_driver_sql("DROP TABLE initiatives")
    number = new_request()
    with caplog.at_level(logging.WARNING, "wijk"), pytest.raises(NotNow) as told:
        list_initiatives(store)
    assert re.search(r"Nummer voor de beheerder: (\w{6})", str(told.value))[1] == number == request_number()  # type: ignore[index]
    assert any(number in record.getMessage() for record in caplog.records)
