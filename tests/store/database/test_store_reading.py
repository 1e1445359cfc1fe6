"""A reading of the store: of one moment, and nothing is read twice that did not change."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from tests.databases import NewDatabase
from wijk.domain.initiative import Initiative
from wijk.domain.key_figure import KeyFigure
from wijk.store.database.connection import Store, connect
from wijk.store.database.record_types import INITIATIVES, KEY_FIGURES, RECORD_TYPES
from wijk.store.database.store_reading import reading_at_once
from wijk.store.initiatives.queries import add_initiative, delete_initiative, save_initiative
from wijk.store.key_figures.queries import add_key_figure
from wijk.store.opening import open_store


@pytest.fixture
def store(new_database: NewDatabase) -> Store:
    return connect(new_database("wijk"))


@contextmanager
def statements(store: Store) -> Iterator[list[str]]:
    """The statements that go to the database meanwhile, those that begin a transaction too."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        seen.append(statement)

    event.listen(store.engine, "before_cursor_execute", note)
    yield seen
    event.remove(store.engine, "before_cursor_execute", note)


def test_a_second_reading_reads_only_what_changed(store: Store) -> None:
    add_initiative(store, Initiative("1", "Koffie", area="WK020218"))
    with reading_at_once(store) as reading:
        first = [reading.all_of(one) for one in RECORD_TYPES]
    with statements(store) as seen, reading_at_once(store) as reading:
        again = [reading.all_of(one) for one in RECORD_TYPES]
    assert all(one is other for one, other in zip(first, again, strict=True))
    assert [one for one in seen if "changes" not in one and "BEGIN" not in one] == []
    add_key_figure(store, KeyFigure("a", "kapper", areas=("WK020218",)))
    with statements(store) as seen, reading_at_once(store) as reading:
        found = {one.name: reading.all_of(one) for one in RECORD_TYPES}
    assert [one.id for one in found[KEY_FIGURES.name].living] == ["a"]
    assert len([one for one in seen if "FROM key_figures" in one]) == 1
    assert not any("FROM initiatives" in one for one in seen)


def test_a_reading_sees_what_another_program_changed(store: Store) -> None:
    other = open_store(store.engine.url.render_as_string(hide_password=False))
    kept = add_initiative(other, Initiative("1", "Koffie", area="WK020218"))
    with reading_at_once(store) as reading:
        assert [one.item.name for one in reading.all_of(INITIATIVES).living] == ["Koffie"]
    changed = save_initiative(other, Initiative("1", "Thee", area="WK020218"), kept.version)
    with reading_at_once(store) as reading:
        assert [one.item.name for one in reading.all_of(INITIATIVES).living] == ["Thee"]
    delete_initiative(other, "1", changed.version)
    with reading_at_once(store) as reading:
        found = reading.all_of(INITIATIVES)
    assert (found.living, [one.id for one in found.deleted]) == ((), ["1"])


def test_a_reading_is_of_one_moment(store: Store) -> None:
    add_initiative(store, Initiative("1", "Koffie", area="WK020218"))
    with reading_at_once(store) as reading:
        add_initiative(store, Initiative("2", "Thee", area="WK020218"))
        assert len(reading.all_of(INITIATIVES).living) == 1
    with reading_at_once(store) as reading:
        assert len(reading.all_of(INITIATIVES).living) == 2


def test_saving_takes_one_statement_besides_its_mark(store: Store) -> None:
    kept = add_initiative(store, Initiative("1", "Koffie", area="WK020218"))
    with statements(store) as seen:
        assert save_initiative(store, Initiative("1", "Thee", area="WK020218"), kept.version).version == 2
    assert len([one for one in seen if "initiatives" in one]) == 1
