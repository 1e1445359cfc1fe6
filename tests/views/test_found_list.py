"""The found places as a table and as files: volume beside concentration, by name, and what was asked told with it."""

import io
from datetime import date
from typing import Any

import pandas as pd
import pytest
from openpyxl import load_workbook

from wijk.domain.method import Method
from wijk.figures.find_places import Clearly, Condition, Enough, Found, find_places, spread_of
from wijk.figures.place_columns import PlaceColumns, place_columns
from wijk.figures.places import Places
from wijk.opendata.snapshot import Snapshot
from wijk.views.found_list import (
    by_name,
    condition_sources,
    found_about,
    found_columns,
    found_csv,
    found_excel,
    found_style,
)
from wijk.views.found_spread import found_notes

CONDITIONS: tuple[Condition, ...] = (
    Clearly("alleenwonenden"),
    Clearly("krap_bij_kas"),
    Clearly("woz_value", 2024, "minder", "nederland"),
    Enough("alleenwonenden", 500),
)
TITLES = [
    "Alleenwonenden: aantal",
    "Alleenwonenden: keer de gemeente",
    "Krap bij kas (schatting)",
    "Krap bij kas: keer de gemeente",
    "Gemiddelde WOZ-waarde (2024)",
    "Gemiddelde WOZ-waarde (2024): keer Nederland",
]


def frame_of(style: Any) -> pd.DataFrame:
    """The numbers under a style."""
    frame: pd.DataFrame = style.data
    return frame


@pytest.fixture(scope="module")
def wijken(snapshot: Snapshot, places: Places) -> PlaceColumns:
    return place_columns(snapshot, places, "wijk")


@pytest.fixture(scope="module")
def found(wijken: PlaceColumns, method: Method) -> Found:
    return find_places(wijken, method, CONDITIONS)


@pytest.mark.published_method
def test_volume_stands_beside_concentration(found: Found, method: Method, snapshot: Snapshot) -> None:
    ordered = by_name(found.places)
    columns = found_columns(ordered, CONDITIONS, method, snapshot.catalogue)
    assert [column.title for column in columns] == TITLES
    for position, one in enumerate(ordered):
        alone, short, value, enough = one.told
        told = [column.values[position] for column in columns]
        assert told == [alone.count, alone.ratio, short.value, short.ratio, value.value, value.ratio]
        assert enough.count == alone.count and alone.count is not None and alone.count >= 500
        assert alone.ratio is not None and round(alone.ratio, 2) > 1.25


def test_the_table_stands_by_name_and_reads_the_dutch_way(found: Found, method: Method, snapshot: Snapshot) -> None:
    ordered = by_name(found.places)
    style = found_style(ordered, found_columns(ordered, CONDITIONS, method, snapshot.catalogue))
    names = [one.lower() for one in frame_of(style)["Gebied"]]
    assert len(names) > 10 and [name[0] for name in names] == sorted(name[0] for name in names)
    assert list(frame_of(style))[:2] == ["Gebied", "Gemeente"]
    html = style.to_html()
    assert " ×" in html and "%" in html and "." in html and "euro" in html and "nan" not in html


def test_gemeenten_stand_with_their_provincie(snapshot: Snapshot, places: Places, method: Method) -> None:
    condition = (Clearly("ouderen", reference="nederland"),)
    found = find_places(place_columns(snapshot, places, "gemeente"), method, condition)
    style = found_style(found.places, found_columns(found.places, condition, method, snapshot.catalogue))
    assert list(frame_of(style))[:2] == ["Gebied", "Provincie"] and set(frame_of(style)["Provincie"]) <= {
        one.province for one in places.gemeenten
    }


@pytest.mark.published_method
def test_files_hold_all_of_them_and_tell_what_was_asked(found: Found, method: Method, snapshot: Snapshot) -> None:
    ordered = by_name(found.places)
    columns = found_columns(ordered, CONDITIONS, method, snapshot.catalogue)
    sources = condition_sources(CONDITIONS, [one.place for one in found.places], method, snapshot.catalogue)
    assert any("RIVM" in one for one in sources) and any("2024" in one for one in sources)
    about = found_about(CONDITIONS, "wijken", "Heel Nederland", date(2026, 9, 24), sources, method, snapshot.catalogue)
    first, header, *lines = found_csv(ordered, columns, about).decode("utf-8-sig").splitlines()
    assert "Alleenwonenden: duidelijk meer dan in de gemeente en Krap bij kas" in first and "RIVM" in first
    assert header.split(";")[:4] == ["Code", "Gebied", "Gemeente", "Provincie"] and len(lines) == len(ordered)
    sheet, told = load_workbook(io.BytesIO(found_excel(ordered, columns, about))).worksheets
    rows = list(sheet.iter_rows(values_only=True))
    assert [row[0] for row in rows[2:]] == [one.place.area for one in ordered]
    assert rows[1][4:] == tuple(TITLES) and isinstance(rows[2][5], float)
    assert any("ten minste 500" in str(cell) for row in told.iter_rows(values_only=True) for cell in row)


def test_the_strip_tells_the_year_of_every_dot(
    wijken: PlaceColumns, method: Method, snapshot: Snapshot, places: Places
) -> None:
    """Over many gemeenten: a dot of a wijk that exists only in one division is of that division's newest figures."""
    catalogue = snapshot.catalogue
    condition = Clearly("ouderen")
    [group] = [one for one in method.groups if one.id == condition.what]
    ids = [one for one in (*group.counted, group.base) if one]
    years = {
        division: max(
            year for year in catalogue[ids[0]].years if catalogue[ids[0]].source(year).table.division == division
        )
        for division in places.divisions
    }
    wrong, mixed = [], []
    for code in ("GM0034", "GM0202", "GM0363", "GM0518", "GM0599", "GM0344", "GM0014", "GM0193", "GM0855", "GM0772"):
        found = find_places(wijken, method, (condition,), {code})
        spread = spread_of(wijken, method, condition, found, {code})
        dots = zip(spread.places, spread.values.tolist(), strict=True)
        expected = {str(years[place.division]) for place, value in dots if value == value}  # a missing one is NaN
        told = " ".join(condition_sources([condition], spread.drawn, method, catalogue))
        if {str(year) for year in years.values() if f"(cijfers van {year})" in told} != expected:
            wrong.append((code, expected, told))
        mixed += [code] if len(expected) > 1 else []
    assert not wrong
    assert "GM0034" in mixed, "dots of Almere are of 2020 and of 2024"


def test_what_has_to_be_known_is_told(found: Found, wijken: PlaceColumns, places: Places) -> None:
    [score, moved] = found_notes(found, wijken.places, places)
    apart = sum(len(place.divisions) == 1 for place in wijken.places)
    assert "Geen score" in score and f"{apart} gebieden" in moved
    many = Found(found.places * 40, found.asked, 0)
    assert "de eerste 500 op naam" in found_notes(many, wijken.places, places)[1]
