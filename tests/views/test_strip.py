"""The strip shows every area once, names lie over no other on a telephone, and the largest is small to send."""

import json
from itertools import combinations

import numpy as np
import pytest

from tests.views.test_charts import checked, notes
from wijk.domain.area import Level
from wijk.figures.choropleth import map_figures
from wijk.figures.dots import dots_of
from wijk.figures.place_columns import column, place_columns
from wijk.figures.places import Places
from wijk.opendata.snapshot import Snapshot
from wijk.views.chart_frame import chart_config, chart_html
from wijk.views.strip import NARROW, SIGN, standing_strip, strip_alt, strip_table

LEVELS: tuple[Level, ...] = ("gemeente", "wijk", "buurt")
NAMES = (
    "Malburgen-Oost (Zuid)",
    "Moerwijk",
    "Nederland",
    "Arnhem",
    "Den Haag",
    "Presikhaaf-West",
    "Elderveld",
    "Geitenkamp",
)


@pytest.mark.slow
def test_every_figure_of_every_level_is_whole_and_small(snapshot: Snapshot, places: Places) -> None:
    largest, wrong = 0, []
    for level in LEVELS:
        of = place_columns(snapshot, places, level)
        for indicator, year in map_figures(snapshot.catalogue):
            values = column(of, indicator, year).value
            if np.isnan(values).all():
                continue
            marked = (np.arange(len(values)) % 7 == 0).astype(float)
            dots = dots_of(values, marked, indicator.decimals)
            named = [(name, float(value)) for name, value in zip(NAMES, values[~np.isnan(values)], strict=False)]
            chart = standing_strip(dots, named, indicator, "Alle gebieden", "Bron: CBS.", "buurten", "gevonden")
            largest = max(largest, len(chart_html(chart, chart_config("Alle gebieden"), "alt", "x").encode()))
            drawn = sum(len(trace["x"]) for trace in chart["data"])
            known = int((~np.isnan(values)).sum())
            if not known <= drawn * dots.each or (dots.each == 1 and drawn != known):
                wrong.append((level, indicator.id, year, "dots"))
            table = strip_table(dots, indicator, "buurten", "gevonden")
            told = [int(row[1].replace(".", "")) for row in table[1:]]
            if sum(told) != len(values):
                wrong.append((level, indicator.id, year, "table"))
    assert not wrong and largest < 60_000


def test_the_named_stand_at_their_value_and_over_no_other(snapshot: Snapshot) -> None:
    indicator = snapshot.catalogue["lonely_18plus"]
    dots = dots_of(np.linspace(30, 65, 200), decimals=1)
    named = [(name, 58.0 + number * 0.3) for number, name in enumerate(NAMES)]
    chart = standing_strip(dots, named, indicator, "Titel", "Bron: RIVM.", "wijken")
    told = [note for note in notes(checked(chart)) if "%" in note["text"]]
    assert [(note["x"], note["text"].split()[-1]) for note in told] == [
        (value, f"{value:.1f}%".replace(".", ",")) for _, value in named
    ]
    low, high = chart["layout"]["xaxis"]["range"]
    spans = []
    for note in told:
        at, wide = (note["x"] - low) / (high - low) * NARROW, (len(note["text"]) - 2) * SIGN * 0.9
        start = at - wide if note["xanchor"] == "right" else at
        spans.append((note["y"], start, start + wide))
        assert start + wide > -NARROW * 0.1 and start < NARROW * 1.1
    over = [
        (one, other)
        for one, other in combinations(spans, 2)
        if one[0] == other[0] and one[1] < other[2] and other[1] < one[2]
    ]
    assert not over


def test_what_is_drawn_is_told(snapshot: Snapshot) -> None:
    indicator = snapshot.catalogue["lonely_18plus"]
    dots = dots_of(np.array([40.0, 40.2, 40.3, 55.0, np.nan]), np.array([1.0, 0, 0, 0, 0]), 1)
    alt = strip_alt(dots, [("Moerwijk", 55.0)], indicator, "wijken in Den Haag")
    assert "4 wijken in Den Haag" in alt and alt.endswith("Moerwijk 55,0%.")
    header, first, *_, last = strip_table(dots, indicator, "wijken", "gevonden")
    assert header == ["Eenzaam (18 jaar en ouder)", "Aantal wijken", "Waarvan gevonden"]
    assert first[0].startswith("40,0% tot") and first[2] == "1" and last == ["niet bekend", "1", ""]
    chart = standing_strip(dots, [], indicator, "Titel", "Bron: RIVM.", "wijken in Den Haag", "gevonden")
    [kop] = [note["text"] for note in chart["layout"]["annotations"] if note.get("name") == "kop"]
    assert "1 van de 4 wijken in Den Haag" in kop and "hetzelfde, gevonden" in kop
    assert json.dumps(chart)
