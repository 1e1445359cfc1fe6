"""Puts what an edition of the figures has besides indicators.toml into its content: tables and sources."""

from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["Additions", "with_additions"]

Entry = dict[str, Any]

# Entries in the form of indicators.toml under "table" and "source"; a source names its indicator.
Additions = Mapping[str, list[Entry]]


def with_additions(content: Entry, added: Additions) -> Entry:
    """The content of indicators.toml with the additions.

    They replace a table with the same id, and what a source gives for the same year and division. A source of an
    indicator that is no longer described is left out.
    """
    fresh = {entry["id"]: entry for entry in added.get("table", ())}
    tables = [*(entry for entry in content["table"] if entry["id"] not in fresh), *fresh.values()]
    indicators = [dict(entry) for entry in content["indicator"]]
    divisions = {entry["id"]: entry["division"] for entry in tables}
    for indicator in indicators:
        for source in added.get("source", ()):
            if source["indicator"] == indicator["id"]:
                own = {name: value for name, value in source.items() if name != "indicator"}
                indicator["sources"] = [*_without(indicator.get("sources", ()), source, divisions), own]
    return {**content, "table": tables, "indicator": indicators}


def _without(sources: Iterable[Entry], fresh: Entry, divisions: Mapping[str, int]) -> list[Entry]:
    """The sources without the years that a fresh one gives for the same division."""
    kept = [
        {**one, "years": [year for year in one["years"] if year not in fresh["years"]]}
        if divisions[one["table"]] == divisions[fresh["table"]]
        else one
        for one in sources
    ]
    return [one for one in kept if one["years"]]
