"""The command ``python -m wijk.opendata update``: its options, and what it says while it runs and when it is done."""

import argparse
import json

from wijk.domain.clock import now
from wijk.opendata.progress import Progress
from wijk.opendata.update import Asked, look, update

__all__ = ["add_options", "run"]


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("--cbs", default="", metavar="URL", help="another address for the tables of CBS")
    parser.add_argument("--rivm", default="", metavar="URL", help="another address for the tables of RIVM")
    parser.add_argument("--year", type=int, action="append", default=[], help="a year of Kerncijfers; may be repeated")
    parser.add_argument("--gemeente", default="", metavar="GM0518", help="fetch one gemeente only")
    parser.add_argument("--dry-run", action="store_true", help="tell what would be fetched, and fetch no figures")


def run(arguments: argparse.Namespace) -> None:
    """Do what is asked, and say so in Dutch. Raises SnapshotError when it can't be done."""
    asked = Asked(
        addresses={"kwb": arguments.cbs, "health": arguments.rivm},
        years=tuple(arguments.year),
        gemeente=arguments.gemeente,
    )
    if arguments.dry_run:
        for line in look(asked):
            print(line)
        print("Er is niets opgehaald en niets gewijzigd.")
        return
    progress = Progress()
    try:
        edition = update(asked, progress, now())
    finally:
        progress.end()
    manifest = json.loads((edition.folder / "manifest.json").read_text(encoding="utf-8"))
    for line in manifest["update"]["log"]:
        print(line)
    print(f"De nieuwe cijfers zijn in gebruik (uitgave {edition.name}).")
