"""Twelve swaps of the edition leave the memory of a running app level."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.editions import edition_with
from wijk.opendata.editions import FOLDER_VARIABLE

ROOT = Path(__file__).parents[2]
SCRIPT = """
import logging, re, threading
from pathlib import Path
logging.disable(logging.WARNING)
from pages.parts.shared.edition_in_use import READING, in_use, start_with_newest
from pages.parts.shared.snapshot import profile_of
from pages.parts.shared.loading import read_edition
from wijk.opendata.editions import editions, switch_to
from wijk.domain.alike_themes import load_alike_themes
from wijk.figures.alike import alike_table
from wijk.figures.place_columns import place_columns

start_with_newest()
using, all_editions = in_use(), editions()[1:]
for number in range(13):
    wanted = all_editions[number % len(all_editions)]
    switch_to(wanted)
    using.follow()
    for thread in threading.enumerate():
        if thread.name == READING:
            thread.join()
    assert using.edition == wanted, using.trouble
    data = read_edition(using.edition)
    data.places.texts, data.places.by_reading, data.snapshot.linked, data.snapshot.inside, data.snapshot.drawn_inside
    of = data.columns["wijk"] = place_columns(data.snapshot, data.places, "wijk")
    data.alike["wijk"] = alike_table(of, load_alike_themes(data.snapshot.catalogue))
    resident = re.search(r"VmRSS:\\s+(\\d+)", Path("/proc/self/status").read_text())
    print(int(resident[1]) // 1000)
"""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
def test_memory_is_level_after_twelve_swaps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "editions"))
    for day in range(3):
        edition_with(70.5 + day, tmp_path, day)
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    megabytes = [int(line) for line in done.stdout.split()]
    assert len(megabytes) == 13
    # An edition in memory is some 200 MB: one that stayed behind would be seen at once, and 4 MB of each too.
    assert max(megabytes[5:]) - max(megabytes[2:5]) < 36, megabytes
