"""The numbers that stand at the bars of the profile are those that were published: every wijk and gemeente, recomputed.

Shares are worked out again from the counts, as fractions; nothing here uses wijk/figures to get at a value.
"""

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from html import unescape

import pytest

from pages.parts.profile import content
from tests.figures.recomputed import Recomputed, half_up
from tests.views.conftest import ProfileAt
from wijk.domain.indicator import load_catalogue
from wijk.figures.places import Place, Places
from wijk.views.captions import chart_labels, chart_series
from wijk.views.chart_focus import bar_buttons
from wijk.views.charts import bar_chart

pytestmark = pytest.mark.slow

BLOCKS = (
    content.adults,
    content.older,
    content.ages,
    content.households,
    content.strengths,
    content.money,
    content.marital_status,
    content.young_adults,
)
# Of a share that is worked out: what is counted, what it is a part of, and what is taken off that first.
SHARES = {
    "share_0_15": ("inhabitants_0_15", "inhabitants", None),
    "share_15_25": ("inhabitants_15_25", "inhabitants", None),
    "share_25_45": ("inhabitants_25_45", "inhabitants", None),
    "share_45_65": ("inhabitants_45_65", "inhabitants", None),
    "share_65plus": ("inhabitants_65plus", "inhabitants", None),
    "share_one_person": ("one_person_households", "households", None),
    "share_without_children": ("households_without_children", "households", None),
    "share_with_children": ("households_with_children", "households", None),
    "share_married": ("married", "inhabitants", "inhabitants_0_15"),
    "share_divorced": ("divorced", "inhabitants", "inhabitants_0_15"),
    "share_widowed": ("widowed", "inhabitants", "inhabitants_0_15"),
}
DECIMALS = {one.id: one.decimals for one in load_catalogue().indicators.values()}


def published(truth: Recomputed, place: Place, identifier: str, year: int) -> Fraction | None:
    if identifier not in SHARES:
        return truth.own(place, identifier, year)
    counted, base, without = SHARES[identifier]
    part, whole = truth.own(place, counted, year), truth.own(place, base, year)
    less = truth.own(place, without, year) if without else Fraction(0)
    if part is None or whole is None or less is None or whole - less < 100:
        return None
    return min(part / (whole - less) * 100, Fraction(100))


def written(value: Fraction | None, identifier: str) -> str:
    if value is None:
        return "niet bekend"
    if identifier in SHARES and value == 0:
        return "bijna 0%"
    decimals = DECIMALS[identifier]
    return f"{float(half_up(value, decimals)):.{decimals}f}".replace(".", ",") + "%"


def walked(places: Places) -> Iterator[Place]:
    """All wijken and gemeenten of both divisions, Nederland, and one in fifty buurten."""
    yield from (place for place in places.by_key.values() if place.level in ("wijk", "gemeente", "land"))
    yield from [place for place in places.by_key.values() if place.level == "buurt"][::50]


def test_every_bar_has_its_three_published_numbers_on_one_axis(
    places: Places, profile_at: ProfileAt, truth: Recomputed
) -> None:
    seen = Counter[str]()
    wrong: list[object] = []
    for place in walked(places):
        profile = profile_at(place)
        areas = [place]
        if place.level in ("wijk", "buurt"):
            areas.append(places.at(place.municipality, place.division))
        if place.level != "land":
            areas.append(places.by_key["NL00"])
        for make in BLOCKS:
            block = make(profile)
            of = areas[1:] if block.of_gemeente and place.level in ("wijk", "buurt") else areas
            here, references = chart_series(profile, block.charted, of_gemeente=block.of_gemeente)
            chart = bar_chart(here, references, chart_labels(here[1]), "", "")
            seen[f"{len(of)} areas"] += 1
            notes = [note["text"] for note in chart["layout"]["annotations"] if "name" not in note]
            buttons = re.findall('class="gezegd">(.*?)</span>', bar_buttons(chart, here, references))
            for (identifier, year), note, button, length in zip(
                block.charted, notes, buttons, chart["data"][0]["x"], strict=True
            ):
                values = [published(truth, one, identifier, year) for one in of]
                expected = [written(value, identifier) for value in values]
                plain = re.sub("<[^>]*>", " ", note)
                told = re.findall(r"niet bekend|bijna 0%|\d+(?:,\d+)?%", plain)
                said = re.findall(r"niet bekend|bijna 0%|\d+(?:,\d+)?%", unescape(button))
                seen[f"{len(told)} numbers"] += 1
                if told != expected or said != expected:
                    wrong.append((place.key, identifier, year, note, button, expected))
                if abs(Fraction(length) - (values[0] or 0)) > Fraction(1, 10**6):
                    wrong.append((place.key, identifier, "length", length, values[0]))
            drawn = [value for trace in chart["data"] for value in trace["x"]]
            start, end = chart["layout"]["xaxis"]["range"]
            if (start, end) != (0, 100) or not all(0 <= value <= 100 for value in drawn):
                wrong.append((place.key, block.title, "axis", drawn))
    assert wrong[:20] == []
    assert seen["3 numbers"] > 80_000 and seen["2 numbers"] > 8_000 and seen["1 numbers"] > 15
