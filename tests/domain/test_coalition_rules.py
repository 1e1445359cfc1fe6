"""The coalition's rules are data: as shipped they are whole, and a mistake in them is told."""

import shutil
from pathlib import Path

import pytest

from wijk.approach.findings import MismatchKind
from wijk.approach.lessons import RULES
from wijk.domain.coalition_rules import load_coalition_rules
from wijk.domain.method import METHOD_FOLDER, Method, MethodError


def test_what_ships_is_whole(method: Method) -> None:
    rules = load_coalition_rules()
    assert [(step.id, step.weight) for step in rules.steps] == [("moet", 9), ("graag", 3), ("mag", 1)]
    kinds = set(MismatchKind.__args__)  # type: ignore[attr-defined]
    assert {proposal.id for proposal in rules.by_kind} == kinds - {"scheef", "alleen overdag"}
    groups = {group.id for group in method.groups}
    assert set(rules.young) <= groups and set(rules.old) <= groups
    assert {lesson.rule for lesson in rules.lessons} - {""} == set(RULES)
    assert len([lesson for lesson in rules.lessons if lesson.source.id == "lessen"]) == 8


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("coalition.toml", 'step = "mag"', 'step = "ooit"', "ooit"),
        ("coalition.toml", "weight = 9", "weight = -9", "kleiner dan 0"),
        ("coalition.toml", 'id = "affinity"', 'id = "respect"', "criteria"),
        ("coalition.toml", 'id = "kwetsbaar"', 'id = "leeg"', "twee keer"),
        ("lessons.toml", 'id = "les2"', 'id = "les1"', "twee keer"),
        ("lessons.toml", 'source = "lessen"', 'source = "boek"', "boek"),
        ("lessons.toml", "talk =", "vraag =", "vraag"),
        ("lessons.toml", "[[lesson]]", "[[lesson", "niet te lezen"),
    ],
)
def test_a_mistake_is_told(tmp_path: Path, file: str, old: str, new: str, told: str) -> None:
    folder = tmp_path / "method"
    shutil.copytree(METHOD_FOLDER, folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(MethodError, match=told):
        load_coalition_rules(folder)
