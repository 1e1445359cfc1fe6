"""What each column of a list stands for: a guess, which people may change, and whether a list can be read that way."""

import re
from collections.abc import Sequence
from itertools import chain

from wijk.store.common.errors import FileError
from wijk.store.common.texts import words
from wijk.store.importing.choices import spellings
from wijk.store.importing.layout import ImportContext, group_target, phase_target

__all__ = ["ColumnMapping", "check_mapping", "guess_mapping"]

# Per column, in the order of the file, the target that it stands for; None: not imported.
ColumnMapping = tuple[str | None, ...]
PERSONAL = re.compile(r"\b(contactpersoon|telefoon|mobiel|tel|e ?mail|mailadres|contact|coordinator|phone)\b")


def guess_mapping(headers: Sequence[str], context: ImportContext) -> ColumnMapping:
    """Return for each column what it most likely stands for, None where that is unclear or personal.

    Every target is given once, save texts as the address, which municipalities spread over columns. Columns that name
    a person, telephone number or e-mail address are never guessed: the dashboard keeps roles, not people.
    """
    layout, method = context.layout, context.method
    keys = [words(header) for header in headers]
    own = {words(header): target for target, header in context.targets.items()}
    known = {words(name): column.target for column in layout.columns for name in column.also}
    marks = {
        words(spelling): target(choice.id)
        for target, choices in ((group_target, method.groups), (phase_target, method.phases))
        for choice in choices
        for spelling in chain(*spellings(choice)[:2])
    }
    exact = {**marks, **known, **own}
    guesses: list[str | None] = [None] * len(keys)

    def give(index: int, target: str | None) -> None:
        if guesses[index] is None and target and (target not in guesses or target in layout.repeatable):
            guesses[index] = target

    for certain in (own, exact):
        for index, key in enumerate(keys):
            give(index, certain.get(key))
    for spelling in sorted({**known, **own}, key=len, reverse=True):
        for index, key in enumerate(keys):
            if len(spelling) > 3 and f" {spelling} " in f" {key} " and not PERSONAL.search(key):
                give(index, exact[spelling])
    return tuple(guesses)


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
