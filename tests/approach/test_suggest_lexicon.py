"""The lexicon is data that fits the method, and it reaches what we promise."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from bench.suggest import FALSE_AT_MOST, LEAST, Way, proposed_by
from bench.suggest_rows import KINDS, first_rows, kept_apart, labelled_rows, last_rows, our_rows, score
from wijk.approach.suggest import Suggester
from wijk.approach.suggest_text import surface
from wijk.domain.lexicon import load_lexicon
from wijk.domain.method import METHOD_FOLDER, MethodError, load_method

FILES = sorted(METHOD_FOLDER.glob("suggest_*.toml"))
METHOD = load_method()


@pytest.fixture(scope="module")
def told() -> Way:
    """What the rules alone propose for a row."""
    return proposed_by(Suggester(replace(load_lexicon(METHOD), learned=None)))


@pytest.fixture(scope="module")
def weighed() -> Way:
    """What rules and learned weights propose for a row."""
    return proposed_by(Suggester(load_lexicon(METHOD)))


def test_every_id_in_the_files_is_one_of_the_method() -> None:
    known = {kind: {one.id for one in getattr(METHOD, kind)} for kind in KINDS}
    wrong, rules = [], 0
    for path in FILES:
        for rule in tomllib.loads(path.read_text(encoding="utf-8")).get("rule", ()):
            rules += 1
            wrong += [(path.name, one) for kind in KINDS for one in rule.get(kind, ()) if one not in known[kind]]
    assert rules > 50
    assert wrong == []


@pytest.mark.published_method
def test_every_phase_group_and_element_can_be_told() -> None:
    lexicon = load_lexicon(METHOD)
    rules = (*lexicon.rules, *lexicon.implications)
    for kind in ("phases", "elements"):
        assert {one.id for one in getattr(METHOD, kind)} == {one for rule in rules for one in getattr(rule, kind)}
    assert {one.id for one in METHOD.groups} == {one for rule in lexicon.rules for one in rule.groups}


def test_what_a_municipality_took_out_of_the_method_is_never_told() -> None:
    without = replace(METHOD, groups=tuple(one for one in METHOD.groups if one.id != "ouderen"))
    suggester = Suggester(load_lexicon(without))
    assert [one.id for one in suggester.suggest("Soos", "", "Voor ouderen en mantelzorgers").groups] == [
        "mantelzorgers"
    ]


def test_a_file_that_can_not_be_used_is_told_in_dutch(tmp_path: Path) -> None:
    for name, content in (
        ("suggest_phases.toml", '[[rule]]\nphases = ["voorkomen"]\n'),
        ("suggest_phases.toml", '[[rule]]\nwords = ["inloop"]\nfields = ["naam"]\n'),
        ("suggest_phases.toml", '[[rule]]\nwords = ["inloop"]\nweight = 2\n'),
        ("suggest_language.toml", "negators = []\n"),
    ):
        for path in FILES:
            (tmp_path / path.name).write_bytes(path.read_bytes())
        (tmp_path / name).write_text(content, encoding="utf-8")
        with pytest.raises(MethodError, match=name):
            load_lexicon(METHOD, tmp_path)


def test_no_pattern_is_the_wording_of_a_labelled_row() -> None:
    """Words in general use may be in both; five plain words after each other would be copied."""
    patterns = {word for rule in load_lexicon(METHOD).rules for word in rule.words}
    plain = {word.replace("=", "") for word in patterns if not set("|&.@*?_") & set(word)}
    texts = [" ".join(map(surface, f" {row.name} {row.description} ".split())) for row in labelled_rows()]
    assert len(plain) > 200
    assert [word for word in plain if len(word.split()) > 4 and any(word in text for text in texts)] == []


@pytest.mark.slow
def test_rows_of_our_own_and_labelled_ones_are_told_by_the_lexicon_as_people_told_them(told: Way) -> None:
    """What was reached when the lexicon was finished; on rows not seen it is less (bench, and first_sight.toml)."""
    of_others = {"phases": (0.94, 0.94), "groups": (0.97, 0.95), "elements": (0.94, 0.89)}
    of_ours = {"phases": (0.93, 0.91), "groups": (0.97, 0.93), "elements": (0.90, 0.88)}
    for rows, floors in ((labelled_rows(), of_others), (first_rows(), of_ours)):
        for kind, (precision, recall) in floors.items():
            reached = score(rows, told, kind)
            assert reached.precision >= precision and reached.recall >= recall, (len(rows), kind, reached)
        empty = [row for row in rows if not any(row.labels.values())]
        assert len(empty) > 10
        assert sum(any(told(row).values()) for row in empty) / len(empty) <= 0.10


@pytest.mark.slow
def test_what_we_promise_is_reached_on_rows_that_nothing_was_made_for_and_better_than_by_the_lexicon_alone(
    told: Way, weighed: Way
) -> None:
    rows = last_rows()
    for kind, (precision, recall) in LEAST.items():
        reached, alone = score(rows, weighed, kind), score(rows, told, kind)
        assert reached.precision >= precision and reached.recall >= recall, (kind, reached)
        assert reached.false + reached.missed <= alone.false + alone.missed, (kind, reached, alone)
    empty = [row for row in rows if not any(row.labels.values())]
    assert len(empty) > 10
    assert sum(any(weighed(row).values()) for row in empty) / len(empty) <= FALSE_AT_MOST


def test_the_rows_kept_apart_are_a_quarter_and_nothing_is_learned_from_those_of_others_or_the_last() -> None:
    assert len(kept_apart()) == 20 and len(labelled_rows()) == 80
    learned_from = {(row.name, row.description) for row in our_rows()}
    assert len(learned_from) > 1400
    assert not learned_from & {
        (row.name, row.description) for row in (*labelled_rows(), *last_rows()) if row.description
    }
