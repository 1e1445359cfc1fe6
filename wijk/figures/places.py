"""Places: what people search and choose, each listed once although it may be an area of two divisions."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property, lru_cache
from os.path import commonprefix
from typing import Any

from wijk.domain.area import COUNTRY, DIVISIONS, Level
from wijk.opendata.snapshot import Snapshot, figure_column

__all__ = ["Place", "Places", "find_places", "fold", "make_places", "near_places"]

# What people call a gemeente, beside its official name.
SPOKEN = {
    "'s-Gravenhage": "den haag",
    "'s-Hertogenbosch": "den bosch",
    "Súdwest-Fryslân": "zuidwest friesland",
    "Fryslân": "friesland",
}
_OTHER_SIGNS = re.compile(r"[^a-z0-9]+")
# The columns of an area that its place is made of, and a row of them with the divisions that have it.
ROW = ("code", "name", "level", "municipality", "municipality_name", "district", "district_name", "size")
Row = tuple[tuple[Any, ...], tuple[int, ...]]
LEVEL_ORDER = {"land": 0, "gemeente": 1, "wijk": 2, "buurt": 3}


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


@dataclass(frozen=True)
class Places:
    """All places by key, with the key of each code of each division, and the places inside each code."""

    by_key: dict[str, Place]
    keys: dict[tuple[str, int], str]
    children: dict[str, list[Place]]

    @property
    def gemeenten(self) -> list[Place]:
        """All gemeenten by name."""
        return self.inside(COUNTRY)

    @cached_property
    def texts(self) -> tuple[tuple[str, str], ...]:
        """The text that is searched in, by key; made at the first search, for no page needs it to open."""
        return tuple((place.key, _search_text(place)) for place in self.by_key.values())

    def inside(self, code: str) -> list[Place]:
        """The gemeenten of the land, the wijken of a gemeente or the buurten of a wijk, by name.

        They are sorted the Dutch way: the article of 's-Gravenhage does not count.
        """
        return sorted(self.children.get(code, ()), key=lambda place: (_sorting_name(place.name), place.key))

    def get(self, key: str) -> Place | None:
        """The place with this key, or with this code when only the year is lacking."""
        return self.by_key.get(key) or next(
            (self.by_key[self.keys[key, year]] for year in DIVISIONS if (key, year) in self.keys), None
        )

    def at(self, code: str, division: int) -> Place:
        """The place that is this area of this division. Raises KeyError when there is none."""
        return self.by_key[self.keys[code, division]]


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Lower case without accents, with every other sign as one space: how names are compared."""
    plain = text.casefold()
    if not plain.isascii():
        plain = "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    return _OTHER_SIGNS.sub(" ", plain).strip()


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


def find_places(places: Places, query: str, *, limit: int = 12) -> list[Place]:
    """The places whose name or code holds every word of ``query``, best first; the gemeente's name may be part of it.

    Case, accents and signs don't matter. A name equal to the query comes first, then names that begin with it, then
    those with a word that does; the larger level and the larger place first.
    """
    words = fold(query).split()
    if not words:
        return []
    hits = [key for key, text in places.texts if all(word in text for word in words)]
    found = [places.by_key[key] for key in hits]
    found = [place for place in found if any(word in _names(place) for word in words)]
    return sorted(found, key=lambda place: _rank(place, " ".join(words)))[:limit]


def near_places(places: Places, query: str, *, limit: int = 5) -> list[Place]:
    """Places that resemble a mistyped name or code, for "did you mean"."""
    if re.match(r"(?i)(GM|WK|BU)\d", query):
        by_prefix = sorted(places.by_key, key=lambda key: (-len(commonprefix([key, query.upper()])), key))
        return [places.by_key[key] for key in by_prefix[:limit]]
    names: dict[str, str] = {}
    for key, place in places.by_key.items():
        names.setdefault(fold(place.name), key)
        names.setdefault(_short_name(place.name), key)
    close = get_close_matches(fold(query), names, n=2 * limit, cutoff=0.7)
    return [places.by_key[key] for key in dict.fromkeys(names[name] for name in close)][:limit]


def _called(values: tuple[Any, ...]) -> tuple[str, ...]:
    """What a row is called: name, level and the gemeente it lies in."""
    _, name, level, _, municipality_name, *_ = values
    return name, level, municipality_name


def _place(row: Row, *, shared_code: bool, shared_name: bool) -> Place:
    values, divisions = row
    code, name, level, municipality, municipality_name, district, district_name, size = values
    within = "" if level in ("land", "gemeente") else f" in {municipality_name}"
    kind = "" if level == "land" else f", {level}{within}"
    year = "" if len(divisions) == len(DIVISIONS) else f" (indeling {divisions[0]})"
    apart = (f", {district_name}" if level == "buurt" else "") + f", {code}" if shared_name else ""
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
        label=f"{name}{kind}{apart}{year}",
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


def _short_name(name: str) -> str:
    return fold(re.sub(r"^Wijk \d+ |^'[st][- ]|\(.*\)", "", name))


def _names(place: Place) -> str:
    return f"{fold(place.name)} {SPOKEN.get(place.name, '')} {place.code.lower()}"


def _search_text(place: Place) -> str:
    gemeente = place.municipality_name
    return f"{_names(place)} {fold(gemeente)} {SPOKEN.get(gemeente, '')}"


def _rank(place: Place, query: str) -> tuple[int, int, float, str]:
    name = fold(place.name)
    spoken = SPOKEN.get(place.name, "")
    short = _short_name(place.name)
    if query in (name, spoken, short, fold(place.code)):
        match = 0
    elif any(text.startswith(query) for text in (name, spoken, short) if text):
        match = 1
    elif f" {query}" in name:
        match = 2
    else:
        match = 3
    return match, LEVEL_ORDER[place.level] if place.code != COUNTRY else -1, -place.size, place.key
