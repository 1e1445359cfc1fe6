"""Tables: Dutch numbers, a word and a symbol beside each comparison, missing in words."""

import pytest

from tests.conftest import ProfileOf
from wijk.domain.indicator import load_catalogue
from wijk.domain.method import EVIDENCE as GRADES
from wijk.figures.choropleth import make_choropleth
from wijk.opendata.snapshot import Snapshot
from wijk.views.tables import EVIDENCE, area_table_style, figure_table, risk_table


def test_figure_table_has_all_three_areas(profile_of: ProfileOf) -> None:
    header, row = figure_table(profile_of("WK020218"), [("lonely_18plus", 2020)])
    assert header == ["Cijfer", "Jaar", "Malburgen-Oost (Zuid)", "Arnhem", "Nederland", "Soort", "Bron"]
    assert row[:6] == ["Eenzaam (18 jaar en ouder)", "2020", "60,5%", "51,2%", "47,0%", "schatting"]
    assert row[6].endswith("tabel 50090NED")


def test_figure_table_tells_what_is_missing(profile_of: ProfileOf) -> None:
    [_, row] = figure_table(profile_of("BU02020338"), [("lonely_18plus", 2020)])
    assert row[2] == "niet bekend"


def test_figure_table_of_gemeente_and_land_has_fewer_columns(profile_of: ProfileOf) -> None:
    assert len(figure_table(profile_of("GM0518"), [("lonely_18plus", 2020)])[0]) == 6
    assert len(figure_table(profile_of("NL00"), [("lonely_18plus", 2020)])[0]) == 5


@pytest.mark.published_method
def test_risk_table_by_hand(profile_of: ProfileOf) -> None:
    profile = profile_of("WK020218")
    header, *rows = risk_table(profile.groups, profile)
    assert header[:3] == ["Groep", "Omvang", "Aandeel"]
    assert header[3:] == ["Vergeleken met Arnhem", "Vergeleken met Nederland", "Bewijs", "Jaar"]
    told = {row[0]: row[1:] for row in rows}
    assert told["Gescheiden of verweduwd"] == [
        "1.550",
        "21,8%",
        "▲ duidelijk meer (1,41 ×)",
        "▲ duidelijk meer (1,44 ×)",
        "A: landelijk onderzoek",
        "2020",
    ]
    assert told["Alleenwonenden"][:2] == ["1.820", "44,4%"]
    assert told["Alleenwonenden"][2] == "▬ ongeveer gelijk (0,92 ×)"
    assert told["Eenoudergezinnen"] == [
        "niet bekend",
        "niet bekend",
        "? niet bekend",
        "? niet bekend",
        "A: landelijk onderzoek",
        "niet bekend",
    ]
    assert told["Krap bij kas"][:2] == ["niet bekend", "26,2%"]


def test_every_strength_of_evidence_has_words() -> None:
    assert set(EVIDENCE) == set(GRADES)


def test_rows_are_as_long_as_the_header(profile_of: ProfileOf) -> None:
    for code in ("WK020218", "WK0363AE", "GM0518", "NL00"):
        profile = profile_of(code)
        assert len({len(row) for row in risk_table(profile.groups, profile)}) == 1


def test_area_table_is_sorted_with_missing_last(snapshot: Snapshot) -> None:
    shown = make_choropleth(snapshot, load_catalogue()["lonely_18plus"], 2020, "buurt", "GM0202")
    frame = area_table_style(shown).data  # type: ignore[attr-defined]
    values = frame["Eenzaam (18 jaar en ouder) (2020)"]
    assert values.dropna().is_monotonic_decreasing
    assert values.isna().any()
    assert values.isna().to_numpy()[-values.isna().sum() :].all()
    words = frame["Vergeleken met Arnhem"]
    assert (words[values.isna()] == "? niet bekend").all()
    assert set(words[values.notna()]) <= {"▲ duidelijk meer", "▬ ongeveer gelijk", "▼ duidelijk minder"}


def test_counts_are_not_compared(snapshot: Snapshot) -> None:
    shown = make_choropleth(snapshot, load_catalogue()["inhabitants"], 2024, "wijk", "GM0202")
    assert list(area_table_style(shown).columns) == ["Gebied", "Inwoners (2024)"]


def test_rows_of_the_area_table_keep_their_code(snapshot: Snapshot) -> None:
    shown = make_choropleth(snapshot, load_catalogue()["lonely_18plus"], 2020, "wijk", "GM0202")
    style = area_table_style(shown)
    codes = list(style.index)
    assert sorted(codes) == sorted(shown.table.index)
    assert codes.index("WK020218") == 1


def test_area_table_reads_the_dutch_way(snapshot: Snapshot) -> None:
    shown = make_choropleth(snapshot, load_catalogue()["lonely_18plus"], 2020, "wijk", "GM0202")
    html = area_table_style(shown).to_html()
    assert "60,5%" in html
    assert "60.5" not in html
    assert ">nan<" not in html.lower()


def test_year_tells_whose_boundary_where_it_is_not_that_of_today(profile_of: ProfileOf) -> None:
    noordwijk, malburgen = profile_of("WK057500"), profile_of("WK020218")
    rows = figure_table(noordwijk, [("inhabitants", 2020), ("inhabitants", 2024)])[1:]
    assert [row[1] for row in rows] == ["2020 (grens van 2020)", "2024"]
    years = {row[-1] for row in risk_table(noordwijk.groups, noordwijk)[1:]} - {"niet bekend"}
    assert years == {"2020 (grens van 2020)"}
    assert {row[-1] for row in risk_table(malburgen.groups, malburgen)[1:]} == {"2020", "niet bekend"}
