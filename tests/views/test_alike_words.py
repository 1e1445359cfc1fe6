"""Likeness in words: by theme where all of it is alike, with what differs and isn't known; never by loneliness."""

from dataclasses import replace

import pytest

from wijk.domain.alike_themes import load_alike_themes
from wijk.figures.alike import AlikeTable, alike, alike_table
from wijk.figures.beside import Beside
from wijk.figures.place_columns import place_columns
from wijk.figures.places import Places
from wijk.opendata.snapshot import Snapshot
from wijk.views.alike_words import NO_PART, alike_intro, alike_words, lonely_words, weights_text


@pytest.fixture(scope="module")
def table(snapshot: Snapshot, places: Places) -> AlikeTable:
    return alike_table(place_columns(snapshot, places, "wijk"), load_alike_themes(snapshot.catalogue))


def test_each_trait_is_told_once_by_itself_or_by_its_theme(table: AlikeTable, snapshot: Snapshot) -> None:
    catalogue = snapshot.catalogue
    for one in alike(table, "WK020218", 200):
        said = alike_words(one, table.themes, catalogue)
        assert ("Duidelijk anders" in said) == bool(one.unlike) and ("Niet bekend" in said) == bool(one.unknown)
        assert "eenza" not in said and "herkomst" not in said
        for theme in table.themes:
            parts = [ids for ids in (one.like, one.unlike, one.unknown) if set(ids) & set(theme.indicators)]
            named = theme.name[0].lower() + theme.name[1:] in said
            assert named == (len(parts) == 1 and set(theme.indicators) <= set(parts[0])), (said, theme.name)


def test_the_intro_tells_how_many_and_by_what(table: AlikeTable, places: Places) -> None:
    place = places.by_key["WK020218"]
    found = alike(table, place.key, 10)
    told = alike_intro(place, found, 3_530, table.themes[:2])
    assert told == (
        "Van de 3.530 andere wijken van Nederland lijken deze 10 het meest op Malburgen-Oost (Zuid), Arnhem, gemeten "
        "naar leeftijd en huishoudens."
    )
    assert "te weinig bekend" in alike_intro(place, (), 3_530, table.themes)
    assert "Eenzaamheid en herkomst tellen hierbij nooit mee" in NO_PART
    assert "telt even zwaar" in weights_text(table.themes)
    heavier = replace(table.themes[0], weight=2.0), table.themes[1]
    assert weights_text(heavier) == "Hoe zwaar elk thema telt: leeftijd telt 2 keer en huishoudens telt 1 keer."


def test_loneliness_is_a_schatting_and_missing_is_not_known(snapshot: Snapshot) -> None:
    lonely = snapshot.catalogue["lonely_18plus"]
    told = lonely_words([(lonely, 2020, Beside(60.5, "meer")), (lonely, 2020, Beside(None, None))])
    assert told == "Eenzaam 60,5%, duidelijk meer dan hier (schatting 2020); eenzaam niet bekend (schatting 2020)."
