"""Runs `python -m wijk …` as a script does: in a process of its own, or in this one, which saves the start.

Here the figures are read once for all commands: `run_alone` and a test that compares both stand for the reading.
"""

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from unittest.mock import patch

import pandas as pd

from wijk import commands
from wijk.__main__ import main
from wijk.figures.diversity import evenness_table
from wijk.figures.joining import make_places
from wijk.figures.places import Places
from wijk.opendata.editions import load_usable
from wijk.opendata.snapshot import Snapshot

__all__ = ["ROOT", "run_alone", "run_here", "run_main"]

ROOT = Path(__file__).parents[1]
COMMANDS = [import_module(f"wijk.commands.{found.name}") for found in iter_modules(commands.__path__)]


def run_alone(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The command in a process and an environment with nothing in it but a path."""
    return subprocess.run(
        [sys.executable, "-m", "wijk", *arguments],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "LANG": "C", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def run_here(*arguments: object) -> subprocess.CompletedProcess[str]:
    """The command in this process, on the figures in use: the same arguments, status and texts."""
    with _read_once():
        return run_main(main, "wijk", *arguments)


def run_main(main: Callable[[], int], *words: object) -> subprocess.CompletedProcess[str]:
    """What a program does in this process with these words, its own name first."""
    told, faults, texts = io.StringIO(), io.StringIO(), [str(word) for word in words]
    with (
        contextlib.chdir(ROOT),
        contextlib.redirect_stdout(told),
        contextlib.redirect_stderr(faults),
        patch.object(sys, "argv", texts),
    ):
        try:
            status = main()
        except SystemExit as refused:
            status = int(refused.code or 0)
    return subprocess.CompletedProcess(texts, status, told.getvalue(), faults.getvalue())


@cache
def _figures() -> Snapshot:
    return load_usable()


@contextlib.contextmanager
def _read_once() -> Iterator[None]:
    """What the commands read and join is what an earlier one did."""
    kept = {"load_usable": _figures, "make_places": _places, "evenness_table": _evenness}
    with contextlib.ExitStack() as patches:
        patched = [
            patches.enter_context(patch.object(module, name, function))
            for module in COMMANDS
            for name, function in kept.items()
            if hasattr(module, name)
        ]
        assert len(patched) >= len(kept)
        yield


def _places(snapshot: Snapshot) -> Places:
    assert snapshot is _figures()
    return _all_places()


@cache
def _all_places() -> Places:
    return make_places(_figures())


def _evenness(snapshot: Snapshot) -> pd.DataFrame:
    assert snapshot is _figures()
    return _whole_evenness()


@cache
def _whole_evenness() -> pd.DataFrame:
    return evenness_table(_figures())
