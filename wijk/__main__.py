"""The chain for scripts: python -m wijk profile|matrix|coalition|compare|alike|supply|suggest|import … --json; example,
to fill a database; backup and restore, to keep and bring back all that was entered; report, for the paper of a place;
calendar, for its days in other calendars.
"""

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import TypeAlias

from wijk.approach.clashes import UndecidedError
from wijk.approach.question import QuestionError
from wijk.command_line import end_with_the_reader
from wijk.commands import areas, calendars, check, coalitions, copies, dossiers, inventory, papers
from wijk.commands.asked_place import UnknownAreaError
from wijk.domain.clock import today
from wijk.domain.method import MethodError
from wijk.figures.compare import ComparisonError
from wijk.opendata.snapshot import SnapshotError
from wijk.store.common.errors import FileError, StoreError

__all__ = ["main"]

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

DATABASE = "SQLite file; without it the database that the dashboard uses"
PLACELESS = "a row that names no area counts for the whole gemeente of --area"


def main() -> int:
    """Exit status 0; 1 when data or database can't be used, or `check` found what is wrong; 2 for an unknown area,
    unusable file or wrong command.
    """
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
    return int(arguments.status(document))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m wijk", description=__doc__)
    parser.set_defaults(status=lambda _document: 0)
    commands = parser.add_subparsers(dest="command", required=True)
    profile = commands.add_parser("profile", help="figures and risk groups of one area")
    profile.add_argument("code", help="CBS code of a gemeente, wijk or buurt, such as WK020218")
    profile.set_defaults(work=areas.profile)
    matrix = commands.add_parser("matrix", help="phases × target groups of a file of initiatives, for one area")
    matrix.add_argument("file", type=Path, help=f"initiatives as exported, CSV or Excel; {PLACELESS}")
    matrix.add_argument("--area", required=True, help="CBS code of a gemeente, wijk or buurt")
    matrix.add_argument("--date", type=date.fromisoformat, default=today(), help="day to judge by, YYYY-MM-DD")
    matrix.set_defaults(work=inventory.matrix)
    coalition = commands.add_parser("coalition", help="the best coalitions of a file of key figures, with proof")
    coalition.add_argument("file", type=Path, help="key figures as exported, CSV or Excel")
    coalition.add_argument("--needs", type=Path, required=True, help="what to cover: group,phase,weight")
    coalition.add_argument("--size", type=int, required=True, help="the most members there may be")
    coalition.add_argument("--must-include", nargs="+", default=[], metavar="ID", help="who has to be in")
    coalition.add_argument("--exclude", nargs="+", default=[], metavar="ID", help="who can't be in")
    coalition.set_defaults(work=coalitions.coalition)
    compare = commands.add_parser("compare", help="two to eight areas side by side: differences, margins and verdicts")
    compare.add_argument("codes", nargs="+", metavar="code", help="CBS codes of gemeenten, wijken or buurten")
    compare.set_defaults(work=areas.compare)
    alike = commands.add_parser("alike", help="the areas of Nederland most like one, and in what they are and aren't")
    alike.add_argument("code", help="CBS code of a gemeente, wijk or buurt")
    alike.add_argument("--n", type=int, default=10, help="how many to give")
    alike.set_defaults(work=areas.alike_areas)
    supply = commands.add_parser("supply", help="per wijk of a gemeente the initiatives by phase and by target group")
    supply.add_argument("file", type=Path, help="initiatives as exported, CSV or Excel")
    supply.add_argument(
        "--municipality", required=True, help="CBS code of the gemeente; rows without an area are of it"
    )
    supply.add_argument("--date", type=date.fromisoformat, default=today(), help="day to judge by, YYYY-MM-DD")
    supply.set_defaults(work=inventory.supply)
    suggest = commands.add_parser(
        "suggest", help="per row of a file the phases, groups and elements that its words tell"
    )
    suggest.add_argument("file", type=Path, help="CSV or Excel with the columns naam, organisatie and omschrijving")
    suggest.set_defaults(work=inventory.suggest)
    importing = commands.add_parser("import", help="what importing a list of initiatives would do; --store does it")
    importing.add_argument("file", type=Path, help="a list of initiatives as it is: Excel, ODS, CSV, JSON")
    importing.add_argument("--place", default="", help="CBS code of the area of rows that name none")
    importing.add_argument("--answers", type=Path, help="JSON with what the columns stand for and what values mean")
    importing.add_argument("--store", action="store_true", help="import it into the database")
    importing.add_argument("--database", type=Path, help=DATABASE)
    importing.set_defaults(work=inventory.import_list)
    example = commands.add_parser("example", help="fill a database with the fictitious example of Malburgen")
    example.add_argument("--database", type=Path, help=DATABASE)
    example.set_defaults(work=inventory.fill_example)
    checking = commands.add_parser("check", help="what is right and wrong here: settings, figures, database, addresses")
    checking.set_defaults(work=check.check, status=check.status)
    backup = commands.add_parser("backup", help="write all that was entered to a file, without names of people")
    backup.add_argument("file", type=Path, help="the reserve copy to write (.zip)")
    backup.add_argument("--database", type=Path, help=DATABASE)
    backup.set_defaults(work=copies.backup)
    restore = commands.add_parser("restore", help="put a reserve copy back: per record the latest change stays")
    restore.add_argument("file", type=Path, help="the reserve copy (.zip)")
    restore.add_argument("--persons", choices=copies.PERSONAL, help="what to do with texts that look like a person")
    restore.add_argument("--dry-run", action="store_true", help="only tell what is in it")
    restore.add_argument("--database", type=Path, help=DATABASE)
    restore.set_defaults(work=copies.restore)
    report = commands.add_parser("report", help="write the report of a place, or its lists as Excel, without names")
    report.add_argument("code", help="CBS code of a gemeente, wijk or buurt")
    report.add_argument("--to", choices=papers.FORMS, required=True, help="which kind of file")
    report.add_argument("file", type=Path, help="the file to write")
    report.add_argument("--database", type=Path, help=DATABASE)
    report.set_defaults(work=papers.report)
    calendar = commands.add_parser("calendar", help="write the calendar of a place as an .ics file, without names")
    calendar.add_argument("code", help="CBS code of a gemeente, wijk or buurt")
    calendar.add_argument("file", type=Path, help="the file to write, such as malburgen.ics")
    calendar.add_argument("--database", type=Path, help=DATABASE)
    calendar.set_defaults(work=calendars.calendar)
    carrying = _of_a_dossier(commands)
    for command in (profile, matrix, coalition, compare, alike, supply, suggest, importing, calendar, *carrying):
        command.add_argument("--json", action="store_true", required=True, help="print JSON")
    return parser


def _of_a_dossier(commands: Commands) -> tuple[argparse.ArgumentParser, ...]:
    """The two that follow `dossier`."""
    dossier = commands.add_parser("dossier", help="one file that carries the dossier of a place: export or import it")
    carrying = dossier.add_subparsers(dest="deed", required=True)
    taking = carrying.add_parser("export", help="write the dossier of a place to a file, without names")
    taking.add_argument("code", help="CBS code of a gemeente, wijk or buurt")
    taking.add_argument("file", type=Path, help="the zip to write (docs/dossier-file.md)")
    taking.set_defaults(work=dossiers.export_dossier)
    opening = carrying.add_parser("import", help="add a dossier file to what is there; --dry-run only tells")
    opening.add_argument("file", type=Path, help="a dossier file")
    opening.add_argument("--dry-run", action="store_true", help="tell what it would do, and do nothing")
    opening.add_argument("--take", action="store_true", help="of what is here with other content, take the file's")
    opening.add_argument("--place", default="", help="CBS code of where areas belong that this edition does not know")
    opening.add_argument("--persons", choices=copies.PERSONAL, help="what to do with texts that look like a person")
    opening.set_defaults(work=dossiers.open_dossier)
    for command in (taking, opening):
        command.add_argument("--database", type=Path, help=DATABASE)
    return taking, opening


if __name__ == "__main__":
    end_with_the_reader()
    sys.exit(main())
