"""Which records belong together: of what a record is a part, which others it names, and in which order they are kept.

A kind that is not named here stands by itself. The fields are written with a dot where they lie within another.
"""

from collections.abc import Iterator, Mapping, Sequence
from graphlib import TopologicalSorter
from typing import Any

from wijk.store.database import record_types
from wijk.store.database.records import RecordType

__all__ = ["METHOD_FIELDS", "NAMES", "PART_OF", "carried_kinds", "in_order", "named_by", "parts_of"]

# By kind the fields with the id of what a record is a part of, and the kind of that: without it nobody sees the record.
PART_OF: Mapping[str, Mapping[str, str]] = {
    "ties": {"one": "key_figures", "other": "key_figures"},
    "meetings": {"coalition": "coalitions"},
    "proposal_answers": {"id": "initiatives"},
    "room_questions": {"meeting": "room_meetings"},
    "harvests": {"meeting": "room_meetings"},
    "actions": {"goal": "goals"},
}
CONDITIONS = dict.fromkeys(("conditions.must_include", "conditions.exclude", "conditions.not_together"), "key_figures")
# By kind the fields with ids of others that a record tells about; it can be read without them.
NAMES: Mapping[str, Mapping[str, str]] = {
    "coalitions": {"members.id": "key_figures", "advised": "key_figures", **CONDITIONS},
    "drafts": {"members": "key_figures", **CONDITIONS},
    "harvests": {"question": "room_questions", "initiative": "initiatives"},
    "recognitions": {"meeting": "room_meetings"},
    "actions": {"initiative": "initiatives"},
    "evaluations": {"action": "actions", "initiative": "initiatives"},
    "standstills": {"action": "actions"},
    "month_counts": {"action": "actions", "initiative": "initiatives"},
    "successes": {"action": "actions"},
}
# Fields with an id that is none of a record: of the method, of a script, of a kind of decision.
METHOD_FIELDS = frozenset(
    {"phase", "group", "kind", "track", "step", "suggestion", "process_answers.question", "pillar_answers.question"}
)


def in_order() -> tuple[RecordType[Any], ...]:
    """Return all kinds so that each comes after those that its records are part of or name."""
    kinds = {one.name: one for one in record_types.RECORD_TYPES}
    needs = {name: [other for fields in (PART_OF, NAMES) for other in fields.get(name, {}).values()] for name in kinds}
    return tuple(kinds[name] for name in TopologicalSorter(needs).static_order())


def carried_kinds() -> tuple[RecordType[Any], ...]:
    """Return the kinds that a dossier carries, as `in_order`: all save who has which role, which is of no dossier."""
    return tuple(kind for kind in in_order() if kind.thing != "roles")


def parts_of(kind: str, item: Any) -> Iterator[tuple[str, str]]:
    """Give the kind and id of each that an item of a kind is a part of."""
    return _ids_in(PART_OF.get(kind, {}), item)


def named_by(kind: str, item: Any) -> Iterator[tuple[str, str]]:
    """Give the kind and id of each that an item of a kind names, besides what it is a part of."""
    return _ids_in(NAMES.get(kind, {}), item)


def _ids_in(fields: Mapping[str, str], item: Any) -> Iterator[tuple[str, str]]:
    for path, kind in fields.items():
        for identifier in _texts(item, path.split(".")):
            yield kind, identifier


def _texts(value: Any, path: Sequence[str]) -> Iterator[str]:
    if isinstance(value, tuple):
        for each in value:
            yield from _texts(each, path)
    elif value and path:
        yield from _texts(getattr(value, path[0]), path[1:])
    elif value:
        yield value
