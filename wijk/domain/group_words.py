"""Which target groups people mean by the words and ages that they write, by the table data/method/group_words.toml."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from wijk.domain.text import fold

__all__ = ["OTHER_GROUP", "OTHER_GROUP_NAME", "AgeRule", "GroupWords", "age_range", "make_group_words"]

# Among the groups of an initiative: it is there for people outside those of the method, and so not for everyone.
OTHER_GROUP, OTHER_GROUP_NAME = "anders", "een andere groep"

NO_LIMIT = 120
# Ages from nothing to this are everybody's.
VERY_OLD = 90
# From this age, and to that one, adults are meant.
YOUNG, OLD = 18, 65
HALF = 0.5
# What may stand before and after an age: "van", "jaar", "leeftijd".
_AGE = r"(?:leeftijd )?(?:van |vanaf |tussen )?"
_YEARS = r"(?: ?(?:jaar|jarigen?))?"
_FROM = re.compile(
    rf"(?:vanaf )?(\d{{1,3}}) ?(?:\+|plus(?:sers?)?){_YEARS}"
    rf"|vanaf (\d{{1,3}}){_YEARS}|(\d{{1,3}}){_YEARS} (?:en|of) ouder|ouder dan (\d{{1,3}}){_YEARS}"
)
_BETWEEN = re.compile(rf"{_AGE}(\d{{1,3}}){_YEARS} (?:(t m|tot en met|en|tm|to|a)|(tot)|) ?(\d{{1,3}}){_YEARS}")
_UNTIL = re.compile(rf"(?:(tot en met|t m|tm)|(tot|onder(?: de)?|jonger dan)) (\d{{1,3}}){_YEARS}")


@dataclass(frozen=True, slots=True)
class AgeRule:
    """Which ages are a group: those that begin at ``youngest``, or of which half or more is in ``years``."""

    group: str
    youngest: int | None = None
    years: tuple[int, int] | None = None

    def holds(self, low: int, high: int | None) -> bool:
        """Whether the ages from ``low`` to ``high``, that included (None: no limit), are this group."""
        if self.youngest is not None:
            return low >= self.youngest
        if self.years is None or high is None:
            return False
        first, last = self.years
        within = min(high, last) - max(low, first) + 1
        return within >= HALF * (high - low + 1)


@dataclass(frozen=True, slots=True)
class GroupWords:
    """The table, by folded text: ``words`` gives ids of groups; the others are what its file says of them."""

    everyone: frozenset[str] = frozenset()
    nearly_everyone: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    fillers: frozenset[str] = frozenset()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ages: tuple[AgeRule, ...] = ()

    def meant_by(self, text: str) -> tuple[str, ...] | None:
        """Return the ids of the groups that a text means as a whole, none for everyone; None when it isn't known."""
        key = _plain(text)
        if key in self.everyone:
            return ()
        if key in self.words:
            return self.words[key]
        ages = age_range(key)
        if ages is None:
            return None
        low, high = ages
        if low == 0 and (high is None or high >= VERY_OLD):
            return ()
        found = tuple(rule.group for rule in self.ages if rule.holds(low, high))
        return found or None

    def word_by_word(self, text: str) -> tuple[tuple[str, ...], bool]:
        """Return the groups that the words of a text mean one by one, and whether no other word stands in it."""
        parts = _plain(text).split()
        found: list[str] = []
        whole = True
        at = 0
        while at < len(parts):
            for size in (3, 2, 1):
                piece = " ".join(parts[at : at + size])
                meant = self.meant_by(piece) if piece not in self.fillers else None
                if meant:
                    found += meant
                    break
                if piece in self.fillers:
                    break
            else:
                whole, size = False, 1
            at += size
        return tuple(dict.fromkeys(found)), whole and bool(found)

    def perhaps_everyone(self, text: str) -> bool:
        """Whether a text that is asked about most likely limits to nobody: adults, all of 16 and older."""
        key = _plain(text)
        low, high = age_range(key) or (NO_LIMIT, None)
        return key in self.nearly_everyone or (low <= YOUNG and (high is None or high >= OLD))

    def perhaps_others(self, text: str) -> bool:
        """Whether a text that is asked about most likely means people outside the groups: children, newcomers."""
        key = _plain(text)
        low, high = age_range(key) or (NO_LIMIT, None)
        return bool(set(key.split()) & self.others) or (high is not None and high < YOUNG and low <= high)


def age_range(text: str) -> tuple[int, int | None] | None:
    """Return the ages that a whole text names, the last one included (None: no limit); None when it names none.

    >>> age_range("46 t/m 85 jaar"), age_range("55+"), age_range("tot 18 jaar"), age_range("3 keer")
    ((46, 85), (55, None), (0, 17), None)
    """
    key = _plain(text)
    if match := _FROM.fullmatch(key):
        low = int(next(filter(None, match.groups())))
        return (low + (match[4] is not None), None) if low < NO_LIMIT else None
    if match := _UNTIL.fullmatch(key):
        return 0, int(match[3]) - (match[2] is not None)
    if match := _BETWEEN.fullmatch(key):
        low, high = int(match[1]), int(match[4]) - (match[3] is not None)
        return (low, high) if low <= high < NO_LIMIT else None
    return None


def make_group_words(table: Mapping[str, Any], groups: Collection[str]) -> GroupWords:
    """Return the table as read from TOML, without groups that the method does not have. Raises KeyError, TypeError."""
    words = {
        _plain(word): known
        for entry in table["word"]
        if (known := tuple(one for one in entry["groups"] if one in groups))
        for word in entry["words"]
    }
    ages = tuple(
        AgeRule(entry["group"], entry.get("from"), tuple(entry["years"]) if "years" in entry else None)
        for entry in table["age"]
        if entry["group"] in groups
    )
    plain = {name: frozenset(map(_plain, table[name])) for name in ("everyone", "nearly_everyone", "others", "fillers")}
    return GroupWords(**plain, words=words, ages=ages)


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w+]|_", " ", fold(text)).split())
