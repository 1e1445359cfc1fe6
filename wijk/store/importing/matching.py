"""Recognising in the rows of a file what is stored.

A thing is recognised by the id in our own exports, else by name (a key figure by role) and organisation, accents,
capitals and white space aside. Where a field tells things of one name apart, as the address and the area, another value
there is another thing. All that only within its gemeente, so that the list of a second gemeente adds to that of the
first and never moves anything; what still waits for a place is recognised from any gemeente, and gets its place. Rows
with ids of their own are different things, whatever they are called.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from typing import Any

from wijk.domain.text import fold
from wijk.store.database.records import Stored
from wijk.store.importing.area_names import parts_of_one
from wijk.store.importing.checking import CheckedRow
from wijk.store.importing.layout import ImportContext, Key, Layout

__all__ = ["Records", "match_rows", "may_be_one"]

Records = Sequence[Stored[Any]]
# A name that so many rows and things share says too little to compare each with each.
MOST_PAIRS = 250_000


def match_rows(
    rows: Sequence[CheckedRow],
    keys: Sequence[Key],
    stored: Records,
    context: ImportContext,
    together: Collection[Key] = frozenset(),
) -> dict[int, Stored[Any]]:
    """Return the stored record of each good row (by index) that has one; the surest recognition goes first.

    ``together`` are the keys of which people said that all rows of that name are one thing.
    """
    layout = context.layout
    by_id = {record.id: record for record in stored}
    key_of = {record.id: layout.key_of(record.item) for record in stored}
    good = {index: row.fields for index, row in enumerate(rows) if not row.faults}
    matches = {
        index: by_id[fields["id"]]
        for index, fields in good.items()
        if fields.get("id") in by_id and _may_be_in(keys[index], key_of[fields["id"]])
    }
    _Pairing(good, keys, stored, key_of, layout, matches, together, layout.at(context.areas.chosen)).pair()
    return matches


def may_be_one(fields: Mapping[str, Any], item: Any, layout: Layout) -> bool:
    """Whether nothing that tells things apart says that the fields of a row are about another thing than ``item``."""
    return all(_agree(field, fields[field], getattr(item, field)) for field in layout.tells_apart if fields.get(field))


def _agree(field: str, one: Any, other: Any) -> bool:
    if not other:
        return True
    return parts_of_one(one, other) if field == "area" else fold(one) == fold(other)


class _Pairing:
    """Pairs rows with records, step by step from equal in all that the row says to equal in name alone."""

    def __init__(
        self,
        good: Mapping[int, Mapping[str, Any]],
        keys: Sequence[Key],
        stored: Records,
        key_of: Mapping[str, Key],
        layout: Layout,
        matches: dict[int, Stored[Any]],
        together: Collection[Key],
        at: Mapping[str, Any],
    ) -> None:
        self.at = at
        self.good, self.keys, self.stored, self.key_of = good, keys, stored, key_of
        self.layout, self.matches, self.together = layout, matches, together
        self.taken = {match.id for match in matches.values()}
        self.comparable: dict[tuple[str, str], Hashable] = {}

    def pair(self) -> None:
        for named in (lambda key: key, lambda key: (key[0], key[1], "")):
            self._equal(named, lambda fields: tuple(field for field in fields if field != "id"))
            self._equal(named, lambda _fields: self.layout.tells_apart)
        self._alone(lambda row, record: row[1] == record[1])
        self._alone(lambda row, record: not (row[1] and record[1]))

    def _left(self) -> Iterable[int]:
        return (index for index in self.good if index not in self.matches)

    def _equal(
        self,
        named: Callable[[Key], Key],
        told: Callable[[Mapping[str, Any]], tuple[str, ...]],
    ) -> None:
        """Pair in order those that are called the same and say the same in the fields that are ``told`` by the row."""
        records: dict[Key, list[Stored[Any]]] = defaultdict(list)
        for record in self.stored:
            if record.id not in self.taken:
                records[self.key_of[record.id]].append(record)
        pools: dict[tuple[Key, tuple[str, ...]], dict[Hashable, list[Stored[Any]]]] = {}
        for index in [*self._left()]:
            fields, key = self.good[index], named(self.keys[index])
            if key not in records:
                continue
            names = told(fields)
            if (key, names) not in pools:
                pool: dict[Hashable, list[Stored[Any]]] = defaultdict(list)
                for record in reversed(records[key]):
                    pool[tuple(self._stored(record, name) for name in names)].append(record)
                pools[key, names] = pool
            placed = {**self.at, **fields}
            sign = tuple(_comparable(placed.get(name, "")) for name in names)
            candidates = pools[key, names].get(sign, [])
            while candidates and candidates[-1].id in self.taken:
                candidates.pop()
            if candidates:
                self._match(index, candidates.pop())

    def _stored(self, record: Stored[Any], field: str) -> Hashable:
        if (record.id, field) not in self.comparable:
            self.comparable[record.id, field] = _comparable(getattr(record.item, field))
        return self.comparable[record.id, field]

    def _alone(self, organisations: Callable[[Key, Key], bool]) -> None:
        """Pair a row and a record that may be one, and that may each be no other."""
        records: dict[str, list[Stored[Any]]] = defaultdict(list)
        for record in self.stored:
            if record.id not in self.taken:
                records[self.key_of[record.id][0]].append(record)
        left: dict[str, list[int]] = defaultdict(list)
        for index in self._left():
            if self.keys[index][0] in records:
                left[self.keys[index][0]].append(index)
        for name, indexes in left.items():
            if not name or len(indexes) * len(records[name]) > MOST_PAIRS:
                continue
            may_be = {
                index: [record for record in records[name] if self._may_be(index, record, organisations)]
                for index in indexes
            }
            wanted = Counter(record.id for found in may_be.values() for record in found)
            for index, found in may_be.items():
                one = found[0].id if len(found) == 1 else ""
                if one and one not in self.taken and (wanted[one] == 1 or self.keys[index] in self.together):
                    self._match(index, found[0])

    def _may_be(self, index: int, record: Stored[Any], organisations: Callable[[Key, Key], bool]) -> bool:
        key, other = self.keys[index], self.key_of[record.id]
        return (
            organisations(key, other)
            and _may_be_in(key, other)
            and (key in self.together or may_be_one(self.good[index], record.item, self.layout))
        )

    def _match(self, index: int, record: Stored[Any]) -> None:
        self.matches[index] = record
        self.taken.add(record.id)


def _may_be_in(one: Key, other: Key) -> bool:
    """Tell whether two things can be in the same gemeente, as far as is known."""
    return not one[2] or not other[2] or one[2] == other[2]


def _comparable(value: Any) -> Hashable:
    """Return a value for comparing: a text without what makes no difference, a list without its order."""
    if isinstance(value, str):
        return fold(value)
    return frozenset(value) if isinstance(value, tuple) else value
