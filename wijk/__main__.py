"""The chain for scripts: python -m wijk profile|matrix|coalition|compare|alike|supply|suggest|import … --json; and
example, to fill a database.
"""

import argparse
import json
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from wijk.approach.clashes import UndecidedError
from wijk.approach.document import coalition_document
from wijk.approach.findings import matrix_document
from wijk.approach.question import QuestionError, coalition_question
from wijk.approach.suggest import Suggester
from wijk.approach.suggest_document import suggestion_document
from wijk.command_line import end_with_the_reader
from wijk.domain.alike_themes import load_alike_themes
from wijk.domain.clock import today
from wijk.domain.coalition_rules import load_coalition_rules
from wijk.domain.lexicon import load_lexicon
from wijk.domain.method import MethodError, load_method
from wijk.domain.need import Conditions
from wijk.dossier.areas import area_scope
from wijk.dossier.given_answers import read_answers
from wijk.dossier.import_for_scripts import import_for_scripts
from wijk.dossier.import_scope import import_scope
from wijk.dossier.overview import make_overview
from wijk.dossier.supply import make_supply
from wijk.dossier.supply_document import supply_document
from wijk.figures.alike import alike, alike_table
from wijk.figures.compare import ComparisonError, compare_places
from wijk.figures.diversity import evenness_table
from wijk.figures.documents import alike_document, comparison_document, figure_entries
from wijk.figures.joining import make_places
from wijk.figures.place_columns import place_columns
from wijk.figures.places import Place, Places
from wijk.figures.profile import Profile, make_profile
from wijk.figures.search import near_places
from wijk.opendata.address_table import address_table
from wijk.opendata.editions import load_usable
from wijk.opendata.snapshot import Snapshot, SnapshotError
from wijk.store.coalitions.needs_exchange import read_needs
from wijk.store.common.errors import FileError, StoreError
from wijk.store.importing.checking import Fault
from wijk.store.initiatives.described import read_described
from wijk.store.initiatives.example import load_example
from wijk.store.initiatives.exchange import read_initiatives
from wijk.store.key_figures.example import load_people_example
from wijk.store.key_figures.exchange import read_people
from wijk.store.opening import open_store

__all__ = ["main", "profile_document"]

PLACELESS = "a row that names no area counts for the whole gemeente of --area"


class UnknownAreaError(ValueError):
    """There is no area with this code; the text says so in Dutch and names near ones."""


def main() -> int:
    """Exit status 0; 1 when data or database can't be used; 2 for an unknown area, unusable file or wrong command."""
    arguments = _parser().parse_args()
    try:
        document = arguments.work(arguments)
    except (SnapshotError, MethodError) as error:
        print(error, file=sys.stderr)
        return 1
    except (UnknownAreaError, ComparisonError, FileError, OSError, QuestionError, UndecidedError) as error:
        print(error, file=sys.stderr)
        return 2
    except StoreError as error:
        print(error, file=sys.stderr)
        return 1
    print(json.dumps(document, ensure_ascii=False, indent=1))
    return 0


def profile_document(profile: Profile) -> dict[str, Any]:
    """The figures and risk groups of a place; shares from 0 to 1, missing as None."""
    return {
        "code": profile.place.code,
        "name": profile.place.name,
        "level": profile.place.level,
        "municipality": profile.place.municipality_name,
        "division": profile.place.division,
        "figures": figure_entries(profile.figures.values()),
        "risk_groups": [
            {
                "id": risk_group.group.id,
                "size": risk_group.size,
                "share": risk_group.share,
                "ratio_municipality": risk_group.ratio_municipality,
                "ratio_netherlands": risk_group.ratio_netherlands,
                "verdict": risk_group.verdict,
                "evidence": risk_group.group.evidence,
                "reason": risk_group.reason,
            }
            for risk_group in profile.groups
        ],
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m wijk", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    profile = commands.add_parser("profile", help="figures and risk groups of one area")
    profile.add_argument("code", help="CBS code of a gemeente, wijk or buurt, such as WK020218")
    profile.set_defaults(work=_profile_command)
    matrix = commands.add_parser("matrix", help="phases × target groups of a file of initiatives, for one area")
    matrix.add_argument("file", type=Path, help=f"initiatives as exported, CSV or Excel; {PLACELESS}")
    matrix.add_argument("--area", required=True, help="CBS code of a gemeente, wijk or buurt")
    matrix.add_argument("--date", type=date.fromisoformat, default=today(), help="day to judge by, YYYY-MM-DD")
    matrix.set_defaults(work=_matrix_command)
    coalition = commands.add_parser("coalition", help="the best coalitions of a file of key figures, with proof")
    coalition.add_argument("file", type=Path, help="key figures as exported, CSV or Excel")
    coalition.add_argument("--needs", type=Path, required=True, help="what to cover: group,phase,weight")
    coalition.add_argument("--size", type=int, required=True, help="the most members there may be")
    coalition.add_argument("--must-include", nargs="+", default=[], metavar="ID", help="who has to be in")
    coalition.add_argument("--exclude", nargs="+", default=[], metavar="ID", help="who can't be in")
    coalition.set_defaults(work=_coalition_command)
    compare = commands.add_parser("compare", help="two to eight areas side by side: differences, margins and verdicts")
    compare.add_argument("codes", nargs="+", metavar="code", help="CBS codes of gemeenten, wijken or buurten")
    compare.set_defaults(work=_compare_command)
    alike = commands.add_parser("alike", help="the areas of Nederland most like one, and in what they are and aren't")
    alike.add_argument("code", help="CBS code of a gemeente, wijk or buurt")
    alike.add_argument("--n", type=int, default=10, help="how many to give")
    alike.set_defaults(work=_alike_command)
    supply = commands.add_parser("supply", help="per wijk of a gemeente the initiatives by phase and by target group")
    supply.add_argument("file", type=Path, help="initiatives as exported, CSV or Excel")
    supply.add_argument(
        "--municipality", required=True, help="CBS code of the gemeente; rows without an area are of it"
    )
    supply.add_argument("--date", type=date.fromisoformat, default=today(), help="day to judge by, YYYY-MM-DD")
    supply.set_defaults(work=_supply_command)
    suggest = commands.add_parser(
        "suggest", help="per row of a file the phases, groups and elements that its words tell"
    )
    suggest.add_argument("file", type=Path, help="CSV or Excel with the columns naam, organisatie and omschrijving")
    suggest.set_defaults(work=_suggest_command)
    importing = commands.add_parser("import", help="what importing a list of initiatives would do; --store does it")
    importing.add_argument("file", type=Path, help="a list of initiatives as it is: Excel, ODS, CSV, JSON")
    importing.add_argument("--place", default="", help="CBS code of the area of rows that name none")
    importing.add_argument("--answers", type=Path, help="JSON with what the columns stand for and what values mean")
    importing.add_argument("--store", action="store_true", help="import it into the database")
    importing.add_argument("--database", type=Path, help="SQLite file; without it the database that the dashboard uses")
    importing.set_defaults(work=_import_command)
    example = commands.add_parser("example", help="fill a database with the fictitious example of Malburgen")
    example.add_argument("--database", type=Path, help="SQLite file; without it the database that the dashboard uses")
    example.set_defaults(work=_example_command)
    for command in (profile, matrix, coalition, compare, alike, supply, suggest, importing):
        command.add_argument("--json", action="store_true", required=True, help="print JSON")
    return parser


def _profile_command(arguments: argparse.Namespace) -> dict[str, Any]:
    return profile_document(_profile(load_usable(), arguments.code))


def _matrix_command(arguments: argparse.Namespace) -> dict[str, Any]:
    snapshot = load_usable()
    method = load_method()
    profile = _profile(snapshot, arguments.area)
    if profile.place.level == "land":
        raise UnknownAreaError("Een fasematrix hoort bij een gemeente, wijk of buurt, niet bij heel Nederland.")
    where = area_scope(make_places(snapshot), profile.place.municipality)
    initiatives, confirmations, faults = read_initiatives(arguments.file, method, where)
    _warn(faults)
    overview = make_overview(snapshot, profile, method, initiatives, confirmations, arguments.date)
    return matrix_document(overview.whole, overview.mismatches, overview.matches, overview.group_figures)


def _coalition_command(arguments: argparse.Namespace) -> dict[str, Any]:
    method, rules = load_method(), load_coalition_rules()
    people, _, wrong_people = read_people(arguments.file, method)
    needs, wrong_needs = read_needs(arguments.needs, method, rules)
    wrong = [*_sentences(arguments.file, wrong_people), *_sentences(arguments.needs, wrong_needs)]
    if wrong:
        raise FileError("\n".join(wrong))
    must_include, exclude = tuple(arguments.must_include), tuple(arguments.exclude)
    conditions = Conditions(arguments.size, must_include=must_include, exclude=exclude)
    return coalition_document(coalition_question(people, needs, conditions, rules))


def _example_command(arguments: argparse.Namespace) -> dict[str, Any]:
    method = load_method()
    store = open_store(arguments.database and f"sqlite:///{arguments.database.resolve()}")
    return {"initiatives": load_example(store, method), "key_figures": load_people_example(store, method)}


def _compare_command(arguments: argparse.Namespace) -> dict[str, Any]:
    snapshot = load_usable()
    places = make_places(snapshot)
    chosen = [_place(places, code) for code in arguments.codes]
    keys = [(one.id, year) for one in snapshot.catalogue.indicators.values() for year in one.years]
    return comparison_document(compare_places(snapshot, places, chosen, keys))


def _alike_command(arguments: argparse.Namespace) -> dict[str, Any]:
    snapshot = load_usable()
    places = make_places(snapshot)
    place = _place(places, arguments.code)
    table = alike_table(place_columns(snapshot, places, place.level), load_alike_themes(snapshot.catalogue))
    found = alike(table, place.key, max(arguments.n, 0))
    if not found:
        print(f"Van {place.label} is te weinig bekend om gebieden te zoeken die erop lijken.", file=sys.stderr)
    return alike_document(place, found)


def _supply_command(arguments: argparse.Namespace) -> dict[str, Any]:
    snapshot, method = load_usable(), load_method()
    places = make_places(snapshot)
    gemeente = _place(places, arguments.municipality)
    if gemeente.level != "gemeente":
        raise UnknownAreaError(f"{gemeente.label} is geen gemeente: geef een code als GM0202.")
    initiatives, confirmations, faults = read_initiatives(arguments.file, method, area_scope(places, gemeente.key))
    _warn(faults)
    return supply_document(make_supply(snapshot, places, gemeente, method, initiatives, confirmations, arguments.date))


def _suggest_command(arguments: argparse.Namespace) -> list[dict[str, Any]]:
    suggester = Suggester(load_lexicon(load_method()))
    return [
        suggestion_document(row.line, suggester.suggest(row.name, row.organisation, row.description))
        for row in read_described(arguments.file)
    ]


def _import_command(arguments: argparse.Namespace) -> dict[str, Any]:
    snapshot = load_usable()
    places = make_places(snapshot)
    chosen = _place(places, arguments.place).key if arguments.place else ""
    try:
        answers = json.loads(arguments.answers.read_text(encoding="utf-8-sig")) if arguments.answers else {}
    except ValueError as error:
        raise FileError(f"{arguments.answers.name} is geen JSON: {error}") from error
    given = read_answers(answers)
    store = open_store(arguments.database and f"sqlite:///{arguments.database.resolve()}")
    areas = import_scope(snapshot, places, chosen, address_table())
    return import_for_scripts(store, arguments.file.read_bytes(), load_method(), areas, given, keep=arguments.store)


def _warn(faults: Iterable[Fault]) -> None:
    for fault in faults:
        print(f"Rij {fault.row}, kolom {fault.column}: {fault.message}", file=sys.stderr)


def _sentences(path: Path, faults: Iterable[Fault]) -> list[str]:
    return [f"{path.name}, rij {fault.row}, kolom {fault.column}: {fault.message}" for fault in faults]


def _profile(snapshot: Snapshot, code: str) -> Profile:
    places = make_places(snapshot)
    return make_profile(snapshot, places, _place(places, code), load_method(), evenness_table(snapshot))


def _place(places: Places, code: str) -> Place:
    place = places.get(code.strip().upper())
    if place is None:
        raise UnknownAreaError(_unknown(places, code))
    return place


def _unknown(places: Places, code: str) -> str:
    near = near_places(places, code)
    hint = " Bedoelt u: " + "; ".join(f"{place.label} ({place.code})" for place in near) + "?" if near else ""
    return f"Er is geen gebied met code {code!r}.{hint}"


if __name__ == "__main__":
    end_with_the_reader()
    sys.exit(main())
