"""The sources as they are listed, straight from the manifest and the catalogue."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from wijk.domain.indicator import load_catalogue
from wijk.views.captions import joined
from wijk.views.numbers import number

__all__ = ["SourceRow", "boundary_rows", "indicator_rows", "table_rows"]


@dataclass(frozen=True)
class SourceRow:
    """One published table: its title, what its figures can't say, and its facts as two columns."""

    table: str
    title: str
    limits: str
    facts: pd.DataFrame


def table_rows(manifest: dict[str, Any]) -> list[SourceRow]:
    """Every table of the manifest, with what the catalogue says of it."""
    catalogue = load_catalogue()
    rows = []
    for entry in manifest["tables"]:
        table = catalogue.tables[entry["table"]]
        facts = {
            "Tabel": entry["table"],
            "Jaren": joined([str(year) for year in entry["years"]]),
            "Uitgave": entry["edition"],
            "Indeling": str(entry["division"]),
            "Dekking": table.coverage,
            "Rijen": number(entry["rows"]),
            "Niet bekend betekent": table.missing,
            "Licentie": entry["licence"],
        }
        rows.append(
            SourceRow(entry["table"], entry["source"], table.limits, pd.DataFrame(facts.items(), columns=["", "Feit"]))
        )
    return rows


def boundary_rows(manifest: dict[str, Any]) -> pd.DataFrame:
    """The sources of the boundaries."""
    names = {"table": "Bron", "edition": "Uitgave", "licence": "Licentie", "limits": "Grenzen aan het gebruik"}
    return pd.DataFrame(manifest["boundaries"]).rename(columns=names)


def indicator_rows() -> pd.DataFrame:
    """Every indicator with its explanation, unit, years, kind and source column."""
    return pd.DataFrame(
        [
            {
                "Cijfer": indicator.name,
                "Uitleg": indicator.explanation,
                "Eenheid": indicator.unit,
                "Jaren": joined([str(year) for year in indicator.years]),
                "Soort": indicator.basis,
                "Bron": joined(list(dict.fromkeys(source.table.id for source in indicator.sources))),
                "Kolom": "berekend" if indicator.counted else indicator.sources[-1].column,
            }
            for indicator in load_catalogue().indicators.values()
        ]
    )
