"""Every package that is installed runs on every Python that pyproject.toml allows: Debian 12 has 3.11.2."""

import tomllib
from importlib.metadata import distributions
from pathlib import Path

from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]


def test_each_pinned_package_runs_on_the_oldest_python_that_is_allowed() -> None:
    allowed = SpecifierSet(tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["requires-python"])
    oldest = next(version for version in ("3.10.0", "3.11.0", "3.12.0") if allowed.contains(version))
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    pinned = {canonicalize_name(line.split("==")[0]) for line in lines if "==" in line}
    installed = {canonicalize_name(one.name): one.metadata["Requires-Python"] or "" for one in distributions()}
    looked = pinned & installed.keys()
    assert len(looked) > 100
    assert [one for one in sorted(looked) if not SpecifierSet(installed[one]).contains(oldest)] == []
