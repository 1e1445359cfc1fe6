"""From the bytes of a file to its sheets, whatever the bytes are: a FileError says in Dutch what is the matter."""

from wijk.store.common.errors import FileError
from wijk.store.spreadsheets.about import without_about
from wijk.store.spreadsheets.csv_reading import read_csv
from wijk.store.spreadsheets.excel_reading import read_workbook
from wijk.store.spreadsheets.sheets import MAX_BYTES, Sheet

__all__ = ["read_sheets"]

SAVE_AS = "Open het in Excel, kies Opslaan als en sla het op als .xlsx of als CSV, zonder wachtwoord."
REFUSED = (
    (b"\xd0\xcf\x11\xe0", f"Dit is een oud Excel-bestand (.xls) of een bestand met een wachtwoord. {SAVE_AS}"),
    (b"%PDF", f"Dit is een PDF; daar zijn geen rijen en kolommen uit te lezen. {SAVE_AS}"),
    (b"\x89PNG", "Dit is een afbeelding en geen lijst. Kies een Excel- of CSV-bestand."),
    (b"\xff\xd8\xff", "Dit is een afbeelding en geen lijst. Kies een Excel- of CSV-bestand."),
    (b"GIF8", "Dit is een afbeelding en geen lijst. Kies een Excel- of CSV-bestand."),
    (b"<!DOCTYPE", f"Dit is een webpagina en geen lijst. {SAVE_AS}"),
    (b"<html", f"Dit is een webpagina en geen lijst. {SAVE_AS}"),
    (b"<?xml", f"Dit is een XML-bestand. {SAVE_AS}"),
)


def read_sheets(content: bytes) -> tuple[Sheet, ...]:
    """Return the sheets that have something in them, at least one; a CSV file is one sheet.

    What kind of file it is follows from its content, not from its name. Raises FileError when it can't be used: too
    large, empty, protected, damaged, or no table at all.
    """
    if len(content) > MAX_BYTES:
        raise FileError("Het bestand is groter dan 10 MB. Verwijder afbeeldingen of splits het in kleinere bestanden.")
    head = content[:200].lstrip().lower()
    for start, sentence in REFUSED:
        if head.startswith(start.lower()):
            raise FileError(sentence)
    sheets = read_workbook(content) if content.startswith(b"PK") else (read_csv(content),)
    filled = tuple(sheet for sheet in without_about(sheets) if sheet.lines)
    if not filled:
        raise FileError("Het bestand is leeg. Kies een bestand met een rij kolomnamen en daaronder de gegevens.")
    return filled
