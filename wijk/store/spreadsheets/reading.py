"""From the bytes of a file to its sheets, whatever the bytes are: a FileError says in Dutch what is the matter."""

import io
import zipfile
from pathlib import PurePosixPath

from wijk.store.common.errors import FileError
from wijk.store.spreadsheets.about import without_about
from wijk.store.spreadsheets.csv_reading import read_csv
from wijk.store.spreadsheets.excel_reading import DAMAGED, read_workbook
from wijk.store.spreadsheets.json_reading import looks_like_json, read_json
from wijk.store.spreadsheets.ods_reading import read_open_document
from wijk.store.spreadsheets.old_excel_reading import read_old_workbook
from wijk.store.spreadsheets.open_referral import services_of_tables
from wijk.store.spreadsheets.sheets import MAX_BYTES, Sheet

__all__ = ["read_sheets"]

MAX_FILES = 60
MAX_UNPACKED = 150_000_000
SAVE_AS = "Open het in Excel, kies Opslaan als en sla het op als .xlsx of als CSV, zonder wachtwoord."
PICTURE = "Dit is een afbeelding en geen lijst. Kies een Excel- of CSV-bestand."
WEB_PAGE = f"Dit is een webpagina en geen lijst, hoe het bestand ook heet. {SAVE_AS}"
REFUSED = (
    (b"%PDF", f"Dit is een PDF; daar zijn geen rijen en kolommen uit te lezen. {SAVE_AS}"),
    (b"\x89PNG", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    *(
        (start, WEB_PAGE)
        for start in (b"<!DOCTYPE", b"<html", b"<head", b"<body", b"<meta", b"<table", b"<div", b"<!--")
    ),
    (b"<?xml", f"Dit is een XML-bestand. {SAVE_AS}"),
    (b"{\\rtf", f"Dit is een tekstdocument en geen lijst. {SAVE_AS}"),
)
OTHER_PROGRAMS = {
    "word/document.xml": "Dit is een Word-document. Kopieer de tabel naar Excel en sla die op als .xlsx.",
    "ppt/presentation.xml": "Dit is een PowerPoint-bestand. Kopieer de tabel naar Excel en sla die op als .xlsx.",
    "xl/workbook.bin": f"Dit is een binaire Excel-werkmap (.xlsb). {SAVE_AS}",
    "Index/Document.iwa": "Dit is een bestand van Numbers. Kies daar Exporteer naar Excel.",
}


def read_sheets(content: bytes) -> tuple[Sheet, ...]:
    """Return the sheets that have something in them, at least one; a CSV file is one sheet.

    What kind of file it is follows from its content, not from its name. Raises FileError when it can't be used: too
    large, empty, protected, damaged, or no table at all.
    """
    if len(content) > MAX_BYTES:
        raise FileError("Het bestand is groter dan 10 MB. Verwijder afbeeldingen of splits het in kleinere bestanden.")
    head = content[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for start, sentence in REFUSED:
        if head.startswith(start.lower()):
            raise FileError(sentence)
    sheets = without_about(_sheets(content))
    filled = tuple(sheet for sheet in sheets if sheet.lines)
    if not filled:
        told = [remark for sheet in sheets for remark in sheet.remarks]
        nothing = "Het bestand is leeg. Kies een bestand met een rij kolomnamen en daaronder de gegevens."
        raise FileError(" ".join(told) or nothing)
    return filled


def _sheets(content: bytes) -> tuple[Sheet, ...]:
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return read_old_workbook(content)
    if content.startswith(b"PK"):
        return _zipped(content)
    if looks_like_json(content):
        return read_json(content)
    return (read_csv(content),)


def _zipped(content: bytes) -> tuple[Sheet, ...]:
    """Read what is in a zip: the parts of a workbook, or files of rows."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        names = archive.namelist()
    except Exception as error:  # zipfile raises nearly anything on a damaged file
        raise FileError(DAMAGED) from error
    for name, sentence in OTHER_PROGRAMS.items():
        if name in names:
            raise FileError(sentence)
    if "content.xml" in names:
        return read_open_document(archive)
    tables = [name for name in names if name.lower().endswith(".csv")]
    return _tables(archive, tables) if tables and "[Content_Types].xml" not in names else read_workbook(archive)


def _tables(archive: zipfile.ZipFile, names: list[str]) -> tuple[Sheet, ...]:
    """Read a zip of CSV files: the tables of Open Referral as one list of services, others as a sheet each."""
    if sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED:
        raise FileError("Dit zip-bestand is uitgepakt veel te groot. Kies alleen het bestand met de lijst.")
    try:
        files = {PurePosixPath(name).stem: archive.read(name) for name in names[:MAX_FILES]}
    except Exception as error:
        raise FileError(
            "Dit zip-bestand is beschadigd of heeft een wachtwoord. Pak het uit en kies de lijst."
        ) from error
    tables = {title: read_csv(table, title) for title, table in files.items()}
    services = services_of_tables(tables)
    return (services,) if services else tuple(tables.values())
