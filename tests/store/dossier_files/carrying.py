"""Dossier files to open in tests: of records that are given, with any part of the zip changed."""

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from wijk.domain.clock import now
from wijk.domain.key_figure import Consent
from wijk.domain.method import load_method
from wijk.store.database.connection import Store
from wijk.store.database.records import RecordType
from wijk.store.dossier_files.gathering import gather
from wijk.store.dossier_files.layout import FORMAT, PROGRAM, VERSION, CarriedPlace, Manifest
from wijk.store.dossier_files.reading import DossierFile, read_dossier
from wijk.store.dossier_files.writing import write_dossier
from wijk.store.spreadsheets.about import About

__all__ = ["MALBURGEN", "changed_part", "file_of", "put", "read", "zip_of"]

METHOD = load_method()
MALBURGEN = CarriedPlace("WK020218", "Malburgen-Oost (Zuid)", "wijk", "GM0202", "Arnhem", (2020, 2024))


def put(store: Store, *records: tuple[RecordType[Any], Any]) -> Store:
    """Keep new records."""
    with store.writing() as connection:
        for kind, item in records:
            kind.add(connection, item)
    return store


def file_of(store: Store, names: Mapping[str, Consent] | None = None) -> bytes:
    """The file with all that is in a store."""
    with store.reading() as connection:
        records = gather(lambda kind: kind.all(connection), lambda _area: "own")
    counts = {kind: len(found) for kind, found in records.items()}
    manifest = Manifest(FORMAT, VERSION, now(), PROGRAM, MALBURGEN, bool(names), counts)
    about = About("Dossier", "Malburgen-Oost (Zuid), Arnhem", "WK020218", date(2026, 9, 24))
    return write_dossier(manifest, records, names or {}, METHOD, about)


def read(content: bytes) -> DossierFile:
    """The file as it is understood now."""
    return read_dossier(content, now())


def zip_of(parts: Mapping[str, bytes], packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip with these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packed) as archive:
        for path, content in parts.items():
            archive.writestr(path, content)
    return file.getvalue()


def changed_part(content: bytes, path: str, change: Callable[[Any], Any]) -> bytes:
    """A file of which one part, as JSON, is what ``change`` makes of it."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[path] = json.dumps(change(json.loads(parts.get(path, b"null")))).encode()
    return zip_of(parts)
