"""Names in a dossier file: they travel with a consent that holds, and come in only when somebody confirms that."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, select

from wijk.domain.key_figure import Consent
from wijk.store.checks.key_figures import faults_in_consent, name_in_texts
from wijk.store.common.texts import storable
from wijk.store.database.asking import require_of
from wijk.store.database.deeds import note_deed
from wijk.store.database.record_types import KEY_FIGURES
from wijk.store.database.schema import consents as kept_consents
from wijk.store.key_figures.consents import areas_of_person, drop_consent

__all__ = ["NamesOutcome", "keep_names", "named_since", "take_back_names", "usable_names"]


@dataclass(frozen=True, slots=True)
class NamesOutcome:
    """For each key figure (id) whose name came in, a number by which this process knows what that was, without it.

    ``left`` names did not come in: the consent ended or another is here.
    """

    kept: Mapping[str, int] = field(default_factory=dict)
    left: int = 0


def usable_names(consents: Mapping[str, Consent], ids: Collection[str], on: date) -> dict[str, Consent]:
    """Return the names of these key figures (ids) whose consent holds on a day."""
    return {key: one for key, one in consents.items() if key in ids and not faults_in_consent(one, on)}


def keep_names(connection: Connection, consents: Mapping[str, Consent], on: date) -> NamesOutcome:
    """Keep names beside what is there: never over another name, never for who is not here, never after the last day.

    Raises NotAllowed when the actor may not do this for one of them.
    """
    people = {one.id: one.item for one in KEY_FIGURES.all(connection)}
    ends = select(kept_consents.c.key_figure, kept_consents.c.name, kept_consents.c.valid_until)
    there = {row.key_figure: row for row in connection.execute(ends)}
    usable = usable_names(consents, people, on)
    require_of(connection, "write", "names", areas_of_person, usable)
    kept: dict[str, int] = {}
    same = 0
    for key, consent in usable.items():
        if name_in_texts(people[key], consent.name):
            continue
        if key in there and there[key].valid_until >= on:
            same += (there[key].name, there[key].valid_until) == (consent.name, consent.valid_until)
            continue
        texts: dict[str, Any] = {
            name: storable(value) if isinstance(value, str) else value for name, value in asdict(consent).items()
        }
        drop_consent(connection, key)
        connection.execute(insert(kept_consents).values(key_figure=key, **texts))
        note_deed(connection, "keep name", KEY_FIGURES.name, key)
        kept[key] = hash(Consent(**texts))
    return NamesOutcome(kept, len(consents) - len(kept) - same)


def named_since(connection: Connection, kept: Mapping[str, int]) -> frozenset[str]:
    """Return the key figures (ids) of which another name or consent is kept now than what came in."""
    return frozenset(key for key, known in _known(connection).items() if kept.get(key) != known)


def take_back_names(connection: Connection, kept: Mapping[str, int]) -> None:
    """Take away the names that came in, as far as nobody kept another since. Raises NotAllowed as `keep_names`."""
    there = _known(connection)
    mine = [key for key, known in kept.items() if there.get(key) == known]
    require_of(connection, "erase", "names", areas_of_person, mine)
    for key in mine:
        note_deed(connection, "end consent", KEY_FIGURES.name, key)
        drop_consent(connection, key)


def _known(connection: Connection) -> dict[str, int]:
    rows = connection.execute(select(kept_consents)).mappings()
    return {row["key_figure"]: hash(Consent(**{each.name: row[each.name] for each in fields(Consent)})) for row in rows}
