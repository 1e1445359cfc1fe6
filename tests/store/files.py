"""Files as municipalities send them, and as nobody should; made here, so that a reader sees what is in them."""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from openpyxl import Workbook

__all__ = ["FAULTY_FILES", "csv_file", "municipal_workbook", "patched", "workbook"]


def csv_file(text: str, encoding: str = "utf-8") -> bytes:
    return text.encode(encoding)


def workbook(*rows: Sequence[Any], merged: Sequence[str] = (), title: str = "Blad1") -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for cells in merged:
        sheet.merge_cells(cells)
    return saved(book)


def saved(book: Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def municipal_workbook() -> bytes:
    """A cover sheet, two merged title rows, a date cell, a merged organisation and an empty column."""
    book = Workbook()
    cover = book.active
    assert cover is not None
    cover.title = "Leeswijzer"
    cover.append(["Overzicht van initiatieven tegen eenzaamheid"])
    cover.append(["Opgesteld door de afdeling Samenleving"])
    sheet = book.create_sheet("Sociale kaart")
    sheet.append(["Initiatieven in de wijk"])
    sheet.append(["Stand van zaken"])
    sheet.append([])
    sheet.append(["Aanbieder", "Naam van de activiteit", None, "Voor wie?", "Fase(n)", "Laatst gecontroleerd", "Tel."])
    rows = [
        ["Stichting A", "Koffie", None, "Senioren, mantelzorgers", "Signaleren / bespreken", datetime(2026, 9, 24)],
        [None, "Thee", None, "iedereen", "Voorkomen en bewust maken\nVolgen", "24 september 2026", "06-1"],
        [None, "Soep", None, "gescheiden of verweduwd en 65+", "preventie", 46289, "06-2"],
    ]
    for row in rows:
        sheet.append(row)
    for cells in ("A1:G1", "A2:G2", "A5:A7"):
        sheet.merge_cells(cells)
    return saved(book)


def zipped(**files: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


def patched(book: bytes, old: bytes, new: bytes) -> bytes:
    """Replace a piece of the first sheet's XML."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    assert old in files[sheet]
    return zipped(**{**files, sheet: files[sheet].replace(old, new)})


def bomb() -> bytes:
    good = workbook(["Naam"], ["Koffie"])
    file = io.BytesIO(good)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/nullen.bin", bytes(200_000_000))
    return file.getvalue()


def encrypted() -> bytes:
    """Mark every member of a workbook as encrypted, as a zip with a password has it."""
    content = bytearray(workbook(["Naam"], ["Koffie"]))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(signature)
        while place >= 0:
            content[place + offset] |= 1
            place = content.find(signature, place + 4)
    return bytes(content)


FAULTY_FILES = {
    "nothing at all": (lambda: b"", "leeg"),
    "only blank lines": (lambda: b"\r\n;;;\r\n   \n", "leeg"),
    "only a header": (lambda: csv_file("Naam;Doelgroep\n"), "geen rijen"),
    "an empty workbook": (lambda: workbook(), "leeg"),
    "a workbook with only a header": (lambda: workbook(["Naam", "Fase"]), "geen rijen onder de kolomnamen op het blad"),
    "over 10 MB": (lambda: b"Naam\n" + b"x" * 10_000_000, "10 MB"),
    "over 20,000 rows": (lambda: csv_file("Naam\n" + "Koffie\n" * 20_001), "20.000 rijen"),
    "an old Excel file": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "oud Excel-bestand"),
    "a picture renamed": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "afbeelding"),
    "a PDF": (lambda: b"%PDF-1.7\n...", "PDF"),
    "a web page": (lambda: b"\n<html><table></table></html>", "webpagina"),
    "any binary": (lambda: bytes(range(256)) * 20, "geen tekst"),
    "a zip that is no workbook": (lambda: zipped(**{"a.txt": b"hallo"}), "geen Excel-bestand"),
    "half a workbook": (lambda: municipal_workbook()[:3000], "geen Excel-bestand"),
    "a workbook with broken XML": (
        lambda: zipped(**{"[Content_Types].xml": b"<a", "xl/workbook.xml": b"<b"}),
        "geen Excel-bestand",
    ),
    "a workbook with a password": (encrypted, "geen Excel-bestand"),
    "a workbook that unpacks to 200 MB": (bomb, "veel te groot"),
    "one endless cell": (lambda: csv_file('Naam;Fase\nKoffie;"' + "x" * 200_000), "aanhalingsteken"),
}
