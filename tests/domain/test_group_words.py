"""The words and ages that people write, as the target groups they mean: by one table, or not at all."""

import pytest

from wijk.domain.group_words import age_range
from wijk.domain.method import Method


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        *(
            (text, ("ouderen",))
            for text in ("55+", "vanaf 60 jaar", "66 t/m 85 jaar", "86+", "65 jaar en ouder", "senior")
        ),
        *((text, ("jongvolwassenen",)) for text in ("16 tot 27 jaar", "12 t/m 18 jaar", "18-30", "studenten")),
        *((text, ()) for text in ("iedereen", "Alle leeftijden", "0 t/m 99 jaar", "buurtbewoners")),
        *((text, None) for text in ("50+", "46 t/m 85 jaar", "18+", "12-16", "16-40", "naasten", "jeugd", "3 keer")),
    ],
)
def test_a_text_means_its_groups(method: Method, text: str, groups: tuple[str, ...] | None) -> None:
    assert method.group_words.meant_by(text) == groups


@pytest.mark.parametrize(
    ("text", "groups", "whole"),
    [
        ("Senioren 65+", ("ouderen",), True),
        ("Alleenstaande ouderen", ("alleenwonenden", "ouderen"), True),
        ("alleenstaande ouders", ("eenouder",), True),
        ("mensen met een beperking en hun mantelzorgers", ("gezondheid", "mantelzorgers"), True),
        ("kwetsbare ouderen", ("ouderen",), False),
        ("vrouwen", (), False),
    ],
)
def test_words_are_read_one_by_one(method: Method, text: str, groups: tuple[str, ...], whole: bool) -> None:
    assert method.group_words.word_by_word(text) == (groups, whole)


def test_half_or_more_of_a_range_makes_young_adults_and_a_beginning_at_55_makes_older_people(method: Method) -> None:
    for low in range(100):
        for high in range(low, 100):
            years = range(low, high + 1)
            expected = {
                *(["ouderen"] if low >= 55 else []),
                *(["jongvolwassenen"] if 2 * sum(15 <= year <= 25 for year in years) >= len(years) else []),
            }
            found = method.group_words.meant_by(f"{low} t/m {high} jaar")
            everyone = low == 0 and high >= 90
            assert set(found or ()) == (set() if everyone else expected), (low, high)


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("tot 18 jaar", (0, 17)),
        ("t/m 18", (0, 18)),
        ("ouder dan 64", (65, None)),
        ("75 plus", (75, None)),
        ("2024", None),
    ],
)
def test_ages_are_read_as_written(text: str, ages: tuple[int, int | None] | None) -> None:
    assert age_range(text) == ages


@pytest.mark.published_method
def test_every_group_of_the_table_is_one_of_the_method(method: Method) -> None:
    known = {group.id for group in method.groups}
    assert {group for groups in method.group_words.words.values() for group in groups} == known
