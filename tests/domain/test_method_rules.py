"""The rules of the working model are data, and are checked when they are read."""

import shutil
from pathlib import Path

import pytest

from wijk.domain.method import METHOD_FOLDER, MethodError, WorkingRules, load_method


def copy_with(folder: Path, file: str, old: str, new: str) -> Path:
    for path in METHOD_FOLDER.glob("*.toml"):
        shutil.copy(path, folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")
    return folder


def test_only_older_people_have_a_coping_style_with_a_source() -> None:
    assert {group.id: group.coping for group in load_method().groups if group.coping} == {"ouderen": "regulatief"}


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("phases.toml", 'tackling_phase = "aanpakken"', 'tackling_phase = "doen"'),
        ("phases.toml", 'wish_functions = ["wens"]', 'wish_functions = ["doen"]'),
        ("phases.toml", 'outreach_copings = ["vermijdend"]', 'outreach_copings = ["doen"]'),
        ("phases.toml", 'social_elements = ["bezigheden", "ontmoeten"]', 'social_elements = ["doen"]'),
        ("groups.toml", 'coping = "regulatief"', 'coping = "doen"'),
    ],
)
def test_a_rule_about_an_unknown_id_is_refused(tmp_path: Path, file: str, old: str, new: str) -> None:
    with pytest.raises(MethodError, match="doen"):
        load_method(copy_with(tmp_path, file, old, new))


def test_a_model_may_do_without_rules(tmp_path: Path) -> None:
    text = (METHOD_FOLDER / "phases.toml").read_text(encoding="utf-8")
    folder = copy_with(tmp_path, "phases.toml", text[text.index("[rules]") :], "")
    assert load_method(folder).rules == WorkingRules()
