"""The national map as it is sent: every class comes over, in few bytes, and the words fit the figures."""

import re

from hypothesis import given
from hypothesis import strategies as st

from wijk.domain.indicator import load_catalogue
from wijk.figures.classes import UNKNOWN
from wijk.figures.country import OUTSIDE, Asked, make_country
from wijk.figures.places import Places
from wijk.figures.values import figures_of
from wijk.opendata.snapshot import Snapshot
from wijk.views.country_map import CountryColouring, country_layer, packed
from wijk.views.maps import ASSETS, offline_map
from wijk.views.sentences.country import country_sentence, unknown_sentence, within_sentence

CATALOGUE = load_catalogue()
BOUNDS = (3.3, 50.7, 7.2, 53.6)
KINDS = [0, 1, 2, 3, 4, UNKNOWN, OUTSIDE]


def signs() -> str:
    found = re.search(r"SIGNS = '([^']+)'", (ASSETS / "country.js").read_text(encoding="utf-8"))
    assert found
    return found[1]


def unpacked(text: str) -> list[int]:
    found = []
    for at in range(0, len(text), 4):
        value = sum(signs().index(sign) * len(signs()) ** place for place, sign in enumerate(text[at : at + 4]))
        found += [KINDS[value // 7**place % 7] for place in range(8, -1, -1)]
    return found


@given(st.lists(st.sampled_from(KINDS), min_size=1, max_size=60))
def test_every_class_comes_over(classes: list[int]) -> None:
    sent = packed(classes)
    assert unpacked(sent)[: len(classes)] == classes
    assert len(sent) == 4 * -(-len(classes) // 9)


def test_the_signs_mean_nothing_in_a_script_a_template_or_html() -> None:
    assert len(set(signs())) == len(signs()) >= 80
    assert not set(signs()) & set("{}%#<>&'\"`/$\\\n")


def test_the_map_of_all_buurten_is_a_few_kilobytes() -> None:
    base = offline_map("leaflet", "script", "geometry.json", "", "country.js")
    labels = ["minder dan 10,0%", "10,0% tot 15,0%", "15,0% tot 20,0%", "20,0% tot 25,0%", "25,0% of meer"]
    base.add_child(country_layer(CountryColouring([4, UNKNOWN] * 7_300, labels, "020218", True, BOUNDS)))
    html = str(base.get_root().render())
    [call] = re.findall(r"wijkMap\.country\(.*?\);", html, re.DOTALL)
    assert len(call) < 7_000
    assert re.findall(r'(?:src|href)="([^"]+)"', html)[3] == "script/country.js"
    assert not re.search(r"https?://", html)


def test_the_first_sentence_tells_the_range_and_what_is_not_known(snapshot: Snapshot) -> None:
    lonely = make_country(snapshot, CATALOGUE["lonely_18plus"], 2020, "wijk")
    low, high = (f"{value:.1f}".replace(".", ",") for value in (lonely.values.min(), lonely.values.max()))
    missing = int(lonely.values.isna().sum())
    assert country_sentence(lonely) == (
        f"Eenzaam 18+ (2020) per wijk: naar schatting van {low}% tot {high}%; Nederland: 47,0%. "
        f"Van {missing} van de 3.177 wijken is het niet bekend."
    )
    assert within_sentence(lonely, Asked(lonely.values.index)) == ""
    assert within_sentence(lonely, Asked(lonely.values.index[:1], "Arnhem")) == (
        "1 van de 3.177 wijken hoort bij uw keuze (Arnhem); de andere zijn bleek getekend."
    )


def test_a_place_without_the_figure_is_told_why(snapshot: Snapshot, places: Places) -> None:
    place = places.by_key["GM1979"]
    figure = figures_of(snapshot, place)["lonely_18plus", 2020]
    assert unknown_sentence(figure, place) == ("Eemsdelta: niet bekend. Dit gebied staat niet in de indeling van 2020.")
