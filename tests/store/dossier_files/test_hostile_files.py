"""Files that are no dossier file, or pretend to be one: each a clear Dutch sentence, bounded, and no good row lost."""

import io
import json
import zipfile
from collections.abc import Callable
from time import thread_time
from typing import Any

import pytest

from tests.databases import store_in_memory
from tests.store.dossier_files.carrying import changed_part, file_of, put, read, zip_of
from tests.store.people import NURSE
from wijk.domain.initiative import Initiative
from wijk.store.backup.copy import write_backup
from wijk.store.common.errors import FileError
from wijk.store.database.connection import Store
from wijk.store.database.record_types import INITIATIVES, KEY_FIGURES
from wijk.store.dossier_files import unpacking
from wijk.store.dossier_files.applying import import_dossier
from wijk.store.dossier_files.layout import MANIFEST
from wijk.store.initiatives.queries import list_initiatives

INITIATIVES_PART = "records/initiatives.json"
FUTURE = "2099-01-01T00:00:00+00:00"


@pytest.fixture
def good(store: Store) -> bytes:
    put(store, (INITIATIVES, Initiative("a", "Koffie", area="WK020218")), (KEY_FIGURES, NURSE))
    put(store, (INITIATIVES, Initiative("b", "Thee", area="WK020218")))
    return file_of(store)


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_part(content: bytes, path: str, part: bytes) -> bytes:
    return zip_of({**parts_of(content), path: part})


def encrypted(content: bytes) -> bytes:
    """The zip with the flag that says so at every part."""
    changed = bytearray(content)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = changed.find(mark)
        while start >= 0:
            changed[start + offset] |= 1
            start = changed.find(mark, start + 1)
    return bytes(changed)


def twice(content: bytes) -> bytes:
    file = io.BytesIO(content)
    with zipfile.ZipFile(file, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(INITIATIVES_PART, "[]")
    return file.getvalue()


def manifest(**fields: Any) -> Callable[[bytes], bytes]:
    return lambda content: changed_part(content, MANIFEST, lambda told: {**told, **fields})


REFUSED: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "nothing": (lambda _: b"", unpacking.NO_ZIP),
    "no zip": (lambda _: b"PK is geen zip", unpacking.NO_ZIP),
    "cut in half": (lambda content: content[: len(content) // 2], unpacking.NO_ZIP),
    "another zip": (lambda _: zip_of({"foto.jpg": b"x"}), unpacking.NOT_OURS),
    "an Excel file": (
        lambda _: zip_of({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b""}),
        unpacking.NOT_OURS,
    ),
    "a zip in a zip": (lambda content: zip_of({"dossier.zip": content}), unpacking.NESTED),
    "with a password": (encrypted, unpacking.LOCKED),
    "a part twice": (twice, unpacking.TWICE),
    "oddly packed": (lambda content: zip_of(parts_of(content), zipfile.ZIP_LZMA), unpacking.ODDLY_PACKED),
    "a bomb": (lambda content: with_part(content, INITIATIVES_PART, b" " * 40_000_000), unpacking.TOO_LARGE),
    "many values": (
        lambda content: with_part(content, INITIATIVES_PART, b"[" + b"0," * 1_500_000),
        unpacking.TOO_LARGE,
    ),
    "many parts": (
        lambda content: zip_of({**parts_of(content), **{f"records/{number}": b"" for number in range(600)}}),
        unpacking.TOO_LARGE,
    ),
    "a manifest that is a list": (lambda content: with_part(content, MANIFEST, b"[]"), unpacking.NOT_OURS),
    "a manifest of nothing": (lambda content: with_part(content, MANIFEST, b"{"), unpacking.NOT_OURS),
    "another format": (manifest(format="iets"), unpacking.NOT_OURS),
    "version nought": (manifest(version=0), unpacking.NOT_OURS),
    "a version that is no number": (manifest(version="1; DROP"), unpacking.NOT_OURS),
    "no place": (manifest(place=None), unpacking.NOT_OURS),
    "a newer version": (manifest(version=10**40), "nieuwere versie"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_dossier_file_is_refused_in_dutch_within_bounds(good: bytes, what: str) -> None:
    make, sentence = REFUSED[what]
    content = make(good)
    assert len(content) < 10_000_000, "a browser can send it"
    started = thread_time()
    with pytest.raises(FileError) as refused:
        read(content)
    assert thread_time() - started < 2
    assert sentence in str(refused.value) and str(refused.value).endswith(".")


def test_a_backup_is_named_as_what_it_is(store: Store) -> None:
    with pytest.raises(FileError) as refused:
        read(write_backup(store))
    assert str(refused.value) == unpacking.A_BACKUP


def row(**fields: Any) -> Callable[[Any], Any]:
    """Change what the first row of the initiatives holds."""

    def change(rows: list[dict[str, Any]]) -> list[Any]:
        rows[0]["item"].update(fields)
        return rows

    return change


def whole_row(value: Any) -> Callable[[Any], Any]:
    return lambda rows: [value, *rows[1:]]


FORGED: dict[str, Callable[[Any], Any]] = {
    "a text where a number is": row(reach="heel veel"),
    "a number without end": row(reach=10**400),
    "a number that is none": row(latitude=float("nan"), longitude=float("inf")),
    "a text of 5 MB": row(name="x" * 5_000_000),
    "a list without end": row(groups=["ouderen"] * 5_000),
    "no name": row(name=" "),
    "another id": row(id="anders"),
    "an area that is none": row(area="../../etc"),
    "a row that is a text": whole_row("Koffie"),
    "a row that is nothing": whole_row(None),
    "a row without an item": whole_row({"id": "a", "created": FUTURE, "changed": FUTURE}),
    "of the future": lambda rows: [{**rows[0], "created": FUTURE, "changed": FUTURE}, *rows[1:]],
    "an id that is a path": lambda rows: [
        {**rows[0], "id": "../a", "item": {"id": "../a", "name": "A"}},
        *rows[1:],
    ],
}


@pytest.mark.parametrize("what", FORGED)
def test_a_forged_row_is_told_and_the_others_come_in(good: bytes, what: str) -> None:
    there = store_in_memory()
    file = read(changed_part(good, INITIATIVES_PART, FORGED[what]))
    done = import_dossier(there, file)
    assert {fault.row for fault in done.plan.faults} == {1}
    assert all(fault.message.endswith(".") and len(fault.value) <= 80 for fault in done.plan.faults)
    assert [one.item.name for one in list_initiatives(there)] == ["Thee"]
    assert dict(done.plan.new) == {"initiatives": 1, "key_figures": 1}


DAMAGED: dict[str, bytes] = {
    "cut": b'[{"id": "a", "item": {"na',
    "no list": b'{"id": "a"}',
    "deep": b"[" * 200_000,
    "no text": b"\xff\xfe\x00",
    "digits without end": b"[" + b"9" * 5_000 + b"]",
}


@pytest.mark.parametrize("what", DAMAGED)
def test_a_damaged_part_costs_no_other_part(good: bytes, what: str) -> None:
    file = read(with_part(good, INITIATIVES_PART, DAMAGED[what]))
    kept = {kind.name: len(records) for kind, records in file.records if records}
    assert kept == {"key_figures": 1} and len(file.remarks) == 1 and file.remarks[0].endswith(".")


def test_names_of_parts_lead_nowhere_and_what_is_newer_is_told(good: bytes, tmp_path: Any) -> None:
    strange = {
        "../../buiten.txt": b"x",
        "/etc/passwd": b"x",
        "records/../../a.json": b"[]",
        "records/nieuw.json": b"[]",
    }
    file = read(zip_of({**parts_of(good), **strange}))
    assert sum(len(records) for _, records in file.records) == 3
    assert any("nieuw" in told for told in file.remarks) and any(told.endswith("2.") for told in file.remarks)
    assert not list(tmp_path.parent.glob("buiten.txt"))


def test_a_field_that_is_newer_is_told_and_the_rest_comes_in(good: bytes) -> None:
    file = read(changed_part(good, INITIATIVES_PART, row(kleur="blauw")))
    assert [told for told in file.remarks if "kleur" in told] and not file.faults


def test_a_row_that_stands_twice_comes_in_once(good: bytes) -> None:
    file = read(changed_part(good, INITIATIVES_PART, lambda rows: [*rows, rows[0]]))
    assert [fault.row for fault in file.faults] == [3]


def test_names_that_are_forged_are_told_by_number(good: bytes) -> None:
    rows = [{"key_figure": "a1", "consent": {"name": 3}}, "x", {"key_figure": "../a", "consent": None}]
    file = read(with_part(good, "names.json", json.dumps(rows).encode()))
    assert not file.consents and any("3 namen" in told for told in file.remarks)
