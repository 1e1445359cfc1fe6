"""Brings fresh figures from the sources in a new edition: fetched, checked, built beside the old one, then in use."""

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import geopandas as gpd
import pandas as pd

from wijk.domain.area import COUNTRY
from wijk.opendata.checks import run_checks
from wijk.opendata.columns import Seen
from wijk.opendata.edition_entries import Update
from wijk.opendata.edition_log import FoundSource
from wijk.opendata.editions import Edition, editions_folder, load_usable, switch_to, write_edition
from wijk.opendata.fetched_checks import check_fetched
from wijk.opendata.fetching import FETCH, FetchedTable, Fetching
from wijk.opendata.from_file import SHAPE_FILES, read_kwb, read_shape_file
from wijk.opendata.kept_parts import KeptParts
from wijk.opendata.lock import locked
from wijk.opendata.new_edition import make_edition
from wijk.opendata.patience import Patience
from wijk.opendata.pdok import ADDRESS, LAYERS, Pdok
from wijk.opendata.progress import Progress
from wijk.opendata.publications import Column, Publication, load_publications
from wijk.opendata.readers import reader_of
from wijk.opendata.snapshot import Snapshot, SnapshotError, load
from wijk.opendata.source_catalogue import FoundTable, find_tables
from wijk.opendata.source_errors import SourceError
from wijk.opendata.table_reader import TableReader

__all__ = ["Asked", "preview_update", "preview_boundaries", "update"]

# How many years back is looked for figures that the newest table has no values for yet, such as income.
YEARS_BACK = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """What the operator asks: other addresses by publication and for "pdok", years of Kerncijfers, one gemeente ("" for
    all), and a file that stands in for the sources.
    """

    addresses: dict[str, str] = field(default_factory=dict)
    years: tuple[int, ...] = ()
    gemeente: str = ""
    file: Path | None = None
    patience: Patience = field(default_factory=Patience)


def update(asked: Asked, progress: Progress, now: datetime) -> Edition:
    """Fetch the newest figures, and switch to a new edition with them.

    Raises SnapshotError, with the edition in use exactly as it was, when a source can't be read, when figures can't be
    right, when another update is running, or when the disk doesn't take it. What was fetched is kept for the next try.
    """
    folder = editions_folder()
    with locked(folder / "update.lock"):
        base = load_usable()
        _check_gemeente(base, asked.gemeente)
        kept = KeptParts(folder / "fetched", now)
        tables = list(_of_file(base, asked) if asked.file else _fetch(base, asked, kept, progress))
        brought = _brought(base, tables, asked, progress, now)
        building = folder / f".building-{os.getpid()}"
        try:
            make_edition(base, brought, building)
            _check_built(base, load(building))
            edition = write_edition(building, now, base)
            switch_to(edition)
        finally:
            shutil.rmtree(building, ignore_errors=True)
        kept.forget()
    return edition


def preview_update(asked: Asked) -> Iterator[tuple[FoundSource, list[str]]]:
    """What an update would fetch and what would stop, in Dutch lines by table, without fetching figures."""
    base = load_usable()
    _check_gemeente(base, asked.gemeente)
    before = _seen(base)
    for publication in load_publications().values():
        reader = _reader(publication, asked)
        for found in find_tables(reader, publication, asked.years if publication.id == "kwb" else ()):
            info, rows = found.info, "" if found.info.rows is None else f", {found.info.rows} rijen"
            lines = [f"{reader.name}: {info.title} (tabel {info.id}{rows}, gewijzigd {info.modified[:10]})"]
            fetching = Fetching(reader, KeptParts(Path(), datetime.min), Progress(), asked.gemeente, before)
            matched = fetching.match(found, publication.columns, reader.properties(info.id))
            lines.append(f"  {len(matched.seen)} kolommen zoals verwacht")
            lines += [f"  {column.indicator}: {why}" for column, why in matched.stopped.items()]
            title = f"{publication.publisher}, {info.title}"
            yield FoundSource(info.id, title, datetime.fromisoformat(info.modified).date()), lines


def preview_boundaries(asked: Asked) -> str:
    """How many boundaries of the newest division PDOK has, in Dutch. Raises SourceError when that can't be had."""
    division = max(load_usable().areas)
    pdok = Pdok(asked.addresses.get("pdok") or ADDRESS, asked.patience)
    counts = [f"{pdok.count(division, level)} {layer}" for level, (layer, _) in LAYERS.items()]
    return f"{pdok.name}: grenzen van {division}: {', '.join(counts)} (met open water)"


def _fetch(base: Snapshot, asked: Asked, kept: KeptParts, progress: Progress) -> Iterator[FetchedTable]:
    """Every table that was asked for, checked."""
    before = _seen(base)
    for publication in load_publications().values():
        fetching = Fetching(_reader(publication, asked), kept, progress, asked.gemeente, before, _years(base))
        years = asked.years if publication.id == "kwb" else ()
        for found in find_tables(fetching.reader, publication, years):
            for fetched in _with_older(base, fetching, found, publication.columns):
                yield _checked(base, fetched, whole_country=not asked.gemeente)


def _of_file(base: Snapshot, asked: Asked) -> Iterator[FetchedTable]:
    """The table in the file that was given, checked; none when it holds boundaries."""
    if asked.file and asked.file.suffix.lower() not in SHAPE_FILES:
        fetched = read_kwb(asked.file, load_publications()["kwb"], asked.years)
        areas = base.areas.get(fetched.found.division)
        known = {} if areas is None else dict(zip(areas.index, areas["name"], strict=True))
        whole = set(known) - {COUNTRY} <= set(fetched.names)
        yield _checked(base, replace(fetched, names={**known, **fetched.names}), whole_country=whole)


def _checked(base: Snapshot, fetched: FetchedTable, *, whole_country: bool) -> FetchedTable:
    figures = base.figures.get(fetched.found.division)
    old = fetched.figures.iloc[:0, :0] if figures is None else figures
    check_fetched(fetched, old, _kinds(base), whole_country=whole_country)
    return fetched


def _shapes(base: Snapshot, asked: Asked, progress: Progress) -> tuple[str, gpd.GeoDataFrame | None]:
    """Where fresh boundaries come from and what they are: from the file, else from PDOK when it was never asked."""
    if asked.file:
        found = read_shape_file(asked.file) if asked.file.suffix.lower() in SHAPE_FILES else None
        return asked.file.name, found
    division = max(base.areas)
    manifest = json.loads((base.folder / "manifest.json").read_text(encoding="utf-8"))
    if manifest.get("boundaries_of") == division:
        return "", None
    pdok = Pdok(asked.addresses.get("pdok") or ADDRESS, asked.patience)
    parts = [pdok.shapes(division, level, progress, asked.gemeente) for level in LAYERS]
    return pdok.name, gpd.GeoDataFrame(pd.concat(parts, ignore_index=True))


def _with_older(
    base: Snapshot, fetching: Fetching, found: FoundTable, columns: Iterable[Column]
) -> Iterator[FetchedTable]:
    """A table, and the newest older one for the columns that it has without a single value."""
    fetched = FETCH[found.publication.id](fetching, found, columns)
    yield fetched
    empty = [column for column in fetched.seen if column not in fetched.years and column not in fetched.stopped]
    for year in range(found.division - 1, found.division - 1 - YEARS_BACK, -1):
        empty = [column for column in empty if _newest(base, column.indicator) < year]
        if not empty or found.publication.id != "kwb":
            return
        try:
            [older] = find_tables(fetching.reader, found.publication, (year,))
            fetched = FETCH[found.publication.id](fetching, older, empty)
        except SourceError as error:
            if error.cause != "changed":
                raise
            continue
        if fetched.years:
            yield fetched
        empty = [column for column in empty if column not in fetched.years]


def _newest(base: Snapshot, indicator: str) -> int:
    """The newest year that the edition before has of an indicator; 0 when it has none."""
    known = base.catalogue.indicators.get(indicator)
    return known.years[-1] if known else 0


def _brought(base: Snapshot, tables: list[FetchedTable], asked: Asked, progress: Progress, now: datetime) -> Update:
    shapes_from, shapes = _shapes(base, asked, progress)
    names = {indicator.id: indicator.name for indicator in base.catalogue.indicators.values()}
    return Update(
        tables=tables,
        made=now,
        kinds=_kinds(base),
        names=names,
        gemeente=asked.gemeente,
        gemeente_name=_name_of(base, asked.gemeente),
        shapes=shapes,
        shapes_from=shapes_from,
    )


def _kinds(base: Snapshot) -> dict[str, str]:
    return {indicator.id: indicator.kind for indicator in base.catalogue.indicators.values()}


def _seen(base: Snapshot) -> dict[str, dict[str, Seen]]:
    """What the update that made the edition saw of its columns, by table and indicator."""
    manifest = json.loads((base.folder / "manifest.json").read_text(encoding="utf-8"))
    seen = manifest.get("seen", {})
    return {table: {name: Seen(**entry) for name, entry in columns.items()} for table, columns in seen.items()}


def _years(base: Snapshot) -> dict[str, set[int]]:
    """The years that the edition before has of each table."""
    found: dict[str, set[int]] = {}
    for indicator in base.catalogue.indicators.values():
        for source in indicator.sources:
            found.setdefault(source.table.id, set()).add(source.year)
    return found


def _reader(publication: Publication, asked: Asked) -> TableReader:
    address = asked.addresses.get(publication.id) or publication.address
    return reader_of(publication.source, address, asked.patience)


def _name_of(base: Snapshot, gemeente: str) -> str:
    areas = base.areas[max(base.areas)]
    return str(areas.at[gemeente, "name"]) if gemeente else ""


def _check_gemeente(base: Snapshot, gemeente: str) -> None:
    if gemeente and (not gemeente.startswith("GM") or gemeente not in base.areas[max(base.areas)].index):
        raise SnapshotError(f"{gemeente} is geen gemeente die hier bekend is. Een code is bijvoorbeeld GM0518.")


def _check_built(before: Snapshot, built: Snapshot) -> None:
    """Raise SnapshotError when the new edition no longer agrees with what was published, where the old one did."""
    good = {check.what for check in run_checks(before) if check.ok}
    wrong = [check for check in run_checks(built) if not check.ok and check.what in good]
    if wrong:
        told = "; ".join(f"{check.what}: verwacht {check.expected}, gevonden {check.found}" for check in wrong)
        raise SnapshotError(
            f"De nieuwe cijfers kloppen niet met wat gepubliceerd is: {told}. De oude blijven in gebruik."
        )
