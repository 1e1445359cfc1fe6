"""A dossier file as it is understood: its records judged one by one, so that one that is wrong costs no other."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter, ValidationError

from wijk.domain.key_figure import Consent
from wijk.store.backup.row_checks import check_records
from wijk.store.common.errors import FileError
from wijk.store.common.fields import ID
from wijk.store.database.belonging import carried_kinds
from wijk.store.database.records import RecordType, Stored
from wijk.store.dossier_files.layout import CONSENTS, FORMAT, VERSION, CarriedConsent, Manifest
from wijk.store.dossier_files.unpacking import NOT_OURS, UNREADABLE, Unpacked, unpack
from wijk.store.dossier_files.upgrading import as_now
from wijk.store.importing.checking import Fault

__all__ = ["DossierFile", "areas_in", "moved", "read_dossier", "with_items"]

MAX_RECORDS = 50_000
NEWER = "Dit dossierbestand is gemaakt met een nieuwere versie van Wijk. Werk dit dashboard eerst bij."
TOO_MANY = f"In dit bestand staat meer dan {MAX_RECORDS} regels. Neem de wijken van het dossier elk apart mee."
NO_LIST = "Het onderdeel {} is geen lijst en is niet gelezen. De rest van het bestand wel."
NEW_FIELD = "Het veld ‘{}’ bij {} kent dit dashboard niet: wat daarin staat, gaat niet mee. Het bestand is nieuwer."
WRONG_CONSENT = "{} namen in dit bestand zijn niet goed te lezen en gaan niet mee."
AGAIN = "Dit staat er na deze keuze twee keer. Het eerste is gebruikt."
# A record and its number in the file, from 1.
Row = tuple[int, Stored[Any]]


@dataclass(frozen=True, slots=True)
class DossierFile:
    """What a file brings: its records by kind, each kind after those it belongs to.

    ``faults`` tell which records can't be used. ``consents`` are the names by id of the key figure, ``remarks`` are
    Dutch sentences about the file as a whole.
    """

    manifest: Manifest
    records: tuple[tuple[RecordType[Any], tuple[Row, ...]], ...]
    consents: Mapping[str, Consent]
    faults: tuple[Fault, ...]
    remarks: tuple[str, ...]


def read_dossier(content: bytes, moment: datetime) -> DossierFile:
    """Return what a dossier file holds at a moment (with time zone), whatever version it is of.

    Raises FileError with a Dutch sentence when it is no dossier file, made by a newer version, or too large.
    """
    parts = unpack(content)
    manifest = _manifest(parts.manifest)
    rows = as_now(parts.records, manifest.version)
    remarks = [*parts.remarks, *(NO_LIST.format(name) for name, value in rows.items() if not isinstance(value, list))]
    lists = {name: value for name, value in rows.items() if isinstance(value, list)}
    if sum(map(len, lists.values())) > MAX_RECORDS:
        raise FileError(TOO_MANY)
    records: list[tuple[RecordType[Any], tuple[Row, ...]]] = []
    faults: list[Fault] = []
    for kind in carried_kinds():
        given = lists.get(kind.name, [])
        checked = check_records(kind, [_as_stored(row) for row in given], moment)
        records.append((kind, tuple((checked.numbers[one.id], one) for one in checked.records)))
        faults += checked.faults
        remarks += _new_fields(kind, given, checked.records, checked.numbers)
    consents = _consents(parts, remarks)
    return DossierFile(manifest, tuple(records), consents, tuple(faults), tuple(dict.fromkeys(remarks)))


def areas_in(file: DossierFile) -> Counter[str]:
    """Return the codes of areas for which something stands in a file, with how many records; its place comes first."""
    found = Counter({file.manifest.place.code: 0})
    for _, records in file.records:
        for _, record in records:
            areas = getattr(record.item, "areas", None) or (getattr(record.item, "area", ""),)
            found.update(area for area in areas if area)
    return found


def moved(file: DossierFile, places: Mapping[str, str]) -> DossierFile:
    """Return a file of which what stands for an area (code) stands for another, as ``places`` tells."""
    return with_items(file, lambda item: _moved_item(item, places)) if places else file


def with_items(file: DossierFile, change: Callable[[Any], Any]) -> DossierFile:
    """Return a file with what ``change`` makes of each item, under the id that belongs to that.

    What comes to have the same id, as what people chose for a coalition in two areas, comes once; a fault tells it.
    """
    faults = list(file.faults)
    records = []
    for kind, stored in file.records:
        found: dict[str, Row] = {}
        for number, record in stored:
            item = change(record.item)
            identifier = kind.id_of(item)
            if identifier in found:
                faults.append(Fault(number, kind.label.capitalize(), "", AGAIN))
            else:
                found[identifier] = number, replace(record, item=item, id=identifier)
        records.append((kind, tuple(found.values())))
    return replace(file, records=tuple(records), faults=tuple(faults))


def _manifest(given: Any) -> Manifest:
    if not isinstance(given, dict) or given.get("format") != FORMAT:
        raise FileError(NOT_OURS)
    version = given.get("version")
    if isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        raise FileError(NEWER)
    try:
        manifest = TypeAdapter(Manifest).validate_python(given)
    except (ValidationError, OverflowError) as error:
        raise FileError(NOT_OURS) from error
    if not 1 <= manifest.version <= VERSION:
        raise FileError(NOT_OURS)
    return manifest


def _as_stored(row: Any) -> Any:
    if not isinstance(row, dict):
        return row
    return {**{key: row[key] for key in ("id", "created", "changed", "item") if key in row}, "version": 1}


def _new_fields(
    kind: RecordType[Any], rows: list[Any], records: Iterable[Stored[Any]], numbers: Mapping[str, int]
) -> Iterator[str]:
    """Tell which fields stand in rows and not in what was made of them."""
    found = {
        path
        for record in records
        for path in _beyond(rows[numbers[record.id] - 1]["item"], kind.adapter.dump_python(record.item, mode="json"))
    }
    return (NEW_FIELD.format(path[:60], kind.label) for path in sorted(found))


def _beyond(given: Any, known: Any) -> Iterator[str]:
    if isinstance(given, dict) and isinstance(known, dict):
        for key, value in given.items():
            if key not in known:
                yield str(key)
            else:
                yield from _beyond(value, known[key])
    elif isinstance(given, list) and isinstance(known, list):
        for one, other in zip(given, known, strict=False):
            yield from _beyond(one, other)


def _consents(parts: Unpacked, remarks: list[str]) -> dict[str, Consent]:
    if parts.consents is None:
        return {}
    if not isinstance(parts.consents, list):
        remarks.append(UNREADABLE.format(CONSENTS))
        return {}
    adapter = TypeAdapter(CarriedConsent)
    found: dict[str, Consent] = {}
    wrong = 0
    for row in parts.consents:
        try:
            one = adapter.validate_python(row)
        except (ValidationError, OverflowError):
            wrong += 1
            continue
        if ID.fullmatch(one.key_figure) and one.key_figure not in found:
            found[one.key_figure] = one.consent
        else:
            wrong += 1
    if wrong:
        remarks.append(WRONG_CONSENT.format(wrong))
    return found


def _moved_item(item: Any, places: Mapping[str, str]) -> Any:
    names = {each.name for each in fields(item)}
    if "areas" in names:
        areas = tuple(dict.fromkeys(places.get(area, area) for area in item.areas))
        return replace(item, areas=areas) if areas != item.areas else item
    if "area" in names and item.area in places:
        return replace(item, area=places[item.area])
    return item
