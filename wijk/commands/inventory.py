"""Commands about a list of initiatives: matrix, supply, suggest, import and example."""

import argparse
import json
from typing import Any

from wijk.approach.findings import matrix_document
from wijk.approach.suggest import Suggester
from wijk.approach.suggest_document import suggestion_document
from wijk.commands.asked_place import UnknownAreaError, place_at, profile_at, warn
from wijk.commands.opened import opened
from wijk.domain.lexicon import load_lexicon
from wijk.domain.method import load_method
from wijk.dossier.areas import area_scope
from wijk.dossier.given_answers import read_answers
from wijk.dossier.import_for_scripts import import_for_scripts
from wijk.dossier.import_scope import import_scope
from wijk.dossier.overview import make_overview
from wijk.dossier.supply import make_supply
from wijk.dossier.supply_document import supply_document
from wijk.figures.joining import make_places
from wijk.opendata.address_table import address_table
from wijk.opendata.editions import load_usable
from wijk.store.common.errors import FileError
from wijk.store.initiatives.described import read_described
from wijk.store.initiatives.example import load_example
from wijk.store.initiatives.exchange import read_initiatives
from wijk.store.key_figures.example import load_people_example

__all__ = ["fill_example", "import_list", "matrix", "suggest", "supply"]


def matrix(arguments: argparse.Namespace) -> dict[str, Any]:
    """The fasematrix of an area, of a file of initiatives."""
    snapshot = load_usable()
    method = load_method()
    profile = profile_at(snapshot, arguments.area)
    if profile.place.level == "land":
        raise UnknownAreaError("Een fasematrix hoort bij een gemeente, wijk of buurt, niet bij heel Nederland.")
    where = area_scope(make_places(snapshot), profile.place.municipality)
    initiatives, confirmations, faults = read_initiatives(arguments.file, method, where)
    warn(faults)
    overview = make_overview(snapshot, profile, method, initiatives, confirmations, arguments.date)
    return matrix_document(overview.whole, overview.mismatches, overview.matches, overview.group_figures)


def supply(arguments: argparse.Namespace) -> dict[str, Any]:
    """What there is per wijk of a gemeente, of a file of initiatives."""
    snapshot, method = load_usable(), load_method()
    places = make_places(snapshot)
    gemeente = place_at(places, arguments.municipality)
    if gemeente.level != "gemeente":
        raise UnknownAreaError(f"{gemeente.label} is geen gemeente: geef een code als GM0202.")
    initiatives, confirmations, faults = read_initiatives(arguments.file, method, area_scope(places, gemeente.key))
    warn(faults)
    return supply_document(make_supply(snapshot, places, gemeente, method, initiatives, confirmations, arguments.date))


def suggest(arguments: argparse.Namespace) -> list[dict[str, Any]]:
    """What the words of each row tell."""
    suggester = Suggester(load_lexicon(load_method()))
    return [
        suggestion_document(row.line, suggester.suggest(row.name, row.organisation, row.description))
        for row in read_described(arguments.file)
    ]


def import_list(arguments: argparse.Namespace) -> dict[str, Any]:
    """What importing a list would do, and with ``--store`` what it did."""
    snapshot = load_usable()
    places = make_places(snapshot)
    chosen = place_at(places, arguments.place).key if arguments.place else ""
    try:
        answers = json.loads(arguments.answers.read_text(encoding="utf-8-sig")) if arguments.answers else {}
    except ValueError as error:
        raise FileError(f"{arguments.answers.name} is geen JSON: {error}") from error
    given = read_answers(answers)
    store = opened(arguments)
    areas = import_scope(snapshot, places, chosen, address_table())
    return import_for_scripts(store, arguments.file.read_bytes(), load_method(), areas, given, keep=arguments.store)


def fill_example(arguments: argparse.Namespace) -> dict[str, Any]:
    """Fill a database with the fictitious example."""
    method = load_method()
    store = opened(arguments)
    return {"initiatives": load_example(store, method), "key_figures": load_people_example(store, method)}
