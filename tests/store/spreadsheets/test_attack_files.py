"""No file takes the server long: what is accepted is read within 10 s and 300 MB, what is refused within a second."""

import subprocess
import sys
import time
from collections.abc import Iterator
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


@pytest.fixture(scope="module")
def reader() -> Iterator[subprocess.Popen[str]]:
    """A program that measures one file after another."""
    command = [sys.executable, "-m", "tests.store.spreadsheets.reader"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        yield program


@pytest.mark.parametrize("name", ACCEPTED)
def test_what_is_accepted_is_read_in_time_and_memory(name: str, reader: subprocess.Popen[str], tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(ACCEPTED[name]())
    assert reader.stdin and reader.stdout
    print(path, file=reader.stdin, flush=True)
    told = reader.stdout.readline()
    seconds, megabytes = map(float, told.split())
    assert (seconds < 10, megabytes < 300) == (True, True), told
