"""Every way of measuring has its paragraph: plain words, formula, source and what it can't say."""

import dataclasses
from pathlib import Path

import pytest

from wijk.domain.measures import load_measures
from wijk.domain.method import MethodError
from wijk.views.source_list import measure_rows

MEASURES = ("verdict", "margin", "evenness", "ratio", "alike", "find", "supply", "trend", "standing")


def test_every_measure_is_explained_in_full() -> None:
    measures = load_measures()
    assert tuple(one.id for one in measures) == MEASURES
    assert all(all(dataclasses.astuple(one)) for one in measures)
    assert all(one.plain.endswith(".") and one.limits.endswith(".") for one in measures)
    assert all("score" not in one.plain or "geen score" in one.plain for one in measures)


def test_the_table_has_them_all() -> None:
    header, *rows = measure_rows(load_measures())
    assert len(header) == 5 and len(rows) == len(MEASURES)
    assert {len(row) for row in rows} == {5}


@pytest.mark.parametrize("text", ["", '[[measure]]\nid = "a"', "[[measure", '[[measure]]\nnaam = "a"'])
def test_a_file_that_can_not_be_used_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "measures.toml").write_text(text, encoding="utf-8")
    with pytest.raises(MethodError, match=r"measures\.toml"):
        load_measures(tmp_path)
