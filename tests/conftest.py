"""What many tests read: the real snapshot in data/, loaded once, and never empty, so that no test passes on nothing.

And how the tests run: the longest files first, and in the CI no skip that it did not announce.
"""

import dataclasses
import gc
import os
from collections.abc import Callable, Generator, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import settings

from tests.databases import Model, NewDatabase, databases_like, new_databases
from tests.scheduling import ByFile
from wijk.domain.method import Method, load_method
from wijk.figures.diversity import evenness_table
from wijk.figures.joining import make_places
from wijk.figures.places import Places
from wijk.figures.profile import Profile, make_profile
from wijk.figures.values import Figures
from wijk.opendata.snapshot import Snapshot, load
from wijk.store.opening import open_store

gc.disable()

# The same examples on every machine, and no time limit on a busy one; `make random` tries others.
settings.register_profile("fixed", max_examples=50, deadline=None, derandomize=True, database=None)
settings.register_profile("random", max_examples=200, deadline=None, database=None, print_blob=True)
settings.load_profile(os.environ.get("WIJK_EXAMPLES", "fixed"))

# Reasons, with commas between them, for which a test may skip; when it is not set, any reason will do.
MAY_SKIP = os.environ.get("WIJK_MAY_SKIP")

ProfileOf = Callable[[str], Profile]
Changed = Callable[..., Figures]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what runs on PostgreSQL too, and put the longest files first: one that begins last keeps a core idle.

    That is all that makes a database, but of the pages only what is marked `page_flow`: what a page only shows or reads
    is the same whichever database the store, whose whole suite runs there, read it from.
    """
    for item in items:
        makes_one = {"new_database", "empty_database"} & set(getattr(item, "fixturenames", ()))
        if makes_one and (item.path.parent.name != "pages" or item.get_closest_marker("page_flow")):
            item.add_marker("database")
    items.sort(key=lambda item: (item.path.parent.name != "browser", item.get_closest_marker("slow") is None))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile:
    """Share the tests out over the processes."""
    return ByFile(config, log)


def pytest_collection_finish() -> None:
    """Have the garbage collector pass over what all tests are made of, and look less often: a tenth of their time.

    Until here it did not look at all: nothing that the collecting makes is thrown away.
    """
    gc.enable()
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 25, 25)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Make a failure of a skip that was not announced."""
    report = yield
    if report.skipped and MAY_SKIP is not None:
        reason = str(report.longrepr)
        if not any(announced in reason for announced in MAY_SKIP.split(",") if announced):
            report.outcome = "failed"
            report.longrepr = f"skipped, though WIJK_MAY_SKIP does not announce it: {reason}"
    return report


@pytest.fixture(scope="session")
def opened_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Model]:
    """A database with its tables and no rows, to copy: making the tables anew takes far longer."""
    with new_databases(tmp_path_factory.mktemp("opened")) as make:
        address = make("opened")
        open_store(address).engine.dispose()
        with databases_like(address) as model:
            yield model


@pytest.fixture
def new_database(tmp_path: Path, opened_once: Model) -> Iterator[NewDatabase]:
    """Makes a database with a name, its tables and no rows, and gives its address."""
    with new_databases(tmp_path, opened_once) as make:
        yield make


@pytest.fixture
def empty_database(tmp_path: Path) -> Iterator[NewDatabase]:
    """Makes a database with a name that nobody has opened, without tables, and gives its address."""
    with new_databases(tmp_path) as make:
        yield make


@pytest.fixture(scope="session")
def snapshot() -> Snapshot:
    """The snapshot that ships with the project."""
    found = load()
    assert min(len(frame) for frame in (*found.areas.values(), *found.figures.values(), found.drawn)) > 300
    return found


@pytest.fixture(scope="session")
def places(snapshot: Snapshot) -> Places:
    """All places of both divisions."""
    found = make_places(snapshot)
    assert len(found.by_key) > 14_000 and len(found.gemeenten) > 340
    return found


@pytest.fixture(scope="session")
def method() -> Method:
    """The working model."""
    found = load_method()
    assert found.groups and found.phases
    return found


@pytest.fixture(scope="session")
def evenness(snapshot: Snapshot) -> pd.DataFrame:
    """The evenness of all areas."""
    return evenness_table(snapshot)


@pytest.fixture(scope="session")
def profile_of(snapshot: Snapshot, places: Places, method: Method, evenness: pd.DataFrame) -> ProfileOf:
    """The profile of the place with a key or code."""

    @cache
    def profile(key: str) -> Profile:
        place = places.get(key)
        assert place is not None, key
        found = make_profile(snapshot, places, place, method, evenness)
        assert found.figures and found.groups and found.diversity, key
        return found

    return profile


@pytest.fixture(scope="session")
def changed() -> Changed:
    """A copy of figures in which some have another value, written as ``inhabitants_2020=1``."""

    def change(figures: Figures, **values: float | None) -> Figures:
        copy = dict(figures)
        for name, value in values.items():
            indicator, year = name.rsplit("_", 1)
            copy[indicator, int(year)] = dataclasses.replace(copy[indicator, int(year)], value=value, reason="")
        return copy

    return change
