"""A dossier as the bytes of one zip: JSON for programs, CSV for people, and what it says about itself."""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter

from wijk.domain.key_figure import Consent
from wijk.domain.method import Method
from wijk.store.common.errors import StoreError
from wijk.store.database.belonging import carried_kinds
from wijk.store.database.records import Stored
from wijk.store.dossier_files.layout import (
    CONSENTS,
    MANIFEST,
    README,
    SCHEMA,
    TABLES,
    Carried,
    CarriedConsent,
    Manifest,
    as_carried,
    carried_adapter,
    records_file,
)
from wijk.store.dossier_files.schema import dossier_schema
from wijk.store.dossier_files.unpacking import MAX_MEGABYTES, too_large
from wijk.store.importing.exporting import export_csv_of
from wijk.store.spreadsheets.about import About

__all__ = ["write_dossier"]

TOO_MUCH = (
    f"In dit dossier staat meer dan in een dossierbestand past: {MAX_MEGABYTES} MB. Er is geen bestand gemaakt. "
    "Neem de wijken elk apart mee."
)


def write_dossier(
    manifest: Manifest,
    records: Mapping[str, Sequence[Stored[Any]]],
    consents: Mapping[str, Consent],
    method: Method,
    about: About,
) -> bytes:
    """Return the bytes of a dossier file with these records by kind, and names by id of the key figure.

    Raises StoreError when there is more than `read_dossier` takes: a file that can't be opened carries nothing.
    """
    kinds = [(kind, records[kind.name]) for kind in carried_kinds() if records.get(kind.name)]
    parts: dict[str, bytes] = {}
    for kind, stored in kinds:
        rows = [Carried(one.id, one.created, one.changed, as_carried(one.item)) for one in stored]
        parts[records_file(kind.name)] = _json([carried_adapter(kind).dump_python(row, mode="json") for row in rows])
    if consents:
        people = [CarriedConsent(key, consent) for key, consent in sorted(consents.items())]
        parts[CONSENTS] = _json(TypeAdapter(list[CarriedConsent]).dump_python(people, mode="json"))
    if too_large(parts.values()):
        raise StoreError(TOO_MUCH)
    tables = {
        f"{TABLES}/{kind.label.replace(' ', '_')}.csv": export_csv_of(
            kind, [as_carried(one.item) for one in stored], method, about
        )
        for kind, stored in kinds
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MANIFEST, _json(TypeAdapter(Manifest).dump_python(manifest, mode="json")))
        archive.writestr(README, _told(manifest).encode())
        for path, content in (*parts.items(), *tables.items()):
            archive.writestr(path, content)
        archive.writestr(SCHEMA, _json(dossier_schema()))
    return file.getvalue()


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def _told(manifest: Manifest) -> str:
    names = (
        "In dit bestand staan namen van personen die daar toestemming voor gaven. Geef het alleen aan wie die nodig "
        "heeft."
        if manifest.names
        else "In dit bestand staan geen namen van sleutelfiguren: die staan erin als rol."
    )
    return (
        f"Dossier van {manifest.place.name} ({manifest.place.code}), gemaakt met Wijk {manifest.program}.\n\n"
        f"{names}\n\n"
        f"In de map {TABLES} staan lijsten voor Excel, om te lezen. De andere bestanden zijn voor programma's: open "
        "dit hele zip-bestand op de pagina Start van een ander dashboard, bij ‘Open een dossierbestand’.\n\n"
        + "\n".join(manifest.sources)
        + "\n"
    )
