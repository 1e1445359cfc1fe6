"""The part Lijkt op: for places of every level, with themes switched off, and with what was entered there."""

import pytest

from tests.pages.test_find_places import kept
from tests.pages.test_pages import run, texts
from wijk.domain.alike_themes import load_alike_themes
from wijk.figures.alike import alike, alike_table
from wijk.figures.place_columns import place_columns
from wijk.figures.places import Places
from wijk.opendata.snapshot import Snapshot
from wijk.views.place_names import full_name

pytestmark = pytest.mark.slow


def told(place: str = "", **more: str) -> str:
    return texts(run("vergelijken", place, deel="lijkt-op", **more)).replace("\\", "")


@pytest.mark.parametrize("place", ["", "NL00"])
def test_it_asks_for_a_place(place: str) -> None:
    assert "Kies eerst een gemeente, wijk of buurt" in told(place)


@pytest.mark.parametrize("place", ["GM0202", "WK020218", "BU02020338", "WK0363AE", "GM1979", "GM0003"])
def test_places_of_every_level_have_others_like_them(place: str) -> None:
    said = told(place)
    assert "lijken deze 10 het meest op" in said or "te weinig bekend" in said
    assert "Eenzaamheid en herkomst tellen hierbij nooit mee" in said
    if "het meest op" in said:
        assert said.count("(schatting 2020)") >= 2 and "onbekend, niet niets" in said


def test_the_rows_are_the_most_alike_and_a_theme_can_be_switched_off(snapshot: Snapshot, places: Places) -> None:
    table = alike_table(place_columns(snapshot, places, "wijk"), load_alike_themes(snapshot.catalogue))
    for off in ((), ("leeftijd", "inkomen")):
        app = run("vergelijken", "WK020218", deel="lijkt-op", zonder=",".join(off))
        expected = [full_name(one.place) for one in alike(table, "WK020218", 10, dict.fromkeys(off, 0.0))]
        names = [one.label.replace("\\", "") for one in app.button if one.key and one.key.startswith("lijkt-op-WK")]
        assert names == expected
        assert ("leeftijd" in texts(app).split("gemeten naar")[1].split(".")[0]) == (not off)
    every = ",".join(theme.id for theme in table.themes)
    assert "Zet ten minste één thema aan" in told("WK020218", zonder=every)


def test_the_place_goes_beside_the_most_alike() -> None:
    app = run("vergelijken", "WK020218", deel="lijkt-op")
    next(one for one in app.button if one.label == "Zet deze 8 naast elkaar").click().run()
    assert kept(app, "naast").startswith("WK020218,") and kept(app, "naast").count(",") == 7


def test_where_it_stands_is_said_only_where_the_difference_bears_it() -> None:
    assert "naar schatting hoger dan in 20" in told("WK020218")
    assert "verschilt te weinig van" in told("WK020218", staat="share_married-2020") or "lager dan" in told("WK020218")
