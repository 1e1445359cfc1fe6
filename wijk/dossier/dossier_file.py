"""A dossier made into a file, and a file made to fit the places of this edition."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wijk.domain.clock import now
from wijk.domain.key_figure import Consent
from wijk.domain.method import Method
from wijk.dossier.overview import where_of
from wijk.figures.places import Place, Places
from wijk.opendata.snapshot import Snapshot
from wijk.store.common.personal import personal_fields, without_persons
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored
from wijk.store.database.store_reading import reading_at_once
from wijk.store.dossier_files.gathering import gather
from wijk.store.dossier_files.layout import FORMAT, PROGRAM, VERSION, CarriedPlace, Manifest
from wijk.store.dossier_files.names import usable_names
from wijk.store.dossier_files.reading import DossierFile, areas_in, moved, with_items
from wijk.store.dossier_files.writing import write_dossier
from wijk.store.key_figures.consents import list_consents
from wijk.store.spreadsheets.about import ENTERED, About

__all__ = [
    "Belonging",
    "PlaceAsked",
    "belonging_to",
    "dossier_bytes",
    "fitted",
    "names_of",
    "persons_in",
    "place_asked",
    "shared_key",
    "without_persons_in",
]

SOURCES = (ENTERED, "Codes en namen van gebieden: CBS (CC BY 4.0).")
Belonging = Mapping[str, Sequence[Stored[Any]]]


@dataclass(frozen=True, slots=True)
class PlaceAsked:
    """What must be asked before a file can be opened: where its ``unknown`` areas (code and number of records) belong.

    ``here`` is the place of the file in this edition, None when that is one of them.
    """

    here: Place | None
    unknown: tuple[tuple[str, int], ...]


def belonging_to(store: Store, snapshot: Snapshot, place: Place) -> Belonging:
    """Return by kind the records that belong to the dossier of a place. Raises StoreError, as all that reads.

    Raises NotAllowed when the actor may not read what was entered there.
    """
    store.require("read", "records", *place.known_as)
    with reading_at_once(store) as reading:
        return gather(lambda kind: reading.all_of(kind).living, where_of(snapshot, place))


def names_of(store: Store, records: Belonging, on: date, passphrase: str | None) -> dict[str, Consent]:
    """Return the names of the key figures among these records whose consent holds on a day.

    Raises NotAllowed when the actor may not see names, NamesLocked without the passphrase.
    """
    ids = {one.id for one in records.get("key_figures", ())}
    return usable_names(list_consents(store, on, passphrase), ids, on)


def dossier_bytes(
    place: Place, called: str, records: Belonging, method: Method, on: date, names: Mapping[str, Consent] | None = None
) -> bytes:
    """Return the file with these records; ``called`` is the place as people say it. Raises StoreError when too large.

    ``names`` are those that were chosen to go along in this one file; without it there are none.
    """
    manifest = Manifest(
        FORMAT,
        VERSION,
        now(),
        PROGRAM,
        CarriedPlace(
            place.key, called, place.level, place.municipality or place.key, place.municipality_name, place.divisions
        ),
        bool(names),
        {kind: len(stored) for kind, stored in records.items() if stored},
        SOURCES,
    )
    return write_dossier(manifest, records, names or {}, method, About("Dossier", called, place.area, on))


def place_asked(file: DossierFile, places: Places) -> PlaceAsked:
    """Return what must be asked about the places of a file."""
    unknown = tuple((code, count) for code, count in areas_in(file).items() if places.get(code) is None)
    return PlaceAsked(places.get(file.manifest.place.code), unknown)


def fitted(file: DossierFile, asked: PlaceAsked, place: Place | None) -> DossierFile:
    """Return a file of which all has a place in this edition: what had none belongs to ``place``.

    Raises ValueError when a place is needed and there is none.
    """
    if asked.unknown and place is None:
        raise ValueError("where the areas of the file belong was not told")
    return moved(file, {code: place.key for code, _ in asked.unknown}) if place else file


def persons_in(file: DossierFile) -> list[Any]:
    """Return the items of a file in whose texts something looks like a person or a telephone number."""
    return [one.item for _, records in file.records for _, one in records if personal_fields(one.item)]


def without_persons_in(file: DossierFile) -> DossierFile:
    """Return a file with that taken out of its texts."""
    return with_items(file, without_persons)


def shared_key(places: Places) -> Callable[[str], str]:
    """Return what gives for each code of an area what all codes of the same place share."""

    def key(code: str) -> str:
        found = places.get(code)
        return found.key if found else code

    return key
