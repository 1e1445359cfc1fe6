"""Names in a dossier file: they travel with a consent that holds, and come in only when somebody confirms that."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import Connection, insert, select

from wijk.domain.key_figure import Consent
from wijk.store.checks.key_figures import faults_in_consent, name_in_texts
from wijk.store.common.texts import storable
from wijk.store.database.asking import require_of
from wijk.store.database.record_types import KEY_FIGURES
from wijk.store.database.schema import consents as kept_consents
from wijk.store.key_figures.consents import areas_of_person, drop_consent

__all__ = ["NamesOutcome", "keep_names", "usable_names"]


@dataclass(frozen=True, slots=True)
class NamesOutcome:
    """The ids of the key figures whose name came in; ``left`` names did not: the consent ended or another is here."""

    kept: tuple[str, ...] = ()
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
    kept: list[str] = []
    same = 0
    for key, consent in usable.items():
        if name_in_texts(people[key], consent.name):
            continue
        if key in there and there[key].valid_until >= on:
            same += (there[key].name, there[key].valid_until) == (consent.name, consent.valid_until)
            continue
        texts = {name: storable(value) if isinstance(value, str) else value for name, value in asdict(consent).items()}
        drop_consent(connection, key)
        connection.execute(insert(kept_consents).values(key_figure=key, **texts))
        kept.append(key)
    return NamesOutcome(tuple(kept), len(consents) - len(kept) - same)
