"""How a list of key figures is read: its columns, what its cells mean, and the refusal of names and contacts."""

import re
from collections.abc import Callable, Mapping
from typing import Any, get_args

from wijk.domain.key_figure import CRITERIA, Knowledge, Position
from wijk.domain.method import Method, Term
from wijk.store.common.errors import FileError
from wijk.store.common.personal import NOT_HERE, is_contact, is_personal
from wijk.store.common.texts import words
from wijk.store.database.erasing import erased_ids
from wijk.store.database.record_types import KEY_FIGURES
from wijk.store.importing.area_scope import AreaScope
from wijk.store.importing.areas import read_areas
from wijk.store.importing.choice_cells import read_choice, read_choices, read_groups
from wijk.store.importing.layout import ColumnReader, Layout, columns_of, in_old_order
from wijk.store.importing.sheets_together import SHEET_COLUMN
from wijk.store.spreadsheets.cell_values import as_text, read_decimal, read_yes_no
from wijk.store.spreadsheets.rows import RowList, column_name
from wijk.store.spreadsheets.sheets import Cell

__all__ = ["KEY_FIGURE_LAYOUT", "refuse_personal"]

ALSO = {
    "id": ("id", "kenmerk"),
    "role": ("functie", "taak", "rol contactpersoon", "rol van de contactpersoon", "role"),
    "organisation": (
        "instelling",
        "stichting",
        "partij",
        "werkgever",
        "naam organisatie",
        "werkt bij",
        "organisation",
        "organization",
    ),
    "groups": ("doelgroep", "gevoel met", "groep", "groups", "target group", "target groups"),
    "phases": ("fase", "fasen", "phase", "phases"),
    "areas": ("gebied", "wijk", "buurt", "wijken", "buurten", "werkgebied", "area", "areas", SHEET_COLUMN),
    "knowledge": ("kennis", "knowledge"),
    "position": ("soort", "soort sleutelfiguur", "position"),
    "formal": ("formeel of informeel", "formeel informeel", "formal"),
    "community_worker": ("opbouwwerker", "community worker"),
    "hours_per_month": ("uren", "beschikbaarheid", "hours", "hours per month"),
    "knows_area": ("knows area",),
    "motivation": ("motivatie", "motivation"),
    "standing": ("vertrouwen", "standing"),
    "affinity": ("affiniteit", "affinity"),
    "note": ("opmerking", "opmerkingen", "notitie", "omschrijving", "notes", "note"),
}
COLUMNS = columns_of(KEY_FIGURES, ALSO)
TEXTS = ("role", "organisation", *CRITERIA, "note")
KNOWLEDGE = [Term(kind, kind) for kind in get_args(Knowledge)]
POSITIONS = [Term(position, position) for position in get_args(Position)]

NAME = re.compile(r"\b\w*(?:naam|namen|name|names)\b")
NAME_OF_SOMETHING = re.compile(
    r"\b(?:organisatie|instelling|stichting|functie|rol|wijk|buurt|groep|fase|organi[sz]ation)"
)
CONTACT = re.compile(
    r"\b(?:contact|contactpersoon|contactgegevens|persoon|personen|telefoon\w*|mobiel|tel|gsm|06|e ?mail\w*|mail|"
    r"mailadres|adres|woonadres|straat|postcode|geboortedatum|leeftijd|bsn|phone|mobile|address|person)\b"
)
ROLE = re.compile(r"\b(?:rol|functie|role)\b")


def refuse_personal(found: RowList) -> None:
    """Raise FileError for rows with a column that looks like names, contacts or home addresses.

    A column is judged by its header, and by what is in it where half of its cells hold an e-mail address or number.
    """
    to_show = ["" if is_personal(header) else header for header in found.headers]
    personal = [
        column_name(to_show, index)
        for index, header in enumerate(found.headers)
        if _names_a_person(words(header)) or _holds_contacts([row.cells[index] for row in found.rows])
    ]
    if personal:
        what = "Deze kolom lijkt" if len(personal) == 1 else "Deze kolommen lijken"
        raise FileError(
            f"{what} over personen te gaan: {', '.join(personal)}. Om de privacy leest Wijk geen namen, "
            "telefoonnummers, adressen of e-mailadressen uit een bestand. Haal dit weg en importeer alleen rollen en "
            "organisaties."
        )


def _names_a_person(header: str) -> bool:
    if ROLE.search(header):
        return False
    return bool(CONTACT.search(header) or (NAME.search(header) and not NAME_OF_SOMETHING.search(header)))


def _holds_contacts(cells: list[Cell]) -> bool:
    texts = [_as_typed(cell) for cell in cells if cell is not None and str(cell).strip()]
    return bool(texts) and 2 * sum(map(is_contact, texts)) >= len(texts)


def _as_typed(cell: Cell) -> str:
    """Return a cell with the zero before it that Excel takes from a telephone number."""
    return f"0{cell}" if isinstance(cell, int) else str(cell)


READERS: Mapping[str, Callable[[Cell], Any]] = {
    **dict.fromkeys((*TEXTS, "id"), as_text),
    "knowledge": lambda cell: read_choices(cell, KNOWLEDGE) or None,
    "position": lambda cell: read_choice(cell, POSITIONS),
    "formal": read_yes_no,
    "community_worker": read_yes_no,
    "hours_per_month": read_decimal,
}


def _reader(target: str, method: Method, scope: AreaScope) -> ColumnReader:
    """Return what the cells under a target mean."""
    kind, _, identifier = target.partition(":")
    if identifier:
        return ColumnReader(f"{kind}s", lambda cell: (identifier,) if read_yes_no(cell) else None)
    of_method: Mapping[str, Callable[[Cell], Any]] = {
        "groups": lambda cell: read_groups(cell, method) or None,
        "phases": lambda cell: read_choices(cell, method.phases) or None,
        "areas": lambda cell: read_areas(cell, scope) or None,
    }
    return ColumnReader(target, of_method.get(target) or READERS[target])


def _settled(fields: dict[str, Any], _method: Method) -> dict[str, Any]:
    return fields


def _merged(old: Any, fields: Mapping[str, Any], method: Method) -> dict[str, Any]:
    """Return the fields to write over ``old``, keeping its ids that the method doesn't know; order is no change."""
    merged = {field: value for field, value in fields.items() if field != "id"}
    for field, terms in (("groups", method.groups), ("phases", method.phases)):
        if field in merged:
            known = {term.id for term in terms}
            unknown = [entry for entry in getattr(old, field) if entry not in known]
            merged[field] = in_old_order(getattr(old, field), [*merged[field], *unknown])
    for field in {"areas", "knowledge"} & merged.keys():
        merged[field] = in_old_order(getattr(old, field), merged[field])
    return merged


KEY_FIGURE_LAYOUT = Layout(
    record_type=KEY_FIGURES,
    columns=COLUMNS,
    named="role",
    needed=("role", "organisation"),
    needed_sentence="Kies de kolom waarin de rol staat, of die met de organisatie.",
    repeatable=frozenset({"note"}),
    remembered_as=KEY_FIGURES.table.name,
    at=lambda area: {"areas": (area,)} if area else {},
    gemeente=lambda fields: next(iter(fields.get("areas", ())), "")[2:6],
    reader=_reader,
    settled=_settled,
    merged=_merged,
    refuse=refuse_personal,
    hidden=lambda text: NOT_HERE if is_personal(text) else "",
    note="",
    tells_apart=(),
    gone=erased_ids,
)
