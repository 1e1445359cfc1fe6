"""Compares the columns of a table with what was recorded of them: which hold an indicator, and which no longer do."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher

from wijk.opendata.cbs import topic
from wijk.opendata.publications import Column
from wijk.opendata.table_reader import Property

__all__ = ["MatchedColumns", "Seen", "match_columns"]

# How much of the words of a description stays when only its dates and remarks change; below it, the meaning did.
SAME_MEANING = 0.7


@dataclass(frozen=True, slots=True)
class Seen:
    """What a source said of a column at an update, for the next update to compare with."""

    key: str
    title: str
    unit: str
    description: str

    def as_entry(self) -> dict[str, str]:
        """The same as a plain dictionary."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class MatchedColumns:
    """By column its key in the table and what the source says of it; ``stopped`` says in Dutch why others are not."""

    seen: dict[Column, Seen]
    stopped: dict[Column, str]


def match_columns(
    columns: Iterable[Column], properties: Mapping[str, Property], before: Mapping[str, Seen]
) -> MatchedColumns:
    """Find each column by its name without number, and check that it still means what it did.

    ``before`` has by indicator what the edition before saw of this table; without that the recorded texts of the
    column count. A column that has none of its names, has one of them twice, or changed title, unit or description
    stops, and leaves the others.
    """
    by_topic: dict[str, list[Property]] = {}
    for one in properties.values():
        by_topic.setdefault(topic(one.key), []).append(one)
    seen, stopped = {}, {}
    for column in columns:
        found = next((by_topic[name] for name in column.topics if name in by_topic), [])
        why = _why_not(column, found, before.get(column.indicator))
        if why:
            stopped[column] = why
        else:
            [one] = found
            seen[column] = Seen(one.key, one.title, one.unit, _first_part(one.description))
    return MatchedColumns(seen, stopped)


def _why_not(column: Column, found: list[Property], before: Seen | None) -> str:
    """Why a column can't be used, in Dutch; empty when it can."""
    names = " of ".join(column.topics)
    if not found:
        return f"de kolom {names} is er niet (meer) of heet anders"
    if len(found) > 1:
        return f"de kolom {names} is er {len(found)} keer"
    [one] = found
    title, unit = (before.title, before.unit) if before else (column.title, column.unit)
    described = before.description if before else column.description
    if title and _plain(one.title) != _plain(title):
        return f"de kolom {one.key} heet nu ‘{one.title}’ in plaats van ‘{title}’"
    if unit and _plain(one.unit) != _plain(unit):
        return f"de eenheid van kolom {one.key} is nu ‘{one.unit}’ in plaats van ‘{unit}’"
    if described and not _means_the_same(described, _first_part(one.description)):
        return f"de omschrijving van kolom {one.key} is veranderd: ‘{_first_part(one.description)}’"
    return ""


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9%²×]+", " ", text.lower().replace("×", "x")).strip()


def _first_part(description: str) -> str:
    """The first 200 characters: what a column is, before its remarks."""
    return description[:200]


def _means_the_same(before: str, now: str) -> bool:
    """Whether a description is the same but for dates and small repairs."""
    one, other = (re.findall(r"[^\W\d_]+", text.lower())[:25] for text in (before, now))
    length = min(len(one), len(other))
    return bool(length) and SequenceMatcher(None, one[:length], other[:length], False).ratio() >= SAME_MEANING
