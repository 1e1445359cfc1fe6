"""A backup holds everything, and putting it back never costs newer work."""

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from time import thread_time
from typing import Any

import pytest

from tests.databases import store_in_memory
from tests.decisions import decision, sure
from wijk.domain.clock import now
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.meeting import Count, Harvest, Meeting, Option, Presence, Question, Recognition
from wijk.domain.plan import Action, Goal
from wijk.domain.presentation import Presentation, ScreenNote
from wijk.store.backup.copy import FORMAT, RestoreOutcome, restore_backup, write_backup
from wijk.store.common.errors import BackupError, Conflict
from wijk.store.database.connection import Store
from wijk.store.database.record_types import (
    ACTIONS,
    GOALS,
    HARVESTS,
    INITIATIVES,
    MEETINGS,
    PRESENTATIONS,
    QUESTIONS,
    RECOGNITIONS,
)
from wijk.store.database.records import RecordType
from wijk.store.importing.remembered_columns import recall_mapping, remember_mapping
from wijk.store.initiatives.layout import INITIATIVE_LAYOUT
from wijk.store.initiatives.queries import (
    add_initiative,
    delete_initiative,
    list_deleted_initiatives,
    list_initiatives,
    save_initiative,
)
from wijk.store.matrix.decisions import list_decisions, make_decision
from wijk.store.opening import purge

COFFEE = Initiative(
    "a", "Koffie ☕", roles=(PhaseRole("volgen", ("borgen",)),), last_confirmed=date(2026, 1, 1), area="GM0202"
)


@pytest.fixture
def filled(store: Store) -> Store:
    add_initiative(store, COFFEE)
    add_initiative(store, replace(COFFEE, id="weg"))
    delete_initiative(store, "weg", 1)
    make_decision(store, sure(area="GM0202"))
    make_decision(store, decision("prioriteit", "leeg", area="GM0202"))
    remember_mapping(store, ["Naam"], ("name",), INITIATIVE_LAYOUT)
    return store


def rewrite(backup: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    content = json.loads(zipfile.ZipFile(io.BytesIO(backup)).read("wijk.json"))
    change(content)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("wijk.json", json.dumps(content))
    return file.getvalue()


def test_an_empty_database_becomes_the_same_as_the_one_backed_up(filled: Store) -> None:
    other = store_in_memory()
    assert restore_backup(other, write_backup(filled)) == RestoreOutcome(5, 0, 0)
    for listing in (list_initiatives, list_deleted_initiatives, list_decisions):
        assert listing(other) == listing(filled) != ()
    assert recall_mapping(other, ["naam"], INITIATIVE_LAYOUT) == ("name",)


def test_meetings_plans_and_presentations_come_back_as_they_were(store: Store) -> None:
    day, options = date(2026, 9, 24), (Option("o0", "Koor"), Option("o1", "Bankje"))
    kept: list[tuple[RecordType[Any], list[Any]]] = [
        (MEETINGS, [Meeting("m", "GM0202", day, "", (Presence("bewoners", 3),), ("Koken",), ("Het koor",))]),
        (QUESTIONS, [Question("q", "m", "keuze", "Wat eerst?", options, phones=(Count("o0", 4),), people=4)]),
        (HARVESTS, [Harvest("h", "m", "GM0202", "q", "idee", "Bankje", day, support=2)]),
        (RECOGNITIONS, [Recognition("r", "GM0202", "m", "lonely_18plus", 2020, day, 6, 2, 1, words=("de flats",))]),
        (GOALS, [Goal("g", "GM0202", "Samen eten", day), Goal("weg", "GM0202", "Oud", day)]),
        (ACTIONS, [Action("a", "GM0202", "g", "Koken", ("kerk",), day, hours=2.5, phase="volgen", group="ouderen")]),
        (PRESENTATIONS, [Presentation("GM0202", left_out=("wie",), notes=(ScreenNote("waarom", "Welkom", 3),))]),
    ]
    with store.writing() as connection:
        for record_type, items in kept:
            record_type.add_all(connection, items)
        GOALS.remove(connection, "weg", 1)
    other = store_in_memory()
    assert restore_backup(other, write_backup(store)) == RestoreOutcome(8, 0, 0)
    purge(other, now())
    with store.reading() as here, other.reading() as there:
        for record_type, items in kept:
            assert record_type.with_deleted(there) == record_type.with_deleted(here)
            assert [one.item for one in record_type.with_deleted(there)] == items


def test_restoring_twice_or_onto_the_source_changes_nothing(filled: Store) -> None:
    before = list_initiatives(filled)
    assert restore_backup(filled, write_backup(filled)) == RestoreOutcome(0, 0, 5)
    assert list_initiatives(filled) == before


def test_newer_work_stays(filled: Store) -> None:
    backup = write_backup(filled)
    changed = save_initiative(filled, replace(COFFEE, name="Nieuwer"), 1)
    added = add_initiative(filled, replace(COFFEE, id="later"))
    restore_backup(filled, backup)
    assert list_initiatives(filled) == (changed, added)


def test_a_newer_backup_wins_and_an_open_form_notices(filled: Store) -> None:
    other = store_in_memory()
    restore_backup(other, write_backup(filled))
    save_initiative(other, replace(COFFEE, name="Elders gewijzigd"), 1)
    assert restore_backup(filled, write_backup(other)) == RestoreOutcome(0, 1, 4)
    assert [record.item.name for record in list_initiatives(filled)] == ["Elders gewijzigd"]
    with pytest.raises(Conflict):
        save_initiative(filled, COFFEE, 1)


def test_a_form_that_was_open_while_a_backup_was_put_back_notices(filled: Store) -> None:
    other = store_in_memory()
    restore_backup(other, write_backup(filled))
    seen = save_initiative(filled, replace(COFFEE, name="Hier gewijzigd"), 1)
    save_initiative(other, replace(COFFEE, name="Later elders gewijzigd"), 1)
    restore_backup(filled, write_backup(other))
    with pytest.raises(Conflict):
        save_initiative(filled, COFFEE, seen.version)


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"geen zip",
        lambda backup: backup[: len(backup) // 2],
        lambda backup: backup[:60] + bytes(20) + backup[80:],
        lambda backup: rewrite(backup, lambda content: content.pop("decisions")),
        lambda backup: rewrite(backup, lambda content: content.update(decisions={"item": 3})),
        lambda backup: rewrite(backup, lambda content: content.pop("made")),
    ],
)
def test_a_damaged_file_is_explained_and_nothing_is_put_back(filled: Store, damage: Callable[[bytes], bytes]) -> None:
    other = store_in_memory()
    with pytest.raises(BackupError, match="beschadigd"):
        restore_backup(other, damage(write_backup(filled)))
    assert list_initiatives(other) == ()


def test_a_backup_from_before_there_were_key_figures_can_be_put_back(filled: Store) -> None:
    def older(content: dict[str, Any]) -> None:
        content["format"] = 1
        for part in ("key_figures", "ties", "coalitions", "meetings", "drafts"):
            del content[part]

    other = store_in_memory()
    assert restore_backup(other, rewrite(write_backup(filled), older)).added == 5


def test_a_backup_of_a_newer_version_is_explained(filled: Store) -> None:
    newer = rewrite(write_backup(filled), lambda content: content.update(format=FORMAT + 1, initiatives="anders"))
    with pytest.raises(BackupError, match="nieuwere versie"):
        restore_backup(filled, newer)


@pytest.mark.parametrize(
    "content",
    [
        '{"format": 4, "made": "' + "a" * 40_000_000 + '"}',
        '{"initiatives": [' + "[]," * 5_000_000 + "[]]}",
        '{"format": 4, "made": "2026-01-01T00:00:00Z", "decisions": [], "mappings": [], "initiatives": ['
        + "0," * 200_000
        + "0]}",
    ],
    ids=["one long text", "many small values", "many records"],
)
def test_a_small_file_that_holds_very_much_is_refused_at_once(store: Store, content: str) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("wijk.json", content)
    before = thread_time()
    with pytest.raises(BackupError, match="te groot"):
        restore_backup(store, file.getvalue())
    assert thread_time() - before < 1


@pytest.mark.slow
def test_what_could_not_be_put_back_is_not_written_either(store: Store) -> None:
    note = "lang " * 700
    with store.writing() as connection:
        many = (Initiative(f"n{number}", "Koffie", area="GM0202", note=note) for number in range(9_000))
        INITIATIVES.add_all(connection, list(many))
    with pytest.raises(BackupError, match="beheerder een kopie te maken van de database"):
        write_backup(store)
