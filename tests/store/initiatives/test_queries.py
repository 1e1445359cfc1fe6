"""Keeping, changing, deleting and bringing back what users enter, in real SQLite files."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from wijk.domain.initiative import Initiative, PhaseRole
from wijk.store.common.errors import Conflict, StoreError
from wijk.store.database.connection import Store
from wijk.store.importing.remembered_columns import recall_mapping, remember_mapping
from wijk.store.initiatives.layout import INITIATIVE_LAYOUT
from wijk.store.initiatives.queries import (
    add_initiative,
    delete_initiative,
    get_initiative,
    initiatives_stamp,
    list_deleted_initiatives,
    list_initiatives,
    restore_initiative,
    save_initiative,
)
from wijk.store.key_figures.layout import KEY_FIGURE_LAYOUT
from wijk.store.opening import open_store, purge

FULL = Initiative(
    id="a1",
    name="Koffie <script>alert(1)</script> \"thuis\" 'ís' ☕\n2e regel",
    organisation="Stichting É",
    roles=(PhaseRole("signaleren", ("herkennen", "meldpunt")), PhaseRole("volgen")),
    groups=("ouderen", "mantelzorgers"),
    elements=("ontmoeten",),
    copings=("actief",),
    starts_from="wens",
    formal=False,
    area="WK020218",
    address="Straat 1",
    latitude=51.9612,
    longitude=5.9123,
    reach=40,
    capacity_per_month=12,
    costs="€ 2,50",
    sign_up="loop binnen",
    contact_role="gastvrouw",
    money_continuity="tot 2027",
    people_continuity="drie vrijwilligers",
    recognition="geen",
    note="=1+1",
    last_confirmed=date(2026, 9, 24),
    check_period_months=6,
)


def test_what_is_kept_comes_back_whole(store: Store, url: str) -> None:
    kept = add_initiative(store, FULL)
    assert kept.item == FULL
    assert (kept.version, kept.deleted) == (1, None)
    assert list_initiatives(open_store(url)) == (kept,)


def test_the_stamp_changes_with_every_change_and_only_then(store: Store) -> None:
    stamps = [initiatives_stamp(store)]
    changes: list[Callable[[], object]] = [
        lambda: add_initiative(store, FULL),
        lambda: save_initiative(store, replace(FULL, name="Thee"), 1),
        lambda: delete_initiative(store, FULL.id, 2),
        lambda: restore_initiative(store, FULL.id),
    ]
    for change in changes:
        change()
        stamps.append(initiatives_stamp(store))
    assert len(set(stamps)) == 5
    list_initiatives(store)
    assert initiatives_stamp(store) == stamps[-1]


def test_a_change_gets_a_new_version_and_time(store: Store) -> None:
    first = add_initiative(store, FULL)
    second = save_initiative(store, replace(FULL, name="Thee"), first.version)
    assert (second.item.name, second.version, second.created) == ("Thee", 2, first.created)
    assert second.changed > first.changed


def test_saving_over_somebody_elses_change_is_refused_with_both_versions(store: Store) -> None:
    add_initiative(store, FULL)
    theirs = save_initiative(store, replace(FULL, name="van hen"), 1)
    with pytest.raises(Conflict) as conflict:
        save_initiative(store, replace(FULL, name="van mij"), 1)
    assert conflict.value.mine.name == "van mij"
    assert conflict.value.theirs == theirs
    assert get_initiative(store, FULL.id) == theirs


def test_deleting_what_somebody_else_changed_is_refused(store: Store) -> None:
    add_initiative(store, FULL)
    save_initiative(store, replace(FULL, name="van hen"), 1)
    with pytest.raises(Conflict):
        delete_initiative(store, FULL.id, 1)
    assert len(list_initiatives(store)) == 1


def test_saving_what_somebody_else_deleted_shows_that_it_was_deleted(store: Store) -> None:
    add_initiative(store, FULL)
    delete_initiative(store, FULL.id, 1)
    with pytest.raises(Conflict) as conflict:
        save_initiative(store, replace(FULL, name="van mij"), 1)
    assert conflict.value.theirs.deleted is not None


def test_an_id_is_given_out_once_also_after_deletion(store: Store) -> None:
    add_initiative(store, FULL)
    delete_initiative(store, FULL.id, 1)
    with pytest.raises(Conflict):
        add_initiative(store, FULL)


def test_of_many_threads_saving_one_version_exactly_one_wins(store: Store) -> None:
    add_initiative(store, FULL)
    outcomes: list[str] = []

    def save(name: str) -> None:
        try:
            save_initiative(store, replace(FULL, name=name), 1)
            outcomes.append(name)
        except Conflict:
            outcomes.append("conflict")

    threads = [threading.Thread(target=save, args=(f"naam {number}",)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    winners = [outcome for outcome in outcomes if outcome != "conflict"]
    assert len(outcomes) == 8
    assert [record.item.name for record in list_initiatives(store)] == winners


def test_deletion_can_be_undone(store: Store) -> None:
    add_initiative(store, FULL)
    delete_initiative(store, FULL.id, 1)
    assert list_initiatives(store) == ()
    assert [record.item for record in list_deleted_initiatives(store)] == [FULL]
    restored = restore_initiative(store, FULL.id)
    assert list_initiatives(store) == (restored,)
    assert (restored.item, restored.deleted) == (FULL, None)


@pytest.mark.parametrize(("days", "left"), [(29, 1), (31, 0)])
def test_after_30_days_a_deletion_is_for_good(store: Store, days: int, left: int) -> None:
    add_initiative(store, FULL)
    add_initiative(store, replace(FULL, id="levend"))
    delete_initiative(store, FULL.id, 1)
    purge(store, datetime.now(UTC) + timedelta(days=days))
    assert len(list_deleted_initiatives(store)) == left
    assert [record.id for record in list_initiatives(store)] == ["levend"]


def test_restoring_what_is_gone_for_good_says_so(store: Store) -> None:
    with pytest.raises(StoreError, match="30 dagen"):
        restore_initiative(store, "weg")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": "  "}, "naam"),
        ({"id": "a b"}, "kenmerk"),
        ({"area": "Malburgen"}, "CBS-code"),
        ({"reach": -1}, "aantal mensen"),
        ({"latitude": float("nan")}, "graden"),
        ({"longitude": None}, "allebei"),
        ({"note": "x" * 4001}, "te lang"),
        ({"check_period_months": 0}, "maanden"),
        ({"last_confirmed": date(1899, 12, 31)}, "1900"),
        ({"starts_from": "niets"}, "wens of aanbod"),
    ],
)
def test_an_impossible_initiative_is_refused_in_dutch(store: Store, change: dict[str, object], sentence: str) -> None:
    with pytest.raises(StoreError, match=sentence):
        add_initiative(store, replace(FULL, **change))  # type: ignore[arg-type]
    assert list_initiatives(store) == ()


def test_nul_and_half_characters_are_dropped_because_no_database_keeps_them(store: Store) -> None:
    assert add_initiative(store, replace(FULL, name="a\0b\ud800c")).item.name == "abc"


def test_a_mapping_is_remembered_by_headers(store: Store) -> None:
    assert recall_mapping(store, ["Naam", "Wie"], INITIATIVE_LAYOUT) is None
    remember_mapping(store, ["Naam", "Wie"], ("name", None), INITIATIVE_LAYOUT)
    remember_mapping(store, ["Naam", "Wie"], ("name", "organisation"), INITIATIVE_LAYOUT)
    assert recall_mapping(store, ["NAAM ", "wie"], INITIATIVE_LAYOUT) == ("name", "organisation")
    assert recall_mapping(store, ["Wie", "Naam"], INITIATIVE_LAYOUT) is None
    assert recall_mapping(store, ["Naam", "Wie"], KEY_FIGURE_LAYOUT) is None
    remember_mapping(store, ["Naam", "Wie"], (None, "role"), KEY_FIGURE_LAYOUT)
    assert recall_mapping(store, ["Naam", "Wie"], INITIATIVE_LAYOUT) == ("name", "organisation")
    assert recall_mapping(store, ["Naam", "Wie"], KEY_FIGURE_LAYOUT) == (None, "role")
