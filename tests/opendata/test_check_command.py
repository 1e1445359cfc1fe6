"""python -m wijk.opendata check: ok on the real snapshot, exit status 1 and no traceback on anything else."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from tests.scripts import run_main
from wijk.opendata.__main__ import main
from wijk.opendata.checks import run_checks
from wijk.opendata.snapshot import DATA_FOLDER, Snapshot, digest

pytestmark = pytest.mark.slow

ROOT = DATA_FOLDER.parent


def check(*arguments: object) -> subprocess.CompletedProcess[str]:
    return run_main(main, "wijk.opendata", "check", *arguments)


def set_value(folder: Path, name: str, column: str, code: str, value: float | None) -> None:
    """Change one figure and make the manifest agree, as a wrong build would."""
    path = folder / name
    frame = pd.read_parquet(path)
    frame.loc[frame["code"] == code, column] = value
    frame.to_parquet(path)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"][name]["sha256"] = digest([path])
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def test_real_snapshot_is_ok() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "wijk.opendata", "check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert done.stderr == ""
    *lines, last = done.stdout.splitlines()
    assert last == "all ok"
    assert len(lines) > 20
    assert all(line.startswith("ok ") for line in lines)
    assert "lonely_18plus 2020, WK020218: expected 60.5, found 60.5" in done.stdout
    assert "BU02020338: expected missing, found missing" in done.stdout


def test_published_totals_and_six_single_values_are_checked(snapshot: Snapshot) -> None:
    what = [one.what for one in run_checks(snapshot)]
    single = [one for one in what if ", WK" in one or ", BU" in one]
    assert len(single) == 6
    assert any("inhabitants 2024, NL00" in one for one in what)


@pytest.mark.parametrize(
    ("column", "code", "value", "line"),
    [
        ("lonely_18plus:2020", "WK020218", 60.4, "expected 60.5, found 60.4"),
        ("lonely_18plus:2020", "GM0518", None, "expected 56.8, found missing"),
        ("lonely_18plus:2020", "BU02020338", 50.0, "expected missing, found 50"),
        ("inhabitants:2020", "GM0003", 1, "sum of all gemeenten"),
    ],
)
def test_deviation_is_shown_and_gives_status_1(
    copy: Path, column: str, code: str, value: float | None, line: str
) -> None:
    set_value(copy, "figures_2020.parquet", column, code, value)
    done = check("--data", copy)
    assert done.returncode == 1
    [wrong] = [shown for shown in done.stdout.splitlines() if shown.startswith("NOT OK")]
    assert line in wrong
    assert done.stdout.splitlines()[-1] == "1 deviations"


def test_damaged_geometry_is_a_deviation(copy: Path) -> None:
    (copy / "geometry").unlink()
    shutil.copytree(DATA_FOLDER / "geometry", copy / "geometry")
    path = copy / "geometry" / "2020" / "wijk" / "GM0202.json"
    path.write_bytes(path.read_bytes()[:-100])
    done = check("--data", copy)
    assert done.returncode == 1
    assert "NOT OK  geometry files 2020" in done.stdout
    assert "ok      geometry files 2024" in done.stdout


@pytest.mark.parametrize("name", ["areas.parquet", "figures_2024.parquet", "manifest.json"])
@pytest.mark.parametrize("damage", ["missing", "half"])
def test_unusable_file_gives_one_sentence_and_no_traceback(copy: Path, name: str, damage: str) -> None:
    path = copy / name
    if damage == "missing":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    done = check("--data", copy)
    assert done.returncode == 1
    assert done.stdout == ""
    [sentence] = done.stderr.splitlines()
    assert sentence.startswith(("Het gegevensbestand", "De gegevens"))
    assert "Traceback" not in done.stderr


def test_build_without_sources_says_so(tmp_path: Path) -> None:
    done = run_main(main, "wijk.opendata", "build", "--from", tmp_path, "--data", tmp_path / "out")
    assert done.returncode == 1
    assert "De bronbestanden in" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()
