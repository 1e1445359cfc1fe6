"""What the rows of a file are about: all that importing must know to read a list of initiatives or of key figures."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from dataclasses import fields as fields_of
from typing import Any

from sqlalchemy import Connection

from wijk.domain.method import Method
from wijk.domain.text import fold
from wijk.store.database.records import RecordType
from wijk.store.importing.areas import Where
from wijk.store.importing.terms import labels
from wijk.store.spreadsheets.sheets import Cell, Table

__all__ = ["Column", "Key", "Layout", "group_target", "in_old_order", "phase_target", "targets_of"]

# By what a thing is recognised: its name, its organisation, and the four digits of its gemeente.
Key = tuple[str, str, str]
LEFT_OUT = "(weggelaten om de privacy)"


@dataclass(frozen=True, slots=True)
class Column:
    """What a column can stand for: ``target`` is a field, ``header`` what we write above it ourselves."""

    target: str
    header: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """A list of one kind of thing, by its ``columns``.

    ``named`` is the field that says what it is, and a thing is recognised by that, its organisation and its gemeente;
    without a column for one of ``needed`` nothing can be imported (``needed_sentence`` says so). ``repeatable`` are
    targets that a file may spread over columns. ``at`` gives the fields that put a thing in an area, ``gemeente`` the
    four digits of the gemeente that fields put it in, empty for none. ``read`` gives the field that a cell fills in
    and its value, given which areas the file is about; ``settled`` gives the fields of a whole row; ``merged`` what
    to write over a thing that is there. ``check_table`` raises FileError for a table that may not be read at all;
    ``hidden`` says in Dutch why a cell may not be shown again, empty where it may; ``gone`` gives the ids of what was
    erased for good, which no file brings back.
    """

    record_type: RecordType[Any]
    columns: tuple[Column, ...]
    named: str
    needed: tuple[str, ...]
    needed_sentence: str
    repeatable: frozenset[str]
    at: Callable[[str], dict[str, Any]]
    gemeente: Callable[[Mapping[str, Any]], str]
    read: Callable[[str, Cell, Method, Where], tuple[str, Any]]
    settled: Callable[[dict[str, Any], Method], dict[str, Any]]
    merged: Callable[[Any, Mapping[str, Any], Method], dict[str, Any]]
    check_table: Callable[[Table], None]
    hidden: Callable[[str], str]
    gone: Callable[[Connection], AbstractSet[str]]

    def targets(self, method: Method) -> dict[str, str]:
        """Return all that a column can stand for, with the Dutch name to choose it by."""
        return targets_of(self.columns, method)

    def header_of(self, field: str) -> str:
        """Return the Dutch name of a field."""
        return next(column.header for column in self.columns if column.target == field)

    def told(self, text: str) -> str:
        """Return what to show for what stands in a cell: the text itself, or that it was left out."""
        return LEFT_OUT if self.hidden(text) else text

    def shown_for(self, mapping: Sequence[str | None]) -> str:
        """Return the target of the column to point at for a fault in the thing as a whole."""
        return next(target for target in self.needed if target in mapping)

    def key(self, fields: Mapping[str, Any]) -> Key:
        """Return by what a thing is recognised when it has no id that is known."""
        return fold(fields.get(self.named, "")), fold(fields.get("organisation", "")), self.gemeente(fields)

    def key_of(self, item: Any) -> Key:
        """Return `key` of a thing."""
        return self.key({field.name: getattr(item, field.name) for field in fields_of(item)})


def targets_of(columns: Iterable[Column], method: Method) -> dict[str, str]:
    """Return all that a column can stand for, with the Dutch name to choose it by."""
    return {
        **{column.target: column.header for column in columns},
        **{phase_target(phase): f"Fase {name}" for phase, name in labels(method.phases).items()},
        **{group_target(group): f"Doelgroep {name}" for group, name in labels(method.groups).items()},
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
