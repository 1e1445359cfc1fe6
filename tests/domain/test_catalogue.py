"""The indicator catalogue describes every figure, and says so clearly when it can't be read."""

import dataclasses
import re
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from wijk.domain.indicator import Basis, Kind, load_catalogue
from wijk.domain.method import METHOD_FOLDER, MethodError
from wijk.opendata.snapshot import Snapshot, figure_column

CATALOGUE = load_catalogue()
INDICATORS = list(CATALOGUE.indicators.values())
TABLES = list(CATALOGUE.tables.values())

# Issue 2, section 4.
PROMISED = (
    "inhabitants",
    "inhabitants_65plus",
    "one_person_households",
    "lonely_18plus",
    "severely_lonely_18plus",
    "emotionally_lonely_18plus",
    "socially_lonely_18plus",
    "lonely_65plus",
)


def test_name_and_unit_are_told() -> None:
    for indicator in INDICATORS:
        assert indicator.name.strip() and indicator.name[0].isupper() | indicator.name[0].isdigit()
        assert indicator.unit.strip()
        assert indicator.theme.strip()


def test_explanation_is_one_sentence() -> None:
    for indicator in INDICATORS:
        assert re.fullmatch(
            r"[A-Z][^.!?]*(?:\d\.\d[^.!?]*)*\.(?: Het CBS noemt dit cijfer voorlopig\.)?", indicator.explanation
        )


def test_kind_and_basis_are_known() -> None:
    for indicator in INDICATORS:
        assert indicator.kind in get_args(Kind)
        assert indicator.basis in get_args(Basis)


def test_shares_are_in_percent() -> None:
    for indicator in INDICATORS:
        assert (indicator.unit == "%") == (indicator.kind == "share")


def test_every_year_has_table_column_and_meaning_of_missing() -> None:
    for indicator in INDICATORS:
        assert indicator.years and len(set(indicator.years)) == len(indicator.years)
        for year in indicator.years:
            source = indicator.source(year)
            assert source.table in TABLES
            assert source.column.strip()
            assert 2012 <= source.year <= 2024
            assert indicator.missing(year).endswith(".")


def test_every_published_figure_is_in_the_snapshot(snapshot: Snapshot) -> None:
    assert len(INDICATORS) > 40 and all(indicator.sources for indicator in INDICATORS)
    for indicator in INDICATORS:
        for source in indicator.sources:
            frame = snapshot.figures[source.table.division]
            for part in indicator.counted or (indicator.id,):
                assert frame[figure_column(part, source.year)].notna().any()


def test_every_column_of_the_snapshot_is_in_the_catalogue(snapshot: Snapshot) -> None:
    told = {
        (source.table.division, figure_column(indicator.id, source.year))
        for indicator in INDICATORS
        if not indicator.counted
        for source in indicator.sources
    }
    held = {(division, column) for division, frame in snapshot.figures.items() for column in frame}
    assert held == told


def test_model_figures_of_rivm_are_called_schatting() -> None:
    for indicator in INDICATORS:
        modelled = any(source.table.id.startswith(("50090NED", "50150NED")) for source in indicator.sources)
        assert indicator.estimate == modelled == ("geschatte" in indicator.explanation)


def test_derived_share_tells_that_small_bases_give_none() -> None:
    derived = [one for one in INDICATORS if one.counted]
    assert derived
    assert [one.id for one in derived if "minder dan 100" not in one.missing(one.years[0])] == []


def test_every_text_of_a_table_is_told() -> None:
    for table in TABLES:
        texts = [value for value in dataclasses.asdict(table).values() if isinstance(value, str)]
        assert len(texts) == 8, table.id
        assert all(text.strip() for text in texts), table.id
        assert table.division in (2020, 2022, 2024), table.id
        assert table.missing.endswith(".") and table.limits.endswith("."), table.id


@pytest.mark.parametrize("key", ["table", "indicator"])
def test_ids_are_unique(key: str) -> None:
    text = (METHOD_FOLDER / "indicators.toml").read_text(encoding="utf-8")
    ids = re.findall(rf'^\[\[{key}\]\]\nid = "(.*)"$', text, re.MULTILINE)
    assert len(ids) == len(set(ids)) == len(CATALOGUE.tables if key == "table" else CATALOGUE.indicators)


@pytest.mark.parametrize("identifier", PROMISED)
def test_promised_ids_exist(identifier: str) -> None:
    assert CATALOGUE[identifier].id == identifier


def test_a_year_without_figures_is_refused() -> None:
    with pytest.raises(KeyError, match="2013"):
        CATALOGUE["lonely_18plus"].source(2013)


def test_the_catalogue_answers_what_is_newest_of_what_is_shown_together() -> None:
    assert CATALOGUE.newest("good_health_18plus").year == 2024
    assert CATALOGUE.newest("good_health_18plus", division=2020).year == 2020
    assert CATALOGUE.newest("volunteers_18plus", "good_health_18plus").year == 2020
    assert CATALOGUE.newest("lonely_18plus", division=2024).table.division == 2020
    assert CATALOGUE.newest_in(2024, "lonely_18plus") is None
    with pytest.raises(MethodError, match="geen jaar samen: low_income, lonely_18plus"):
        CATALOGUE.newest("low_income", "lonely_18plus")


def test_a_trend_is_of_one_table() -> None:
    assert CATALOGUE["good_health_18plus"].trend_years("50090NED") == (2012, 2016, 2020)
    assert CATALOGUE["good_health_18plus"].trend_years("50150NED") == (2022, 2024)


@pytest.mark.parametrize(
    ("indicator", "text"),
    [
        ("lonely_18plus", "22,7%"),
        ("distance_gp", "22,7 km"),
        ("income_per_inhabitant", "22,7 duizend euro"),
        ("inhabitants", "22,7"),
    ],
)
def test_short_unit_reads_well_behind_a_decimal_number(indicator: str, text: str) -> None:
    assert "22,7" + CATALOGUE[indicator].short_unit == text


def replaced(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("breaking", "told"),
    [
        (lambda _: "[[table", "indicators.toml"),
        (lambda _: "", "table"),
        (lambda _: "table = 5\nindicator = 5", "indicators.toml"),
        (lambda _: 'table = ["a"]\nindicator = []', "indicators.toml"),
        (replaced('unit = "inwoners"\n', ""), "unit"),
        (replaced('unit = "inwoners"', 'units = "inwoners"'), "units"),
        (replaced('table = "84799NED"', 'table = "1NED"'), "1NED"),
        (replaced('base = "inhabitants"', 'base = "people"'), "people"),
        (replaced("themes = [", "themas = ["), "themes"),
        (replaced('theme = "bewoners"', 'theme = "vervoer"'), "inhabitants .*'vervoer'.*themes"),
        (replaced('kind = "count"', 'kind = "aantal"'), "inhabitants .*'aantal'.*count, share"),
        (replaced('basis = "register"', 'basis = "telling"'), "inhabitants .*'telling'.*register"),
        (replaced("years = [2020]", "years = []"), "geen enkel jaar"),
        (replaced("years = [2012, 2016, 2020]", "years = [2012, 2012]"), "lonely_18plus .*twee keer hetzelfde jaar"),
        (replaced('leading = "lonely_18plus"', 'leading = "loneliness"'), "leading 'loneliness'"),
        (replaced('id = "inhabitants_0_15"', 'id = "inhabitants"'), "inhabitants"),
        (replaced('id = "85318NED"', 'id = "84799NED"'), "84799NED"),
    ],
)
def test_broken_catalogue_is_told_clearly(tmp_path: Path, breaking: Callable[[str], str], told: str) -> None:
    text = (METHOD_FOLDER / "indicators.toml").read_text(encoding="utf-8")
    (tmp_path / "indicators.toml").write_text(breaking(text), encoding="utf-8")
    with pytest.raises(MethodError, match=told):
        load_catalogue(tmp_path)


def test_missing_catalogue_is_told_clearly(tmp_path: Path) -> None:
    with pytest.raises(MethodError, match="ontbreekt"):
        load_catalogue(tmp_path)


def test_one_word_for_one_thing() -> None:
    names = " ".join(indicator.name for indicator in load_catalogue().indicators.values()).casefold()
    assert "sterk eenzaam" in names
    assert "ernstig" not in names
    assert "eenpersoons" not in names
