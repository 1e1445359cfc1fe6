"""python -m wijk.opendata build|check|update|addresses: make the snapshot in data/, verify it, and bring newer figures.

Or keep a table of addresses, by which an import finds the buurt of a postcode and house number.
"""

import argparse
import sys
from pathlib import Path

from wijk.command_line import end_with_the_reader
from wijk.domain.method import MethodError
from wijk.opendata import update_command
from wijk.opendata.address_table import build_address_table
from wijk.opendata.build import build
from wijk.opendata.checks import run_checks
from wijk.opendata.snapshot import DATA_FOLDER, SnapshotError, load


def main() -> int:
    """Exit status 0 when all went well, 1 on any deviation or unusable file, 2 on a wrong command."""
    parser = argparse.ArgumentParser(prog="python -m wijk.opendata", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    building = commands.add_parser("build", help="write the snapshot from the published files")
    building.add_argument("--from", dest="source", type=Path, required=True, help="folder with the published files")
    checking = commands.add_parser("check", help="verify the snapshot against published figures")
    update_command.add_options(commands.add_parser("update", help="fetch the newest figures from the sources"))
    addresses = commands.add_parser("addresses", help="keep CBS's buurt per postcode and house number, for imports")
    addresses.add_argument("file", type=Path, help="the CSV file with PC6, Huisnummer and Buurt")
    for command in (building, checking):
        command.add_argument("--data", type=Path, default=DATA_FOLDER, help="folder of the snapshot")
    arguments = parser.parse_args()
    try:
        if arguments.command == "build":
            build(arguments.source, arguments.data)
            print(f"Snapshot written to {arguments.data}")
            return 0
        if arguments.command == "update":
            update_command.run(arguments)
            return 0
        if arguments.command == "addresses":
            print(f"{build_address_table(arguments.file)} addresses kept")
            return 0
        return _check(arguments.data)
    except (SnapshotError, MethodError) as error:
        print(error, file=sys.stderr)
        return 1


def _check(folder: Path) -> int:
    deviations = 0
    for check in run_checks(load(folder)):
        deviations += not check.ok
        verdict = "ok" if check.ok else "NOT OK"
        print(f"{verdict:7} {check.what}: expected {_shown(check.expected)}, found {_shown(check.found)}")
    print(f"{deviations} deviations" if deviations else "all ok")
    return 1 if deviations else 0


def _shown(value: float | None) -> str:
    return "missing" if value is None else f"{value:.10g}"


if __name__ == "__main__":
    end_with_the_reader()
    sys.exit(main())
