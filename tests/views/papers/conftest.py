"""The facts that papers are made of, read from a database of their own."""

import pandas as pd
import pytest

from tests.databases import NewDatabase
from tests.views.papers.dossiers import FactsOf, fill_dossier, read_facts
from wijk.domain.method import Method
from wijk.dossier.report import ReportFacts
from wijk.figures.places import Places
from wijk.opendata.snapshot import Snapshot
from wijk.store.database.connection import Store
from wijk.store.opening import open_store


@pytest.fixture
def facts_of(
    new_database: NewDatabase, snapshot: Snapshot, places: Places, method: Method, evenness: pd.DataFrame
) -> FactsOf:
    """The facts of a place with this in its dossier; with nothing where no words are given."""

    def facts(code: str, words: tuple[str, ...] = (), *, store: Store | None = None, **size: int) -> ReportFacts:
        store = store or open_store(new_database(f"papers-{code}"))
        if words:
            fill_dossier(store, code, words, **size)
        return read_facts(store, snapshot, places, method, evenness, code)

    return facts
