"""Judging a backup row by row, by the rules of the forms: what is not right is told and left out, the rest is kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from pydantic import ValidationError

from wijk.store.common.fields import MAX_NUMBER, out_of_bounds
from wijk.store.common.personal import is_personal
from wijk.store.database.records import RecordType, Stored
from wijk.store.importing.checking import Fault

__all__ = ["CALLED", "SLACK", "CheckedRecords", "check_records", "telling"]

SHOWN = 80
FIRST_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
# Two computers never have the very same time.
SLACK = timedelta(minutes=5)
# What people call one of a kind where that is not its plural, and by what records are told apart.
CALLED = {
    "initiatives": "Initiatief",
    "decisions": "Besluit over de fasematrix",
    "mappings": "Onthouden kolommen",
    "key_figures": "Sleutelfiguur",
    "ties": "Wie kent wie",
    "coalitions": "Coalitie",
    "meetings": "Bijeenkomst",
    "drafts": "Coalitie in de maak",
    "room_meetings": "Wijkbijeenkomst",
    "room_questions": "Vraag aan de zaal",
    "harvests": "Opbrengst van een bijeenkomst",
    "recognitions": "Herkenning van een cijfer",
    "presentations": "Presentatie",
    "goals": "Doel van het werkplan",
    "actions": "Actie van het werkplan",
    "events": "Evenement",
    "school_regions": "Regio van de schoolvakanties",
    "laid_aside": "Weggelegd voorstel",
    "start_up_steps": "Opstartstap",
    "preconditions": "Randvoorwaarde",
    "agreements": "Afspraak over de randvoorwaarden",
    "training_sessions": "Training of intervisie",
    "ability_measures": "Meting van vaardigheid",
    "pillar_answers": "Antwoord over de vijf pijlers",
    "evaluations": "Evaluatie",
    "standstills": "Antwoord op een stilstand",
    "process_answers": "Antwoord op een vraag over de aanpak",
    "month_counts": "Telling",
    "successes": "Succes",
    "proposal_answers": "Antwoord op een voorstel",
    "own_words": "Eigen woord",
    "import_answers": "Onthouden antwoord",
    "accounts": "Rol",
}
TELLING = ("name", "role", "organisation", "what", "text", "question", "reason", "area")
FIELDS = {
    "name": "naam",
    "organisation": "organisatie",
    "role": "rol",
    "area": "gebied",
    "areas": "gebieden",
    "address": "adres",
    "note": "toelichting",
    "reason": "reden",
    "question": "leervraag",
    "members": "leden",
    "last_confirmed": "laatst bevestigd",
    "check_period_months": "controleren na maanden",
    "confirmed_on": "bevestigd op",
    "made_on": "genomen op",
    "chosen_on": "gekozen op",
    "held_on": "gehouden op",
    "version": "versie",
    "created": "gemaakt op",
    "changed": "gewijzigd op",
    "deleted": "verwijderd op",
}
# What an older backup may lack and people fill in after it was put back.
MAY_WAIT = ("area", "areas")


@dataclass(frozen=True, slots=True)
class CheckedRecords:
    """The records of one kind that are right, and what is wrong with the others, counted from 1 as in the backup.

    ``numbers`` are those of the records, by id.
    """

    records: tuple[Stored[Any], ...]
    faults: tuple[Fault, ...]
    numbers: Mapping[str, int]

    def fault(self, record: Stored[Any], called: str, message: str) -> Fault:
        """Tell that a record that is right by itself can't be put back beside what is there."""
        return Fault(self.numbers[record.id], called, telling(record.item), message)


def check_records(record_type: RecordType[Any], rows: Sequence[Any], latest: datetime) -> CheckedRecords:
    """Return which rows of a backup may be put back; nothing in it can be of after ``latest``."""
    records: dict[str, Stored[Any]] = {}
    numbers: dict[str, int] = {}
    faults: list[Fault] = []
    called = CALLED.get(record_type.name, record_type.label.capitalize())
    for number, row in enumerate(rows, start=1):
        try:
            record = record_type.stored_adapter.validate_python(row)
            found = list(_wrong(record_type, record, latest))
            if record.id in records:
                found.append(("", "Dit staat twee keer in de kopie. De eerste is gebruikt."))
            told = telling(record.item)
        except (ValidationError, OverflowError) as error:
            found, told = [(_place(error), "Dit is niet te lezen. Voer het opnieuw in.")], ""
        if found:
            columns = (f"{called}: {FIELDS[field]}" if field in FIELDS else called for field, _ in found)
            faults += [
                Fault(number, column, told, message) for column, (_, message) in zip(columns, found, strict=True)
            ]
        else:
            records[record.id] = record
            numbers[record.id] = number
    return CheckedRecords(tuple(records.values()), tuple(faults), numbers)


def _wrong(record_type: RecordType[Any], record: Stored[Any], latest: datetime) -> Iterator[tuple[str, str]]:
    """Give by field what is wrong with a record."""
    for field, message in {**record_type.faults(record.item), **out_of_bounds(record.changed_by)}.items():
        if field not in MAY_WAIT or getattr(record.item, field):
            yield field, message
    if record.id != record_type.id_of(record.item):
        yield "", "Het kenmerk hoort niet bij wat er staat. Voer dit opnieuw in."
    if not 1 <= record.version < MAX_NUMBER:
        yield "version", "Dit getal kan niet. Voer dit opnieuw in."
    moments = [("created", record.created), ("changed", record.changed)]
    if record.deleted:
        moments.insert(1, ("deleted", record.deleted))
    before = FIRST_MOMENT
    for field, moment in moments:
        if moment > latest + SLACK:
            yield field, "Deze datum ligt in de toekomst. Voer dit opnieuw in, of controleer de klok van de computer."
        elif moment < before - SLACK:
            yield field, "Deze datum kan niet kloppen met de andere. Voer dit opnieuw in."
        before = moment


def telling(item: Any) -> str:
    """Return by what people know a record again, save what looks like a person."""
    text = next((text for field in TELLING if isinstance(text := getattr(item, field, None), str) and text), "")
    return "" if is_personal(text[: 2 * SHOWN]) else text[:SHOWN]


def _place(error: Exception) -> str:
    """Return the first field that can't be read."""
    if isinstance(error, ValidationError):
        return next((str(part) for part in error.errors()[0]["loc"] if str(part) in FIELDS), "")
    return ""
