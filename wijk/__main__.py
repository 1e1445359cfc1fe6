"""The chain for scripts: python -m wijk profile|matrix … --json."""

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from wijk.approach.findings import matrix_document
from wijk.chain import overview
from wijk.domain.method import MethodError, load_method
from wijk.figures.diversity import evenness_table
from wijk.figures.places import Places, make_places, near_places
from wijk.figures.profile import Profile, make_profile
from wijk.opendata.snapshot import Snapshot, SnapshotError, load
from wijk.store.errors import FileError
from wijk.store.exchange import read_initiatives

__all__ = ["main", "profile_document"]


class UnknownAreaError(ValueError):
    """There is no area with this code; the text says so in Dutch and names near ones."""


def main() -> int:
    """Exit status 0; 1 when the data can't be used; 2 for an unknown area, an unusable file or a wrong command."""
    arguments = _parser().parse_args()
    try:
        document = arguments.work(load(), arguments)
    except (SnapshotError, MethodError) as error:
        print(error, file=sys.stderr)
        return 1
    except (UnknownAreaError, FileError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
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
        "figures": [
            {
                "id": figure.indicator.id,
                "value": None if figure.value is None else round(figure.value, 4),
                "unit": figure.indicator.unit,
                "year": figure.year,
                "source": f"{figure.source.table.publisher}, {figure.source.table.title} ({figure.source.table.id})",
                "estimate": figure.indicator.estimate,
            }
            for figure in profile.figures.values()
        ],
        "risk_groups": [
            {
                "id": found.group.id,
                "size": found.size,
                "share": found.share,
                "ratio_municipality": found.ratio_municipality,
                "ratio_netherlands": found.ratio_netherlands,
                "evidence": found.group.evidence,
                "reason": found.reason,
            }
            for found in profile.groups
        ],
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m wijk", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    profile = commands.add_parser("profile", help="figures and risk groups of one area")
    profile.add_argument("code", help="CBS code of a gemeente, wijk or buurt, such as WK020218")
    profile.set_defaults(work=_profile_command)
    matrix = commands.add_parser("matrix", help="phases × target groups of a file of initiatives, for one area")
    matrix.add_argument("file", type=Path, help="initiatives as exported, CSV or Excel")
    matrix.add_argument("--area", required=True, help="CBS code of a gemeente, wijk or buurt")
    matrix.add_argument("--date", type=date.fromisoformat, default=date.today(), help="day to judge by, YYYY-MM-DD")
    matrix.set_defaults(work=_matrix_command)
    for command in (profile, matrix):
        command.add_argument("--json", action="store_true", required=True, help="print JSON")
    return parser


def _profile_command(snapshot: Snapshot, arguments: argparse.Namespace) -> dict[str, Any]:
    return profile_document(_profile(snapshot, arguments.code))


def _matrix_command(snapshot: Snapshot, arguments: argparse.Namespace) -> dict[str, Any]:
    method = load_method()
    profile = _profile(snapshot, arguments.area)
    if profile.place.level == "land":
        raise UnknownAreaError("Een fasematrix hoort bij een gemeente, wijk of buurt, niet bij heel Nederland.")
    initiatives, confirmations, faults = read_initiatives(arguments.file, method)
    for fault in faults:
        print(f"Rij {fault.row}, kolom {fault.column}: {fault.message}", file=sys.stderr)
    found = overview(snapshot, profile, method, initiatives, confirmations, arguments.date)
    return matrix_document(found.matrix, found.mismatches, found.matches)


def _profile(snapshot: Snapshot, code: str) -> Profile:
    places = make_places(snapshot)
    place = places.get(code.strip().upper())
    if place is None:
        raise UnknownAreaError(_unknown(places, code))
    return make_profile(snapshot, places, place, load_method(), evenness_table(snapshot))


def _unknown(places: Places, code: str) -> str:
    near = near_places(places, code)
    hint = " Bedoelt u: " + "; ".join(f"{place.label} ({place.code})" for place in near) + "?" if near else ""
    return f"Er is geen gebied met code {code!r}.{hint}"


if __name__ == "__main__":
    sys.exit(main())
