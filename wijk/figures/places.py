"""Places: what people search and choose, each listed once although it may be an area of two divisions."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from wijk.domain.area import COUNTRY, DIVISIONS, Level
from wijk.figures.names import also_called, fold, readings, short_name, spoken_aliases, spoken_name, stem
from wijk.opendata.snapshot import Snapshot, figure_column

__all__ = ["Place", "Places", "SearchText", "make_places"]

# The columns of an area that its place is made of, and a row of them with the divisions that have it.
ROW = ("code", "name", "level", "municipality", "municipality_name", "district", "district_name", "size")
Row = tuple[tuple[Any, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Place:
    """A place to choose; ``key`` identifies it in a link.

    The key is its CBS code, followed by the year where one code names two places. ``divisions`` are the years whose
    division has it. ``label`` tells places of equal name apart; ``size`` is the latest number of inhabitants, 0 when
    unknown, and serves only to sort.
    """

    key: str
    code: str
    name: str
    level: Level
    divisions: tuple[int, ...]
    municipality: str
    municipality_name: str
    district: str
    district_name: str
    label: str
    size: float

    @property
    def division(self) -> int:
        """The division of its profile: 2020 where it can be, since the estimates and risk groups are of 2020."""
        return self.divisions[0]


@dataclass(frozen=True, slots=True)
class SearchText:
    """The folded text that is searched in: the names and code of a place, and the names of its gemeente.

    Each begins with a space, so that a word found after one begins there.
    """

    key: str
    names: str
    gemeente: str


@dataclass(frozen=True)
class Places:
    """All places by key, with the key of each code of each division, and the places inside each code.

    What only a search needs is made at the first search, for no page needs it to open.
    """

    by_key: dict[str, Place]
    keys: dict[tuple[str, int], str]
    children: dict[str, list[Place]]

    @property
    def gemeenten(self) -> list[Place]:
        """All gemeenten by name."""
        return self.inside(COUNTRY)

    @cached_property
    def codes(self) -> frozenset[str]:
        """The CBS codes of all areas, of every division."""
        return frozenset(code for code, _ in self.keys)

    @cached_property
    def texts(self) -> tuple[SearchText, ...]:
        """The texts that are searched in."""
        return tuple(map(_search_text, self.by_key.values()))

    @cached_property
    def by_reading(self) -> dict[str, tuple[str, ...]]:
        """The keys of the places whose name can be read as a text (see `names.readings`)."""
        return _keys_by(self.by_key.values(), readings)

    @cached_property
    def by_stem(self) -> dict[str, tuple[str, ...]]:
        """The keys of the places whose name is a text but for the kind of area (see `names.stem`)."""
        return _keys_by(self.by_key.values(), lambda name: {stem(short_name(name))})

    def inside(self, code: str) -> list[Place]:
        """The gemeenten of the land, the wijken of a gemeente or the buurten of a wijk, by name.

        They are sorted as people say them, the Dutch way: Den Haag under D, and the article of 't Zand does not count.
        """
        return sorted(
            self.children.get(code, ()), key=lambda place: (_sorting_name(spoken_name(place.name)), place.key)
        )

    def get(self, key: str) -> Place | None:
        """The place with this key, or with this code when only the year is lacking."""
        return self.by_key.get(key) or next(
            (self.by_key[self.keys[key, year]] for year in DIVISIONS if (key, year) in self.keys), None
        )

    def at(self, code: str, division: int) -> Place:
        """The place that is this area of this division. Raises KeyError when there is none."""
        return self.by_key[self.keys[code, division]]


def make_places(snapshot: Snapshot) -> Places:
    """Join the divisions: a place is listed once where code and name are the same in both.

    A gemeente that kept its code is one place too, under its latest name: "Hengelo" became "Hengelo (O.)".
    """
    gemeenten: dict[str, str] = {}
    for division in DIVISIONS:
        areas = snapshot.areas[division]
        named = areas.loc[areas["level"] == "gemeente", "name"]
        gemeenten |= dict(zip(named.index, named, strict=True))
    rows: dict[tuple[str, str], Row] = {}
    for division in DIVISIONS:
        areas = snapshot.areas[division].reset_index()
        areas["name"] = areas["code"].map(gemeenten).fillna(areas["name"])
        areas["district_name"] = areas["district"].map(snapshot.areas[division]["name"]).fillna("")
        sizes = snapshot.figures[division][figure_column("inhabitants", division)]
        areas["size"] = areas["code"].map(sizes).fillna(0.0)
        for values in zip(*(areas[column].tolist() for column in ROW), strict=True):
            _, before = rows.get(values[:2], (values, ()))
            rows[values[:2]] = (values, (*before, division))
    codes = Counter(code for code, _ in rows)
    names = Counter(_called(values) for values, _ in rows.values())
    places = [
        _place(
            rows[key],
            shared_code=codes[key[0]] > 1,
            shared_name=names[_called(rows[key][0])] > 1,
        )
        for key in sorted(rows)
    ]
    return Places(
        by_key={place.key: place for place in places},
        keys={(place.code, year): place.key for place in places for year in place.divisions},
        children=_children(places),
    )


def _called(values: tuple[Any, ...]) -> tuple[str, ...]:
    """What a row is called: name, level and the gemeente it lies in."""
    _, name, level, _, municipality_name, *_ = values
    return spoken_name(name), level, municipality_name


def _place(row: Row, *, shared_code: bool, shared_name: bool) -> Place:
    values, divisions = row
    code, name, level, municipality, municipality_name, district, district_name, size = values
    within = "" if level in ("land", "gemeente") else f" in {spoken_name(municipality_name)}"
    kind = "" if level == "land" else f", {level}{within}"
    year = "" if len(divisions) == len(DIVISIONS) else f" (indeling {divisions[0]})"
    apart = (f", {spoken_name(district_name)}" if level == "buurt" else "") + f", {code}" if shared_name else ""
    return Place(
        key=f"{code}-{divisions[0]}" if shared_code else code,
        code=code,
        name=name,
        level=level,
        divisions=divisions,
        municipality=municipality,
        municipality_name=municipality_name,
        district=district,
        district_name=district_name,
        label=f"{spoken_name(name)}{kind}{apart}{year}",
        size=size,
    )


def _children(places: list[Place]) -> dict[str, list[Place]]:
    inside: dict[str, list[Place]] = {}
    for place in places:
        if place.level != "land":
            parent = {"gemeente": COUNTRY, "wijk": place.municipality, "buurt": place.district}[place.level]
            inside.setdefault(parent, []).append(place)
    return inside


def _sorting_name(name: str) -> str:
    return fold(re.sub(r"^'[st][- ]", "", name))


def _search_text(place: Place) -> SearchText:
    also = " ".join(also_called(place.code, place.name))
    names = f" {fold(place.name)} {spoken_aliases(place.name)} {also} {place.code.lower()}"
    gemeente = place.municipality_name
    return SearchText(place.key, names, f" {fold(gemeente)} {spoken_aliases(gemeente)}")


def _keys_by(places: Iterable[Place], texts_of: Callable[[str], Iterable[str]]) -> dict[str, tuple[str, ...]]:
    named: dict[str, list[str]] = {}
    for place in places:
        named.setdefault(place.name, []).append(place.key)
    keys: dict[str, list[str]] = {}
    for name, found in named.items():
        for text in texts_of(name):
            keys.setdefault(text, []).extend(found)
    return {text: tuple(found) for text, found in keys.items()}
