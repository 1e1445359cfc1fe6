"""Which areas are exactly the same place in the division of a table, of which there are figures but no areas here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from wijk.domain.area import LEVELS, level_of
from wijk.opendata.fetching import FetchedTable
from wijk.opendata.links import compare_years, exactly_same
from wijk.opendata.matching import Pair
from wijk.opendata.same_place import CHANGES, AreaFacts, Change
from wijk.opendata.snapshot import Snapshot, figure_column
from wijk.opendata.source_errors import SourceError

__all__ = ["Crossing", "codes_lines", "cross_division"]


@dataclass(frozen=True, slots=True)
class Crossing:
    """``codes`` has of each division with areas those that are exactly the same place, with the code in the other year.

    For a year after the newest division ``doubtful`` are its pairs that a person should look at, and ``without`` its
    areas that get no figures of that year, because no area there is surely the same.
    """

    codes: pd.DataFrame
    doubtful: Sequence[Pair] = ()
    without: Sequence[AreaFacts] = ()


def cross_division(base: Snapshot, fetched: FetchedTable, gemeente: str = "") -> Crossing:
    """Link the areas of an edition to those of a table; ``gemeente`` is the only one fetched, "" for all.

    Raises SourceError when the table doesn't describe its areas and the edition doesn't know them from before.
    """
    year = fetched.found.division
    if fetched.described.empty:
        if year in base.between:
            return Crossing(_known(base, year))
        happened = f"de indeling {year} is hier nog niet bekend; haal ook de Kerncijfers op met --year {year}"
        raise SourceError(fetched.found.publication.source, happened, "changed")
    there, newest = _areas_there(fetched), base.divisions[1]
    rows, doubts, without = [], [], []
    for division in base.areas:
        here = _areas_here(base, division, before=year)
        if year < division:
            rows += [(division, one, other) for other, one in exactly_same(there, here).items()]
            continue
        later = _since(there, fetched, division)
        same, doubtful = compare_years(here, later)
        rows += [(division, one, other) for one, other in same.items()]
        if division == newest:
            doubts = doubtful
            without = _without(here, there, {*same, *(pair.old.code for pair in doubts)}, gemeente)
    codes = pd.DataFrame(sorted(rows), columns=["division", "code", f"code_{year}"])
    if year in base.between:
        known = _known(base, year)
        codes = pd.concat([known[~known[f"code_{year}"].isin(fetched.described.index)], codes])
    return Crossing(codes.sort_values(["division", "code"], ignore_index=True), doubts, without)


def codes_lines(crossing: Crossing, year: int, file: str) -> list[str]:
    """What the log says of the areas that are not surely the same, in Dutch; ``file`` lists them for a person."""
    told = f"Van {len(crossing.doubtful)} gebieden van {year} is niet zeker of zij dezelfde zijn als daarvoor"
    gone = ", ".join(area.name for area in crossing.without if level_of(area.code) == "gemeente")
    lines = [
        f"{told}: kijk in {file}.",
        f"{len(crossing.without)} gebieden krijgen geen cijfers van {year}: kijk in {file}.",
        f"Gemeenten die in {year} niet precies terug te vinden zijn: {gone}.",
    ]
    return [line for line, there in zip(lines, (crossing.doubtful, crossing.without, gone), strict=True) if there]


def _known(base: Snapshot, year: int) -> pd.DataFrame:
    """The codes that the edition has of a year already."""
    frames = [
        pd.DataFrame({"division": division, "code": codes.index, f"code_{year}": codes.to_numpy()})
        for division, codes in base.between[year].items()
    ]
    return pd.concat(frames, ignore_index=True)


def _areas_there(fetched: FetchedTable) -> list[AreaFacts]:
    names = pd.Series(fetched.names)
    gemeenten = ("GM" + names.index.to_series().str[2:6]).map(fetched.names).fillna("")
    return _facts(fetched.described.assign(name=names, municipality_name=gemeenten))


def _areas_here(base: Snapshot, division: int, before: int) -> list[AreaFacts]:
    """The areas of a division, with the boundaries that CBS redrew since the year ``before``, where that is earlier."""
    areas = base.areas[division]
    facts = _facts(areas.assign(inhabitants=base.figures[division][figure_column("inhabitants", division)]))
    redrawn = set(areas.index[areas["changed"].astype(bool)]) if before < division else set()
    return [replace(area, change="boundary") if area.code in redrawn else area for area in facts]


def _facts(areas: pd.DataFrame) -> list[AreaFacts]:
    texts = (areas.index, areas["name"], areas["municipality_name"])
    numbers = areas.reindex(columns=["inhabitants", "land_hectares", "total_hectares"]).astype(float)
    people, *hectares = (numbers[name] for name in numbers)
    columns = (*texts, people.fillna(0.0), *hectares)
    return [AreaFacts(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]


def _since(areas: Iterable[AreaFacts], fetched: FetchedTable, division: int) -> list[AreaFacts]:
    """The areas of a table with what CBS says happened to them, as far as that holds since an earlier division.

    That nothing changed since the year before says nothing of the years in between; a new boundary or code does.
    """
    if "changed" not in fetched.described:
        return list(areas)
    said = fetched.described["changed"].astype(str).str.strip().str[:1].map(CHANGES)
    changes: dict[str, Change] = {str(code): change for code, change in said.dropna().items()}
    told = {
        code: change
        for code, change in changes.items()
        if change != "unchanged" or division == fetched.found.division - 1
    }
    return [replace(area, change=told.get(area.code)) for area in areas]


def _without(here: Iterable[AreaFacts], there: Iterable[AreaFacts], told: set[str], gemeente: str) -> list[AreaFacts]:
    """The areas of the levels that the table has, in the gemeente that was fetched, of which nothing is told yet."""
    levels = {level_of(area.code) for area in there} & set(LEVELS[1:])
    return [
        area
        for area in here
        if area.code not in told and level_of(area.code) in levels and gemeente[2:] in ("", area.code[2:6])
    ]
