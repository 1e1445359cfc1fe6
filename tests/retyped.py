"""A copy of the program with a method that a municipality retyped: a seventh phase, a ninth group, and other names.

``python -m tests.retyped`` runs pytest in such a copy, tests and all, with the arguments it is given.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

__all__ = ["GROUP", "PHASE", "RENAMED", "retyped_copy"]

ROOT = Path(__file__).parents[1]
PHASE = "Vieren en bedanken"
GROUP = "Gezinnen in de drukte"
# The municipality's own words for what has another name with us.
RENAMED = {
    "phases.toml": {"Bespreekbaar maken": "Het gesprek aangaan"},
    "groups.toml": {"Krap bij kas": "Weinig te besteden", "Mantelzorgers": "Zorgende naasten"},
}
NEW_PHASE = f"""
[[phase]]
id = "vieren"
name = "{PHASE}"
also = ["feest"]
explanation = "Samen stilstaan bij wat gelukt is."
rests_on = "Routewijzer Den Haag, stap 6"
breaks_chain = true
functions = [{{ id = "feest", name = "een feest houden" }}, {{ id = "bedanken", name = "mensen bedanken" }}]

"""
NEW_GROUP = f"""
[[group]]
id = "gezinnen"
name = "{GROUP}"
sentence = "in {{share}} van de huishoudens wonen kinderen"
accent = "beide"
counted = ["households_with_children"]
base = "households"
base_name = "huishoudens"
evidence = "C"
evidence_text = "ervaring uit de wijk"
"""


def retyped_copy(folder: Path, *more: str) -> Path:
    """Copy the program into ``folder``, its figures linked and its method retyped; gives the folder to run it in.

    ``more`` of the checkout comes along when it is named.
    """
    for name in ("wijk", "pages", ".streamlit", "app.py", *more):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder)
    data = folder / "data"
    data.mkdir()
    for path in (ROOT / "data").iterdir():
        if path.suffix in (".parquet", ".json", ".csv") or path.name == "geometry":
            (data / path.name).symlink_to(path)
    for name in ("method", "voorbeeld"):
        shutil.copytree(ROOT / "data" / name, data / name)
    for name, words in RENAMED.items():
        _retype(data / "method" / name, words)
    _retype(data / "method" / "phases.toml", {'[[phase]]\nid = "volgen"': NEW_PHASE + '[[phase]]\nid = "volgen"'})
    groups = data / "method" / "groups.toml"
    groups.write_text(groups.read_text(encoding="utf-8") + NEW_GROUP, encoding="utf-8")
    return folder


def _retype(path: Path, words: dict[str, str]) -> None:
    text = path.read_text(encoding="utf-8-sig")
    for ours, theirs in words.items():
        text = text.replace(ours, theirs)
    path.write_text(text, encoding="utf-8")


def test_in_copy(arguments: list[str]) -> int:
    """Run pytest on the tests of a copy; gives its exit status."""
    with tempfile.TemporaryDirectory() as folder:
        copy = retyped_copy(
            Path(folder), "tests", "bench", "docs", ".ci", *(path.name for path in ROOT.iterdir() if _is_text(path))
        )
        return subprocess.run([sys.executable, "-m", "pytest", *arguments], cwd=copy, check=False).returncode


def _is_text(path: Path) -> bool:
    return path.is_file() and path.name != "app.py"


if __name__ == "__main__":
    sys.exit(test_in_copy(sys.argv[1:]))
