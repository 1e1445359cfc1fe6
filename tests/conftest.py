"""What many tests read: the real snapshot in data/, loaded once."""

import pandas as pd
import pytest

from wijk.domain.method import Method, load_method
from wijk.figures.diversity import evenness_table
from wijk.figures.places import Places, make_places
from wijk.opendata.snapshot import Snapshot, load


@pytest.fixture(scope="session")
def snapshot() -> Snapshot:
    """The snapshot that ships with the project."""
    return load()


@pytest.fixture(scope="session")
def places(snapshot: Snapshot) -> Places:
    """All places of both divisions."""
    return make_places(snapshot)


@pytest.fixture(scope="session")
def method() -> Method:
    """The working model."""
    return load_method()


@pytest.fixture(scope="session")
def evenness(snapshot: Snapshot) -> pd.DataFrame:
    """The evenness of all areas."""
    return evenness_table(snapshot)
