"""The national map on the page Vergelijken, without a browser: for places of every kind, levels and filters."""

import re

import pytest

from tests.pages.test_pages import run, texts
from wijk.opendata.snapshot import Snapshot
from wijk.views.captions import PLURALS


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
    [fold] = [one for one in app.expander if "tabel" in one.label]
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
