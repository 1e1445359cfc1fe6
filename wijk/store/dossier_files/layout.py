"""What a dossier file is made of: its parts, its version, what it says about itself, and how a record stands in it."""

from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cache
from typing import Any, Generic, TypeVar

from pydantic import AwareDatetime, TypeAdapter

from wijk.domain.actor import NOT_SIGNED_IN
from wijk.domain.key_figure import Consent
from wijk.store.database.records import RecordType

__all__ = [
    "CONSENTS",
    "FORMAT",
    "MANIFEST",
    "PROGRAM",
    "README",
    "SCHEMA",
    "TABLES",
    "VERSION",
    "Carried",
    "CarriedConsent",
    "CarriedPlace",
    "Manifest",
    "as_carried",
    "carried_adapter",
    "records_file",
]

FORMAT = "wijk-dossier"
# The version of the layout; a new kind of record or field doesn't change it (see `upgrading`).
VERSION = 1
# The version of the program, as in pyproject.toml.
PROGRAM = "0.2.0"
MANIFEST, SCHEMA, README, CONSENTS = "manifest.json", "schema.json", "LEES-MIJ.txt", "names.json"
RECORDS, TABLES = "records", "tabellen"
# In the place of an account: who changed something at home means nothing elsewhere.
ACCOUNT = "iemand met een account"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class CarriedPlace:
    """The place of a dossier: its code and name, of which ``divisions`` (years) it is, and the gemeente it lies in."""

    code: str
    name: str
    level: str
    municipality: str
    municipality_name: str
    divisions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a file says about itself; ``counts`` are the records by kind, ``names`` whether names of persons came along.

    ``sources`` are Dutch sentences, ``program`` is the version of the dashboard that made it.
    """

    format: str
    version: int
    made: AwareDatetime
    program: str
    place: CarriedPlace
    names: bool = False
    counts: dict[str, int] = field(default_factory=dict)
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Carried(Generic[T]):
    """A record as it travels: with the moments at which it was made and last changed, and without who did that."""

    id: str
    created: AwareDatetime
    changed: AwareDatetime
    item: T


@dataclass(frozen=True, slots=True)
class CarriedConsent:
    """The name and contact of a key figure (id), with what that person agreed to."""

    key_figure: str
    consent: Consent


def records_file(kind: str) -> str:
    """Return the part in which the records of a kind stand."""
    return f"{RECORDS}/{kind}.json"


def carried_adapter(record_type: RecordType[Any]) -> TypeAdapter[Any]:
    """Return what writes and describes records of a kind as they travel."""
    return _adapter(record_type.type)  # type: ignore[arg-type] # mypy takes a class for not hashable


@cache
def _adapter(item: Any) -> TypeAdapter[Any]:
    return TypeAdapter(Carried[item])


def as_carried(value: Any) -> Any:
    """Return an item as it travels: accounts are left out, all else stays."""
    if isinstance(value, tuple):
        return tuple(as_carried(each) for each in value) if any(map(_may_hold, value)) else value
    if not _may_hold(value):
        return value
    found = {each.name: getattr(value, each.name) for each in fields(value)}
    changed = {name: as_carried(each) for name, each in found.items()}
    if isinstance(by := changed.get("by"), str) and by != NOT_SIGNED_IN.who:
        changed["by"] = ACCOUNT
    return replace(value, **changed) if changed != found else value


def _may_hold(value: Any) -> bool:
    return isinstance(value, tuple) or (is_dataclass(value) and not isinstance(value, type))
