"""Rows of one file that are called the same: repeated, told apart by place, or a question whether they are one thing.

Only wholly equal rows are skipped unasked. Another value in a field that tells apart (an address, an area), or in a
column with a project or a page, is another thing; that is told, and people may say that it is one thing after all. What
differs in something else is asked, once for all rows of that name at one place.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from wijk.domain.text import fold
from wijk.store.common.texts import words
from wijk.store.importing.area_names import parts_of_one
from wijk.store.importing.checking import CheckedRow, Fault
from wijk.store.importing.layout import ImportContext, Key
from wijk.store.importing.mapping import ColumnMapping
from wijk.store.importing.merging_cells import joined
from wijk.store.importing.questions import APART, SAME_NAME, TOGETHER, Question
from wijk.store.spreadsheets.cell_values import shown

__all__ = ["Group", "same_name_groups", "question_beside", "repeated", "taken_together"]

# What a column that tells apart is called, though nothing of it is kept: a project, a page.
TELLS_APART = re.compile(r"\b(?:project\w*|link|url|website|site|web ?pagina|pagina|page)\b")
# With more places than this for one name, a row without a place is not put with one of them.
MOST_PLACES = 200
SAID_OTHERWISE = "Een rij hiervoor zegt hier iets anders; die telt. Wijzig het na de import als dit klopt."
Signature = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows (by index) that are called the same, at one place or, where ``places``, at several."""

    key: Key
    rows: tuple[int, ...]
    question: Question
    places: bool

    @property
    def together(self) -> bool:
        """Whether people said that these rows are one thing."""
        return self.question.answer == (TOGETHER,)


def repeated(rows: Sequence[CheckedRow]) -> dict[int, int]:
    """Return by index of each good row that is wholly equal to one before it the index of that one."""
    first: dict[tuple[str, ...], int] = {}
    repeats = {}
    for index, checked in enumerate(rows):
        if not checked.faults:
            same = first.setdefault(tuple(shown(cell) for cell in checked.row.cells), index)
            if same != index:
                repeats[index] = same
    return repeats


def same_name_groups(
    rows: Mapping[int, CheckedRow], keys: Sequence[Key], mapping: ColumnMapping, context: ImportContext
) -> tuple[Group, ...]:
    """Return the groups of two or more of these rows that are called the same, those of one place after their name."""
    by_key: dict[Key, list[int]] = defaultdict(list)
    for index in rows:
        if keys[index][0] and "id" not in rows[index].fields:
            by_key[keys[index]].append(index)
    groups = []
    for key, indexes in by_key.items():
        if len(indexes) < 2:
            continue
        called = _called(rows[indexes[0]], context)
        places = _places({index: _signature(rows[index], mapping, context) for index in indexes})
        if len(places) > 1:
            apart = _group(key, indexes, rows, called, (APART,), mapping, context, places=True)
            groups.append(apart)
            if apart.together:
                continue
        for place in places:
            if len(place) > 1:
                where = f", {_where(rows[place[0]], context)}" if len(places) > 1 else ""
                groups.append(_group(key, place, rows, f"{called}{where}", (), mapping, context, places=False))
    return tuple(groups)


def question_beside(checked: CheckedRow, numbers: Sequence[int], context: ImportContext) -> Question:
    """Return the question about rows that are called as what is stored in the same gemeente, at another place."""
    question = Question(
        SAME_NAME,
        context.layout.header_of(context.layout.named),
        _called(checked, context),
        tuple(numbers),
        (APART, TOGETHER),
        assumed=(APART,),
        beside=True,
    )
    return replace(question, answer=context.answers.get(question.key))


def taken_together(group: Group, rows: Mapping[int, CheckedRow], context: ImportContext) -> CheckedRow:
    """Return the first row of a group with what the others add to it; what they say otherwise stays readable."""
    first, *others = (rows[index] for index in group.rows)
    fields, kept, remarks = dict(first.fields), list(first.kept), list(first.remarks)
    for other in others:
        kept += other.kept
        for field, value in other.fields.items():
            mine = fields.get(field)
            if mine is None:
                fields[field] = value
            elif mine != value and (isinstance(value, tuple) or field == "area"):
                fields[field] = _union(field, mine, value, context)
            elif mine != value and context.layout.note:
                kept.append(f"{context.layout.header_of(field)} (rij {other.row.number}): {shown(value)}")
            elif mine != value:
                header = context.layout.header_of(field)
                remarks.append(Fault(other.row.number, header, shown(value), SAID_OTHERWISE))
    areas = dict.fromkeys(row.fields["area"] for row in (first, *others) if "area" in row.fields)
    if not all(parts_of_one(one, other) for one in areas for other in areas):
        kept += [f"{context.layout.header_of('area')}: {context.areas.label(one)}" for one in areas]
    return replace(first, fields=fields, kept=tuple(dict.fromkeys(kept)), remarks=tuple(remarks))


def _union(field: str, mine: Any, value: Any, context: ImportContext) -> Any:
    if field != "roles":
        return joined(field, mine, value, context)
    roles = {role.phase: role for role in value} | {role.phase: role for role in mine}
    return tuple(roles[phase.id] for phase in context.method.phases if phase.id in roles)


def _called(checked: CheckedRow, context: ImportContext) -> str:
    name, organisation = (checked.fields.get(one, "") for one in (context.layout.named, "organisation"))
    return f"{name} ({organisation})" if organisation else str(name)


def _where(checked: CheckedRow, context: ImportContext) -> str:
    return ", ".join(str(checked.fields[one]) for one in context.layout.tells_apart if checked.fields.get(one))


def _signature(checked: CheckedRow, mapping: ColumnMapping, context: ImportContext) -> Signature:
    told = [fold(str(checked.fields.get(field, ""))) for field in context.layout.tells_apart]
    cells = zip(mapping, checked.row.headers, checked.row.cells, strict=False)
    beside = [
        fold(shown(cell)) for target, header, cell in cells if target is None and TELLS_APART.search(words(header))
    ]
    return (*told, *beside)


def _places(signatures: Mapping[int, Signature]) -> list[list[int]]:
    """Put rows of one place together; what says nothing of a place goes with the only place that it can be."""
    by_signature: dict[Signature, list[int]] = defaultdict(list)
    for index, signature in signatures.items():
        by_signature[signature].append(index)
    used = [any(parts) for parts in zip(*by_signature, strict=True)]
    found: dict[Signature, list[int]] = {}
    for signature in sorted(by_signature, key=lambda one: one.count("")):
        bare = any(not part and wanted for part, wanted in zip(signature, used, strict=True))
        near = [other for other in found if _fits(signature, other)] if bare and len(found) <= MOST_PLACES else []
        found.setdefault(near[0] if len(near) == 1 else signature, []).extend(by_signature[signature])
    return sorted((sorted(indexes) for indexes in found.values()), key=lambda indexes: indexes[0])


def _fits(one: Signature, other: Signature) -> bool:
    return all(first == second or not first or not second for first, second in zip(one, other, strict=True))


def _group(
    key: Key,
    indexes: Sequence[int],
    rows: Mapping[int, CheckedRow],
    called: str,
    assumed: tuple[str, ...],
    mapping: ColumnMapping,
    context: ImportContext,
    *,
    places: bool,
) -> Group:
    same = [rows[index] for index in indexes]
    headers = same[0].row.headers
    columns = zip(*(map(shown, one.row.cells) for one in same), strict=False)
    other = [index for index, cells in enumerate(columns) if len(set(cells)) > 1]
    differs = tuple(headers[index] for index in other if headers[index])
    untold = not any(mapping[index] for index in other)
    question = Question(
        SAME_NAME,
        context.layout.header_of(context.layout.named),
        called,
        tuple(one.row.number for one in same),
        (TOGETHER, APART) if untold and not places else (APART, TOGETHER),
        assumed=assumed,
        differs=differs,
    )
    return Group(key, tuple(indexes), replace(question, answer=context.answers.get(question.key)), places)
