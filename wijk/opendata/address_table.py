"""The buurt of a postcode and house number, from CBS's file "buurt, wijk en gemeente per postcode-huisnummer".

The file has a row per address, millions of them; what is kept is where, within a postcode, the buurt changes by house
number. The operator gives the file (`python -m wijk.opendata addresses`); without it there is no table.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from wijk.opendata.editions import editions_folder
from wijk.opendata.snapshot import SnapshotError

__all__ = ["AddressTable", "address_table", "build_address_table"]

# What the table is called, in the folder of editions.
NAME = "addresses.parquet"
POSTCODE = re.compile(r"[1-9]\d{3}[A-Z]{2}")
BUURT = r"\d{4}[0-9A-Z]{4}"
ROWS_AT_ONCE = 500_000
# House numbers have at most five digits.
NUMBERS = 100_000
EXPECTED = "Verwacht wordt een CSV-bestand met de kolommen PC6, Huisnummer en Buurt met een jaar, zoals CBS het geeft."
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class AddressTable:
    """Where the buurt changes: ``starts`` are postcodes and house numbers as one number, in order.

    ``codes`` gives for each start the buurt from there on, by its place in ``buurten``, areas of ``division``.
    """

    starts: Numbers
    codes: Numbers
    buurten: tuple[str, ...]
    division: int

    def buurt_of(self, postcode: str, number: int | None) -> str | None:
        """The CBS code of the buurt of an address (``number`` None: not told); None where that can't be told.

        It can't be where the postcode is not in the table, or lies in several buurten and the number is not told.
        """
        if not POSTCODE.fullmatch(postcode):
            return None
        first = int(_postcode_numbers([postcode])[0]) * NUMBERS
        low, high = (int(at) for at in np.searchsorted(self.starts, [first, first + NUMBERS]))
        if low == high or (number is None and high - low > 1):
            return None
        at = low if number is None else int(np.searchsorted(self.starts, first + number, side="right")) - 1
        return self.buurten[int(self.codes[min(max(at, low), high - 1)])]


def address_table() -> AddressTable | None:
    """The table that the operator gave; None when there is none. Raises SnapshotError when it can't be read."""
    path = editions_folder() / NAME
    return _table(path, path.stat().st_mtime_ns) if path.is_file() else None


@lru_cache(maxsize=1)
def _table(path: Path, _changed: int) -> AddressTable:
    try:
        frame = pd.read_parquet(path)
        buurten = frame["buurt"].astype("category")
        division = int(frame["division"].iloc[0])
    except (OSError, ValueError, KeyError, IndexError) as error:
        raise SnapshotError(f"De tabel met adressen {path} is niet te lezen. Maak haar opnieuw.") from error
    starts, codes = (np.asarray(column, dtype=np.int64) for column in (frame["start"], buurten.cat.codes))
    return AddressTable(starts, codes, tuple(map(str, buurten.cat.categories)), division)


def build_address_table(source: Path) -> int:
    """Keep the addresses of the CSV file ``source`` beside the editions and return how many there were.

    Raises SnapshotError, in Dutch, when it is no such file.
    """
    try:
        with source.open(encoding="utf-8-sig") as file:
            header = file.readline().strip()
        delimiter = ";" if ";" in header else ","
        names = {name.strip(' "').lower(): name.strip(' "') for name in header.split(delimiter)}
        buurt = next((name for name in names if name.startswith("buurt")), "")
        if not {"pc6", "huisnummer"} <= names.keys() or not re.search(r"\d{4}$", buurt):
            raise SnapshotError(f"Het bestand {source} heeft andere kolommen: {header[:200]}. {EXPECTED}")
        columns = [names[name] for name in ("pc6", "huisnummer", buurt)]
        parts = pd.read_csv(
            source, sep=delimiter, usecols=columns, dtype=str, chunksize=ROWS_AT_ONCE, encoding="utf-8-sig"
        )
        runs = pd.concat([_with_start(part[columns].dropna()) for part in parts])
    except (OSError, ValueError) as error:
        raise SnapshotError(f"Het bestand {source} is niet te lezen: {error}. {EXPECTED}") from error
    division = int(buurt[-4:])
    runs = runs.sort_values("start", kind="stable").drop_duplicates("start")
    postcode = runs["start"] // NUMBERS
    changes = (runs["buurt"] != runs["buurt"].shift()) | (postcode != postcode.shift())
    target = editions_folder() / NAME
    hidden = target.with_name(f".{NAME}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        runs[changes].assign(division=division).to_parquet(hidden, index=False)
        hidden.replace(target)
    except OSError as error:
        raise SnapshotError(f"De tabel met adressen is niet te bewaren in {target.parent}: {error}.") from error
    return len(runs)


def _with_start(part: pd.DataFrame) -> pd.DataFrame:
    """The rows of one part of the file as starts with their buurt; what is no postcode or buurt is left out."""
    postcode, number, buurt = (part[name] for name in part.columns)
    codes = buurt.str.strip().str.upper().str.removeprefix("BU").str.zfill(8)
    plain = postcode.str.replace(" ", "").str.upper()
    good = plain.str.fullmatch(POSTCODE.pattern) & codes.str.fullmatch(BUURT) & number.str.fullmatch(r" *\d{1,5} *")
    starts = _postcode_numbers(plain[good].tolist()) * NUMBERS + number[good].astype(np.int64).to_numpy()
    return pd.DataFrame({"start": starts, "buurt": ("BU" + codes[good]).astype("category").to_numpy()})


def _postcode_numbers(postcodes: Sequence[str]) -> Numbers:
    """Postcodes as numbers in their own order."""
    signs = np.array(postcodes, dtype="S6").view(np.uint8).reshape(len(postcodes), 6).astype(np.int64)
    digits = (signs[:, :4] - ord("0")) @ np.array([1000, 100, 10, 1])
    letters = (signs[:, 4:] - ord("A")) @ np.array([26, 1])
    found: Numbers = digits * 26**2 + letters
    return found
