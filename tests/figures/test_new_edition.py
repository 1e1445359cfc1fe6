"""A new edition is data only: tables of a newer year and of a third division, and the profile follows by itself."""

import json
import re
import shutil
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest

from wijk.domain.method import Method
from wijk.figures.choropleth import make_choropleth, opening_figure
from wijk.figures.diversity import evenness_table
from wijk.figures.joining import make_places
from wijk.figures.places import Places
from wijk.figures.profile import Profile, make_profile
from wijk.opendata.snapshot import DATA_FOLDER, Snapshot, digest, load
from wijk.views import captions, divisions, sentences
from wijk.views.downloads import profile_csv
from wijk.views.profile_charts import over_years_html

TABLES = (
    ("99001NED", "Gezondheid 2024", "RIVM", 2024),
    ("99002NED", "Kerncijfers 2025", "CBS", 2025),
)
TEXTS = ("edition", "licence", "coverage", "missing", "limits")
# Made up: by kind of area, the loneliness of 2020 and 2024 for the areas of 2024.
LONELY = {"NL": (46.0, 48.0), "GM": (48.0, 50.0), "WK": (59.2, 61.2), "BU": (31.5, 33.5)}
ESTIMATES = ("lonely_18plus", "lonely_65plus", "difficulty_making_ends_meet_18plus")


def added() -> dict[str, list[dict[str, Any]]]:
    """What the edition adds: estimates of RIVM for the areas of 2024, and the inhabitants by Kerncijfers of 2025."""
    keys = ("id", "title", "publisher", "division")
    tables = [dict(zip(keys, one, strict=True)) | dict.fromkeys(TEXTS, "Verzonnen.") for one in TABLES]
    sources: list[dict[str, Any]] = [
        {"indicator": one, "table": "99001NED", "column": "nieuw", "years": [2020, 2024]} for one in ESTIMATES
    ]
    sources.append({"indicator": "inhabitants", "table": "99002NED", "column": "inwoners", "years": [2025]})
    return {"table": tables, "source": sources}


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """The shipped snapshot with two more tables, written to a folder and read back as an edition."""
    folder = tmp_path_factory.mktemp("edition")
    for path in [*DATA_FOLDER.glob("*.parquet"), DATA_FOLDER / "manifest.json"]:
        shutil.copy(path, folder)
    figures = pd.read_parquet(folder / "figures_2024.parquet")
    for indicator in ESTIMATES:
        for number, year in enumerate((2020, 2024)):
            figures[f"{indicator}:{year}"] = (
                figures["code"].str[:2].map({kind: one[number] for kind, one in LONELY.items()})
            )
    figures.to_parquet(folder / "figures_2024.parquet")
    newest = pd.DataFrame({"code": figures["code"], "inhabitants:2025": figures["inhabitants:2024"] + 5})
    newest.to_parquet(folder / "figures_2025.parquet")
    same = pd.DataFrame({"division": 2024, "code": figures["code"], "code_2025": figures["code"]})
    same.to_parquet(folder / "codes_2025.parquet")
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    for name in ("figures_2024", "figures_2025", "codes_2025"):
        path = folder / f"{name}.parquet"
        manifest["files"][path.name] = {"rows": 0, "sha256": digest([path])}
    (folder / "manifest.json").write_text(json.dumps(manifest | {"added": added()}), encoding="utf-8")
    return load(folder)


@pytest.fixture(scope="module")
def new_places(edition: Snapshot) -> Places:
    return make_places(edition)


@pytest.fixture(scope="module")
def new_evenness(edition: Snapshot) -> pd.DataFrame:
    return evenness_table(edition)


def profile(edition: Snapshot, places: Places, method: Method, evenness: pd.DataFrame, key: str) -> Profile:
    return make_profile(edition, places, places.by_key[key], method, evenness)


@pytest.mark.slow
def test_the_profile_is_of_the_newest_estimates(
    edition: Snapshot, new_places: Places, method: Method, new_evenness: pd.DataFrame
) -> None:
    malburgen = profile(edition, new_places, method, new_evenness, "WK020218")
    assert malburgen.place.division == 2024
    assert sentences.loneliness(malburgen) == (
        "In Malburgen-Oost (Zuid) voelt naar schatting 61,2% van de volwassenen zich eenzaam (2024); in Arnhem is dat "
        "50,0%."
    )
    assert captions.source_line([malburgen.newest("lonely_18plus")]) == "Bron: RIVM, Gezondheid 2024 (schatting)."
    told = {found.group.id: found for found in malburgen.groups}
    assert told["krap_bij_kas"].share == pytest.approx(0.612)
    years = [told[group].year for group in ("krap_bij_kas", "ouderen", "mantelzorgers")]
    assert years == [2024, 2024, None]


def test_a_line_over_the_years_is_of_one_table(
    edition: Snapshot, new_places: Places, method: Method, new_evenness: pd.DataFrame
) -> None:
    malburgen = profile(edition, new_places, method, new_evenness, "WK020218")
    assert [(figure.year, figure.value) for figure in malburgen.trend("lonely_18plus")] == [(2020, 59.2), (2024, 61.2)]
    said = sentences.trend(malburgen)
    assert "naar schatting: van 2020 tot 2024 ongeveer gelijk gebleven (59,2% en 61,2%)." in said
    assert said.endswith("In heel Nederland: van 2020 tot 2024 ongeveer gelijk gebleven (46,0% en 48,0%).")
    assert captions.trend_title("Eenzaamheid", malburgen.trend("lonely_18plus")) == "Eenzaamheid van 2020 tot 2024"


def test_a_place_of_the_older_division_keeps_its_own_table_and_so_do_its_references(
    edition: Snapshot, new_places: Places, method: Method, new_evenness: pd.DataFrame, snapshot: Snapshot
) -> None:
    older = profile(edition, new_places, method, new_evenness, "WK003402")
    figure, country = older.newest("lonely_18plus"), older.netherlands
    assert (older.place.division, figure.year, figure.source.table.id) == (2020, 2020, "50090NED")
    assert figure.value == snapshot.figures[2020].at["WK003402", "lonely_18plus:2020"]
    assert country and country["lonely_18plus", 2020].value == 47.0
    assert [one.year for one in older.trend("lonely_18plus")] == [2012, 2016, 2020]


def test_figures_of_a_third_division_stand_beside_the_others(
    edition: Snapshot, new_places: Places, method: Method, new_evenness: pd.DataFrame
) -> None:
    malburgen = profile(edition, new_places, method, new_evenness, "WK020218")
    assert malburgen.of_each_division("inhabitants") == (
        ("inhabitants", 2020),
        ("inhabitants", 2024),
        ("inhabitants", 2025),
    )
    assert "in 2025 zijn dat er 9.245." in sentences.ages(malburgen)
    shown = make_choropleth(edition, edition.catalogue["inhabitants"], 2025, "wijk", "GM0202")
    assert (shown.division, shown.table.at["WK020218", "value"]) == (2024, 9_245)
    indicator, year = opening_figure(edition.catalogue, malburgen.place.division)
    assert (indicator.id, year) == ("lonely_18plus", 2024)


def test_what_was_entered_keeps_its_place(new_places: Places, places: Places) -> None:
    assert new_places.by_key.keys() == places.by_key.keys()
    moved = [key for key, place in places.by_key.items() if new_places.by_key[key].known_as != place.known_as]
    assert moved == []
    assert {place.division for place in new_places.by_key.values() if len(place.divisions) > 1} == {2024}


def test_everything_is_told_of_every_kind_of_place(
    edition: Snapshot, new_places: Places, method: Method, new_evenness: pd.DataFrame
) -> None:
    kinds = ("NL00", "GM0363", "GM0457", "GM1979", "WK003402", "WK003402-2024", "WK0363SD", "BU00340102", "BU02021887")
    for key in kinds:
        one = profile(edition, new_places, method, new_evenness, key)
        texts = [
            divisions.place_line(one),
            divisions.change_text(one),
            *sentences.outline(one),
            sentences.not_known(one),
            sentences.households(one),
            sentences.strengths(one),
            sentences.young_adults(one),
        ]
        assert not [text for text in texts if "None" in text or "nan" in text.split()], key
        assert len(profile_csv(one, date(2026, 11, 26)).splitlines()) > 90


@pytest.mark.slow
def test_figures_of_one_gemeente_leave_the_others_as_they_were(
    edition: Snapshot, places: Places, snapshot: Snapshot, method: Method
) -> None:
    """An update can be of one gemeente: elsewhere the older estimates stay on the profile, and are not unknown."""
    figures = edition.figures[2024].copy()
    elsewhere = (figures.index.str[2:6] != "0202") & (figures.index != "NL00")
    for indicator in ESTIMATES:
        figures.loc[elsewhere, [f"{indicator}:2020", f"{indicator}:2024"]] = float("nan")
    partly = replace(edition, figures={**edition.figures, 2024: figures})
    found = make_places(partly)
    in_both = [place for place in found.by_key.values() if len(place.divisions) > 1]
    assert {place.division for place in in_both if place.municipality == "GM0202"} == {2024}
    assert {place.division for place in in_both if place.municipality not in ("GM0202", "")} == {2020}
    evenness = evenness_table(partly)
    before = make_profile(snapshot, places, places.by_key["WK036300"], method, evenness_table(snapshot))
    amsterdam = make_profile(partly, found, found.by_key["WK036300"], method, evenness)
    assert sentences.loneliness(amsterdam) == sentences.loneliness(before)
    assert "(2020)" in sentences.loneliness(before)
    arnhem = make_profile(partly, found, found.by_key["WK020218"], method, evenness)
    assert "61,2% van de volwassenen zich eenzaam (2024)" in sentences.loneliness(arnhem)


def test_years_of_an_older_table_stand_behind_a_visible_break(
    edition: Snapshot, new_places: Places, method: Method, new_evenness: pd.DataFrame, snapshot: Snapshot
) -> None:
    malburgen = profile(edition, new_places, method, new_evenness, "WK020218")
    before, after = sentences.trend(malburgen).split("De cijfers van 2020 komen uit een andere tabel (99001NED)")
    for year in (2012, 2016):
        value = float(snapshot.figures[2020][f"lonely_18plus:{year}"]["WK020218"])
        assert f"{value:.1f}".replace(".", ",") + "%" in before
    assert "van 2012 tot 2016" in before and "van 2020 tot 2024" in after
    assert "geen gemeten verandering" in after
    drawn = over_years_html(malburgen, "lonely_18plus", "Eenzaamheid", "", "plotly.js")
    chart = json.loads(re.findall("data-chart='(.*?)'", drawn)[0])
    assert chart["data"][0]["x"] == [2012, 2016, None, 2020, 2024]
    assert [2016 < shape["x0"] < 2020 for shape in chart["layout"]["shapes"]] == [True]


def test_without_an_older_table_there_is_no_break(snapshot: Snapshot, places: Places, method: Method) -> None:
    shipped = make_profile(snapshot, places, places.by_key["WK020218"], method, evenness_table(snapshot))
    assert "andere tabel" not in sentences.trend(shipped)
    assert sentences.newer_in_gemeente(shipped) != ""
