"""Places: what people search and choose; an area that is one place in two divisions is listed once."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from wijk.domain.area import COUNTRY, Level
from wijk.figures.names import also_called, normalised, readings, short_name, spoken_aliases, spoken_name, stem

__all__ = ["Place", "Places", "SearchText"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place to choose.

    ``code`` identifies it, in links and in all that is entered for it: its CBS code (of the older division if that has
    it), followed by the year where that code was another place in the older division. ``codes`` are the CBS codes
    themselves, one for each of its ``divisions``: the years whose division has it. ``division`` is that of its profile;
    ``leading`` tells that this is the division of the newest estimates and risk groups. ``known_as`` are all the codes
    under which something was entered for it: its own, and that of today where no other place has it. ``name`` is the
    latest one and ``earlier_name`` that of the older division, empty when equal. The gemeente and wijk (``district``)
    it lies in are those of its profile's division; ``now_in`` is the name of its gemeente today, empty when that is the
    same one. ``overlap`` is the share of people, 0 to 1, who live in it by the boundaries of both years; None when the
    boundary is the same, or of one year only. ``label`` tells places of equal name apart; ``size`` is the latest number
    of inhabitants, 0 when unknown, and serves only to sort. ``province`` is the provincie it lies in now, "" when that
    is not known.
    """

    code: str
    codes: tuple[str, ...]
    known_as: tuple[str, ...]
    name: str
    earlier_name: str
    level: Level
    divisions: tuple[int, ...]
    division: int
    leading: bool
    municipality: str
    municipality_name: str
    now_in: str
    district: str
    district_name: str
    overlap: float | None
    label: str
    size: float
    province: str = ""

    @property
    def key(self) -> str:
        """The code that identifies it in a link."""
        return self.code

    @property
    def area(self) -> str:
        """Its CBS code in the division of its profile."""
        return self.code_in(self.division)

    def code_in(self, division: int) -> str:
        """Its CBS code in a division, empty when that does not have it."""
        return self.codes[self.divisions.index(division)] if division in self.divisions else ""

    def municipality_in(self, division: int) -> str:
        """The code of its gemeente in a division; that of its profile when the division does not have the place."""
        code = self.code_in(division)
        return f"GM{code[2:6]}" if code and self.municipality else self.municipality


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
    """All places by key, with the key of each CBS code of each division, and the places inside each key.

    ``divisions`` are the older and the newer one, ``leading`` the one that profiles are made for where it has the
    place. ``followed`` has the codes under which something was entered under an earlier edition, with the key of their
    place here, "" when that can't be told. What only a search needs is made at the first search.
    """

    by_key: dict[str, Place]
    keys: dict[tuple[str, int], str]
    children: dict[str, list[Place]]
    divisions: tuple[int, int]
    leading: int
    followed: dict[str, str] = field(default_factory=dict)

    @cached_property
    def gemeenten(self) -> tuple[Place, ...]:
        """All gemeenten by name."""
        return tuple(self.inside(COUNTRY))

    @cached_property
    def codes(self) -> frozenset[str]:
        """What can name a place in what is entered: the CBS codes of all areas, of every division, and the keys."""
        followed = {code for code, key in self.followed.items() if key}
        return frozenset(code for code, _ in self.keys) | self.by_key.keys() | followed

    def lost(self, code: str) -> bool:
        """Whether something was entered under this code of which the place can't be told any more."""
        return bool(code) and self.get(code) is None

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

    def inside(self, key: str) -> list[Place]:
        """The gemeenten of the land, the wijken of a gemeente or the buurten of a wijk, by name.

        They are those of every division that has the place, sorted as people say them, the Dutch way: Den Haag under D,
        and the article of 't Zand does not count.
        """
        return sorted(self.children.get(key, ()), key=lambda place: (_sorting_name(spoken_name(place.name)), place.key))

    def get(self, key: str) -> Place | None:
        """The place with this key, or with this CBS code, of the year behind it if there is one, else the oldest."""
        if key in self.followed:
            return self.by_key.get(self.followed[key])
        code, dash, year = key.partition("-")
        years = [int(year)] if year.isdecimal() else [] if dash else self.divisions
        return self.by_key.get(key) or next((self.at(code, one) for one in years if (code, one) in self.keys), None)

    def around(self, place: Place, level: Level) -> Place | None:
        """The gemeente or wijk that a place is or lies in, in its latest division; None when it is larger than that."""
        code, year = place.codes[-1], place.divisions[-1]
        parents = {("wijk", "gemeente"), ("buurt", "gemeente"), ("buurt", "wijk")}
        if (place.level, level) in parents:
            return self.at(f"GM{code[2:6]}" if level == "gemeente" else f"WK{code[2:8]}", year)
        return place if place.level == level else None

    def at(self, code: str, division: int) -> Place:
        """The place that is this area of this division. Raises KeyError when there is none."""
        return self.by_key[self.keys[code, division]]


def _sorting_name(name: str) -> str:
    return normalised(re.sub(r"^'[st][- ]", "", name))


def _search_text(place: Place) -> SearchText:
    also = " ".join(also_called(place.codes[-1], place.name))
    codes = " ".join(dict.fromkeys(place.codes)).lower()
    names = f" {normalised(place.name)} {spoken_aliases(place.name)} {also} {normalised(place.earlier_name)} {codes}"
    gemeenten = (f"{normalised(name)} {spoken_aliases(name)}" for name in (place.municipality_name, place.now_in))
    return SearchText(place.key, names, " " + " ".join(gemeenten))


def _keys_by(places: Iterable[Place], texts_of: Callable[[str], Iterable[str]]) -> dict[str, tuple[str, ...]]:
    named: dict[str, list[str]] = {}
    for place in places:
        named.setdefault(place.name, []).append(place.key)
    keys: dict[str, list[str]] = {}
    for name, found in named.items():
        for text in texts_of(name):
            keys.setdefault(text, []).extend(found)
    return {text: tuple(found) for text, found in keys.items()}
