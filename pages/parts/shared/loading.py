"""Reads an edition of the figures with all that every page takes from it, and keeps the two that were read last."""

from dataclasses import dataclass, field
from itertools import count
from threading import Lock

from wijk.domain.area import Level
from wijk.domain.coalition_rules import CoalitionRules, load_coalition_rules
from wijk.domain.evaluation_rules import EvaluationRules, load_evaluation_rules
from wijk.domain.measures import Measure, load_measures
from wijk.domain.method import Method, load_method
from wijk.domain.method_sources import MethodSource, load_method_sources
from wijk.figures.alike import AlikeTable
from wijk.figures.diversity import EvennessTable, evenness_table
from wijk.figures.joining import make_places
from wijk.figures.place_columns import PlaceColumns
from wijk.figures.places import Places
from wijk.opendata.editions import Edition
from wijk.opendata.snapshot import Snapshot, load

__all__ = ["Loaded", "read_edition"]

# The newest, and the one before it for the pages that still show that.
KEPT = 2
_one_at_a_time = Lock()
_turns = count(1)


@dataclass(frozen=True)
class Loaded:
    """What every page reads and none changes.

    ``columns`` and ``alike`` are filled by level when they are first asked for, and go with the edition.
    """

    edition: Edition
    snapshot: Snapshot
    places: Places
    method: Method
    evenness: EvennessTable
    rules: CoalitionRules
    evaluating: EvaluationRules
    sources: tuple[MethodSource, ...]
    measures: tuple[Measure, ...]
    columns: dict[Level, PlaceColumns] = field(default_factory=dict)
    alike: dict[Level, AlikeTable] = field(default_factory=dict)


_kept: dict[Edition, Loaded] = {}
_asked: dict[Edition, int] = {}


def read_edition(edition: Edition) -> Loaded:
    """The edition with its places and the method. Raises SnapshotError or MethodError when a file can't be used.

    A page asks for it at every turn: kept in a dictionary of our own, for Streamlit's cache takes 0.1 ms each time.
    """
    data = _kept.get(edition) or _add(edition)
    _asked[edition] = next(_turns)
    return data


def _add(edition: Edition) -> Loaded:
    """Read it, and let go of all but the ones that were asked for last; a page that holds one keeps it to its end."""
    with _one_at_a_time:
        data = _kept.get(edition) or _read(edition)
        _kept[edition] = data
        _asked[edition] = next(_turns)
        for old in sorted(_kept, key=_asked.__getitem__)[:-KEPT]:
            del _kept[old]
    return data


def _read(edition: Edition) -> Loaded:
    snapshot = load(edition.folder)
    return Loaded(
        edition=edition,
        snapshot=snapshot,
        places=make_places(snapshot),
        method=load_method(),
        evenness=evenness_table(snapshot),
        rules=load_coalition_rules(),
        evaluating=load_evaluation_rules(),
        sources=load_method_sources(),
        measures=load_measures(),
    )
