"""The units of deploy/ as systemd reads them, without running them: that takes a machine that systemd started."""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.browser.driving import ROOT

__all__ = ["units_are_right"]

UNITS = ROOT / "deploy" / "systemd"
# What an operator has installed there.
INSTALLED = "/opt/wijk/.venv/bin/python"
# systemd's own measure of how shut off a service is, 0 to 10: "OK" ends at 5.
MOST_EXPOSED = 2.0


def units_are_right() -> str:
    """Have systemd read every unit, and tell how far a process is shut off from the rest of the machine."""
    program = shutil.which("systemd-analyze")
    assert program, "systemd-analyze is not here"
    with tempfile.TemporaryDirectory() as named:
        copies = []
        for unit in sorted(UNITS.iterdir()):
            copy = Path(named) / unit.name
            copy.write_text(unit.read_text(encoding="utf-8").replace(INSTALLED, sys.executable), encoding="utf-8")
            copies.append(str(copy).replace("wijk@.service", "wijk@8501.service"))
        read = subprocess.run([program, "verify", *copies], capture_output=True, text=True, check=False)
        told = (read.stdout + read.stderr).strip()
        assert read.returncode == 0 and not told, told
        exposed = {}
        for one in ("wijk@.service", "wijk-backup.service"):
            command = [program, "security", "--offline=true", "--no-pager", str(Path(named) / one)]
            told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
            [level] = re.findall(r"exposure level for \S+: ([0-9.]+)", told)
            exposed[one] = float(level)
    assert max(exposed.values()) <= MOST_EXPOSED, exposed
    return f"{len(copies)} units are read without a word; exposure {exposed}"
