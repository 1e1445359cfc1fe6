"""The indicator catalogue: what every figure measures, for which years, and where it comes from.

It is read from data/method/indicators.toml, and is the only place that knows years: what is newest, which years make a
trend, which division a figure belongs to.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args

from wijk.domain.catalogue_additions import Additions, with_additions
from wijk.domain.method import METHOD_FOLDER, MethodError, read_toml

__all__ = ["Catalogue", "Indicator", "Kind", "Source", "Table", "extended_catalogue", "load_catalogue"]

_AGES = re.compile(r" \([^()]*jaar[^()]*\)$")

Kind = Literal["count", "share", "mean", "distance"]
Basis = Literal["register", "vragenlijst", "schatting"]


@dataclass(frozen=True, slots=True)
class Table:
    """A published table: who made it, which edition we hold, for which division, and what its figures can't say.

    ``levels`` are those of the areas that our copy has; empty for all of them.
    """

    id: str
    title: str
    publisher: str
    edition: str
    division: int
    licence: str
    coverage: str
    missing: str
    limits: str
    levels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One column of a published table and the year it is about; ``field`` is its name in the file we hold."""

    table: Table
    column: str
    year: int
    field: str
    age: str | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """What a figure measures.

    ``kind`` is count, share (in percent, 0 to 100), mean or distance; ``basis`` tells whether it was counted in a
    register, asked in a survey ("vragenlijst") or estimated by a model ("schatting"). ``sources`` holds one entry per
    year and table, oldest first; two tables may give the same year for two divisions. A derived share has ``counted`` ÷
    (``base`` less ``base_without``) instead, and takes its sources from the first counted indicator.
    """

    id: str
    name: str
    explanation: str
    unit: str
    kind: Kind
    basis: Basis
    theme: str
    sources: tuple[Source, ...]
    decimals: int = 0
    counted: tuple[str, ...] = ()
    base: str | None = None
    base_without: str | None = None

    @property
    def estimate(self) -> bool:
        """Whether the figure is a model estimate, which the word "schatting" must go with."""
        return self.basis == "schatting"

    @property
    def short_name(self) -> str:
        """The name without the ages behind it, for where those are told apart."""
        return _AGES.sub("", self.name)

    @property
    def short_unit(self) -> str:
        """What stands directly behind a number of this indicator."""
        return {"%": "%", "× 1.000 euro": " duizend euro", "km": " km"}.get(self.unit, "")

    @property
    def years(self) -> tuple[int, ...]:
        """The years this indicator has figures for, oldest first."""
        return tuple(dict.fromkeys(source.year for source in self.sources))

    @property
    def newest(self) -> int:
        """The newest year this indicator has figures for."""
        return self.sources[-1].year

    def source(self, year: int, division: int | None = None) -> Source:
        """Where the figure of that year comes from: for one division, else from the table of the newest one.

        Raises KeyError for a year without figures.
        """
        for source in reversed(self.sources):
            if source.year == year and division in (None, source.table.division):
                return source
        raise KeyError(f"{self.id} has no figures for {year}")

    def trend_years(self, table: str) -> tuple[int, ...]:
        """The years that one published table gives, oldest first: between two tables the question or the areas differ,
        so that a line from one to the other would show no change of the place.
        """
        return tuple(source.year for source in self.sources if source.table.id == table)

    def missing(self, year: int, division: int | None = None) -> str:
        """What a missing value means, in Dutch."""
        few = " Van minder dan 100 mensen, huishoudens of woningen geven wij geen aandeel." if self.counted else ""
        return self.source(year, division).table.missing + few


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All indicators, published tables and themes, in the order of the file.

    ``leading`` is the indicator that a profile opens with: profiles are about the division of its newest figures.
    """

    indicators: dict[str, Indicator]
    tables: dict[str, Table]
    themes: tuple[str, ...]
    leading: str

    def __getitem__(self, indicator: str) -> Indicator:
        return self.indicators[indicator]

    @property
    def divisions(self) -> tuple[int, ...]:
        """The divisions that any figure was made for, oldest first."""
        return tuple(sorted({table.division for table in self.tables.values()}))

    @property
    def leading_division(self) -> int:
        """The division of the newest figures of the leading indicator."""
        return _of_all_levels(self[self.leading].sources)[-1].table.division

    def newest(self, *indicators: str, division: int | None = None) -> Source:
        """Where the first of these indicators comes from in the newest year that they all have, for one division: this
        one if it has such a year, else any. A table of gemeenten alone only counts where there is no other. Raises
        MethodError when they have no year in common.
        """
        shared = _of_all_levels(self._together(indicators))
        found = [one for one in shared if one.table.division == division] or shared
        if not found:
            raise MethodError(f"Deze cijfers hebben in indicators.toml geen jaar samen: {', '.join(indicators)}.")
        return found[-1]

    def newest_in(self, division: int, *indicators: str) -> Source | None:
        """The same for one division alone; None when that has no year with them all, or only for gemeenten."""
        found = [one for one in self._together(indicators) if one.table.division == division and not one.table.levels]
        return found[-1] if found else None

    def newer_of_gemeenten(self, indicator: str) -> Source | None:
        """Where a figure comes from that is newer than `newest` and known for gemeenten alone; None without one."""
        source = self[indicator].sources[-1]
        return source if source.table.levels and source.year > self.newest(indicator).year else None

    def _together(self, indicators: Sequence[str]) -> list[Source]:
        each = [{(one.year, one.table.division) for one in self[indicator].sources} for indicator in indicators]
        shared = set.intersection(*each)
        return [one for one in self[indicators[0]].sources if (one.year, one.table.division) in shared]


def _of_all_levels(sources: Sequence[Source]) -> Sequence[Source]:
    """Those of tables that have areas of every level; all of them where there are none such."""
    return [source for source in sources if not source.table.levels] or sources


Described = TypeVar("Described", Table, Indicator)


@cache
def load_catalogue(folder: Path = METHOD_FOLDER) -> Catalogue:
    """Read the catalogue from ``indicators.toml`` in ``folder``.

    Raises MethodError when the file is missing, is no valid TOML, lacks a field, repeats an id or names something that
    does not exist: a table, a theme, a kind, a basis, another indicator.
    """
    return extended_catalogue({}, folder)


def extended_catalogue(added: Additions, folder: Path = METHOD_FOLDER) -> Catalogue:
    """Read the catalogue with what an edition has besides. Raises MethodError as `load_catalogue` does."""
    path = folder / "indicators.toml"
    try:
        content = with_additions(read_toml(path), added)
        tables: dict[str, Table] = {}
        for entry in content["table"]:
            _add(tables, Table(**{**entry, "levels": tuple(entry.get("levels", ()))}))
        indicators: dict[str, Indicator] = {}
        for entry in content["indicator"]:
            _add(indicators, _indicator(entry, tables, indicators))
        themes, leading = tuple(content["themes"]), content["leading"]
    except (KeyError, TypeError, AttributeError) as error:
        raise MethodError(f"In {path} ontbreekt iets of staat iets onbekends: {error}.") from error
    for indicator in indicators.values():
        _check(indicator, themes)
    if leading not in indicators:
        raise MethodError(f"In {path} staat als leading {leading!r}, maar die indicator is er niet.")
    return Catalogue(indicators, tables, themes, leading)


def _add(found: dict[str, Described], entry: Described) -> None:
    if entry.id in found:
        raise MethodError(f"Dit id staat er twee keer: {entry.id}.")
    found[entry.id] = entry


def _check(indicator: Indicator, themes: tuple[str, ...]) -> None:
    where = f"De indicator {indicator.id} in indicators.toml heeft"
    choices = (
        ("thema (theme)", indicator.theme, themes),
        ("soort (kind)", indicator.kind, get_args(Kind)),
        ("basis", indicator.basis, get_args(Basis)),
    )
    for what, value, allowed in choices:
        if value not in allowed:
            more = ", of zet dit thema erbij in themes bovenaan dat bestand" if allowed is themes else ""
            raise MethodError(f"{where} als {what} {value!r}. Kies uit: {', '.join(allowed)}{more}.")
    if not indicator.sources:
        raise MethodError(f"{where} geen enkel jaar met cijfers.")


def _indicator(entry: dict[str, Any], tables: dict[str, Table], before: dict[str, Indicator]) -> Indicator:
    counted = tuple(entry.pop("counted", ()))
    if counted:
        parts = [before[part] for part in (*counted, entry["base"], entry.get("base_without")) if part]
        told = set.intersection(*({(one.year, one.table.division) for one in part.sources} for part in parts))
        sources = tuple(one for one in parts[0].sources if (one.year, one.table.division) in told)
    else:
        found = _sources(entry.pop("sources"), tables)
        sources = tuple(sorted(found, key=lambda source: (source.year, source.table.division)))
        if len({(one.year, one.table.division) for one in sources}) < len(sources):
            raise MethodError(f"De indicator {entry['id']} in indicators.toml heeft twee keer hetzelfde jaar.")
    return Indicator(**entry, counted=counted, sources=sources)


def _sources(entries: list[dict[str, Any]], tables: dict[str, Table]) -> list[Source]:
    return [
        Source(
            table=tables[entry["table"]],
            column=entry["column"],
            year=year,
            field=entry.get("field", entry["column"]).format(year=year),
            age=entry.get("age"),
        )
        for entry in entries
        for year in entry["years"]
    ]
