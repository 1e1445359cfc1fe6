"""The chain for scripts: python -m wijk profile CODE --json."""

import argparse
import json
import sys
from typing import Any

from wijk.domain.method import MethodError, load_method
from wijk.figures.diversity import evenness_table
from wijk.figures.places import Places, make_places, near_places
from wijk.figures.profile import Profile, make_profile
from wijk.opendata.snapshot import SnapshotError, load

__all__ = ["main", "profile_document"]


def profile_document(profile: Profile) -> dict[str, Any]:
    """The figures and risk groups of a place; shares from 0 to 1, missing as None."""
    place = profile.place
    return {
        "code": place.code,
        "name": place.name,
        "level": place.level,
        "municipality": place.municipality_name,
        "division": place.division,
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


def main() -> int:
    """Exit status 0, 1 when the data can't be used, 2 for an unknown area or a wrong command."""
    parser = argparse.ArgumentParser(prog="python -m wijk", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("profile", help="figures and risk groups of one area")
    command.add_argument("code", help="CBS code of a gemeente, wijk or buurt, such as WK020218")
    command.add_argument("--json", action="store_true", required=True, help="print JSON")
    arguments = parser.parse_args()
    try:
        snapshot = load()
        places = make_places(snapshot)
        place = places.get(arguments.code.strip().upper())
        if place is None:
            print(_unknown(places, arguments.code), file=sys.stderr)
            return 2
        profile = make_profile(snapshot, places, place, load_method(), evenness_table(snapshot))
        print(json.dumps(profile_document(profile), ensure_ascii=False, indent=1))
    except (SnapshotError, MethodError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _unknown(places: Places, code: str) -> str:
    near = near_places(places, code)
    hint = " Bedoelt u: " + "; ".join(f"{place.label} ({place.code})" for place in near) + "?" if near else ""
    return f"Er is geen gebied met code {code!r}.{hint}"


if __name__ == "__main__":
    sys.exit(main())
