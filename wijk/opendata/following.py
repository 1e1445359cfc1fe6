"""Where the places that people entered something for are found in an edition with the areas of another year."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from wijk.opendata.links import link_divisions
from wijk.opendata.same_place import JOINED, AreaFacts, Change
from wijk.opendata.snapshot import Snapshot, figure_column

__all__ = ["FOLLOWED_COLUMNS", "divisions_in", "follow"]

FOLLOWED_COLUMNS = ["entered", "code", "division"]

# The code of an area and the division it is of.
_At = tuple[str, int]


def follow(before: Snapshot, after: Snapshot) -> pd.DataFrame:
    """What a code that was entered under the edition ``before`` stands for in ``after``, in FOLLOWED_COLUMNS.

    Only codes that would be taken for another place, or for none, are in it. A code is followed to the very place or
    nearly the same one, as `links.link_divisions` decides; ``code`` is empty and ``division`` 0 where there is none,
    so that a person can say where it belongs. Nothing that was entered is changed: going back takes this back too.
    """
    newer = _between(before, after)
    rows = []
    for entered, at in sorted(_entered(before)):
        target = _target(before, after, newer, at)
        if target is None or target != _taken_for(after, entered):
            rows.append((entered, *(target or ("", 0))))
    return pd.DataFrame(rows, columns=FOLLOWED_COLUMNS)


def divisions_in(folder: Path) -> tuple[int, ...]:
    """The divisions of the areas of the snapshot in a folder."""
    areas = pd.read_parquet(folder / "areas.parquet", columns=["division"])
    return tuple(int(year) for year in sorted(areas["division"].unique()))


def _entered(before: Snapshot) -> Iterator[tuple[str, _At]]:
    """Every code under which something can have been entered, and the area it means (see `Places`)."""
    old, new = before.divisions
    taken, links = set(before.areas[old].index), before.links
    joined = set(links.loc[links["relation"].isin(JOINED), f"code_{new}"])
    for code in taken:
        yield code, (code, old)
    for code in before.areas[new].index:
        if code not in taken:
            yield code, (code, new)
        elif code not in joined:
            yield f"{code}-{new}", (code, new)
    yield from before.followed.items()


def _between(before: Snapshot, after: Snapshot) -> dict[str, str]:
    """The area of the newest division of ``after`` that each one of the newest of ``before`` is, or nearly is."""
    old, new = before.divisions[1], after.divisions[1]
    if old in after.areas:
        return {}
    table = link_divisions(_facts(before, old), _facts(after, new, since=old), {}).table
    pairs = table[table["relation"].isin(JOINED) & (table["old"].str[:2] == table["new"].str[:2])]
    return dict(zip(pairs["old"], pairs["new"], strict=True))


def _target(before: Snapshot, after: Snapshot, newer: dict[str, str], at: _At) -> _At | None:
    """The area of ``after`` that this area of ``before`` is."""
    code, division = at
    if division in after.areas:
        return at if code in after.areas[division].index else None
    if division == before.divisions[0]:
        links = before.linked.get((code, division), ())
        code = next((link.code for link in links if link.relation in JOINED and link.code[:2] == code[:2]), "")
        if before.divisions[1] in after.areas:
            return (code, before.divisions[1]) if code else None
    return (newer[code], after.divisions[1]) if code in newer else None


def _taken_for(after: Snapshot, entered: str) -> _At | None:
    """The area that a code would mean in ``after`` by itself: that of the oldest division, unless a year stands by."""
    code, _, year = entered.partition("-")
    years = [int(year)] if year else list(after.divisions)
    return next(((code, one) for one in years if one in after.areas and code in after.areas[one].index), None)


def _facts(snapshot: Snapshot, division: int, since: int = 0) -> list[AreaFacts]:
    """What is published of the areas of a division; with what CBS says changed when ``since`` is the year before."""
    areas = snapshot.areas[division]
    year = snapshot.catalogue.newest("inhabitants", division=division).year
    people = snapshot.figures[division][figure_column("inhabitants", year)].reindex(areas.index).fillna(0.0)
    changes: list[Change | None] = [
        "boundary" if changed and since == division - 1 else None for changed in areas["changed"].tolist()
    ]
    columns = (areas.index, areas["name"], areas["municipality_name"], people)
    hectares = (areas["land_hectares"].astype(float), areas["total_hectares"].astype(float))
    facts = zip(*(column.tolist() for column in (*columns, *hectares)), changes, strict=True)
    return [AreaFacts(*row) for row in facts]
