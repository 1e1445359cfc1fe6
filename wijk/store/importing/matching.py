"""Recognising in the rows of a file what is stored.

A thing is recognised by the id in our own exports, else by name (a key figure by role) and organisation, accents,
capitals and white space aside, else by name alone when one of the two has no organisation. All that only within its
gemeente, so that the list of a second gemeente adds to that of the first and never moves anything; what still waits for
a place is recognised from any gemeente, and gets its place. Rows with ids of their own are different things, whatever
they are called.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from wijk.store.database.records import Stored
from wijk.store.importing.checking import CheckedRow
from wijk.store.importing.layout import Key, Layout

__all__ = ["Records", "match_rows"]

Records = Sequence[Stored[Any]]


def match_rows(
    rows: Sequence[CheckedRow], keys: Sequence[Key], stored: Records, layout: Layout
) -> dict[int, Stored[Any]]:
    """Return the stored record of each good row (by index) that has one; the surest recognition goes first."""
    by_id = {record.id: record for record in stored}
    key_of = {record.id: layout.key_of(record.item) for record in stored}
    good = {index: row.fields for index, row in enumerate(rows) if not row.faults}
    matches = {
        index: by_id[fields["id"]]
        for index, fields in good.items()
        if fields.get("id") in by_id and _may_be_in(keys[index], key_of[fields["id"]])
    }
    taken = {match.id for match in matches.values()}
    by_key: dict[Key, list[Stored[Any]]] = defaultdict(list)
    for record in stored:
        by_key[key_of[record.id]].append(record)
    for index in good.keys() - matches.keys():
        name, organisation, _ = key = keys[index]
        alike = [*by_key[key], *by_key[name, organisation, ""]]
        match = next((record for record in alike if "id" not in good[index] or record.id not in taken), None)
        if match:
            matches[index] = match
            taken.add(match.id)
    by_name: dict[str, list[Stored[Any]]] = defaultdict(list)
    for record in stored:
        if record.id not in taken:
            by_name[key_of[record.id][0]].append(record)
    for index in good.keys() - matches.keys():
        name, organisation, _ = keys[index]
        alike = [
            record
            for record in by_name[name]
            if not (organisation and record.item.organisation) and _may_be_in(keys[index], key_of[record.id])
        ]
        if name and len(alike) == 1:
            matches[index] = alike[0]
            by_name[name].remove(alike[0])
    return matches


def _may_be_in(one: Key, other: Key) -> bool:
    """Tell whether two things can be in the same gemeente, as far as is known."""
    return not one[2] or not other[2] or one[2] == other[2]
