"""What the rows of a file are about: all that importing must know to read a list of initiatives or of key figures."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from dataclasses import fields as fields_of
from typing import Any

from sqlalchemy import Connection

from wijk.domain.method import Method
from wijk.domain.text import fold
from wijk.store.database.records import RecordType
from wijk.store.importing.area_scope import AreaScope
from wijk.store.importing.choices import choice_labels
from wijk.store.importing.doubts import EVERYONE, NONE
from wijk.store.importing.questions import Answers
from wijk.store.spreadsheets.rows import RowList
from wijk.store.spreadsheets.sheets import Cell

__all__ = [
    "NO_AREAS",
    "Column",
    "ColumnReader",
    "ImportContext",
    "Key",
    "Layout",
    "columns_of",
    "group_target",
    "in_old_order",
    "only_ids",
    "phase_target",
    "targets_of",
]

# By what a thing is recognised: its name, its organisation, and the four digits of its gemeente.
Key = tuple[str, str, str]
LEFT_OUT = "(weggelaten om de privacy)"
NO_AREAS = AreaScope()


def only_ids(ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return what people answered without the answers that are no id."""
    return tuple(one for one in ids if one not in (NONE, EVERYONE))


@dataclass(frozen=True, slots=True)
class Column:
    """What a column can stand for: ``target`` is a field, ``header`` what we write above it ourselves."""

    target: str
    header: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnReader:
    """What the cells of one column mean: the ``field`` they fill in, and how a cell is read.

    ``read`` gives None for a cell that fills in nothing, raises CellDoubtError for one that asks something, and
    CellError for one that can't be understood. ``settle`` makes a value of the ids that a doubt understood and people
    answered, given whether something in it is still asked; ``says_all`` tells whether such ids leave nothing of the
    cell to keep.
    """

    field: str
    read: Callable[[Cell], Any]
    settle: Callable[[tuple[str, ...], bool], Any] = lambda ids, _asked: only_ids(ids) or None
    says_all: Callable[[tuple[str, ...]], bool] = lambda ids: NONE not in ids


@dataclass(frozen=True, slots=True)
class Layout:
    """A list of one kind of thing, by its ``columns``.

    ``named`` is the field that says what it is, and a thing is recognised by that, its organisation and its gemeente;
    without a column for one of ``needed`` nothing can be imported (``needed_sentence`` says so). ``repeatable`` are
    targets that a file may spread over columns. ``remembered_as`` tells what was remembered of the columns of such a
    list from that of others. ``at`` gives the fields that put a thing in an area, ``gemeente`` the four digits of the
    gemeente that fields put it in, empty for none. ``reader`` gives what the cells under a target mean; ``settled``
    gives the fields of a whole row; ``merged`` what to write over a thing that is there. ``refuse`` raises FileError
    for rows that may not be read at all; ``hidden`` says in Dutch why a cell may not be shown again, empty where it
    may; ``note`` is the field in which a cell that could not be read stays readable, empty where its row is refused
    instead; ``tells_apart`` are the fields that tell things of one name apart; ``gone`` gives the ids of what was
    erased for good, which no file brings back.
    """

    record_type: RecordType[Any]
    columns: tuple[Column, ...]
    named: str
    needed: tuple[str, ...]
    needed_sentence: str
    repeatable: frozenset[str]
    remembered_as: str
    at: Callable[[str], dict[str, Any]]
    gemeente: Callable[[Mapping[str, Any]], str]
    reader: Callable[[str, Method, AreaScope], ColumnReader]
    settled: Callable[[dict[str, Any], Method], dict[str, Any]]
    merged: Callable[[Any, Mapping[str, Any], Method], dict[str, Any]]
    refuse: Callable[[RowList], None]
    hidden: Callable[[str], str]
    note: str
    tells_apart: tuple[str, ...]
    gone: Callable[[Connection], AbstractSet[str]]

    def targets(self, method: Method) -> dict[str, str]:
        """Return all that a column can stand for, with the Dutch name to choose it by."""
        return targets_of(self.columns, method)

    def header_of(self, field: str) -> str:
        """Return the Dutch name of a field."""
        return next(column.header for column in self.columns if column.target == field)

    def to_show(self, text: str) -> str:
        """Return what to show for what stands in a cell: the text itself, or that it was left out."""
        return LEFT_OUT if self.hidden(text) else text

    def naming_column(self, mapping: Sequence[str | None]) -> int:
        """Return the column (0 is the first) to point at for a fault in a row as a whole."""
        return mapping.index(next(target for target in self.needed if target in mapping))

    def key(self, fields: Mapping[str, Any]) -> Key:
        """Return by what a thing is recognised when it has no id that is known."""
        return fold(fields.get(self.named, "")), fold(fields.get("organisation", "")), self.gemeente(fields)

    def key_of(self, item: Any) -> Key:
        """Return `key` of a thing."""
        return self.key({field.name: getattr(item, field.name) for field in fields_of(item)})


@dataclass(frozen=True, slots=True)
class ImportContext:
    """How a file is read: as which list, in the words of which method, which areas it may name, what was answered."""

    layout: Layout
    method: Method
    areas: AreaScope = NO_AREAS
    answers: Answers = field(default_factory=dict)

    @property
    def targets(self) -> dict[str, str]:
        """All that a column can stand for, with the Dutch name to choose it by."""
        return self.layout.targets(self.method)

    def reader(self, target: str) -> ColumnReader:
        """Return what the cells under a target mean."""
        return self.layout.reader(target, self.method, self.areas)


def columns_of(record_type: RecordType[Any], also: Mapping[str, tuple[str, ...]]) -> tuple[Column, ...]:
    """Return a column for each field of a kind of record; ``also`` gives by field by what other names it goes."""
    return tuple(Column(field, header, also.get(field, ())) for field, header in record_type.headings.items())


def targets_of(columns: Iterable[Column], method: Method) -> dict[str, str]:
    """Return all that a column can stand for, with the Dutch name to choose it by."""
    return {
        **{column.target: column.header for column in columns},
        **{phase_target(phase): f"Fase {name}" for phase, name in choice_labels(method.phases).items()},
        **{group_target(group): f"Doelgroep {name}" for group, name in choice_labels(method.groups).items()},
    }


def phase_target(phase: str) -> str:
    """Return the target of a column of one phase: "ja", or the functions an initiative has in it."""
    return f"phase:{phase}"


def group_target(group: str) -> str:
    """Return the target of a column of one target group: "ja" or a cross where something is meant for it."""
    return f"group:{group}"


def in_old_order(old: Iterable[str], new: Iterable[str]) -> tuple[str, ...]:
    """Return ``new``, each once, with what was in ``old`` first and in that order: order is no change."""
    wanted = dict.fromkeys(new)
    return tuple(dict.fromkeys([*(entry for entry in old if entry in wanted), *wanted]))
