"""Reads files as an import does, each in a process of its own that is split off from one that has all programs loaded.

Takes paths on its input, and for each gives the seconds of processor time and the megabytes that it took.
"""

import os
import signal
import sys
import time
from pathlib import Path

from wijk.domain.method import Method, load_method
from wijk.store.importing.area_scope import AreaScope
from wijk.store.importing.header import find_list
from wijk.store.importing.layout import ImportContext
from wijk.store.importing.mapping import guess_mapping
from wijk.store.importing.preview import preview_import
from wijk.store.initiatives.layout import INITIATIVE_LAYOUT
from wijk.store.opening import open_store
from wijk.store.spreadsheets.reading import read_sheets

AREAS = {f"BU0363{number:04}": f"Buurt {number} van alles en nog wat" for number in range(1_200)}
MOST_SECONDS = 120


def main() -> None:
    """Measure what reading and checking each file named on the input costs."""
    method = load_method()
    open_store("sqlite://").engine.dispose()
    for line in sys.stdin:
        if os.fork() == 0:
            signal.alarm(MOST_SECONDS)
            print(*measured(Path(line.strip()), method), flush=True)
            os._exit(0)
        if os.wait()[1]:
            sys.exit(1)


def measured(path: Path, method: Method) -> tuple[float, float]:
    content, store = path.read_bytes(), open_store("sqlite://")
    before, start = peak(), time.process_time()
    table = find_list(read_sheets(content), ImportContext(INITIATIVE_LAYOUT, method))
    mapping = guess_mapping(table.headers, ImportContext(INITIATIVE_LAYOUT, method))
    preview_import(store, table, mapping, ImportContext(INITIATIVE_LAYOUT, method, AreaScope("GM0363", AREAS)))
    return time.process_time() - start, peak() - before


def peak() -> float:
    """The most memory this program ever had, in megabytes; Linux tells it, without what its parent had before."""
    [line] = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    main()
