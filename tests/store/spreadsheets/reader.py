"""Reads a file as an import does; prints seconds of processor time and megabytes that it took."""

import sys
import time
from pathlib import Path

from wijk.domain.method import load_method
from wijk.store.importing.apply import preview_import
from wijk.store.importing.areas import AreaScope
from wijk.store.importing.columns import find_table, guess_mapping
from wijk.store.initiatives.layout import INITIATIVE_LAYOUT
from wijk.store.opening import open_store
from wijk.store.spreadsheets.reading import read_sheets

AREAS = {f"BU0363{number:04}": f"Buurt {number} van alles en nog wat" for number in range(1_200)}


def main() -> None:
    """Measure what reading and checking the file named on the command line costs."""
    content = Path(sys.argv[1]).read_bytes()
    method, store = load_method(), open_store("sqlite://")
    before, start = peak(), time.process_time()
    table = find_table(read_sheets(content), method, INITIATIVE_LAYOUT)
    mapping = guess_mapping(table.headers, method, INITIATIVE_LAYOUT)
    preview_import(store, table, mapping, method, INITIATIVE_LAYOUT, AreaScope("GM0363", AREAS))
    seconds = time.process_time() - start
    print(seconds, peak() - before)


def peak() -> float:
    """The most memory this program ever had, in megabytes; Linux tells it, without what its parent had before."""
    [line] = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main()
