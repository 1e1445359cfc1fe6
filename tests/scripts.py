"""Runs `python -m wijk …` as a script does: in a process of its own, or in this one, which saves the start."""

import contextlib
import io
import os
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

from wijk.__main__ import main

__all__ = ["ROOT", "run_alone", "run_here"]

ROOT = Path(__file__).parents[1]


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
    """The command in this process: the same arguments, status and texts."""
    told, faults = io.StringIO(), io.StringIO()
    words = ["wijk", *map(str, arguments)]
    with (
        contextlib.chdir(ROOT),
        contextlib.redirect_stdout(told),
        contextlib.redirect_stderr(faults),
        patch.object(sys, "argv", words),
    ):
        try:
            status = main()
        except SystemExit as refused:
            status = int(refused.code or 0)
    return subprocess.CompletedProcess(words, status, told.getvalue(), faults.getvalue())
