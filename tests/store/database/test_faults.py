"""What can be tried again is told apart from what the store refuses, and leaves nothing half kept."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from tests.store.examples import examples_of
from wijk.store.common.errors import NotNow
from wijk.store.database.connection import Store
from wijk.store.database.faults import dutch_errors
from wijk.store.database.record_types import INITIATIVES


def test_a_database_that_is_locked_or_broken_can_be_tried_again(tmp_path: Path) -> None:
    file = tmp_path / "wijk.sqlite"
    engine = create_engine(f"sqlite:///{file}", connect_args={"timeout": 0})
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotNow, match="te veel tegelijk"), dutch_errors(engine), engine.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE seen (id)")
    with pytest.raises(NotNow, match="niet te lezen"), dutch_errors(engine), engine.begin() as connection:
        connection.exec_driver_sql("SELECT * FROM seen")


@pytest.mark.parametrize("then", ["another statement", "nothing"])
def test_a_line_that_broke_within_a_write_is_told_and_keeps_nothing(store: Store, then: str) -> None:
    """The line may break while the store handles another error: what comes next is then refused by no database."""
    first, second = examples_of(INITIATIVES)
    with pytest.raises(NotNow, match="Nummer voor de beheerder"), store.writing() as connection:
        INITIATIVES.add(connection, first)
        connection.invalidate()
        if then == "another statement":
            INITIATIVES.add(connection, second)
    with store.writing() as connection:
        assert INITIATIVES.with_deleted(connection) == ()
        INITIATIVES.add(connection, first)
