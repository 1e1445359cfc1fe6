"""The JSON Schema of a dossier file, made from the registry: a new kind of record is in it by its line there."""

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from wijk.store.database.belonging import carried_kinds
from wijk.store.dossier_files.layout import (
    CONSENTS,
    FORMAT,
    MANIFEST,
    VERSION,
    CarriedConsent,
    Manifest,
    carried_adapter,
    records_file,
)

__all__ = ["dossier_schema"]


@cache
def dossier_schema() -> dict[str, Any]:
    """Return the schema of all parts together: an object with, by the path of a part in the zip, what stands in it.

    Made once, for it takes a tenth of a second: nobody may change it.
    """
    parts: dict[str, tuple[str, TypeAdapter[Any]]] = {MANIFEST: ("Wat dit bestand is.", TypeAdapter(Manifest))}
    for one in carried_kinds():
        parts[records_file(one.name)] = (f"{one.label.capitalize()}.", carried_adapter(one))
    parts[CONSENTS] = ("Namen met toestemming, alleen als daarvoor gekozen is.", TypeAdapter(CarriedConsent))
    made, shared = TypeAdapter.json_schemas(
        [(path, "serialization", adapter) for path, (_, adapter) in parts.items()], ref_template="#/$defs/{model}"
    )
    properties = {
        path: {**made[path, "serialization"], "description": told}
        if path == MANIFEST
        else {"type": "array", "items": made[path, "serialization"], "description": told}
        for path, (told, _) in parts.items()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{FORMAT} {VERSION}",
        "type": "object",
        "required": [MANIFEST],
        "properties": properties,
        "$defs": shared.get("$defs", {}),
    }
