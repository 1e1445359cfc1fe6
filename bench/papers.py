"""Every paper of a full dossier, a thousand initiatives and three hundred actions, as page and command make it."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.row import Row
from tests.views.papers.dossiers import PLAIN, fill_dossier, read_facts
from wijk.domain.method import load_method
from wijk.figures.diversity import evenness_table
from wijk.figures.joining import make_places
from wijk.opendata.snapshot import load
from wijk.store.opening import open_store
from wijk.views.papers.offered import OFFERS

__all__ = ["rows"]

LIMIT = 10.0
WIJK, INITIATIVES, GOALS, ACTIONS = "WK051836", 1_000, 20, 300


def rows() -> Iterator[Row]:
    """Seconds for each paper, with what is read for it; the first of a kind loads its packages too."""
    snapshot, method = load(), load_method()
    places, evenness = make_places(snapshot), evenness_table(snapshot)
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{Path(folder) / 'papers.sqlite'}")
        fill_dossier(store, WIJK, PLAIN, initiatives=INITIATIVES, goals=GOALS, actions=ACTIONS)
        for offer in OFFERS:
            start = time.perf_counter()
            offer.make(read_facts(store, snapshot, places, method, evenness, WIJK), {})
            taken = time.perf_counter() - start
            what = f"{offer.label} of {INITIATIVES} initiatives and {ACTIONS} actions"
            yield Row(what, taken, "s", LIMIT, None, "")
        store.engine.dispose()
