"""A dossier goes through a file and comes back equal to the last field, whatever there is, beside whatever is there."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import Phase, given, settings
from sqlalchemy import delete

from tests.databases import Model, new_databases
from tests.store.generated import Generated, dossiers, put_all, taken
from wijk.domain.clock import now
from wijk.domain.method import load_method
from wijk.store.database.belonging import carried_kinds, in_order
from wijk.store.database.connection import Store
from wijk.store.database.records import RecordType, Stored
from wijk.store.dossier_files.applying import import_dossier, preview_dossier, undo_import
from wijk.store.dossier_files.gathering import gather
from wijk.store.dossier_files.layout import FORMAT, PROGRAM, VERSION, CarriedPlace, Manifest, as_carried
from wijk.store.dossier_files.planning import Choice
from wijk.store.dossier_files.reading import DossierFile, read_dossier
from wijk.store.dossier_files.schema import dossier_schema
from wijk.store.dossier_files.writing import write_dossier
from wijk.store.opening import open_store
from wijk.store.spreadsheets.about import About

pytestmark = [pytest.mark.database, pytest.mark.slow]
METHOD = load_method()
ARNHEM = CarriedPlace("GM0202", "Arnhem", "gemeente", "GM0202", "Arnhem", (2020, 2024))
# A failure is told as it was found: making it smaller takes minutes.
AS_FOUND = (Phase.explicit, Phase.generate)
# What is of the dashboard and of no place.
STAYS = {"mappings", "own_words"}


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory, opened_once: Model) -> Iterator[tuple[Store, Store]]:
    """Two databases that every example begins empty in."""
    with new_databases(tmp_path_factory.mktemp("carry"), opened_once) as make:
        both = open_store(make("here")), open_store(make("there"))
        yield both
        for store in both:
            store.engine.dispose()


def emptied(store: Store) -> Store:
    with store.writing() as connection:
        for kind in in_order():
            connection.execute(delete(kind.table))
    return store


def filled(store: Store, made: Generated) -> Store:
    with emptied(store).writing() as connection:
        put_all(connection, made)
    return store


def gathered(store: Store) -> Mapping[str, Sequence[Stored[Any]]]:
    with store.reading() as connection:

        def living(kind: RecordType[Any]) -> Sequence[Stored[Any]]:
            return kind.all(connection)

        return gather(living, lambda _area: "own")


def file_of(store: Store) -> bytes:
    records = gathered(store)
    counts = {kind: len(found) for kind, found in records.items()}
    manifest = Manifest(FORMAT, VERSION, now(), PROGRAM, ARNHEM, counts=counts)
    return write_dossier(manifest, records, {}, METHOD, About("Dossier", "Arnhem", "GM0202", date(2026, 1, 1)))


def read(content: bytes) -> DossierFile:
    file = read_dossier(content, datetime(2027, 1, 1, tzinfo=UTC))
    assert (file.faults, file.remarks) == ((), ())
    return file


def kept(store: Store) -> dict[str, dict[str, Any]]:
    with store.reading() as connection:
        return taken(connection)


def carried(store: Store) -> dict[str, dict[str, Any]]:
    """What of a store belongs to its dossier, without accounts."""
    records = gathered(store)
    return {
        kind: {one.id: (as_carried(one.item), one.created, one.changed) for one in found}
        for kind, found in records.items()
    }


@given(made=dossiers())
@settings(max_examples=25, phases=AS_FOUND)
def test_into_an_empty_database_it_comes_back_equal_and_twice_changes_nothing(
    stores: tuple[Store, Store], made: Generated
) -> None:
    here, there = filled(stores[0], made), emptied(stores[1])
    content = file_of(here)
    expected = carried(here)
    for kind, records in kept(here).items():
        area = any(hasattr(item, "area") or hasattr(item, "areas") for item, _, _ in records.values())
        assert kind in STAYS or not area or records.keys() <= expected[kind].keys() | _of_nowhere(records), kind
    first = import_dossier(there, read(content))
    assert (first.plan.clashes, first.plan.faults) == ([], [])
    for kind, records in kept(there).items():
        assert records == expected[kind]
    again = import_dossier(there, read(content))
    assert not again.done and not again.plan.clashes and kept(there) == expected
    undo_import(there, first)
    assert all(not records for records in kept(there).values())


def _of_nowhere(records: Mapping[str, Any]) -> set[str]:
    """The ids of what waits for a place, or was answered for anywhere."""
    return {
        key for key, (item, _, _) in records.items() if not (getattr(item, "areas", ()) or getattr(item, "area", ""))
    }


@given(mine=dossiers(), theirs=dossiers())
@settings(max_examples=25, phases=AS_FOUND)
def test_beside_another_dossier_nothing_here_changes_unasked_and_all_of_it_can_be_undone(
    stores: tuple[Store, Store], mine: Generated, theirs: Generated
) -> None:
    sent = file_of(filled(stores[0], theirs))
    expected = carried(stores[0])
    here = filled(stores[1], mine)
    before = kept(here)
    seen = preview_dossier(here, read(sent))
    done = import_dossier(here, read(sent))
    assert seen.new == done.plan.new and [one.key for one in seen.clashes] == [one.key for one in done.plan.clashes]
    after = kept(here)
    told = sum(seen.new.values()) + sum(seen.same.values()) + len(seen.clashes) + len(seen.faults)
    assert told == sum(map(len, expected.values())), "every record of the file is told of"
    for kind, records in after.items():
        assert all(records[key] == value for key, value in before[kind].items())
        assert {key: records[key] for key in records.keys() - before[kind].keys()}.items() <= expected[kind].items()
    undo_import(here, done)
    assert kept(here) == before
    # What people take from the file is there as the file has it.
    choices = {one.key: Choice(one.ours.version, frozenset(one.fields)) for one in seen.clashes}
    took = import_dossier(here, read(sent), choices)
    after = kept(here)
    for write in took.done:
        name, key = write.kind.name, write.record.id
        assert as_carried(after[name][key][0]) == expected[name][key][0]
    undo_import(here, took)
    assert {kind: {key: item for key, (item, _, _) in found.items()} for kind, found in kept(here).items()} == {
        kind: {key: item for key, (item, _, _) in found.items()} for kind, found in before.items()
    }


@given(made=dossiers())
@settings(max_examples=10, phases=AS_FOUND)
def test_a_file_is_as_its_own_schema_says_and_opens_in_a_spreadsheet_without_a_formula(
    stores: tuple[Store, Store], made: Generated
) -> None:
    with zipfile.ZipFile(io.BytesIO(file_of(filled(stores[0], made)))) as archive:
        names = archive.namelist()
        whole = {name: json.loads(archive.read(name)) for name in names if name.endswith(".json")}
        tables = {name: archive.read(name).decode("utf-8-sig") for name in names if name.endswith(".csv")}
    schema = whole.pop("schema.json")
    assert schema == dossier_schema()
    jsonschema.Draft202012Validator(schema).validate(whole)
    assert len(tables) == len(whole) - 1
    for text in tables.values():
        cells = [cell for line in csv.reader(io.StringIO(text, newline=""), delimiter=";") for cell in line]
        assert not [cell for cell in cells if cell.startswith(("=", "@", "+", "\t"))]


def test_the_schema_is_one_and_names_every_kind_of_the_registry() -> None:
    jsonschema.Draft202012Validator.check_schema(dossier_schema())
    properties = dossier_schema()["properties"]
    assert {f"records/{kind.name}.json" for kind in carried_kinds()} <= properties.keys()


FIXTURE = Path(__file__).with_name("dossier_version_1.zip")


def test_a_file_of_version_1_still_opens_whole(store: Store) -> None:
    file = read(FIXTURE.read_bytes())
    done = import_dossier(store, file)
    assert dict(done.plan.new) == file.manifest.counts and not done.plan.faults
    assert file.manifest.version == 1 and {"initiatives", "key_figures", "actions"} <= file.manifest.counts.keys()


def test_a_step_brings_an_older_file_to_the_present_version(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    from wijk.store.dossier_files import reading, upgrading

    def renamed(rows: Any) -> Any:
        return {**rows, "goals": [{**row, "item": {**row["item"], "text": "Uit versie 1"}} for row in rows["goals"]]}

    for module in (reading, upgrading):
        monkeypatch.setattr(module, "VERSION", 2)
    monkeypatch.setitem(upgrading.STEPS, 1, renamed)
    import_dossier(store, read(FIXTURE.read_bytes()))
    assert {item.text for item, _, _ in kept(store)["goals"].values()} == {"Uit versie 1"}


def test_every_step_there_must_be_is_there() -> None:
    from wijk.store.dossier_files.upgrading import STEPS

    assert sorted(STEPS) == list(range(1, VERSION))


def test_the_program_tells_its_own_version() -> None:
    import tomllib

    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == PROGRAM


def test_accounts_stay_at_home(store: Store) -> None:
    from tests.decisions import decision
    from wijk.domain.decision import Event
    from wijk.store.database.record_types import DECISIONS

    one = decision("prioriteit")
    told = replace(one, history=(Event("genomen", one.made_on, "jansen@arnhem.nl"),))
    with store.writing() as connection:
        DECISIONS.add(connection, told)
    content = file_of(store)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not [name for name in archive.namelist() if b"jansen" in archive.read(name)]
    again = import_dossier(store, read(content))
    assert dict(again.plan.same) == {"decisions": 1} and not again.done
