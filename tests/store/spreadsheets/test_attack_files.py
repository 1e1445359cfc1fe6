"""No file takes the server long: what is accepted is read within 10 s and 300 MB, what is refused within a second."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.store.attack_files import ACCEPTED, REFUSED
from wijk.store.common.errors import FileError
from wijk.store.spreadsheets.reading import read_sheets

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_is_refused_at_once(name: str) -> None:
    make, sentence = REFUSED[name]
    content = make()
    assert len(content) < 10_000_000
    start = time.process_time()
    with pytest.raises(FileError, match=sentence):
        read_sheets(content)
    assert time.process_time() - start < 1


@pytest.mark.parametrize("name", ACCEPTED)
def test_what_is_accepted_is_read_in_time_and_memory(name: str, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(ACCEPTED[name]())
    command = [sys.executable, "-m", "tests.store.spreadsheets.reader", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)
    seconds, megabytes = map(float, done.stdout.split())
    assert (seconds < 10, megabytes < 300) == (True, True), done.stdout
