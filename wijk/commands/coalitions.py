"""The command about key figures: the best coalitions."""

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from wijk.approach.document import coalition_document
from wijk.approach.question import coalition_question
from wijk.domain.coalition_rules import load_coalition_rules
from wijk.domain.method import load_method
from wijk.domain.need import Conditions
from wijk.store.coalitions.needs_exchange import read_needs
from wijk.store.common.errors import FileError
from wijk.store.importing.checking import Fault
from wijk.store.key_figures.exchange import read_people

__all__ = ["coalition"]


def coalition(arguments: argparse.Namespace) -> dict[str, Any]:
    """The best coalitions of a file of key figures. Raises FileError for a row that can't be used."""
    method, rules = load_method(), load_coalition_rules()
    people, _, wrong_people = read_people(arguments.file, method)
    needs, wrong_needs = read_needs(arguments.needs, method, rules)
    wrong = [*_sentences(arguments.file, wrong_people), *_sentences(arguments.needs, wrong_needs)]
    if wrong:
        raise FileError("\n".join(wrong))
    must_include, exclude = tuple(arguments.must_include), tuple(arguments.exclude)
    conditions = Conditions(arguments.size, must_include=must_include, exclude=exclude)
    return coalition_document(coalition_question(people, needs, conditions, rules))


def _sentences(path: Path, faults: Iterable[Fault]) -> list[str]:
    return [f"{path.name}, rij {fault.row}, kolom {fault.column}: {fault.message}" for fault in faults]
