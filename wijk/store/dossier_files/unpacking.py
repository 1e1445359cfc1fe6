"""The parts of a dossier file, taken out of a zip that may be anything: bounded before it is unpacked, never on disk.

Only the parts that we know by name are read, so that the names in a zip lead nowhere.
"""

import io
import json
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wijk.store.common.errors import FileError
from wijk.store.database.account_types import ACCOUNTS
from wijk.store.database.belonging import carried_kinds
from wijk.store.dossier_files.layout import CONSENTS, MANIFEST, README, RECORDS, SCHEMA, TABLES, records_file

__all__ = ["MAX_MEGABYTES", "Unpacked", "too_large", "unpack"]

# As a backup: what 20,000 initiatives come to.
MAX_MEGABYTES = 30
MAX_BYTES = MAX_MEGABYTES * 1_000_000
MAX_VALUES = 1_200_000
MAX_PARTS = 500
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ENCRYPTED = 1
BACKUP = "wijk.json"
NO_ZIP = (
    "Dit is geen dossierbestand: het is geen zip, of het is niet helemaal overgekomen. Vraag het bestand opnieuw. "
    "Er is niets gewijzigd."
)
NOT_OURS = (
    "Dit is wel een zip, maar geen dossierbestand van Wijk. Kies het bestand dat op de pagina Start is gemaakt met "
    "‘Neem dit dossier mee’. Er is niets gewijzigd."
)
A_BACKUP = (
    "Dit is een reservekopie en geen dossierbestand. Een reservekopie zet u terug op de pagina Initiatieven. "
    "Er is niets gewijzigd."
)
NESTED = "In dit bestand zit een ander zip-bestand. Pak het eerst uit, en kies het bestand dat erin zit."
LOCKED = "Dit bestand is met een wachtwoord beveiligd en zo niet te lezen. Vraag het bestand zonder wachtwoord."
ODDLY_PACKED = "Dit bestand is ingepakt op een manier die wij niet lezen. Pak het uit en maak er een gewone zip van."
TWICE = "In dit bestand staat een onderdeel twee keer. Welk van de twee bedoeld is, weten wij niet. Vraag het opnieuw."
TOO_LARGE = (
    f"Dit bestand is uitgepakt te groot: meer dan {MAX_MEGABYTES} MB, of er staat te veel in. Er is niets gewijzigd. "
    "Neem de wijken van het dossier elk apart mee."
)
UNREADABLE = "Het onderdeel {} is beschadigd en niet te lezen. De rest van het bestand is wel gelezen."
STRANGE = "Onderdelen die niet in een dossierbestand horen en niet gelezen zijn: {}."
UNKNOWN_KIND = (
    "In dit bestand staat ook ‘{}’. Dat kent dit dashboard niet: het bestand is met een nieuwere Wijk gemaakt. De rest "
    "is wel gelezen."
)
NO_ROLES = (
    "In dit bestand staan ook rollen van accounts. Die gaan nooit mee met een dossier: een beheerder geeft ze op de "
    "pagina Bronnen."
)


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What stands in a dossier file, as read from JSON; ``records`` by kind. ``remarks`` tell what could not be read.

    ``consents`` is None when no names are in it.
    """

    manifest: Any
    records: dict[str, Any]
    consents: Any
    remarks: tuple[str, ...]


def unpack(content: bytes) -> Unpacked:
    """Return the parts of a file. Raises FileError with a Dutch sentence when it is no dossier file, or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _read(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError) as error:
        if isinstance(error, FileError):
            raise
        raise FileError(NO_ZIP) from error


def too_large(parts: Iterable[bytes]) -> bool:
    """Return whether these parts together hold more than we read."""
    texts = list(parts)
    values = sum(sum(map(text.count, (b",", b"[", b"{"))) for text in texts)
    return sum(map(len, texts)) > MAX_BYTES or values > MAX_VALUES


def _read(archive: zipfile.ZipFile) -> Unpacked:
    known = {records_file(one.name): one.name for one in carried_kinds()}
    entries = archive.infolist()
    _refuse_others(entries)
    wanted = [one for one in entries if one.filename in {MANIFEST, CONSENTS, *known}]
    texts: dict[str, bytes] = {}
    roles = records_file(ACCOUNTS.name)
    remarks = [NO_ROLES] if any(one.filename == roles for one in entries) else []
    remarks += [
        UNKNOWN_KIND.format(one.filename.removeprefix(f"{RECORDS}/").removesuffix(".json")[:40])
        for one in entries
        if one.filename.startswith(f"{RECORDS}/")
        and one.filename.endswith(".json")
        and one.filename not in {roles, *known}
    ]
    for entry in wanted:
        if entry.compress_type not in PACKED:
            raise FileError(ODDLY_PACKED)
        try:
            with archive.open(entry) as part:
                texts[entry.filename] = part.read(MAX_BYTES + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            if entry.filename == MANIFEST:
                raise FileError(NO_ZIP) from error
            remarks.append(UNREADABLE.format(entry.filename))
        if too_large(texts.values()):
            raise FileError(TOO_LARGE)
    if others := [one for one in entries if not _is_ours(one.filename)]:
        remarks.append(STRANGE.format(len(others)))
    parsed = {path: _parsed(path, text, remarks) for path, text in texts.items()}
    if MANIFEST not in parsed or parsed[MANIFEST] is None:
        raise FileError(NOT_OURS)
    rows = {known[path]: value for path, value in parsed.items() if path in known and value is not None}
    return Unpacked(parsed[MANIFEST], rows, parsed.get(CONSENTS), tuple(remarks))


def _refuse_others(entries: list[zipfile.ZipInfo]) -> None:
    """Raise FileError for a zip that is no dossier file at all, or one that is not to be opened."""
    names = Counter(one.filename for one in entries)
    if len(entries) > MAX_PARTS:
        raise FileError(TOO_LARGE)
    if MANIFEST not in names:
        nested = any(name.lower().endswith(".zip") for name in names)
        raise FileError(A_BACKUP if BACKUP in names else NESTED if nested else NOT_OURS)
    if any(one.flag_bits & ENCRYPTED for one in entries):
        raise FileError(LOCKED)
    if any(count > 1 and _is_ours(name) for name, count in names.items()):
        raise FileError(TWICE)
    if sum(one.file_size for one in entries if _is_read(one.filename)) > MAX_BYTES:
        raise FileError(TOO_LARGE)


def _is_read(path: str) -> bool:
    return path in (MANIFEST, CONSENTS) or path.startswith(f"{RECORDS}/")


def _is_ours(path: str) -> bool:
    return _is_read(path) or path in (SCHEMA, README) or path.startswith(f"{TABLES}/")


def _parsed(path: str, text: bytes, remarks: list[str]) -> Any:
    """Return what a part says; None, and a remark, when that can't be read."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        remarks.append(UNREADABLE.format(path))
        return None
