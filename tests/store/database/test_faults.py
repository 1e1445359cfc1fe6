"""What can be tried again is told apart from what the store refuses."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from wijk.store.common.errors import NotNow
from wijk.store.database.faults import dutch_errors


def test_a_database_that_is_locked_or_broken_can_be_tried_again(tmp_path: Path) -> None:
    file = tmp_path / "wijk.sqlite"
    engine = create_engine(f"sqlite:///{file}", connect_args={"timeout": 0})
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotNow, match="te veel tegelijk"), dutch_errors(engine), engine.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE seen (id)")
    with pytest.raises(NotNow, match="niet te lezen"), dutch_errors(engine), engine.begin() as connection:
        connection.exec_driver_sql("SELECT * FROM seen")
