"""Joins the areas of two divisions to places, by what the snapshot says is the same place or nearly so."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import NamedTuple

from wijk.domain.area import COUNTRY, Level, level_of
from wijk.figures.names import normalised, spoken_name
from wijk.figures.places import Place, Places
from wijk.figures.values import series
from wijk.opendata.same_place import JOINED
from wijk.opendata.snapshot import Snapshot, figure_column

__all__ = ["make_places"]

# What is read of an area beside its code.
COLUMNS = ("name", "level", "municipality", "municipality_name", "province", "district")


class _Area(NamedTuple):
    code: str
    name: str
    level: Level
    municipality: str
    municipality_name: str
    province: str
    district: str
    district_name: str
    size: float


def make_places(snapshot: Snapshot) -> Places:
    """All places: an older and a newer area that are the same place, or nearly so, are one of them."""
    before, after = snapshot.divisions
    old, new = _areas(snapshot, before), _areas(snapshot, after)
    joined, overlaps = _joined(snapshot)
    joined_to = set(joined.values())
    found: list[tuple[tuple[_Area, ...], tuple[int, ...]]] = [
        ((area, new[joined[code]]), snapshot.divisions) if code in joined else ((area,), (before,))
        for code, area in old.items()
    ]
    found += [((area,), (after,)) for code, area in new.items() if code not in joined_to]
    names = [_called(areas[-1]) for areas, _ in found]
    fetched = _with_leading_figures(snapshot)
    called = Counter(names)
    places = [
        _place(
            areas,
            divisions,
            known_as=_known_as(areas, divisions, old, snapshot.followed),
            overlap=overlaps.get(areas[0].code) if len(areas) > 1 else None,
            shared_name=called[name] > 1,
            leading=_leading(snapshot, areas, divisions, fetched),
        )
        for (areas, divisions), name in zip(found, names, strict=True)
    ]
    keys = {
        (code, year): place.key for place in places for code, year in zip(place.codes, place.divisions, strict=True)
    }
    followed = {code: keys.get(at, "") for code, at in snapshot.followed.items()}
    places = _known_as_before(sorted(places, key=lambda place: place.key), followed)
    by_key = {place.key: place for place in places}
    return Places(by_key, keys, _children(places, keys), snapshot.divisions, snapshot.leading_division, followed)


def _with_leading_figures(snapshot: Snapshot) -> frozenset[str]:
    """The land, and the gemeenten of which a wijk has the leading figure in the leading division: an update can be of
    one gemeente, and a table of gemeenten alone.
    """
    catalogue, division = snapshot.catalogue, snapshot.leading_division
    source = catalogue.newest(catalogue.leading, division=division)
    known = series(snapshot, catalogue[catalogue.leading], source.year, source.table.division).dropna().index
    return frozenset(f"GM{code[2:6]}" for code in known if level_of(code) == "wijk") | {COUNTRY}


def _leading(snapshot: Snapshot, areas: tuple[_Area, ...], divisions: tuple[int, ...], fetched: Collection[str]) -> int:
    """The division that the profile of a place is made for: the leading one, or the other where only that one has the
    figures of its gemeente.
    """
    leading = snapshot.leading_division
    if leading not in divisions or len(divisions) == 1:
        return leading
    own = areas[divisions.index(leading)]
    if (own.municipality or own.code) in fetched:
        return leading
    return next(division for division in divisions if division != leading)


def _known_as_before(places: list[Place], followed: Mapping[str, str]) -> list[Place]:
    """The places, known too as the codes under which something was entered for them under an earlier edition."""
    codes: defaultdict[str, list[str]] = defaultdict(list)
    for code, key in followed.items():
        codes[key].append(code)
    return [
        replace(place, known_as=tuple(dict.fromkeys((*place.known_as, *codes[place.key]))))
        if place.key in codes
        else place
        for place in places
    ]


def _areas(snapshot: Snapshot, division: int) -> dict[str, _Area]:
    areas = snapshot.areas[division]
    wijken = areas["district"].map(areas["name"]).fillna("")
    counted = figure_column("inhabitants", snapshot.catalogue.newest("inhabitants", division=division).year)
    sizes = snapshot.figures[division][counted].reindex(areas.index).fillna(0.0)
    columns = [areas.index, *(areas[column] for column in COLUMNS), wijken, sizes]
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return {row[0]: _Area._make(row) for row in rows}


def _joined(snapshot: Snapshot) -> tuple[dict[str, str], dict[str, float]]:
    """The newer area that each older area is, and the share of people in both where the boundary moved."""
    links = snapshot.links
    old, new = (f"code_{division}" for division in snapshot.divisions)
    pairs = links[links["relation"].isin(JOINED) & (links[old].str[:2] == links[new].str[:2])]
    joined = dict(zip(pairs[old], pairs[new], strict=True)) | {COUNTRY: COUNTRY}
    nearly = pairs[pairs["relation"] == "nearly"]
    return joined, dict(zip(nearly[old], nearly[["share", "back"]].min(axis=1), strict=True))


def _known_as(
    areas: tuple[_Area, ...], divisions: tuple[int, ...], old: Mapping[str, _Area], earlier: Collection[str]
) -> tuple[str, ...]:
    """The code that identifies a place, and that of today where nothing else has it.

    The year stands behind a code that an older area has, or that stood for another place when it was entered
    (``earlier``): codes are used again.
    """
    first, last = areas[0].code, areas[-1].code
    oldest = old.get(first) is areas[0]
    if first in earlier or not oldest:
        return (f"{first}-{divisions[0]}" if first in earlier or first in old else first,)
    return (first,) if last in old or last in earlier else (first, last)


def _called(area: _Area) -> tuple[str, ...]:
    return spoken_name(area.name), area.level, area.municipality_name


def _place(
    areas: tuple[_Area, ...],
    divisions: tuple[int, ...],
    *,
    known_as: tuple[str, ...],
    overlap: float | None,
    shared_name: bool,
    leading: int,
) -> Place:
    first, last = areas[0], areas[-1]
    division = leading if leading in divisions else divisions[-1]
    own = areas[divisions.index(division)]
    within = "" if last.level in ("land", "gemeente") else f" in {spoken_name(last.municipality_name)}"
    kind = "" if last.level == "land" else f", {last.level}{within}"
    year = "" if len(divisions) > 1 else f" (indeling {divisions[0]})"
    wijk = f", {spoken_name(last.district_name)}" if last.level == "buurt" else ""
    return Place(
        code=known_as[0],
        codes=tuple(area.code for area in areas),
        known_as=known_as,
        name=last.name,
        earlier_name=first.name if _renamed(first.name, last.name) else "",
        level=last.level,
        divisions=divisions,
        division=division,
        leading=division == leading,
        municipality=own.municipality,
        municipality_name=own.municipality_name if own.municipality != last.municipality else last.municipality_name,
        now_in=last.municipality_name if own.municipality != last.municipality else "",
        district=own.district,
        district_name=last.district_name,
        overlap=overlap,
        label=f"{spoken_name(last.name)}{kind}{f'{wijk}, {last.code}' if shared_name else ''}{year}",
        size=last.size,
        province=last.province,
    )


def _renamed(before: str, after: str) -> bool:
    return before != after and normalised(spoken_name(before)) != normalised(spoken_name(after))


def _children(places: list[Place], keys: dict[tuple[str, int], str]) -> dict[str, list[Place]]:
    """The places inside each place, in any division that has both."""
    inside: defaultdict[str, list[Place]] = defaultdict(list)
    for place in places:
        if place.level == "gemeente":
            inside[COUNTRY].append(place)
        elif place.level != "land":
            parent, end = ("GM", 6) if place.level == "wijk" else ("WK", 8)
            codes = zip(place.codes, place.divisions, strict=True)
            for key in dict.fromkeys(keys[parent + code[2:end], year] for code, year in codes):
                inside[key].append(place)
    return dict(inside)
