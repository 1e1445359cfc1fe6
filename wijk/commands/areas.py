"""Commands about areas and their figures: profile, compare and alike."""

import argparse
import sys
from typing import Any

from wijk.commands.asked_place import place_at, profile_at
from wijk.domain.alike_themes import load_alike_themes
from wijk.figures.alike import alike, alike_table
from wijk.figures.compare import compare_places
from wijk.figures.documents import alike_document, comparison_document, profile_document
from wijk.figures.joining import make_places
from wijk.figures.place_columns import place_columns
from wijk.opendata.editions import load_usable

__all__ = ["alike_areas", "compare", "profile"]


def profile(arguments: argparse.Namespace) -> dict[str, Any]:
    """The figures and risk groups of an area."""
    return profile_document(profile_at(load_usable(), arguments.code))


def compare(arguments: argparse.Namespace) -> dict[str, Any]:
    """Two to eight areas side by side by all figures. Raises ComparisonError for fewer or more."""
    snapshot = load_usable()
    places = make_places(snapshot)
    chosen = [place_at(places, code) for code in arguments.codes]
    keys = [(one.id, year) for one in snapshot.catalogue.indicators.values() for year in one.years]
    return comparison_document(compare_places(snapshot, places, chosen, keys))


def alike_areas(arguments: argparse.Namespace) -> dict[str, Any]:
    """The areas most like one."""
    snapshot = load_usable()
    places = make_places(snapshot)
    place = place_at(places, arguments.code)
    table = alike_table(place_columns(snapshot, places, place.level), load_alike_themes(snapshot.catalogue))
    found = alike(table, place.key, max(arguments.n, 0))
    if not found:
        print(f"Van {place.label} is te weinig bekend om gebieden te zoeken die erop lijken.", file=sys.stderr)
    return alike_document(place, found)
