"""The command ``python -m wijk.opendata update``: its options, and what it says while it runs and when it is done."""

import argparse
import json
from pathlib import Path

from wijk.domain.clock import now
from wijk.opendata.edition_log import keep_found, note
from wijk.opendata.progress import Progress
from wijk.opendata.snapshot import SnapshotError
from wijk.opendata.update import Asked, preview_boundaries, preview_update, update

__all__ = ["add_options", "run"]


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("--cbs", default="", metavar="URL", help="another address for the tables of CBS")
    parser.add_argument("--rivm", default="", metavar="URL", help="another address for the tables of RIVM")
    parser.add_argument("--pdok", default="", metavar="URL", help="another address for the boundaries; {year} in it")
    parser.add_argument("--from", dest="file", type=Path, help="a file of CBS that you have: xlsx, gpkg or shp")
    parser.add_argument("--year", type=int, action="append", default=[], help="a year of Kerncijfers; may be repeated")
    parser.add_argument("--gemeente", default="", metavar="GM0518", help="fetch one gemeente only")
    parser.add_argument("--dry-run", action="store_true", help="tell what would be fetched, and fetch no figures")


def run(arguments: argparse.Namespace) -> None:
    """Do what is asked, and say so in Dutch. Raises SnapshotError when it can't be done."""
    asked = Asked(
        addresses={"kwb": arguments.cbs, "health": arguments.rivm, "pdok": arguments.pdok},
        years=tuple(arguments.year),
        gemeente=arguments.gemeente,
        file=arguments.file,
    )
    try:
        if arguments.dry_run:
            _look(asked)
        else:
            _update(asked)
    except SnapshotError as error:
        note("mislukt", [str(error)], now())
        raise


def _look(asked: Asked) -> None:
    """Tell what there is, and keep it for the operator's part of the app, which never asks a source itself."""
    found = []
    for source, lines in preview_update(asked):
        found.append(source)
        print("\n".join(lines))
    print(preview_boundaries(asked))
    keep_found(found, now())
    note("gekeken", [f"{source.title} (tabel {source.table})." for source in found], now())
    print("Er is niets opgehaald en niets gewijzigd.")


def _update(asked: Asked) -> None:
    progress = Progress()
    try:
        edition = update(asked, progress, now())
    finally:
        progress.end()
    manifest = json.loads((edition.folder / "manifest.json").read_text(encoding="utf-8"))
    for line in manifest["update"]["log"]:
        print(line)
    print(f"De nieuwe cijfers zijn in gebruik (uitgave {edition.name}).")
