"""The small language in which the lexicon is written."""

import pytest

from wijk.approach.suggest_patterns import Matcher
from wijk.approach.suggest_text import sentences


def found(pattern: str, text: str, **sets: tuple[str, ...]) -> list[str]:
    """The words that a pattern finds in a text, per time that it finds them."""
    matcher = Matcher([pattern], sets)
    return [
        " ".join(sentence[at].surface for at in words)
        for sentence in sentences([("description", text)])
        for _, words in matcher.found(sentence)
    ]


def test_a_word_is_found_in_any_ending_and_exactly_where_it_is_marked() -> None:
    assert found("wandelen", "Zij wandelt, wij wandelen") == ["wandelt", "wandelen"]
    assert found("=ouderen", "ouders en ouderen") == ["ouderen"]


def test_parts_of_compounds() -> None:
    assert found("*groep", "wandelgroepen en de groep") == ["wandelgroepen"]
    assert found("koffie*", "koffie en koffieochtend") == ["koffie", "koffieochtend"]
    assert found("*bezoek*", "huisbezoekje") == ["huisbezoekje"]


def test_a_diminutive_is_not_the_word_itself() -> None:
    assert found("uitje", "Kom uit je huis voor een uitje of uitjes") == ["uitje", "uitje", "uitjes"][1:]


def test_gaps_stay_within_a_sentence() -> None:
    assert found("gaan .. mee", "Wij gaan de eerste keer mee") == ["gaan mee"]
    assert found("gaan .. mee", "Wij gaan. Doe mee") == []
    assert found("gaan .. mee", "gaan een twee drie vier vijf mee") == []
    assert found("gaan ... mee", "gaan een twee drie vier vijf mee") == ["gaan mee"]


def test_sets_optional_parts_and_ways_of_several_words() -> None:
    assert found("@drink|soep", "koffie of soep", drink=("koffie", "thee")) == ["koffie", "soep"]
    assert found("@drink", "een kop warme thee", drink=("koffie", "warme_thee")) == ["warme thee"]
    assert found("samen =met? koken", "samen koken en samen met koken") == ["samen koken", "samen met koken"]
    assert found("eten|aan_tafel =samen", "aan tafel samen") == ["aan tafel samen"]


def test_what_stands_after_the_ampersand_is_asked_for_and_not_found() -> None:
    assert found("koffie & samen|buren", "Samen aan de koffie") == ["koffie"]
    assert found("koffie & samen", "Koffie. Samen.") == []


def test_a_pattern_without_words_or_with_an_unknown_set_is_refused() -> None:
    for pattern in (".. mee", "@onbekend", "=de?"):
        with pytest.raises(ValueError, match="pattern|set"):
            Matcher([pattern], {})
