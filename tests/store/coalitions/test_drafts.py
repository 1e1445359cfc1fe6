"""What an area asks of its coalition is kept per area, with versions, a backup, and without erased people."""

from dataclasses import replace

import pytest

from tests.databases import store_in_memory
from tests.store.people import NURSE
from wijk.domain.draft import Draft, NeedWeight
from wijk.domain.need import Conditions, Need
from wijk.store.backup.copy import restore_backup, write_backup
from wijk.store.coalitions.drafts import get_draft, save_draft
from wijk.store.common.errors import Conflict, StoreError
from wijk.store.database.connection import Store
from wijk.store.key_figures.erasing import erase_person
from wijk.store.key_figures.queries import add_key_figure
from wijk.store.opening import open_store

DRAFT = Draft(
    "WK020218",
    (NeedWeight(("ouderen", "signaleren", "", ""), 3.0), NeedWeight(("", "", "", "onderzoek"), None)),
    (Need("ouderen", "volgen", 3, "BU02021885", "ervaring", "Zelf toegevoegd."),),
    Conditions(
        8,
        2,
        4.0,
        all_sides=True,
        must_include=(NURSE.id,),
        not_together=((NURSE.id, "x", "y"), (NURSE.id, "z"), ("q",)),
    ),
    elsewhere=True,
)


def test_a_draft_comes_back_whole_and_belongs_to_its_area(store: Store, url: str) -> None:
    assert get_draft(store, "WK020218") is None
    kept = save_draft(store, DRAFT)
    again = open_store(url)
    assert get_draft(again, "WK020218") == kept
    assert kept.item == DRAFT
    assert get_draft(again, "WK020217") is None
    assert save_draft(again, replace(DRAFT, elsewhere=False), kept.version).version == 2


def test_the_second_of_two_who_choose_at_once_is_refused(store: Store) -> None:
    save_draft(store, DRAFT)
    other = replace(DRAFT, own=())
    with pytest.raises(Conflict) as first:
        save_draft(store, other)
    assert first.value.theirs.item == DRAFT
    assert save_draft(store, DRAFT).version == 1
    save_draft(store, other, 1)
    with pytest.raises(Conflict):
        save_draft(store, DRAFT, 1)
    found = get_draft(store, "WK020218")
    assert found is not None and found.item == other


def test_a_draft_needs_an_area(store: Store) -> None:
    with pytest.raises(StoreError):
        save_draft(store, Draft("NL00"))


def test_a_draft_is_in_a_backup(store: Store) -> None:
    kept = save_draft(store, DRAFT)
    other = store_in_memory()
    assert restore_backup(other, write_backup(store)).added == 1
    assert get_draft(other, "WK020218") == kept


def test_erasing_a_person_takes_them_out_of_drafts(store: Store) -> None:
    add_key_figure(store, NURSE)
    save_draft(store, DRAFT)
    erase_person(store, NURSE.id)
    found = get_draft(store, "WK020218")
    assert found is not None and found.version == 2
    assert found.item.conditions.must_include == ()
    assert found.item.conditions.not_together == (("x", "y"), ("q",))
    assert (found.item.own, found.item.weighed) == (DRAFT.own, DRAFT.weighed)


def test_a_place_finds_its_draft_under_any_of_its_codes(store: Store) -> None:
    save_draft(store, Draft("WK197901", elsewhere=True))
    found = get_draft(store, "WK001001", "WK197901")
    assert found and found.item.elsewhere
    later = save_draft(store, Draft("WK001001", members=("a",)))
    assert get_draft(store, "WK001001", "WK197901") == later
    assert get_draft(store, "WK001002") is None
