"""The national map on the page Vergelijken, without a browser: for places of every kind, levels and filters."""

import re

import pytest

from tests.pages.test_pages import run, texts
from wijk.domain.method import Method
from wijk.figures.find_places import Clearly, Condition, Enough, find_places
from wijk.figures.place_columns import place_columns
from wijk.figures.places import Places
from wijk.opendata.snapshot import Snapshot
from wijk.views.captions import PLURALS

pytestmark = pytest.mark.slow


def legend(app: object) -> str:
    return "".join(str(one.proto.body) for one in app.get("html") if 'class="legend"' in one.proto.body)  # type: ignore[attr-defined]


@pytest.mark.parametrize("place", ["", "NL00", "GM0202", "WK020218", "BU02020338", "GM0363", "WK0363AE", "GM1979"])
def test_the_map_has_its_words_for_every_kind_of_place(place: str) -> None:
    app = run("vergelijken", place, deel="land")
    told = texts(app).replace("\\", "")
    assert re.search(r" per wijk: .*van .* tot ", told)
    assert legend(app).count('class="swatch"') == 5
    assert "Gebieden volgens de indeling" in told


def test_without_a_place_it_opens_on_the_leading_figure() -> None:
    app = run("vergelijken", deel="land")
    assert "Eenzaam 18+ (2020) per wijk: naar schatting van" in texts(app).replace("\\", "")


@pytest.mark.parametrize("level", ["gemeente", "wijk", "buurt"])
def test_a_provincie_leaves_its_own_areas(snapshot: Snapshot, level: str) -> None:
    app = run("vergelijken", "GM0202", deel="land", landniveau=level, landkeuze="Utrecht")
    areas = snapshot.areas[2020]
    of_level = areas[areas["level"] == level]
    inside, every = (
        f"{number:,}".replace(",", ".") for number in ((of_level["province"] == "Utrecht").sum(), len(of_level))
    )
    told = f"{inside} van de {every} {PLURALS[level]} horen bij uw keuze (provincie Utrecht)"
    assert told in texts(app).replace("\\", "")
    assert "swatch-outside" in legend(app)


def test_the_table_has_the_areas_that_were_asked_for(snapshot: Snapshot) -> None:
    app = run("vergelijken", "GM0202", deel="land", landniveau="wijk", landkeuze="gemeente")
    [fold] = [one for one in app.expander if one.label.startswith("Kaart als tabel")]
    app.session_state[fold.proto.id] = True
    app.run()
    [table] = app.dataframe
    assert len(table.value) == 24 and set(table.value["Gemeente"]) == {"Arnhem"}
    published = snapshot.figures[2020]["lonely_18plus:2020"]
    highest = str(published[published.index.str.startswith("WK0202")].idxmax())
    assert table.value.iloc[0]["Gebied"] == snapshot.areas[2020]["name"][highest]


def test_an_address_with_what_does_not_exist_opens_the_map() -> None:
    app = run("vergelijken", "WK020218", deel="land", landcijfer="x-2020", landniveau="straat", landkeuze="Atlantis")
    assert "per wijk" in texts(app)


def test_a_figure_of_gemeenten_alone_says_so() -> None:
    app = run("vergelijken", "WK020218", deel="land", landcijfer="lonely_16_25-2024", landniveau="buurt")
    assert "Dit cijfer is er alleen per gemeente" in texts(app).replace("\\", "")


def test_the_chosen_place_stands_in_words_and_dots() -> None:
    app = run("vergelijken", "WK020218", deel="land")
    told = texts(app).replace("\\", "")
    assert "**Malburgen-Oost (Zuid)**: Eenzaam (18 jaar en ouder) (2020): 60,5%, naar schatting hoger dan in" in told
    assert any("wijk-chart" in one.proto.body for one in app.get("html"))
    other = run("vergelijken", "GM1979", deel="land", landcijfer="lonely_18plus-2020")
    assert "Eemsdelta: niet bekend. Dit gebied staat niet in de indeling van 2020." in texts(other).replace("\\", "")


def test_conditions_leave_the_areas_that_fit(snapshot: Snapshot, places: Places, method: Method) -> None:
    """Of a group that is known in one division alone, and of one that places of another division have too."""
    for group, others in (("alleenwonenden", False), ("ouderen", True)):
        conditions: list[Condition] = [Clearly(group), Enough(group, 500)]
        found = find_places(place_columns(snapshot, places, "wijk"), method, conditions)
        codes = {place.code_in(2020) for place in (one.place for one in found.places)} - {""}
        asked = f"{group}-meer-gemeente,{group}-minstens-500"
        app = run("vergelijken", "WK020218", deel="land", landkeuze="voorwaarden", voorwaarden=asked)
        told = texts(app).replace("\\", "")
        assert len(codes) > 50 and f"{len(codes)} van de 3.177 wijken horen bij uw keuze" in told
        assert f"{len(found.places)} van de" in told and "voldoen aan alles" in told
        rest = len(found.places) - len(codes)
        assert (rest > 0) == others
        assert ("daarvan voldoet er geen" in told) != others
        there = f"indeling van 2020 horen en dus niet op deze kaart staan: {rest} van de {len(found.places)}" in told
        assert there == others
        assert "swatch-outside" in legend(app)


def test_without_conditions_they_are_not_offered() -> None:
    app = run("vergelijken", "WK020218", deel="land", landkeuze="voorwaarden")
    [within] = [one for one in app.selectbox if one.label == "Alleen"]
    assert within.value == "alles" and not [one for one in within.options if "voorwaarden" in one]
