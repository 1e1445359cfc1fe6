"""The profiles of all places and their figures once more, each made once for the tests that walk them."""

from collections.abc import Callable
from functools import cache

import pandas as pd
import pytest

from tests.figures.recomputed import Recomputed
from wijk.domain.method import Method
from wijk.figures.places import Place, Places
from wijk.figures.profile import Profile, make_profile
from wijk.opendata.snapshot import Snapshot

ProfileAt = Callable[[Place], Profile]


@pytest.fixture(scope="package")
def profile_at(snapshot: Snapshot, places: Places, method: Method, evenness: pd.DataFrame) -> ProfileAt:
    """Gives the profile of a place, whatever is known of it."""

    @cache
    def profile(key: str) -> Profile:
        return make_profile(snapshot, places, places.by_key[key], method, evenness)

    return lambda place: profile(place.key)


@pytest.fixture(scope="package")
def truth(snapshot: Snapshot) -> Recomputed:
    """Every figure worked out again."""
    return Recomputed(snapshot)
