"""Writes the snapshot in data/ from the published files of CBS, RIVM and Kadaster."""

import shutil
from pathlib import Path
from typing import Any

import pandas as pd

from wijk.domain.indicator import Catalogue, Indicator, Source, load_catalogue
from wijk.opendata import boundaries, doubtful
from wijk.opendata.cbs import age_column, topic
from wijk.opendata.files import Layout, load_layout
from wijk.opendata.links import exactly_same, link_divisions
from wijk.opendata.provinces import with_provinces
from wijk.opendata.reading import read_areas, read_overlap, read_table
from wijk.opendata.same_place import AreaFacts
from wijk.opendata.snapshot import DATA_FOLDER, SnapshotError, check_figures, figure_column
from wijk.opendata.writing import geometry_entries, write_frames, write_manifest

__all__ = ["build", "published"]


def build(source: Path, out: Path = DATA_FOLDER) -> None:
    """Turn the published files in ``source`` into the snapshot in ``out``; the same input gives the same bytes.

    The manifest is written last, so that a snapshot that was cut short is recognised. Raises SnapshotError, before
    anything is written, when a source file is missing or lacks what the catalogue asks of it.
    """
    catalogue, layout = load_catalogue(), load_layout()
    try:
        tables = _read_tables(source, layout)
        old, middle, new = (read_areas(source, one, tables[one.table]) for one in layout.divisions)
        areas = with_provinces(pd.concat([old, new], ignore_index=True), layout.mergers)
        before, between, after = (
            _facts(frame, tables[one.table][one.inhabitants])
            for frame, one in zip((old, middle, new), layout.divisions, strict=True)
        )
        from_old, to_new = exactly_same(before, between), exactly_same(between, after)
        overlap = read_overlap(source, layout.overlap)
        # The published overlap is by the codes of the division between, which are no older codes.
        parts = {code: overlap[there] for code, there in from_old.items() if there in overlap}
        links = link_divisions(before, after, parts)
    except (FileNotFoundError, ValueError) as error:
        raise SnapshotError(f"De bronbestanden in {source} zijn niet compleet: {error}") from error
    figures = {division: _figures(catalogue, tables, division) for division in catalogue.divisions}
    check_figures(catalogue, figures)
    out.mkdir(parents=True, exist_ok=True)
    (out / "manifest.json").unlink(missing_ok=True)
    shutil.rmtree(out / "geometry", ignore_errors=True)
    drawn = boundaries.write_geometry(areas, links.table, from_old, layout, source, out / "geometry")
    frames = {
        "areas": areas,
        "links": links.table.rename(columns={"old": f"code_{layout.old.year}", "new": f"code_{layout.new.year}"}),
        f"codes_{layout.middle.year}": _codes_between(layout, from_old, to_new),
        "drawn": drawn,
        **{f"figures_{division}": frame for division, frame in figures.items()},
    }
    doubtful.write(links.doubtful, out / doubtful.FILE, layout.old.year, layout.new.year)
    manifest = {
        "files": write_frames(frames, out),
        "geometry": geometry_entries(out),
        "tables": _table_entries(catalogue, tables),
        "boundaries": layout.boundaries,
    }
    write_manifest(manifest, out)


def _read_tables(source: Path, layout: Layout) -> dict[str, pd.DataFrame]:
    read = [(file.tables, read_table(source, file)) for file in layout.files]
    return {table: frame for tables, frame in read for table in tables}


def _figures(catalogue: Catalogue, tables: dict[str, pd.DataFrame], division: int) -> pd.DataFrame:
    """The counted and published figures of a division, one row per area; derived shares are left to the reader."""
    columns = {
        figure_column(indicator.id, source.year): published(indicator, source, tables)
        for indicator in catalogue.indicators.values()
        if not indicator.counted
        for source in indicator.sources
        if source.table.division == division
    }
    return pd.DataFrame(columns).rename_axis("code").sort_index().reset_index()


def _field(source: Source) -> str:
    field = source.field if source.field != source.column else topic(source.column)
    return age_column(field, source.age, source.year) if source.age else field


def published(indicator: Indicator, source: Source, tables: dict[str, pd.DataFrame]) -> pd.Series:
    """The figures of a column, whole numbers for a count; SnapshotError when it is not there or holds no numbers."""
    what = f"De indicator {indicator.id} vraagt om kolom {source.column} van tabel {source.table.id} ({source.year})"
    if source.table.id not in tables:
        raise SnapshotError(f"{what}, maar die tabel staat nog niet in data/method/files.toml.")
    if _field(source) not in tables[source.table.id]:
        raise SnapshotError(f"{what}, maar in dat bestand staat geen kolom {_field(source)}.")
    try:
        values = tables[source.table.id][_field(source)].astype(float)
        return values.astype("Int32") if indicator.kind == "count" else values
    except (ValueError, TypeError) as error:
        raise SnapshotError(f"{what}, maar daarin staan niet alleen getallen die daarbij passen: {error}.") from error


def _facts(areas: pd.DataFrame, inhabitants: pd.Series) -> list[AreaFacts]:
    """What decides whether an area is the same place in another year."""
    people = areas["code"].map(inhabitants.astype(float)).fillna(0.0)
    columns = (areas["code"], areas["name"], areas["municipality_name"], people)
    hectares = (areas["land_hectares"], areas["total_hectares"])
    return [AreaFacts(*row) for row in zip(*(column.tolist() for column in (*columns, *hectares)), strict=True)]


def _codes_between(layout: Layout, from_old: dict[str, str], to_new: dict[str, str]) -> pd.DataFrame:
    """The code in the division between of each older and newer area that is exactly that place."""
    rows = [(layout.old.year, old, code) for old, code in from_old.items()]
    rows += [(layout.new.year, new, code) for code, new in to_new.items()]
    return pd.DataFrame(sorted(rows), columns=["division", "code", f"code_{layout.middle.year}"])


def _table_entries(catalogue: Catalogue, tables: dict[str, pd.DataFrame]) -> list[dict[str, Any]]:
    entries = []
    for table in catalogue.tables.values():
        sources = [
            source
            for indicator in catalogue.indicators.values()
            if not indicator.counted
            for source in indicator.sources
            if source.table.id == table.id
        ]
        entries.append(
            {
                "table": table.id,
                "source": f"{table.publisher}, {table.title}",
                "edition": table.edition,
                "licence": table.licence,
                "division": table.division,
                "years": sorted({source.year for source in sources}),
                "columns": len(sources),
                "rows": len(tables[table.id]),
            }
        )
    return entries
