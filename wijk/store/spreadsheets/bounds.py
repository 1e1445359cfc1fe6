"""What a workbook may hold at most: counted before anything is parsed, since parsing is what takes time and memory."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import IO

from wijk.store.common.errors import FileError

__all__ = ["MAX_CELLS", "bounded_workbook"]

MAX_UNPACKED = 150_000_000
MAX_CELLS = 400_000
MAX_SHEET_ROWS = 100_000
# Elements of a sheet that are no cell and no row, as merged cells and links; and elements of any other part.
MAX_OTHERS = 150_000
MAX_STRINGS = 900_000
MAX_STYLES = 100_000
PIECE = 1 << 20

SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.I)
STRINGS = re.compile(r"xl/sharedstrings\.xml", re.I)
# What openpyxl reads besides: never pictures, drawings, comments or what a macro brings.
READ = re.compile(r"(?:\[Content_Types\]\.xml|_rels/\.rels|docProps/\w+\.xml|xl/(?:_rels/)?[^/]+\.(?:xml|rels)|"
                  r"xl/worksheets/_rels/[^/]+\.rels|xl/theme/[^/]+\.xml)", re.I)  # fmt: skip
CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
# Cells and rows with a place and a look but nothing in them: whole sheets are filled with those.
EMPTY_CELL = re.compile(rb'<(?:\w+:)?c\s(?=[^>]*\br=")[^>]*/>')
EMPTY_ROW = re.compile(rb'<(?:\w+:)?row\s(?=[^>]*\br=")[^>]*(?:/>|(?<!/)>\s*</(?:\w+:)?row>)')


def bounded_workbook(archive: zipfile.ZipFile) -> bytes:
    """Return the workbook with only the parts that are read, without its empty cells and rows.

    Raises FileError when it unpacks to an absurd size, or has more cells, texts or styles than we read in some seconds.
    """
    entries = archive.infolist()
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise FileError("Dit Excel-bestand is uitgepakt veel te groot. Bewaar alleen het blad dat nodig is.")
    cells = 0
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as lean:
        for entry in entries:
            if SHEET.fullmatch(entry.filename):
                with lean.open(entry.filename, "w") as part:
                    cells += _copy_sheet(_pieces(archive, entry), part, MAX_CELLS - cells)
            elif STRINGS.fullmatch(entry.filename):
                lean.writestr(entry.filename, _limited(_pieces(archive, entry), MAX_STRINGS, "verschillende teksten"))
            elif READ.fullmatch(entry.filename):
                lean.writestr(entry.filename, _limited(_pieces(archive, entry), MAX_STYLES, "opmaak"))
    return file.getvalue()


def _copy_sheet(pieces: Iterator[bytes], part: IO[bytes], cells_left: int) -> int:
    cells = rows = elements = 0
    for piece in pieces:
        kept = EMPTY_ROW.sub(b"", EMPTY_CELL.sub(b"", piece))
        cells += len(CELL.findall(kept))
        rows += len(ROW.findall(kept))
        elements += _elements(kept)
        if cells > cells_left or rows > MAX_SHEET_ROWS:
            raise FileError(
                "In dit Excel-bestand staan te veel gevulde cellen of rijen. Bewaar alleen de rijen en kolommen die "
                "nodig zijn, of splits het in kleinere bestanden."
            )
        if elements - 3 * cells - rows > MAX_OTHERS:
            raise FileError(_too_much("opmaak"))
        part.write(kept)
    return cells


def _limited(pieces: Iterator[bytes], most: int, what: str) -> bytes:
    content = bytearray()
    elements = 0
    for piece in pieces:
        elements += _elements(piece)
        if elements > most:
            raise FileError(_too_much(what))
        content += piece
    return bytes(content)


def _too_much(what: str) -> str:
    return (
        f"Dit Excel-bestand heeft te veel {what}. Kopieer de rijen naar een nieuw bestand, met plakken speciaal: "
        "alleen waarden."
    )


def _elements(xml: bytes) -> int:
    return xml.count(b"<") - xml.count(b"</")


def _pieces(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """Give a part in pieces that never break a tag."""
    rest = b""
    with archive.open(entry) as part:
        while block := part.read(PIECE):
            block = rest + block
            end = block.rfind(b"<")
            rest = block[max(end, 0) :]
            yield block[: max(end, 0)]
    yield rest
