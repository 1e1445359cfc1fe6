"""Small files that took seconds to minutes, or gigabytes, to read: each by the name of what it does."""

import io
import zipfile
from collections.abc import Callable

from openpyxl.utils import get_column_letter

from tests.store.files import workbook, zipped

__all__ = ["ACCEPTED", "REFUSED"]

SHEET, STYLES, STRINGS = "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml"
NAMESPACE = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
TYPES = "[Content_Types].xml"
SHARED = b'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"'
LOOK = b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0"><alignment horizontal="center"/></xf>'
START = (
    b'<row r="1"><c r="A1" t="inlineStr"><is><t>Naam</t></is></c><c r="B1" t="inlineStr"><is><t>Wijk</t></is></c></row>'
    b'<row r="2"><c r="A2" t="inlineStr"><is><t>Koffie</t></is></c></row>'
)


def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(workbook(["Naam"], ["Koffie"]))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_sheet(rows: bytes, after: bytes = b"", **other: bytes) -> bytes:
    sheet = b"<worksheet " + NAMESPACE + b"><sheetData>" + rows + b"</sheetData>" + after + b"</worksheet>"
    return zipped(**{**parts(), SHEET: sheet, **other})


def with_strings(rows: bytes, strings: bytes) -> bytes:
    types = parts()[TYPES].replace(b"</Types>", b'<Override PartName="/xl/sharedStrings.xml" ' + SHARED + b"/></Types>")
    return with_sheet(rows, **{TYPES: types, STRINGS: b"<sst " + NAMESPACE + b">" + strings + b"</sst>"})


def patched_part(name: str, before: bytes, extra: bytes) -> bytes:
    return with_sheet(START, **{name: parts()[name].replace(before, extra + before)})


def texts(rows: int, columns: int) -> bytes:
    """Rows of cells that each hold a text of their own, in the list of texts that the cells share."""
    letters = [get_column_letter(index + 1).encode() for index in range(columns)]
    lines = []
    for row in range(rows):
        cells = (
            b'<c r="%s%d" t="s"><v>%d</v></c>' % (letter, row + 3, row * columns + index)
            for index, letter in enumerate(letters)
        )
        lines.append(b'<row r="%d">' % (row + 3) + b"".join(cells) + b"</row>")
    strings = b"".join(b"<si><t>tekst %d</t></si>" % number for number in range(rows * columns))
    return with_strings(START + b"".join(lines), strings)


def unknown_words(target: str, many_rows: bool) -> bytes:
    """Twenty thousand words that nothing knows, each in a row of its own or all in one cell."""
    words = [f"w{number:x}z" for number in range(20_000)]
    if many_rows:
        return f"Naam;{target}\n".encode() + b"".join(f"Koffie {word};{word}\n".encode() for word in words)
    return f"Naam;{target}\nKoffie;{'; '.join(words)[:90_000]}\n".encode()


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "600,000 styles": (lambda: patched_part(STYLES, b"</cellXfs>", LOOK * 600_000), "te veel opmaak"),
    "600,000 fonts": (lambda: patched_part(STYLES, b"</fonts>", b"<font><sz val='11'/></font>" * 600_000), "opmaak"),
    "1,500,000 names of cells": (
        lambda: patched_part("xl/workbook.xml", b"</workbook>", b"<definedName name='a'>A1</definedName>" * 1_500_000),
        "te veel opmaak",
    ),
    "20 million empty rows": (lambda: with_sheet(START + b"<row/>" * 20_000_000), "te veel gevulde cellen of rijen"),
    "16,000 columns": (
        lambda: with_sheet(START + (b"<row>" + b"<c><v>1</v></c>" * 16_000 + b"</row>") * 200),
        "te veel gevulde cellen",
    ),
    "rows in rows": (lambda: with_sheet(b"<row>" * 400_000 + b"</row>" * 400_000), "te veel gevulde cellen of rijen"),
    "2 million bits of text in a cell": (
        lambda: with_sheet(START.replace(b"<t>Koffie</t>", b"<r><t>x</t></r>" * 2_000_000)),
        "te veel opmaak",
    ),
    "7 million texts": (lambda: with_strings(START, b"<si><t>x</t></si>" * 7_000_000), "verschillende teksten"),
    "100,000 merged columns": (
        lambda: with_sheet(START, b"<mergeCells>" + b'<mergeCell ref="A2:GR20000"/>' * 100_000 + b"</mergeCells>"),
        "samengevoegd",
    ),
    "20 million empty things beside the sheets": (
        lambda: with_sheet(START, **{"xl/theme/theme1.xml": b"<a>" + b"<b/>" * 20_000_000 + b"</a>"}),
        "te veel opmaak",
    ),
    "9 million empty lines of CSV": (lambda: b"Naam;Fase\nKoffie;volgen\n" + b"\n" * 9_000_000, "20.000 rijen"),
    "900,000 lines of CSV": (lambda: b"Naam;Fase\n" + b"a;volgen\n" * 900_000, "20.000 rijen"),
}
ACCEPTED: dict[str, Callable[[], bytes]] = {
    "a million empty rows with a look": lambda: with_sheet(
        START + b"".join(b'<row r="%d" s="0"><c r="A%d" s="0"/></row>' % (row, row) for row in range(3, 1_000_000))
    ),
    "a cell of 30,000 characters": lambda: with_sheet(START.replace(b"Koffie", b"ouderen en " * 2_800)),
    "16,000 columns in ten rows": lambda: with_sheet(START + (b"<row>" + b"<c><v>1</v></c>" * 16_000 + b"</row>") * 10),
    "as many cells and texts as may be": lambda: texts(19_900, 20),
    "20,000 unknown areas": lambda: unknown_words("Wijk", many_rows=True),
    "20,000 unknown target groups": lambda: unknown_words("Doelgroep", many_rows=True),
    "a cell of 10,000 unknown areas": lambda: unknown_words("Wijk", many_rows=False),
    "20,000 quotes that nobody closed": lambda: b"Naam;Doelgroep\n" + b'Koffie;"a\n' * 20_000,
    "50,000 columns of CSV": lambda: (
        b"Naam;Doelgroep" + b";k" * 50_000 + b"\n" + (b"Koffie" + b";x" * 50_000 + b"\n") * 90
    ),
    "a million lines of CSV without a text": lambda: b"Naam;Fase\nKoffie;volgen\n" + b";;;;;;;\n" * 1_000_000,
    "19,000 wrong quotes after a million empty lines": lambda: (
        b"Naam;Fase\nKoffie;volgen\n" + b"\n" * 1_000_000 + b'"a"b;\n' * 19_000
    ),
}
