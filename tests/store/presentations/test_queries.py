"""What people chose of the screens of a place is kept per place, with versions, and without personal details."""

from dataclasses import replace

import pytest

from tests.databases import store_in_memory
from wijk.domain.presentation import Presentation, ScreenNote
from wijk.store.backup.copy import restore_backup, write_backup
from wijk.store.checks.presentations import MOST_NOTE, faults_in_presentation
from wijk.store.common.errors import Conflict, StoreError
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored
from wijk.store.database.store_reading import reading_at_once
from wijk.store.opening import open_store
from wijk.store.presentations.queries import presentation_of, save_presentation

MINE = Presentation("WK020218", ("vieren", "waarom"), ("wie",), (ScreenNote("waarom", "Wacht even", 8),))


def kept(store: Store, *areas: str) -> Stored[Presentation] | None:
    with reading_at_once(store) as reading:
        return presentation_of(reading, areas)


def test_it_comes_back_whole_for_its_place_and_from_a_backup(store: Store, url: str) -> None:
    assert kept(store, "WK020218") is None
    first = save_presentation(store, MINE)
    assert first.item == MINE
    again = open_store(url)
    assert kept(again, "WK020217", "WK020218") == first
    assert kept(again, "WK020217") is None
    second = save_presentation(again, replace(MINE, left_out=()), first.version)
    assert kept(again, "WK020218") == second
    other = store_in_memory()
    restore_backup(other, write_backup(again))
    restored = kept(other, "WK020218")
    assert restored is not None and restored.item == second.item


def test_the_second_of_two_who_choose_at_once_is_refused(store: Store) -> None:
    save_presentation(store, MINE)
    for version in (None, 0):
        with pytest.raises(Conflict) as refused:
            save_presentation(store, replace(MINE, order=()), version)
        assert refused.value.theirs.item == MINE
    assert save_presentation(store, MINE).version == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (replace(MINE, area="onzin"), "area"),
        (replace(MINE, notes=(ScreenNote("wie", "Bel 026-1234567"),)), "notes"),
        (replace(MINE, notes=(ScreenNote("wie", "Vraag het mevrouw De Wit"),)), "notes"),
        (replace(MINE, notes=(ScreenNote("wie", "x" * (MOST_NOTE + 1)),)), "notes"),
        (replace(MINE, notes=(ScreenNote("wie", "", 0),)), "notes"),
        (replace(MINE, order=("weg",)), "order"),
        (replace(MINE, notes=(ScreenNote("weg", "Hoi"),)), "notes"),
    ],
)
def test_what_is_wrong_is_refused(store: Store, wrong: Presentation, field: str) -> None:
    assert faults_in_presentation(MINE) == {}
    assert list(faults_in_presentation(wrong)) == [field]
    with pytest.raises(StoreError):
        save_presentation(store, wrong)
