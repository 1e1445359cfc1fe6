"""Writes the snapshot in data/ from the published files of CBS, RIVM and Kadaster."""

import json
import shutil
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from wijk.domain.indicator import Catalogue, Source, load_catalogue
from wijk.opendata import boundaries, cbs, rivm
from wijk.opendata.links import SAME_OVERLAP, link_divisions
from wijk.opendata.snapshot import DATA_FOLDER, FIGURE_DIVISIONS, SnapshotError, digest, figure_column, geometry_digest

__all__ = ["build"]

BOUNDARY_SOURCES = [
    {
        "table": "CBS/Kadaster, gebiedsindelingen 2022 (gegeneraliseerd)",
        "edition": "grenzen bij Kerncijfers wijken en buurten 2022",
        "licence": "CC BY 4.0, bron: CBS, Kadaster",
        "limits": "Gemeenten en wijken van 2020 tekenen wij met deze grenzen, waar code en oppervlakte overeenkomen.",
    },
    {
        "table": "CBS/Kadaster, gebiedsindelingen 2024 (gegeneraliseerd)",
        "edition": "gemeenten volgens PDOK; wijken en buurten bij benadering teruggerekend",
        "licence": "CC BY 4.0, bron: CBS, Kadaster",
        "limits": "Wijken en buurten staan op een grof raster: goed voor een kaart, niet voor één perceel.",
    },
]


def build(source: Path, out: Path = DATA_FOLDER) -> None:
    """Turn the published files in ``source`` into the snapshot in ``out``; the same input gives the same bytes.

    The manifest is written last, so that a snapshot that was cut short is recognised. Raises SnapshotError when a
    source file is missing.
    """
    try:
        areas = pd.concat([cbs.areas_2020(source), cbs.areas_2024(source)], ignore_index=True)
        kwb_2022 = cbs.read_2022(source)
        tables = _read_tables(source, kwb_2022)
        links = link_divisions(areas[areas["division"] == 2020], areas[areas["division"] == 2024], source)
    except (FileNotFoundError, ValueError) as error:
        raise SnapshotError(f"De bronbestanden in {source} zijn niet compleet: {error}") from error
    out.mkdir(parents=True, exist_ok=True)
    (out / "manifest.json").unlink(missing_ok=True)
    shutil.rmtree(out / "geometry", ignore_errors=True)
    drawn = boundaries.write_geometry(areas, links, kwb_2022, source, out / "geometry")
    catalogue = load_catalogue()
    frames = {
        "areas": areas,
        "links": links,
        "drawn": drawn,
        **{f"figures_{division}": _figures(catalogue, tables, division) for division in FIGURE_DIVISIONS},
    }
    held = set(boundaries.same_boundary_2022(areas[areas["division"] == 2020], kwb_2022))
    frames["figures_2022"] = frames["figures_2022"].assign(
        holds_2020=lambda frame: frame["code"].isin(held), holds_2024=lambda frame: frame["code"].isin(_kept(source))
    )
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
        "50140NED": rivm.read_young_adults(source),
    }


def _figures(catalogue: Catalogue, tables: dict[str, pd.DataFrame], division: int) -> pd.DataFrame:
    """The counted and published figures of a division, one row per area; derived shares are left to the reader."""
    columns = {
        figure_column(indicator.id, source.year): _typed(tables[source.table.id][_field(source)], indicator.kind)
        for indicator in catalogue.indicators.values()
        if not indicator.counted
        for source in indicator.sources
        if source.table.division == division
    }
    return pd.DataFrame(columns).rename_axis("code").sort_index().reset_index()


def _field(source: Source) -> str:
    field = source.field if source.field != source.column else cbs.topic(source.column)
    return rivm.health_column(field, source.age, source.year) if source.age else field


def _typed(values: pd.Series, kind: str) -> pd.Series:
    return values.astype(float).astype("Int32") if kind == "count" else values.astype(float)


def _kept(source: Path) -> set[str]:
    """Codes of 2022 whose shape is nearly that of the same code in 2024."""
    names = ("gemeente_2022_to_2024_area_overlap.csv", "wijk_2022_to_2024_area_overlap.csv")
    overlap = pd.concat([pd.read_csv(source / "concordantie" / name) for name in names])
    same = (overlap["code_2022"] == overlap["code_2024"]) & (overlap["area_share_of_old"] >= SAME_OVERLAP)
    return set(overlap.loc[same, "code_2022"])


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
