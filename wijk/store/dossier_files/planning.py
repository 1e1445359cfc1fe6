"""What opening a dossier file would do, record by record, beside what is there: nothing is overwritten unasked."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import Any

from sqlalchemy import Connection

from wijk.domain.clock import now
from wijk.domain.decision import Decision, holding
from wijk.domain.initiative import Initiative
from wijk.domain.key_figure import KeyFigure
from wijk.domain.text import fold
from wijk.store.backup.row_checks import CALLED, telling
from wijk.store.database import record_types
from wijk.store.database.belonging import named_by, parts_of
from wijk.store.database.erasing import erased_ids
from wijk.store.database.records import RecordType, Stored
from wijk.store.dossier_files.layout import as_carried
from wijk.store.dossier_files.reading import DossierFile
from wijk.store.importing.checking import Fault
from wijk.store.key_figures.erasing import without_person
from wijk.store.matrix.decisions import TOO_MANY, beyond_limit

__all__ = ["Choice", "Choices", "Clash", "Plan", "Write", "make_plan"]

NO_WHOLE = "Dit hoort bij iets dat niet in het bestand staat en hier ook niet. Het gaat niet mee."
DECIDED = "Dit is hier al zo besloten. Dat besluit blijft; dat uit het bestand komt er niet naast."
NOT_TOGETHER = "De keuzes bij deze botsing gaan niet samen: {} Hier bleef staan wat er stond."


@dataclass(frozen=True, slots=True)
class Clash:
    """The same record, here and in the file, with other content; ``ours`` may have been deleted here.

    ``fields`` are those in which they differ.
    """

    kind: RecordType[Any]
    ours: Stored[Any]
    theirs: Any
    fields: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str]:
        """Its kind and id."""
        return self.kind.name, self.ours.id


@dataclass(frozen=True, slots=True)
class Choice:
    """What people choose of a clash: the fields to take from the file, made over the ``version`` of ours that they saw.

    Of what was deleted here any field means that it comes back as the file has it.
    """

    version: int
    take: frozenset[str] = frozenset()


Choices = Mapping[tuple[str, str], Choice]


@dataclass(frozen=True, slots=True)
class Write:
    """A record to keep: new (``before`` is None), or over the one that is there."""

    kind: RecordType[Any]
    before: Stored[Any] | None
    record: Stored[Any]


@dataclass(slots=True)
class Plan:
    """What would happen. ``same`` counts by kind what is here already, ``writes`` is all that would be written.

    ``clashes`` are all records with other content here; ``overtaken`` of the choices were made over what changed since.
    ``erased`` people were erased here and stay away. ``alike`` initiatives are called as one that is here.
    ``loose`` counts by kind the records that name something that is not there.
    """

    writes: list[Write] = field(default_factory=list)
    same: Counter[str] = field(default_factory=Counter)
    clashes: list[Clash] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    loose: Counter[str] = field(default_factory=Counter)
    erased: int = 0
    overtaken: int = 0
    alike: int = 0

    @property
    def new(self) -> Counter[str]:
        """How many would come in, by kind."""
        return Counter(write.kind.name for write in self.writes if write.before is None)


def make_plan(
    connection: Connection,
    file: DossierFile,
    choices: Choices,
    place_of: Callable[[str], str] = lambda code: code,
) -> Plan:
    """Return what opening a file does now, with these choices; what nobody chose about stays as it is here.

    ``place_of`` gives for each code of an area what all codes of the same place share: what is kept once a place comes
    beside what is here under another of its codes, and a place has no more priorities than it may.
    """
    plan, here = Plan(faults=list(file.faults)), Here(connection)
    for kind, records in file.records:
        if not records:
            continue
        there = here.of(kind)
        by_place = {_id_in_place(kind, one.item, place_of): one for one in there.values()}
        ids, coming = {one.id for _, one in records}, list[tuple[int, Write]]()
        for number, record in records:
            left = _without_erased(kind.name, record, here.erased)
            if left is None:
                plan.erased += isinstance(record.item, KeyFigure)
                continue
            if not all(whole in here.alive(of) for of, whole in parts_of(kind.name, left.item)):
                plan.faults.append(_fault(number, kind, left, NO_WHOLE))
                continue
            ours = there.get(left.id)
            elsewhere = by_place.get(_id_in_place(kind, left.item, place_of))
            if ours is None and elsewhere and elsewhere.id not in ids:
                ids.add(elsewhere.id)
                ours = elsewhere
                left = replace(left, id=ours.id, item=replace(left.item, area=ours.item.area))
            choice = choices.get((kind.name, left.id))
            write = _beside(plan, kind, ours, left, choice, number) if ours else Write(kind, None, left)
            if write:
                coming.append((number, write))
        for write in _allowed(plan, connection, kind, coming, there, place_of):
            plan.writes.append(write)
            new = kind is record_types.INITIATIVES and write.before is None
            plan.alike += new and _called(write.record.item) in here.called
        here.add(kind.name, {write.record.id for write in plan.writes if write.kind is kind})
    _count_loose(plan, here)
    return plan


class Here:
    """What is there now, looked up once a kind; ids that were written in this plan count as there."""

    def __init__(self, connection: Connection) -> None:
        """Look through this connection."""
        self._connection = connection
        self._records: dict[str, dict[str, Stored[Any]]] = {}
        self._alive: dict[str, set[str]] = {}
        self.erased = erased_ids(connection)

    def of(self, kind: RecordType[Any]) -> Mapping[str, Stored[Any]]:
        """The records of a kind by id, the deleted ones too."""
        if kind.name not in self._records:
            self._records[kind.name] = {one.id: one for one in kind.with_deleted(self._connection)}
        return self._records[kind.name]

    def alive(self, name: str) -> set[str]:
        """The ids of a kind that are not deleted."""
        if name not in self._alive:
            kind = next(one for one in record_types.RECORD_TYPES if one.name == name)
            self._alive[name] = {one.id for one in self.of(kind).values() if one.deleted is None}
        return self._alive[name]

    def add(self, name: str, ids: set[str]) -> None:
        """Count these as there."""
        self.alive(name).update(ids)

    @cached_property
    def called(self) -> frozenset[tuple[str, ...]]:
        """How the initiatives that are here are called."""
        living = (one.item for one in self.of(record_types.INITIATIVES).values() if one.deleted is None)
        return frozenset(map(_called, living))


def _beside(
    plan: Plan, kind: RecordType[Any], ours: Stored[Any], coming: Stored[Any], choice: Choice | None, number: int
) -> Write | None:
    """Tell of a record that is here how it differs; return what is written by what people chose of that."""
    mine = as_carried(ours.item)
    differing = tuple(each.name for each in fields(mine) if getattr(mine, each.name) != getattr(coming.item, each.name))
    if not differing and ours.deleted is None:
        plan.same[kind.name] += 1
        return None
    plan.clashes.append(Clash(kind, ours, coming.item, differing))
    if choice is None or not choice.take:
        return None
    if choice.version != ours.version:
        plan.overtaken += 1
        return None
    took = {name: getattr(coming.item, name) for name in differing if name in choice.take}
    item = coming.item if ours.deleted else replace(ours.item, **took)
    if item == ours.item and ours.deleted is None:
        return None
    if wrong := kind.faults(item):
        plan.faults.append(_fault(number, kind, coming, NOT_TOGETHER.format(" ".join(wrong.values()))))
        return None
    return Write(kind, ours, replace(ours, item=item, changed=now(), deleted=None))


def _allowed(
    plan: Plan,
    connection: Connection,
    kind: RecordType[Any],
    coming: list[tuple[int, Write]],
    there: Mapping[str, Stored[Any]],
    place_of: Callable[[str], str],
) -> Iterator[Write]:
    """Give what can be written; of decisions no more priorities than a place may have, each once."""
    if kind is not record_types.DECISIONS:
        yield from (write for _, write in coming)
        return
    standing = holding(one.item for one in there.values() if one.deleted is None)
    again = {write.record.id for _, write in coming if _decided(write.record.item, standing, place_of)}
    over = beyond_limit(connection, (write.record for _, write in coming if write.record.id not in again), place_of)
    for number, write in coming:
        if write.record.id in again:
            plan.faults.append(_fault(number, kind, write.record, DECIDED))
        elif write.record.id in over:
            plan.faults.append(_fault(number, kind, write.record, TOO_MANY))
        else:
            yield write


def _decided(decision: Decision, standing: tuple[Decision, ...], place_of: Callable[[str], str]) -> bool:
    if decision.ended_on is not None:
        return False
    here = place_of(decision.area)
    others = (one for one in standing if one.id != decision.id and place_of(one.area) == here)
    return any(decision.is_same_as(replace(one, area=decision.area)) for one in others)


def _id_in_place(kind: RecordType[Any], item: Any, place_of: Callable[[str], str]) -> str:
    """Return the id of an item, of a kind that is kept once a place the same by all codes of that place."""
    once_a_place = getattr(item, "area", "") and not hasattr(item, "id")
    return kind.id_of(replace(item, area=place_of(item.area)) if once_a_place else item)


def _without_erased(name: str, record: Stored[Any], erased: frozenset[str]) -> Stored[Any] | None:
    """Return what may come in of a record, now that some people were erased here; None for what was about them only."""
    item = record.item
    ids = {record.id, *(one for _, one in parts_of(name, item)), *(one for _, one in named_by(name, item))}
    for identifier in sorted(ids & erased):
        item = without_person(item, identifier)
        if item is None:
            return None
    return replace(record, item=item)


def _count_loose(plan: Plan, here: Here) -> None:
    for write in plan.writes:
        names = named_by(write.kind.name, write.record.item)
        plan.loose[write.kind.name] += any(other not in here.alive(of) for of, other in names)


def _fault(number: int, kind: RecordType[Any], record: Stored[Any], message: str) -> Fault:
    return Fault(number, CALLED.get(kind.name, kind.label.capitalize()), telling(record.item), message)


def _called(initiative: Initiative) -> tuple[str, ...]:
    return fold(initiative.name), fold(initiative.organisation), initiative.area
