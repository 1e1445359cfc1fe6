"""The working model as data: complete, and refused with a clear text when a file can't be used."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from wijk.domain.indicator import load_catalogue
from wijk.domain.method import METHOD_FOLDER, Method, MethodError, TargetGroup, load_method


def group_of(method: Method, identifier: str) -> TargetGroup:
    return next(group for group in method.groups if group.id == identifier)


def test_label_says_it_is_a_working_model(method: Method) -> None:
    assert method.label == "werkmodel van dit dashboard"


@pytest.mark.published_method
def test_phases_are_in_the_order_of_the_approach(method: Method) -> None:
    ids = [phase.id for phase in method.phases]
    assert ids == ["voorkomen", "signaleren", "bespreken", "toeleiden", "aanpakken", "volgen"]


def test_prevention_and_follow_up_break_no_chain(method: Method) -> None:
    assert [phase.id for phase in method.phases if not phase.breaks_chain] == ["voorkomen", "volgen"]


def test_tackling_is_done_with_the_seven_working_elements(method: Method) -> None:
    phase = next(phase for phase in method.phases if phase.id == "aanpakken")
    assert [function.id for function in phase.functions] == [element.id for element in method.elements]
    assert len(method.elements) == 7


@pytest.mark.published_method
def test_at_most_eight_groups(method: Method) -> None:
    assert len(method.groups) == 8


@pytest.mark.parametrize(
    ("group", "evidence"),
    [
        ("jongvolwassenen", "A"),
        ("alleenwonenden", "A"),
        ("eenouder", "A"),
        ("gescheiden_verweduwd", "A"),
        ("ouderen", "A"),
        ("krap_bij_kas", "B"),
        ("gezondheid", "B"),
        ("mantelzorgers", "C"),
    ],
)
def test_evidence_is_that_of_the_domain(method: Method, group: str, evidence: str) -> None:
    assert group_of(method, group).evidence == evidence


def test_groups_rest_on_indicators_that_exist(method: Method) -> None:
    indicators = load_catalogue().indicators
    for group in method.groups:
        named = [*group.counted, group.base, group.base_without, group.percentage]
        named += [share.counted for share in group.national]
        assert any(named) or group.id == "eenouder", group.id
        assert all(name in indicators for name in named if name)


def test_group_without_size_says_why(method: Method) -> None:
    assert [group.id for group in method.groups if not group.counted] == [
        group.id for group in method.groups if group.reason
    ]


def test_group_with_a_share_has_a_sentence_for_it(method: Method) -> None:
    assert {bool(group.counted or group.percentage) for group in method.groups} == {True, False}
    for group in method.groups:
        assert ("{share}" in group.sentence) == bool(group.counted or group.percentage)


def test_origin_is_no_group(method: Method) -> None:
    assert not any("herkomst" in f"{group.id} {group.name}".lower() for group in method.groups)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in ("groups.toml", "phases.toml", "group_words.toml", "indicators.toml"):
        shutil.copy(METHOD_FOLDER / name, tmp_path)
    return tmp_path


def replaced(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


@pytest.mark.parametrize("name", ["groups.toml", "phases.toml", "group_words.toml"])
def test_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(MethodError, match=f"{name} ontbreekt"):
        load_method(copy)


@pytest.mark.parametrize("name", ["groups.toml", "phases.toml"])
@pytest.mark.parametrize("content", [b"[[group", b"\xff\xfe", b'name = "half'])
def test_unreadable_file_is_named(copy: Path, name: str, content: bytes) -> None:
    (copy / name).write_bytes(content)
    with pytest.raises(MethodError, match=f"{name} is niet te lezen"):
        load_method(copy)


@pytest.mark.parametrize(
    ("name", "breaking", "told"),
    [
        ("groups.toml", lambda _: "", "group"),
        ("groups.toml", lambda _: "group = 5", "veld"),
        ("groups.toml", lambda _: 'group = ["a"]', "veld"),
        ("groups.toml", replaced('accent = "emotioneel"\n', ""), "accent"),
        ("groups.toml", replaced("accent", "acsent"), "acsent"),
        ("groups.toml", replaced("percentage = 22.5", "percent = 22.5"), "percent"),
        ("groups.toml", replaced('id = "alleenwonenden"', 'id = "jongvolwassenen"'), "jongvolwassenen"),
        ("groups.toml", replaced('evidence = "A"', 'evidence = "D"'), "jongvolwassenen"),
        ("groups.toml", replaced('base = "inhabitants"', 'base = "people"'), "jongvolwassenen .*people"),
        ("groups.toml", replaced('counted = "inhabitants_15_25"', 'counted = "youths"'), "jongvolwassenen .*youths"),
        ("groups.toml", replaced("{share} van de", "{deel} van de"), "jongvolwassenen"),
        ("phases.toml", lambda _: "", "label"),
        ("phases.toml", replaced("functions", "funcs"), "functions"),
        ("phases.toml", replaced("breaks_chain = false\n", ""), "breaks_chain"),
        ("phases.toml", replaced('functions = [\n  { id = "ontmoetingsplek"', 'functions = [5, { id = "x"'), "veld"),
        ("phases.toml", replaced('id = "taboe"', 'id = "ontmoetingsplek"'), "ontmoetingsplek"),
        ("phases.toml", replaced('id = "signaleren"', 'id = "voorkomen"'), "voorkomen"),
        ("phases.toml", replaced('id = "stil"', 'id = "leeg"'), "leeg"),
    ],
)
def test_broken_content_is_told(copy: Path, name: str, breaking: Callable[[str], str], told: str) -> None:
    path = copy / name
    before = path.read_text(encoding="utf-8")
    path.write_text(breaking(before), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != before
    with pytest.raises(MethodError, match=told):
        load_method(copy)


def test_retyped_names_are_used(copy: Path) -> None:
    path = copy / "phases.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('name = "Signaleren"', 'name = "Zien"'), encoding="utf-8")
    assert [phase.name for phase in load_method(copy).phases][1] == "Zien"
