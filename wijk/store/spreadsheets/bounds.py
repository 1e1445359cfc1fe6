"""What a workbook may hold at most: counted before anything is parsed, since parsing is what takes time and memory."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import IO

from openpyxl.utils.cell import get_column_letter, range_boundaries

from wijk.store.common.errors import FileError
from wijk.store.spreadsheets.sheets import MAX_COLUMNS

__all__ = ["MAX_CELLS", "SheetFacts", "bounded_workbook"]

MAX_UNPACKED = 150_000_000
MAX_CELLS = 400_000
MAX_SHEET_ROWS = 100_000
# Rows times columns of a sheet without its empty rows.
MAX_AREA = 5_000_000
# Elements of a sheet that are no cell and no row, as merged cells and links; and elements of any other part.
MAX_OTHERS = 150_000
MAX_STRINGS = 900_000
MAX_STYLES = 100_000
PIECE = 1 << 20

SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.I)
STRINGS = re.compile(r"xl/sharedstrings\.xml", re.I)
# What is read besides: never pictures, drawings, comments or what a macro brings.
READ = re.compile(r"(?:\[Content_Types\]\.xml|_rels/\.rels|docProps/\w+\.xml|xl/(?:_rels/)?[^/]+\.(?:xml|rels)|"
                  r"xl/worksheets/_rels/[^/]+\.rels|xl/theme/[^/]+\.xml)", re.I)  # fmt: skip
CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
# Cells and rows with a place and a look but nothing in them: whole sheets are filled with those.
EMPTY_CELL = re.compile(rb'<(?:\w+:)?c\s(?=[^>]*\br=")[^>]*/>')
PLACED = re.compile(rb"<((?:\w+:)?)(row|c)(?=[\s/>])([^>]*)>")
PLACE = re.compile(rb'\sr="([A-Za-z]{0,3})(\d+)"')
LETTERS = [get_column_letter(max(number, 1)).encode() for number in range(MAX_COLUMNS + 2)]
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
# A formula after which no value stands.
UNCALCULATED = re.compile(
    rb"<(?:\w+:)?f(?:\s[^>]*)?(?:/>|(?<!/)>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?"
    rb"\s*</(?:\w+:)?c>"
)
# So that signs written as _x000D_ come out of the parser as they stand in the file; it undoes some, and not others.
AS_WRITTEN = (b"_x", b"_x005F_x")
TOO_FULL = (
    "In dit Excel-bestand staan te veel gevulde cellen of rijen. Bewaar alleen de rijen en kolommen die nodig zijn, of "
    "splits het in kleinere bestanden."
)
EMPTY_ROW = re.compile(rb'<(?:\w+:)?row\s(?=[^>]*\br=")[^>]*(?:/>|(?<!/)>\s*</(?:\w+:)?row>)')


@dataclass(slots=True)
class SheetFacts:
    """What a sheet of the lean workbook was in the file.

    ``numbers`` are the row numbers as they were, in order; ``merged`` column, first and last row number of what was
    merged downwards; ``width`` how many columns it takes at most, ``uncalculated`` how many formulas have no outcome.
    """

    numbers: list[int] = field(default_factory=list)
    merged: list[tuple[int, int, int]] = field(default_factory=list)
    width: int = 0
    uncalculated: int = 0


def bounded_workbook(archive: zipfile.ZipFile) -> tuple[bytes, dict[str, SheetFacts]]:
    """Return the workbook with only what is read, and by the path of each sheet what it was in the file.

    Empty cells and rows are taken out, and the other rows numbered on, so that no cell stands far from the others.
    Raises FileError when it unpacks to an absurd size, or has more cells, texts or styles than we read in some seconds.
    """
    entries = archive.infolist()
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise FileError("Dit Excel-bestand is uitgepakt veel te groot. Bewaar alleen het blad dat nodig is.")
    cells = 0
    file = io.BytesIO()
    facts: dict[str, SheetFacts] = {}
    with zipfile.ZipFile(file, "w") as lean:
        for entry in entries:
            if SHEET.fullmatch(entry.filename):
                facts[entry.filename.lower()] = found = SheetFacts()
                with lean.open(entry.filename, "w") as part:
                    cells += _copy_sheet(_pieces(archive, entry), part, found, MAX_CELLS - cells)
            elif STRINGS.fullmatch(entry.filename):
                lean.writestr(entry.filename, _strings(archive, entry))
            elif READ.fullmatch(entry.filename):
                lean.writestr(entry.filename, _limited(_pieces(archive, entry), MAX_STYLES, "opmaak"))
    return file.getvalue(), facts


def _copy_sheet(pieces: Iterator[bytes], part: IO[bytes], facts: SheetFacts, cells_left: int) -> int:
    cells = rows = elements = 0
    numbering = _Numbering(facts)
    for piece in pieces:
        kept = EMPTY_ROW.sub(b"", EMPTY_CELL.sub(b"", piece))
        cells += len(CELL.findall(kept))
        rows += len(ROW.findall(kept))
        elements += _elements(kept)
        if cells > cells_left or rows > MAX_SHEET_ROWS:
            raise FileError(TOO_FULL)
        if elements - 3 * cells - rows > MAX_OTHERS:
            raise FileError(_too_much("opmaak"))
        facts.uncalculated += len(UNCALCULATED.findall(kept))
        facts.merged += [one for match in MERGED.finditer(kept) if (one := _downwards(match[1].decode()))]
        part.write(PLACED.sub(numbering.replaced, kept).replace(*AS_WRITTEN))
    if rows * facts.width > MAX_AREA:
        raise FileError(TOO_FULL)
    return cells


def _downwards(cells: str) -> tuple[int, int, int] | None:
    """Return column, first and last row number of a merged cell, if it covers more rows and is within what we read."""
    column, first, _, last = range_boundaries(cells)
    return (column, first, last) if first < last and column <= MAX_COLUMNS else None


class _Numbering:
    """Numbers the rows of a sheet on, and puts their cells in them; what stands too far right is put out of sight."""

    def __init__(self, facts: SheetFacts) -> None:
        self.facts = facts
        self.column = 0

    def replaced(self, match: re.Match[bytes]) -> bytes:
        """Return the start of a row or cell with its new place."""
        prefix, kind, rest = match.groups()
        # The text before the first place, its letters, its number, and the text between that and the next place.
        before, *places = PLACE.split(rest)
        bare = b"".join((before, *places[2::3]))
        numbers = self.facts.numbers
        if kind == b"row":
            numbers.append(int(places[1]) if places else numbers[-1] + 1 if numbers else 1)
            self.column = 0
            return b'<%srow r="%d"%s>' % (prefix, len(numbers), bare)
        self.column = min(_column(places[0]) if places else self.column + 1, MAX_COLUMNS + 1)
        self.facts.width = max(self.facts.width, self.column)
        return b'<%sc r="%s%d"%s>' % (prefix, LETTERS[self.column], len(numbers) or 1, bare)


@lru_cache(maxsize=MAX_COLUMNS)
def _column(letters: bytes) -> int:
    """Return the number of a column, 1 for A; 0 for a place without letters."""
    number = 0
    for letter in letters.upper():
        number = 26 * number + letter - 64
    return max(number, 1)


def _strings(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    return _limited(_pieces(archive, entry), MAX_STRINGS, "verschillende teksten").replace(*AS_WRITTEN)


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
