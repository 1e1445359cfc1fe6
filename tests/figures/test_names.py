"""Names as people type them."""

import pytest

from wijk.figures.names import normalised, readings, short_name, stem


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Súdwest-Fryslân", "sudwest fryslan"), ("'s-Gravenhage", "s gravenhage"), ("  A  (B) ", "a b"), ("", "")],
)
def test_fold(text: str, folded: str) -> None:
    assert normalised(text) == folded


@pytest.mark.parametrize(
    ("name", "short"),
    [("Wijk 36 Moerwijk", "moerwijk"), ("'s-Gravenhage", "gravenhage"), ("Malburgen-Oost (Zuid)", "malburgen oost")],
)
def test_short_name(name: str, short: str) -> None:
    assert short_name(name) == short


@pytest.mark.parametrize(
    ("name", "stemmed"),
    [("schildersbuurt", "schilders"), ("schilderswijk", "schilders"), ("transvaalkwartier", "transvaal")],
)
def test_stem_leaves_out_the_kind_of_area(name: str, stemmed: str) -> None:
    assert stem(name) == stemmed


@pytest.mark.parametrize("name", ["wijk", "rijwijk", "buurtzorg", "wijk aan zee"])
def test_stem_leaves_other_names_alone(name: str) -> None:
    assert stem(name) == name


def test_readings_are_the_whole_name_the_spoken_one_and_its_telling_words() -> None:
    assert readings("Malburgen-Oost (Zuid)") == {"malburgen oost zuid", "malburgen oost", "malburgen"}
    assert "den haag" in readings("'s-Gravenhage")
