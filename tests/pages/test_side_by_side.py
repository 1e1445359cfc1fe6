"""Places side by side without a browser: what the address says, what can be pressed, and what is told."""

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.test_pages import run, texts
from wijk.figures.places import Places
from wijk.opendata.snapshot import Snapshot
from wijk.views.place_names import place_name

pytestmark = pytest.mark.slow

FIVE = "WK020218,WK020217,WK051836,GM0363,BU02020338"


def told(app: AppTest) -> str:
    return texts(app).replace("\\", "")


def table(app: AppTest) -> dict[str, Any]:
    """What the browser gets of the table."""
    (found,) = app.get("bidi_component")
    return dict(json.loads(found.proto.json))


def names(app: AppTest) -> list[str]:
    """The areas that can be taken out."""
    return [one.label.replace("\\", "")[2:] for one in app.button if one.label.startswith("✕")]


def test_a_wijk_begins_beside_its_gemeente_with_loneliness() -> None:
    app = run("vergelijken", "WK020218")
    assert names(app) == ["Malburgen-Oost (Zuid)", "Arnhem"]
    found = table(app)
    assert found["columns"][0] == {"name": "Eenzaam 18+ (2020)", "note": "schatting"}
    assert len(found["columns"]) == 6
    assert [row["name"] for row in found["references"]] == ["Nederland"]
    first = found["rows"][0]["cells"][0]
    assert (first["text"], first["value"], first["bar"]) == ("60,5%", 60.5, 60.5)
    assert "Eenzaam (18 jaar en ouder) is in Malburgen-Oost (Zuid) 60,5% (2020, schatting)" in told(app)


@pytest.mark.parametrize("place", ["GM0518", "GM0363", "GM0202"])
def test_a_gemeente_with_too_many_wijken_offers_them(place: str) -> None:
    app = run("vergelijken", place)
    assert len(names(app)) == 1
    assert "Kies 2 tot 8 gebieden" in told(app)
    assert app.get("bidi_component") == []


def test_all_wijken_of_a_small_gemeente_stand_side_by_side_at_once() -> None:
    app = run("vergelijken", "GM0197")
    assert 2 <= len(names(app)) <= 8
    assert all(name.count(",") == 0 for name in names(app)), "all of one gemeente"


@pytest.mark.parametrize("naast", ["", "WK059901"])
def test_a_gemeente_with_too_many_wijken_says_why_they_do_not_all_come_in(
    snapshot: Snapshot, places: Places, naast: str
) -> None:
    """Too few chosen yet, with the offer in sight: the wijken of today, counted in the newest division alone."""
    wrong: list[tuple[object, ...]] = []
    for gemeente in ("GM0599", "GM0363", "GM0518", "GM0202", "GM0197"):
        app = run("vergelijken", gemeente, naast=naast)
        newest = snapshot.areas[max(places.divisions)]
        wijken = int(((newest["level"] == "wijk") & (newest["municipality"] == gemeente)).sum())
        said = f"{place_name(places.by_key[gemeente])} heeft {wijken} wijken; er passen er 8 naast elkaar"
        offered = any(one.label.startswith("Alle ") for one in app.button)
        offer_in_sight = len(names(app)) < 2
        if offer_in_sight and ((wijken > 8) != (said in told(app)) or (wijken > 8) == offered):
            wrong.append((gemeente, wijken, offered, said))
        if not offer_in_sight and "naast elkaar" in told(app):
            wrong.append((gemeente, wijken, names(app), told(app)))
    assert not wrong


def test_the_map_to_choose_on_has_its_source_legend_and_that_it_is_an_estimate() -> None:
    app = run("vergelijken", "WK020218")
    assert "Schatting." not in told(app)
    [switch] = [one for one in app.toggle if one.label == "Kies op de kaart"]
    switch.set_value(True).run()
    said = told(app)
    assert "RIVM" in said and "grenzen CBS/Kadaster. Schatting. Gebieden volgens de indeling 2020." in said
    legends = [str(one.proto.body) for one in app.get("html") if 'class="legend"' in str(one.proto.body)]
    assert len(legends) == 1 and legends[0].count('class="swatch"') >= 2 and "Nederland: 47,0%" in legends[0]


def test_an_address_holds_the_whole_comparison() -> None:
    app = run("vergelijken", naast=FIVE, cijfers="share_65plus-2024,lonely_18plus-2024", beeld="tabel")
    found = table(app)
    assert [row["name"] for row in found["rows"]] == names(app)
    assert [column["name"] for column in found["columns"]] == ["65 jaar en ouder (2024)", "Eenzaam 18+ (2024)"]
    assert [row["name"] for row in found["references"]] == ["Gemeente Arnhem", "Gemeente Den Haag", "Nederland"]


@pytest.mark.parametrize(
    ("naast", "cijfers", "wrong"),
    [
        ("WK020218,GM0363,onzin", "lonely_18plus-2020", "1 gebied weggelaten"),
        ("WK020218,<script>alert(1)</script>,GM0363,'; drop table", "lonely_18plus-2020", "2 gebieden weggelaten"),
        ("WK020218,GM0363", "lonely_18plus-1066,onzin,lonely_18plus-2020", "2 cijfers weggelaten"),
        ("WK020218,GM0363,NL00", "lonely_18plus-2020", "Nederland staat er altijd al bij"),
        ("WK020218,GM0363,WK020218", "lonely_18plus-2020,lonely_18plus-2020", ""),
        ("WK020218-" + "9" * 5_000 + ",WK020218,GM0363", "lonely_18plus-2020", "1 gebied weggelaten"),
        ("wk020218, gm0363", "LONELY_18PLUS-2020", ""),
    ],
)
def test_a_half_wrong_address_keeps_its_good_part_and_says_what_it_left_out(
    naast: str, cijfers: str, wrong: str
) -> None:
    app = run("vergelijken", naast=naast, cijfers=cijfers)
    assert [row["name"] for row in table(app)["rows"]] == ["Malburgen-Oost (Zuid), Arnhem", "Amsterdam"]
    assert [column["name"] for column in table(app)["columns"]] == ["Eenzaam 18+ (2020)"]
    assert wrong in told(app)
    assert bool(wrong) == bool(app.warning)
    assert "script" not in told(app) and "1066" not in told(app)


def test_an_address_of_nothing_but_nonsense_begins_anew() -> None:
    app = run("vergelijken", "WK020218", naast="x,,y", cijfers="=1+1", beeld="onzin", voorop="onzin", verloop="x")
    assert names(app) == ["Malburgen-Oost (Zuid)", "Arnhem"]
    assert len(app.warning) == 2


def test_nine_areas_are_eight_and_that_is_told() -> None:
    app = run("vergelijken", naast=",".join(f"WK02021{number}" for number in range(1, 9)) + ",GM0202,GM0363")
    assert len(names(app)) == 8 == len(table(app)["rows"])
    assert "De eerste 8 staan hieronder" in told(app)


def test_one_press_takes_an_area_out_and_keeps_the_others() -> None:
    app = run("vergelijken", naast="WK020218,WK020217,GM0363")
    button = next(one for one in app.button if one.label == "✕ Amsterdam")
    button.click().run()
    assert names(app) == ["Malburgen-Oost (Zuid)", "Malburgen-Oost (Noord)"]
    assert app.query_params["naast"] == "WK020218,WK020217"


def test_the_difference_is_told_of_the_place_that_is_chosen_for_it() -> None:
    app = run("vergelijken", naast="WK020218,GM0518", cijfers="lonely_18plus-2020,inhabitants-2020", voorop="GM0518")
    assert "Eenzaam (18 jaar en ouder) is in Den Haag 56,8%" in told(app)
    words = next(one.value.replace("\\", "") for one in app.markdown if "Vergeleken met" in one.value)
    assert "ongeveer gelijk (3,7 procentpunten minder)" in words
    assert "Aantallen vergelijken wij niet" in words


def test_a_place_of_2024_alone_beside_one_of_2020_is_told_and_not_compared() -> None:
    app = run("vergelijken", naast="WK003401-2024,WK020218", cijfers="lonely_18plus-2020")
    first, second = (row["cells"] for row in table(app)["rows"])
    assert (first[0]["text"], first[0]["value"]) == ("niet bekend", None) and second[0]["text"] == "60,5%"
    assert "Dit gebied staat niet in de indeling van 2020" in told(app)
    header, _, row, *_ = next(one.value for one in app.markdown if "Vergeleken met" in one.value).splitlines()
    assert row.split(" | ")[1] == "niet bekend"


def test_a_buurt_of_which_nothing_is_known_says_so() -> None:
    app = run("vergelijken", naast="BU00100416,GM0363,GM0518")
    assert {cell["text"] for cell in table(app)["rows"][0]["cells"]} == {"niet bekend"}
    assert "van 2 is geen verschil" in told(app) or "niet bekend (2020, schatting)." in told(app)
    assert "Niet bekend voor" in told(app)


@pytest.mark.parametrize("view", ["grafiek", "verloop"])
@pytest.mark.parametrize("naast", [FIVE, "GM0363,GM0518", "WK0363AA,BU02020338"])
def test_every_view_has_a_chart_each_and_its_numbers_in_words(view: str, naast: str) -> None:
    app = run("vergelijken", naast=naast, beeld=view)
    grid = next(str(one.proto.body) for one in app.get("html") if "chart-grid" in str(one.proto.body))
    wanted = len(naast.split(",")) if view == "verloop" else 6
    assert grid.count("<figure") == wanted
    assert grid.count("Bron: ") >= wanted


def test_the_years_of_another_table_stand_behind_a_break_with_its_reason() -> None:
    app = run("vergelijken", naast="GM0202,GM0518", beeld="verloop")
    assert "komen uit een andere tabel" in told(app)
    grid = next(str(one.proto.body) for one in app.get("html") if "chart-grid" in str(one.proto.body))
    assert "andere tabel" in grid and "ongeveer gelijk gebleven" in grid or "gestegen" in grid
    wijken = told(run("vergelijken", naast="WK020218,WK020217", beeld="verloop"))
    assert "Van 2024 is dit bekend voor 0% van zulke gebieden" in wijken


def test_without_years_to_compare_it_says_so() -> None:
    app = run("vergelijken", naast="GM0202,GM0518", cijfers="share_65plus-2024", beeld="verloop")
    assert "meer dan één jaar" in told(app)


def test_without_a_place_an_address_is_enough() -> None:
    assert len(table(run("vergelijken", naast="GM0202,GM0363"))["rows"]) == 2


def test_the_map_to_choose_on_is_offered_where_there_is_a_gemeente_to_show() -> None:
    assert "Kies op de kaart" in [one.label for one in run("vergelijken", "WK020218").toggle]
    assert "Kies op de kaart" in [one.label for one in run("vergelijken", "WK020218", naast="GM0363").toggle]
    assert run("vergelijken").toggle.len == 0
