"""A dossier file in words: what it is, what opening it would do, where the two versions differ, and what was done."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from wijk.domain.clock import day_of
from wijk.domain.method import Method
from wijk.dossier.dossier_file import PlaceAsked
from wijk.figures.places import Place
from wijk.figures.wording import counted, listed
from wijk.store.backup.row_checks import CALLED, telling
from wijk.store.database.records import RecordType
from wijk.store.dossier_files.applying import Imported, Undone
from wijk.store.dossier_files.planning import Clash, Plan
from wijk.store.dossier_files.reading import DossierFile
from wijk.store.importing.exporting import record_columns
from wijk.store.spreadsheets.cell_values import as_text
from wijk.views.numbers import day_text, number
from wijk.views.place_names import full_name
from wijk.views.tables import Table
from wijk.views.versions import FieldTexts

__all__ = [
    "about_file",
    "clash_rows",
    "clash_title",
    "names_question",
    "plan_notes",
    "plan_table",
    "record_texts",
    "told_after",
    "told_undone",
    "unknown_places",
]

RECORDS = "regel", "regels"


def about_file(file: DossierFile, place: Place, asked: PlaceAsked) -> tuple[str, ...]:
    """Of which place the file is and when it was made; and that this is another place than the one on the page."""
    manifest = file.manifest
    total = sum(len(records) for _, records in file.records)
    told = [
        f"Dit is het dossier van {manifest.place.name} ({manifest.place.code}), gemaakt op "
        f"{day_text(day_of(manifest.made))} met Wijk {manifest.program}: {counted(total, *RECORDS)}."
    ]
    if asked.here and asked.here.key != place.key:
        told.append(f"Het komt bij {full_name(asked.here)}, niet bij {full_name(place)}.")
    return (*told, *file.remarks)


def unknown_places(asked: PlaceAsked) -> str:
    """Which areas of the file this edition does not have, and how much stands for each."""
    which = listed([f"{code} ({counted(count, *RECORDS)})" for code, count in asked.unknown])
    return f"Dit dashboard kent niet alle gebieden van het bestand: {which}. Waar hoort dit nu bij?"


def plan_table(plan: Plan, file: DossierFile) -> Table:
    """By kind of record how many are new, the same, and otherwise here."""
    clashing = [one.kind.name for one in plan.clashes]
    rows = [
        [
            kind.label.capitalize(),
            number(plan.new[kind.name]),
            number(plan.same[kind.name]),
            number(clashing.count(kind.name)),
        ]
        for kind, records in file.records
        if records
    ]
    return [["Wat", "Nieuw", "Staat hier al zo", "Staat hier anders"], *rows]


def plan_notes(plan: Plan) -> tuple[str, ...]:
    """What is good to know before it is added."""
    notes = []
    if plan.erased:
        people = counted(plan.erased, "sleutelfiguur is", "sleutelfiguren zijn")
        notes.append(f"Niet teruggekomen: {people} hier voorgoed gewist.")
    if plan.alike:
        which = counted(plan.alike, "nieuw initiatief heet", "nieuwe initiatieven heten")
        notes.append(f"{which} hetzelfde als een initiatief dat hier al staat. Kijk daarna of het niet dubbel is.")
    loose = sum(plan.loose.values())
    if loose:
        tells = counted(loose, "regel noemt", "regels noemen")
        notes.append(f"{tells} iets dat niet in het bestand staat en hier ook niet. Wat er wel staat, komt erbij.")
    if plan.overtaken:
        which = counted(plan.overtaken, "keuze ging", "keuzes gingen")
        notes.append(f"{which} over wat iemand intussen wijzigde. Daar bleef staan wat er stond: kies opnieuw.")
    return tuple(notes)


def names_question(file: DossierFile) -> str:
    """The question whether the names in the file may come in."""
    which = counted(len(file.consents), "naam", "namen")
    return f"Neem ook {which} over: ik heb gezien dat er toestemming voor is, en tot wanneer"


def record_texts(kind: RecordType[Any], method: Method) -> Callable[[Any], FieldTexts]:
    """What gives of a record of a kind, by field, what it is called and what it says."""
    columns = dict(zip(kind.headings, record_columns(kind, method), strict=False))

    @cache
    def texts(item: Any) -> FieldTexts:
        return {field: (column.header, _text(column.cell(item))) for field, column in columns.items() if field != "id"}

    return texts


def clash_title(clash: Clash) -> str:
    """What it is that is here otherwise: "Initiatief: Koffie"."""
    called = CALLED.get(clash.kind.name, clash.kind.label.capitalize())
    told = telling(clash.ours.item)
    return f"{called}: {told}" if told else called


def clash_rows(clashes: Sequence[Clash]) -> Table:
    """All that is here otherwise, with the fields in which it differs."""
    return [
        ["Wat", "Waarin het verschilt"],
        *(
            [
                clash_title(one),
                "hier verwijderd"
                if one.ours.deleted
                else listed([one.kind.headings.get(field, field) for field in one.fields]),
            ]
            for one in clashes
        ),
    ]


def told_after(done: Imported, called: str) -> str:
    """What opening the file did."""
    new, changed = sum(done.plan.new.values()), sum(1 for one in done.done if one.before)
    told = f"Dossier van {called} geopend: {counted(new, 'regel toegevoegd', 'regels toegevoegd')}"
    told += f", {counted(changed, 'gewijzigd', 'gewijzigd')}, {number(sum(done.plan.same.values()))} stond er al zo."
    if done.names.kept:
        told += f" {counted(len(done.names.kept), 'naam', 'namen')} overgenomen."
    if done.names.left:
        told += (
            f" {counted(done.names.left, 'naam', 'namen')} niet: de toestemming is voorbij, of hier staat een andere."
        )
    return told


def told_undone(undone: Undone) -> str:
    """What undoing it did."""
    told = f"Ongedaan gemaakt: {counted(undone.back, 'regel is', 'regels zijn')} weer zoals eerst."
    if undone.left:
        told += (
            f" {counted(undone.left, 'regel bleef', 'regels bleven')} staan: die zijn intussen gewijzigd of in gebruik."
        )
    return told


def _text(cell: Any) -> str:
    return cell if isinstance(cell, str) else as_text(cell)
