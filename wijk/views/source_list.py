"""The sources as they are listed, straight from the manifest and the catalogue."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from wijk.domain.indicator import Catalogue
from wijk.domain.measures import Measure
from wijk.domain.method import Method
from wijk.domain.method_sources import MethodSource
from wijk.figures.wording import listed
from wijk.views.numbers import number
from wijk.views.tables import Table

__all__ = ["SourceRow", "boundary_rows", "indicator_rows", "measure_rows", "method_rows", "phase_rows", "table_rows"]


@dataclass(frozen=True)
class SourceRow:
    """One published table: its title, what its figures can't say, and its facts as two columns."""

    table: str
    title: str
    limits: str
    facts: pd.DataFrame


def table_rows(manifest: dict[str, Any], catalogue: Catalogue) -> list[SourceRow]:
    """Every table of the manifest, with what the catalogue says of it."""
    rows = []
    for entry in manifest["tables"]:
        table = catalogue.tables[entry["table"]]
        facts = {
            "Tabel": entry["table"],
            "Jaren": listed([str(year) for year in entry["years"]]),
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


def indicator_rows(catalogue: Catalogue) -> pd.DataFrame:
    """Every indicator with its explanation, unit, years, kind and source column."""
    return pd.DataFrame(
        [
            {
                "Cijfer": indicator.name,
                "Uitleg": indicator.explanation,
                "Eenheid": indicator.unit,
                "Jaren": listed([str(year) for year in indicator.years]),
                "Soort": indicator.basis,
                "Bron": listed(list(dict.fromkeys(source.table.id for source in indicator.sources))),
                "Kolom": "berekend" if indicator.counted else indicator.sources[-1].column,
            }
            for indicator in catalogue.indicators.values()
        ]
    )


def method_rows(sources: Iterable[MethodSource]) -> Table:
    """The methods and studies, with what is used of them and what to keep in mind."""
    header = ["Bron", "Wat is het?", "Wat gebruiken wij ervan?", "Let op"]
    return [header, *([source.name, source.what, source.used, source.mind] for source in sources)]


def measure_rows(measures: Iterable[Measure]) -> Table:
    """How is measured and compared, in plain words and as a formula, with its source and what it can't say."""
    header = ["Maat", "In gewone woorden", "Formule", "Bron", "Wat zegt het niet?"]
    return [header, *([one.name, one.plain, one.formula, one.source, one.limits] for one in measures)]


def phase_rows(method: Method) -> Table:
    """The phases of the working model, with what each rests on."""
    return [["Fase", "Rust op"], *([phase.name, phase.rests_on] for phase in method.phases)]
