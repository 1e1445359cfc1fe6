"""What each column of a list stands for: a guess, which people may change, and whether a list can be read that way."""

import re
from collections.abc import Mapping, Sequence
from itertools import chain

from wijk.store.common.errors import FileError
from wijk.store.common.texts import words
from wijk.store.importing.choices import spellings
from wijk.store.importing.column_subjects import about_other, is_contact_column, is_key_or_link
from wijk.store.importing.layout import ImportContext, group_target, phase_target
from wijk.store.importing.locating import POINT_FIELDS
from wijk.store.importing.name_column import name_column
from wijk.store.spreadsheets.rows import Row

__all__ = ["ColumnMapping", "check_mapping", "guess_mapping", "names_of_columns"]

# Per column, in the order of the file, the target that it stands for; None: not imported.
ColumnMapping = tuple[str | None, ...]
COMPOUND = re.compile(r"\b(\w{4,}?)s?naam\b")
NAME_OF = re.compile(
    r"\bnaam (?:van )?(?:(?:het|de|uw|je|jouw|jullie|dit|deze) )*(initiatief|activiteit|project|organisatie)\b"
)
SHORTEST_PART = 4
# What stands beside a street is its number, whatever else these words mean elsewhere.
HOUSE_NUMBER = frozenset({"nr", "nummer", "no", "huis nr", "huis nummer", "toev", "toevoeging", "nr toevoeging"})


def guess_mapping(headers: Sequence[str], context: ImportContext, rows: Sequence[Row] = ()) -> ColumnMapping:
    """Return for each column what it most likely stands for, None where that is unclear or personal.

    Every target is given once, save texts as the address, which municipalities spread over columns. Columns that name
    a person, telephone number or e-mail address are never guessed, nor are ids and links: the dashboard keeps roles,
    not people. With ``rows`` the cells are judged too: a column of persons is no name.
    """
    layout = context.layout
    own, exact = _own(context), _exact(context)
    keys = [_key(header, exact) for header in headers]
    guesses: list[str | None] = [None] * len(keys)

    def give(index: int, target: str | None) -> None:
        if guesses[index] is None and target and (target not in guesses or target in layout.repeatable):
            guesses[index] = target

    wanted = [_target(key, exact, layout.named) for key in keys]
    if layout.named == "name":
        candidates = [index for index, target in enumerate(wanted) if target == "name"]
        contacts = any(is_contact_column(key) for key in keys if key not in exact)
        found = name_column(keys, candidates, rows, contacts=contacts)
        wanted = [None if target == "name" else target for target in wanted]
        if found.index is not None:
            give(found.index, "name")
        if found.organisation is not None:
            give(found.organisation, "organisation")
    for certain in (own, exact):
        for index, key in enumerate(keys):
            if wanted[index]:
                give(index, certain.get(key))
    for index, target in enumerate(wanted):
        give(index, target)
    for index in range(1, len(keys)):
        if keys[index] in HOUSE_NUMBER and guesses[index] is None and guesses[index - 1] == "address":
            guesses[index] = "address"
    return tuple(guesses)


def names_of_columns(context: ImportContext) -> frozenset[str]:
    """Return all names by which a column is known, as words: our own and those of others."""
    return frozenset((*_own(context), *_known(context)))


def _own(context: ImportContext) -> dict[str, str]:
    return {words(header): target for target, header in context.targets.items()}


def _known(context: ImportContext) -> dict[str, str]:
    return {words(name): column.target for column in context.layout.columns for name in column.also}


def _exact(context: ImportContext) -> dict[str, str]:
    method = context.method
    marks = {
        words(spelling): target(choice.id)
        for target, choices in ((group_target, method.groups), (phase_target, method.phases))
        for choice in choices
        for spelling in chain(*spellings(choice)[:2])
    }
    return {**marks, **_known(context), **_own(context)}


def _key(header: str, exact: Mapping[str, str]) -> str:
    """Return a header as words, "projectnaam" as "project naam", "wat is de naam van uw project?" as "naam project"."""
    key = words(header)
    if key in exact:
        return key
    asked = NAME_OF.search(key)
    return f"naam {asked[1]}" if asked else COMPOUND.sub(r"\1 naam", key)


def _target(key: str, exact: Mapping[str, str], named: str) -> str | None:
    """Return what a column of this name is about, by its whole name or else by the words in it.

    Of several words the one that is no "name" goes first ("naam organisatie"), then that of a point ("locatie
    coördinaten"), then the first ("kosten activiteit").
    """
    if key in exact:
        return exact[key]
    if is_contact_column(key) or is_key_or_link(key):
        return None
    padded = f" {key} "
    found = [
        (target == named, target not in POINT_FIELDS, padded.index(f" {spelling} "), -len(spelling), target)
        for spelling, target in exact.items()
        if len(spelling) >= SHORTEST_PART and ":" not in target and f" {spelling} " in padded
    ]
    if not found:
        return None
    target = min(found)[-1]
    return None if about_other(key, target) else target


def check_mapping(mapping: ColumnMapping, context: ImportContext) -> None:
    """Raise FileError when a list can't be imported this way: what is needed lacks, or is there twice."""
    names = context.targets
    given = [target for target in mapping if target]
    if not set(context.layout.needed) & set(given):
        raise FileError(context.layout.needed_sentence)
    for target in given:
        if target not in names:
            raise FileError(f"De keuze {target} bestaat niet in het werkmodel. Kies opnieuw wat deze kolom betekent.")
        if given.count(target) > 1 and target not in context.layout.repeatable:
            raise FileError(f"Er zijn twee kolommen gekozen voor '{names[target]}'. Kies er één.")
