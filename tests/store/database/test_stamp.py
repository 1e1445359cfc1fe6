"""One stamp tells in under a millisecond whether anything was changed, by whatever program."""

from collections.abc import Callable
from time import thread_time

import pytest
from sqlalchemy import delete

from tests.decisions import sure
from tests.store.people import CONSENT, NURSE, PASSPHRASE, TODAY
from wijk.domain.draft import Draft
from wijk.domain.initiative import Initiative
from wijk.domain.key_figure import KeyFigure
from wijk.store.coalitions.drafts import save_draft
from wijk.store.database.connection import Store
from wijk.store.database.record_types import INITIATIVES, RECORD_TYPES
from wijk.store.database.stamp import stamp
from wijk.store.initiatives.queries import add_initiative, delete_initiative, restore_initiative
from wijk.store.key_figures.consents import give_consent, withdraw_consent
from wijk.store.key_figures.erasing import erase_person
from wijk.store.key_figures.passphrase import VARIABLE
from wijk.store.key_figures.queries import add_key_figure
from wijk.store.matrix.decisions import AlreadyDecided, make_decision
from wijk.store.opening import open_store

COFFEE = Initiative("a", "Koffie", area="GM0202")
SECONDS = 0.001


def test_every_change_of_whatever_kind_changes_the_stamp(
    store: Store, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    other = open_store(url)
    acts: list[Callable[[], object]] = [
        lambda: add_initiative(other, COFFEE),
        lambda: delete_initiative(other, "a", 1),
        lambda: restore_initiative(other, "a"),
        lambda: make_decision(other, sure()),
        lambda: save_draft(other, Draft("GM0202")),
        lambda: add_key_figure(other, NURSE),
        lambda: give_consent(other, "a1", CONSENT, TODAY, PASSPHRASE),
        lambda: withdraw_consent(other, "a1"),
        lambda: erase_person(other, "a1"),
    ]
    stamps = [stamp(store)]
    for act in acts:
        act()
        stamps.append(stamp(store))
    assert len(set(stamps)) == len(acts) + 1
    assert stamp(store) == stamps[-1] == stamp(other)


def test_reading_and_what_changes_nothing_leave_the_stamp(store: Store) -> None:
    add_initiative(store, COFFEE)
    make_decision(store, sure())
    before = stamp(store)
    with pytest.raises(AlreadyDecided):
        make_decision(store, sure())
    with pytest.raises(RuntimeError):
        add_initiative(store, COFFEE)
    assert stamp(store) == before


def test_the_stamp_of_one_kind_is_left_by_another(store: Store) -> None:
    before = stamp(store, INITIATIVES)
    add_key_figure(store, KeyFigure("b", "bakker", areas=("GM0202",)))
    assert stamp(store, INITIATIVES) == before
    add_initiative(store, COFFEE)
    assert stamp(store, INITIATIVES) != before


def test_two_databases_never_look_the_same(store: Store, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = open_store(f"sqlite:///{tmp_path_factory.mktemp('ander') / 'wijk.sqlite'}")
    for each in (store, other):
        add_initiative(each, COFFEE)
    assert stamp(store) != stamp(other)


def test_no_kind_of_record_is_left_out(store: Store) -> None:
    seen = set()
    for record_type in RECORD_TYPES:
        with store.writing() as connection:
            connection.execute(delete(record_type.table))
        seen.add(stamp(store))
    assert len(seen) == len(RECORD_TYPES)


def test_the_stamp_takes_under_a_millisecond_also_among_many_records(store: Store) -> None:
    with store.writing() as connection:
        INITIATIVES.add_all(connection, [Initiative(f"i{number}", "Koffie", area="GM0202") for number in range(2_000)])
    times = []
    for _ in range(300):
        start = thread_time()
        stamp(store)
        times.append(thread_time() - start)
    assert sorted(times)[len(times) // 4] < SECONDS, sorted(times)[:: len(times) // 10]
