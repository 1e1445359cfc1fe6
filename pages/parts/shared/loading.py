"""Reads an edition of the figures with all that every page takes from it, and keeps the two that were read last."""

from dataclasses import dataclass

import streamlit as st

from wijk.domain.coalition_rules import CoalitionRules, load_coalition_rules
from wijk.domain.measures import Measure, load_measures
from wijk.domain.method import Method, load_method
from wijk.domain.method_sources import MethodSource, load_method_sources
from wijk.figures.diversity import EvennessTable, evenness_table
from wijk.figures.joining import make_places
from wijk.figures.places import Places
from wijk.opendata.editions import Edition
from wijk.opendata.snapshot import Snapshot, load

__all__ = ["Loaded", "read_edition"]

# The newest, and the one before it for the pages that still show that.
KEPT = 2


@dataclass(frozen=True)
class Loaded:
    """What every page reads and none changes."""

    edition: Edition
    snapshot: Snapshot
    places: Places
    method: Method
    evenness: EvennessTable
    rules: CoalitionRules
    sources: tuple[MethodSource, ...]
    measures: tuple[Measure, ...]


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def read_edition(edition: Edition) -> Loaded:
    """The edition with its places and the method. Raises SnapshotError or MethodError when a file can't be used."""
    snapshot = load(edition.folder)
    return Loaded(
        edition=edition,
        snapshot=snapshot,
        places=make_places(snapshot),
        method=load_method(),
        evenness=evenness_table(snapshot),
        rules=load_coalition_rules(),
        sources=load_method_sources(),
        measures=load_measures(),
    )
