"""Names and contacts: kept only with consent, apart from all else, and gone for good once the consent ends.

They are in no version, no undo, no backup and no export but that of the person. Every function takes the day on which
it is asked (``on``) and first takes away each consent that has ended before it; whatever happens to that, no function
gives a name after its last day. Names need the passphrase of `passphrase.py`; ending a consent does not.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, exists, insert, not_, select

from wijk.domain.key_figure import Consent, KeyFigure
from wijk.permissions import may_in
from wijk.store.checks.key_figures import faults_in_consent, name_in_texts
from wijk.store.common.errors import StoreError
from wijk.store.common.texts import storable
from wijk.store.common.unchanged import require_unchanged
from wijk.store.database.asking import require_of
from wijk.store.database.clock_doubt import clock_doubt
from wijk.store.database.connection import Store
from wijk.store.database.damage import read_all, read_one
from wijk.store.database.deed_log import log_deed
from wijk.store.database.deeds import note_deed
from wijk.store.database.erasing import forget
from wijk.store.database.record_types import COALITIONS, KEY_FIGURES, TIES
from wijk.store.database.schema import consents
from wijk.store.database.store_reading import StoreReading
from wijk.store.key_figures.layout import KEY_FIGURE_LAYOUT
from wijk.store.key_figures.passphrase import require_passphrase

__all__ = [
    "ANNOUNCE_DAYS",
    "CONSENT_HEADINGS",
    "NAME_ELSEWHERE",
    "ExpiringConsent",
    "all_ends",
    "areas_of_person",
    "consent_ends",
    "drop_consent",
    "expiring_consents",
    "export_person",
    "get_consent",
    "give_consent",
    "list_consents",
    "name_stays_in",
    "purge_consents",
    "withdraw_consent",
    "year_later",
]

ANNOUNCE_DAYS = 30
NAMES = "namen"
NAME_ELSEWHERE = "De naam staat ook in de rol of een notitie. Haal hem daar eerst weg, want daar verdwijnt hij niet."
CONSENT_HEADINGS = {
    "name": "Naam",
    "contact": "Contact",
    "given_on": "Toestemming gegeven op",
    "purpose": "Waarvoor",
    "valid_until": "Geldt tot en met",
}


@dataclass(frozen=True, slots=True)
class ExpiringConsent:
    """The consent of a key figure (id) that ends soon: ``valid_until`` is its last day, ``days_left`` until then."""

    key_figure: str
    valid_until: date
    days_left: int


def year_later(day: date) -> date:
    """Return the day before the same date a year later: a usual time for a consent to hold."""
    return day + timedelta(days=364)


def give_consent(
    store: Store, key_figure: str, consent: Consent, on: date, passphrase: str | None, seen: Consent | None = None
) -> None:
    """Keep the name and contact of a key figure (id), in place of the consent that was ``seen`` (None: there was none).

    Raises NamesLocked without the passphrase; NotAllowed when the actor may not do this, here and below; Conflict when
    there is another consent now, or none any more; StoreError when there is no such key figure, when
    `faults_in_consent` has something to say, or when the name also stands in a text of the key figure, where it would
    not go away.
    """
    store.require("write", "names")
    require_passphrase(passphrase)
    faults = faults_in_consent(consent, on)
    if faults:
        raise StoreError(" ".join(faults.values()))
    with store.writing() as connection:
        stored = KEY_FIGURES.get(connection, key_figure)
        if stored is None or stored.deleted:
            raise StoreError("Deze sleutelfiguur bestaat niet meer. Er is geen naam bewaard.")
        require_of(connection, "write", "names", areas_of_person, [key_figure])
        if name_in_texts(stored.item, consent.name):
            raise StoreError(NAME_ELSEWHERE)
        there = _kept(connection, key_figure, on)
        require_unchanged(seen, there, mine=consent, theirs=there)
        texts = {key: storable(value) if isinstance(value, str) else value for key, value in asdict(consent).items()}
        drop_consent(connection, key_figure)
        connection.execute(insert(consents).values(key_figure=key_figure, **texts))
        note_deed(connection, "keep name", KEY_FIGURES.name, key_figure)
    forget(store)


def get_consent(store: Store, key_figure: str, on: date, passphrase: str | None) -> Consent | None:
    """Return the name and contact of one key figure; None when there is no consent that holds. Raises NamesLocked."""
    return list_consents(store, on, passphrase).get(key_figure)


def list_consents(store: Store, on: date, passphrase: str | None) -> dict[str, Consent]:
    """Return the names and contacts that may be used on a date, by id of the key figure. Raises NamesLocked.

    They are of the places where the actor may read names. Raises NotAllowed where that is nowhere.
    """
    store.require("read", "names")
    require_passphrase(passphrase)
    purge_consents(store, on)
    actor = store.actor
    with store.reading() as connection:
        rows = read_all(connection, NAMES, select(consents).where(_holds(on)), consents.c.key_figure, dict)
        if actor.is_limited:
            people = {record.id: record.item.areas or ("",) for record in KEY_FIGURES.all(connection)}
            mine = {one for one, areas in people.items() if may_in(actor, "read", "names", areas)}
            rows = tuple(row for row in rows if row["key_figure"] in mine)
    return {row["key_figure"]: _consent(row) for row in rows}


def consent_ends(store: Store, on: date) -> dict[str, date]:
    """Return the last day of each consent that holds on a date, by id of the key figure: without names."""
    purge_consents(store, on)
    with store.reading() as connection:
        ends = select(consents.c.key_figure, consents.c.valid_until).where(_holds(on))
        rows = read_all(connection, NAMES, ends, consents.c.key_figure, dict)
    return {row["key_figure"]: row["valid_until"] for row in rows}


def all_ends(reading: StoreReading) -> Mapping[str, date]:
    """Return the last day of every consent, ended or not, by id of the key figure: without names."""

    def read() -> Mapping[str, date]:
        ends = select(consents.c.key_figure, consents.c.valid_until)
        rows = read_all(reading.connection, NAMES, ends, consents.c.key_figure, dict)
        return {row["key_figure"]: row["valid_until"] for row in rows}

    return reading.remembered("consent ends", (consents,), read)


def expiring_consents(ends: Mapping[str, date], on: date, days: int = ANNOUNCE_DAYS) -> tuple[ExpiringConsent, ...]:
    """Return which of these last days (by id) lie within ``days`` days after ``on``, the first to end first."""
    sorted_ends = sorted((last, key_figure) for key_figure, last in ends.items())
    return tuple(
        ExpiringConsent(key_figure, last, (last - on).days)
        for last, key_figure in sorted_ends
        if last <= on + timedelta(days=days)
    )


def withdraw_consent(store: Store, key_figure: str) -> None:
    """Take away the name and contact of a key figure for good; the role stays. This can't be undone.

    Raises NotAllowed when the actor may not do this.
    """
    store.require("erase", "names")
    with store.writing() as connection:
        require_of(connection, "erase", "names", areas_of_person, [key_figure])
        note_deed(connection, "end consent", KEY_FIGURES.name, key_figure)
        drop_consent(connection, key_figure)
    forget(store)


def drop_consent(connection: Connection, key_figure: str) -> bool:
    """Delete the name and contact of a key figure; the caller calls `forget` once that is committed.

    Return whether there was one.
    """
    return connection.execute(delete(consents).where(consents.c.key_figure == key_figure)).rowcount > 0


def purge_consents(store: Store, on: date) -> int:
    """Take away every consent that ended before ``on`` or has lost its key figure; return how many.

    None while the clock can't be believed (`clock_doubt`).
    """
    with store.reading() as connection:
        if not connection.scalar(select(exists().where(not_(_holds(on))))):
            return 0
    if clock_doubt(store):
        return 0
    with store.writing() as connection:
        gone = connection.execute(delete(consents).where(not_(_holds(on)))).rowcount
    forget(store)
    return gone


def export_person(store: Store, key_figure: str, on: date, passphrase: str | None) -> bytes:
    """Return all that is kept about one key figure as JSON with Dutch headings, for the person who asks for it.

    Raises NamesLocked without the passphrase, NotAllowed, and StoreError when nothing is kept.
    """
    consent = get_consent(store, key_figure, on, passphrase)
    with store.reading() as connection:
        figures = {record.id: record.item for record in KEY_FIGURES.with_deleted(connection)}
        ties = [record.item for record in TIES.all(connection)]
        coalitions = [record.item for record in COALITIONS.all(connection)]
    if key_figure not in figures:
        raise StoreError("Van deze sleutelfiguur is niets (meer) bewaard.")
    store.require("read", "names", *(figures[key_figure].areas or ("",)))
    log_deed(store, "take out person", KEY_FIGURES.name, key_figure)
    known = {**{tie.one: tie for tie in ties if tie.other == key_figure}}
    known |= {tie.other: tie for tie in ties if tie.one == key_figure}
    document = {
        "opgemaakt_op": on,
        "sleutelfiguur": {
            column.header: getattr(figures[key_figure], column.target) for column in KEY_FIGURE_LAYOUT.columns
        },
        "toestemming": consent and {heading: getattr(consent, field) for field, heading in CONSENT_HEADINGS.items()},
        "kent": [
            {"sleutelfiguur": figures[other].label, "band": tie.strength}
            for other, tie in known.items()
            if other in figures
        ],
        "lid_van": [
            {"coalitie": coalition.name, "gekozen_op": coalition.chosen_on, "rol": member.role}
            for coalition in coalitions
            for member in coalition.members
            if member.id == key_figure
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1, default=str).encode()


def areas_of_person(connection: Connection, key_figure: str) -> tuple[str, ...]:
    """Return the areas (CBS codes) of a key figure (id), to ask what may be done there; none where it names none."""
    areas = KEY_FIGURES.table.c.areas
    return tuple(connection.scalar(select(areas).where(KEY_FIGURES.table.c.id == key_figure)) or ())


def name_stays_in(connection: Connection, key_figure: KeyFigure) -> bool:
    """Return whether the name that is kept of a key figure also stands in one of its texts, where it would not end."""
    name = connection.scalar(select(consents.c.name).where(consents.c.key_figure == key_figure.id))
    return name is not None and name_in_texts(key_figure, name)


def _kept(connection: Connection, key_figure: str, on: date) -> Consent | None:
    kept = select(consents).where(consents.c.key_figure == key_figure, _holds(on))
    return read_one(connection, NAMES, kept, consents.c.key_figure, _consent)


def _holds(on: date) -> ColumnElement[bool]:
    key_figures = KEY_FIGURES.table
    alive = exists().where(key_figures.c.id == consents.c.key_figure, key_figures.c.deleted.is_(None))
    return and_(consents.c.valid_until >= on, alive)


def _consent(row: Mapping[Any, Any]) -> Consent:
    return Consent(**{field: row[field] for field in Consent.__dataclass_fields__})
