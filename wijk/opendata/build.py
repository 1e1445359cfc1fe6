"""Writes the snapshot in data/ from the published files of CBS, RIVM and Kadaster."""

import json
import shutil
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from wijk.domain.indicator import Catalogue, Indicator, Source, load_catalogue
from wijk.opendata import boundaries, cbs, doubtful, rivm
from wijk.opendata.links import link_divisions, link_to_2022
from wijk.opendata.same_place import AreaFacts
from wijk.opendata.snapshot import (
    DATA_FOLDER,
    SnapshotError,
    check_figures,
    digest,
    figure_column,
    geometry_digest,
)

__all__ = ["build", "published"]

# The table with the inhabitants of each division, and how it calls them.
KWB = {2020: ("84799NED", "AantalInwoners"), 2024: ("85984NED", "inwoners")}

BOUNDARY_SOURCES = [
    {
        "table": "CBS/Kadaster, gebiedsindelingen 2022 (gegeneraliseerd)",
        "edition": "grenzen bij Kerncijfers wijken en buurten 2022",
        "licence": "CC BY 4.0, bron: CBS, Kadaster",
        "limits": "Gemeenten en wijken van 2020 tekenen wij met deze grenzen waar zij dezelfde plaats zijn: naam, "
        "oppervlakte en inwoners beslissen, niet de code alleen.",
    },
    {
        "table": "CBS/Kadaster, gebiedsindelingen 2024 (gegeneraliseerd)",
        "edition": "gemeenten, wijken en water volgens PDOK; buurten bij benadering teruggerekend",
        "licence": "CC BY 4.0, bron: CBS, Kadaster",
        "limits": "Buurten staan op een grof raster: goed voor een kaart, niet voor één perceel. Alleen groot "
        "open water is apart getekend.",
    },
]


def build(source: Path, out: Path = DATA_FOLDER) -> None:
    """Turn the published files in ``source`` into the snapshot in ``out``; the same input gives the same bytes.

    The manifest is written last, so that a snapshot that was cut short is recognised. Raises SnapshotError, before
    anything is written, when a source file is missing or lacks what the catalogue asks of it.
    """
    catalogue = load_catalogue()
    try:
        areas = pd.concat([cbs.areas_2020(source), cbs.areas_2024(source)], ignore_index=True)
        kwb_2022 = cbs.read_2022(source)
        tables = _read_tables(source, kwb_2022)
        old, new = (
            _facts(areas[areas["division"] == year], tables[table][column]) for year, (table, column) in KWB.items()
        )
        between = cbs.facts_2022(source)
        from_2020, to_2024 = link_to_2022(old, between), link_to_2022(between, new)
        links = link_divisions(old, new, _overlap(source, from_2020))
    except (FileNotFoundError, ValueError) as error:
        raise SnapshotError(f"De bronbestanden in {source} zijn niet compleet: {error}") from error
    figures = {division: _figures(catalogue, tables, division) for division in catalogue.divisions}
    check_figures(catalogue, figures)
    out.mkdir(parents=True, exist_ok=True)
    (out / "manifest.json").unlink(missing_ok=True)
    shutil.rmtree(out / "geometry", ignore_errors=True)
    drawn = boundaries.write_geometry(areas, links.table, from_2020, source, out / "geometry")
    frames = {
        "areas": areas,
        "links": links.table,
        "codes_2022": _codes_2022(from_2020, to_2024),
        "drawn": drawn,
        **{f"figures_{division}": frame for division, frame in figures.items()},
    }
    doubtful.write(links, out / doubtful.FILE)
    for name, frame in frames.items():
        table = pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata()
        pq.write_table(table, out / f"{name}.parquet", compression="zstd", compression_level=12)
    manifest = {
        "files": {
            f"{name}.parquet": {"rows": len(frame), "sha256": digest([out / f"{name}.parquet"])}
            for name, frame in frames.items()
        },
        "geometry": {
            folder.name: dict(zip(("files", "sha256"), geometry_digest(folder), strict=True))
            for folder in sorted((out / "geometry").iterdir())
        },
        "tables": _table_entries(catalogue, tables),
        "boundaries": BOUNDARY_SOURCES,
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
    (out / "manifest.json").write_text(text, encoding="utf-8")


def _read_tables(source: Path, kwb_2022: pd.DataFrame) -> dict[str, pd.DataFrame]:
    kwb_2024 = cbs.read_2024(source)
    return {
        "84799NED": cbs.read_2020(source),
        "85318NED": kwb_2022,
        "85984NED": kwb_2024,
        "50090NED": rivm.read_health(source),
        "50150NED": kwb_2024,
        "50150NED-gemeenten": rivm.read_gemeenten(source),
        "50140NED": rivm.read_young_adults(source),
    }


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
    field = source.field if source.field != source.column else cbs.topic(source.column)
    return rivm.health_column(field, source.age, source.year) if source.age else field


def published(indicator: Indicator, source: Source, tables: dict[str, pd.DataFrame]) -> pd.Series:
    """The figures of a column, whole numbers for a count; SnapshotError when it is not there or holds no numbers."""
    what = f"De indicator {indicator.id} vraagt om kolom {source.column} van tabel {source.table.id} ({source.year})"
    if source.table.id not in tables:
        raise SnapshotError(f"{what}, maar die tabel leest _read_tables in wijk/opendata/build.py nog niet.")
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


def _overlap(source: Path, from_2020: dict[str, str]) -> dict[str, dict[str, float]]:
    """The parts of the land of a wijk of 2020 in those of 2024, for wijken that are the same place in 2022.

    The published overlap is between the codes of 2022 and of 2024: a code of 2022 is no code of 2020.
    """
    overlap = pd.read_csv(source / "concordantie" / "wijk_2022_to_2024_area_overlap.csv")
    parts = {
        code: dict(zip(part["code_2024"], part["area_share_of_old"], strict=True))
        for code, part in overlap.groupby("code_2022")
    }
    return {old: parts[code] for old, code in from_2020.items() if code in parts}


def _codes_2022(from_2020: dict[str, str], to_2024: dict[str, str]) -> pd.DataFrame:
    """The code of 2022 of each area of 2020 and of 2024 that is exactly that place."""
    rows = [(2020, old, code) for old, code in from_2020.items()]
    rows += [(2024, new, code) for code, new in to_2024.items()]
    return pd.DataFrame(sorted(rows), columns=["division", "code", "code_2022"])


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
