"""Downloads: every figure with its source, missing in words, and nothing a spreadsheet would run."""

import csv
import dataclasses
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.conftest import Changed, ProfileOf
from wijk.figures.profile import Profile
from wijk.views.downloads import citation, neutral, profile_csv, profile_excel

SIGNS = ["=", "+", "-", "@", "\t", "\r"]


def csv_rows(profile: Profile) -> list[dict[str, str]]:
    content = profile_csv(profile)
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def sheet(profile: Profile, name: str) -> list[tuple[Any, ...]]:
    book = load_workbook(io.BytesIO(profile_excel(profile)))
    return list(book[name].iter_rows(values_only=True))


def named(profile: Profile, name: str) -> Profile:
    return dataclasses.replace(profile, place=dataclasses.replace(profile.place, name=name))


def row_of(profile: Profile, name: str, year: str) -> dict[str, str]:
    [row] = [row for row in csv_rows(profile) if (row["cijfer"], row["jaar"]) == (name, year)]
    return row


def test_csv_has_every_figure_once(profile_of: ProfileOf) -> None:
    profile = profile_of("WK020218")
    assert len([row for row in csv_rows(profile) if row["soort"] != "berekend"]) == len(profile.figures)


def test_csv_has_the_risk_groups_and_the_diversity_too(profile_of: ProfileOf) -> None:
    profile = profile_of("WK020218")
    assert row_of(profile, "Risicogroep Ouderen (65 jaar en ouder): omvang", "2020")["waarde"] == "1580"
    row = row_of(profile, "Risicogroep Krap bij kas: keer het aandeel in de gemeente", "2020")
    assert (row["waarde"], row["tabel"]) == ("1,46", "50090NED")
    assert row_of(profile, "Gelijkmatigheid naar leeftijd", "2020")["waarde"] == "0,98"


def test_csv_row_in_dutch(profile_of: ProfileOf) -> None:
    row = row_of(profile_of("WK020218"), "Eenzaam (18 jaar en ouder)", "2020")
    assert row["gebied"] == "Malburgen-Oost (Zuid)"
    assert row["code"] == "WK020218"
    assert (row["waarde"], row["gemeente"], row["Nederland"], row["eenheid"]) == ("60,5", "51,2", "47,0", "%")
    assert (row["soort"], row["tabel"], row["indeling"]) == ("schatting", "50090NED", "2020")


@pytest.mark.parametrize("code", ["WK020218", "BU02020338", "WK0363AE", "GM0518", "NL00"])
def test_source_columns_are_filled(profile_of: ProfileOf, code: str) -> None:
    for row in csv_rows(profile_of(code)):
        if row["bron"] == "geen":
            assert row["waarde"] == "niet bekend"
            continue
        for column in ("cijfer", "jaar", "eenheid", "soort", "toelichting", "bron", "tabel", "uitgave", "licentie"):
            assert row[column].strip()


@pytest.mark.parametrize("code", ["BU02020338", "WK0363AE"])
def test_missing_is_told_with_its_reason(profile_of: ProfileOf, code: str) -> None:
    rows = csv_rows(profile_of(code))
    missing = [row for row in rows if row["waarde"] == "niet bekend"]
    assert missing
    assert all(row["waarom niet bekend"] for row in missing)
    assert not any(row["waarom niet bekend"] for row in rows if row not in missing)


def test_zero_stays_zero(profile_of: ProfileOf) -> None:
    profile = profile_of("BU00030007")
    assert row_of(profile, "Mensen met bijstand", "2020")["waarde"] == "0"
    [row] = [row for row in sheet(profile, "Cijfers")[2:] if row[0] == "Mensen met bijstand"]
    assert row[2] == 0


@pytest.mark.parametrize("sign", SIGNS)
def test_formula_signs_in_a_name_are_neutralised(profile_of: ProfileOf, sign: str) -> None:
    profile = named(profile_of("WK020218"), f"{sign}1+1")
    assert {row["gebied"] for row in csv_rows(profile)} == {f"'{sign}1+1"}
    for name in ("Cijfers", "Risicogroepen"):
        title = sheet(profile, name)[0][0]
        assert title.startswith("'")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from(SIGNS), max_size=20))
def test_no_cell_begins_as_a_formula(text: str) -> None:
    cell = neutral(text)
    assert not cell.startswith(tuple(SIGNS))
    assert text in cell


def test_excel_holds_signs_that_its_xml_can_not(profile_of: ProfileOf) -> None:
    title = sheet(named(profile_of("WK020218"), "a\x0bb"), "Cijfers")[0][0]
    assert title == "a_x000B_b (WK020218)"


@pytest.mark.parametrize("number", [-1, 0, 3.5, None])
def test_numbers_are_left_alone(number: float | None) -> None:
    assert neutral(number) is number


def test_excel_has_figures_groups_and_sources(profile_of: ProfileOf) -> None:
    profile = profile_of("WK020218")
    figures, groups, sources = (sheet(profile, name) for name in ("Cijfers", "Risicogroepen", "Bronnen"))
    assert figures[0][0] == "Malburgen-Oost (Zuid) (WK020218)"
    assert figures[1][:3] == ("cijfer", "jaar", "waarde")
    assert len(figures) == 2 + len(profile.figures)
    assert [row[0] for row in groups[2:]] == [group.group.name for group in profile.groups]
    assert len(sources) == 2 + 6
    assert all(cell not in (None, "") for row in sources[2:] for cell in row)


def test_excel_keeps_numbers_as_numbers(profile_of: ProfileOf) -> None:
    rows = {(row[0], row[1]): row for row in sheet(profile_of("WK020218"), "Cijfers")[2:]}
    assert rows["Inwoners", 2020][2:6] == (8810, "inwoners", rows["Inwoners", 2020][4], 17_407_585)
    assert rows["Eenzaam (18 jaar en ouder)", 2020][2] == 60.5


def test_excel_tells_the_risk_groups(profile_of: ProfileOf) -> None:
    rows = {row[0]: row for row in sheet(profile_of("WK020218"), "Risicogroepen")[2:]}
    assert rows["Gescheiden of verweduwd"][1:7] == (1550, 21.8, 1.41, 1.44, "duidelijk meer", "A")
    assert rows["Krap bij kas"][1] == "niet bekend"
    assert rows["Krap bij kas"][-1].startswith("Alleen een percentage")


def test_missing_is_told_in_excel(profile_of: ProfileOf, changed: Changed) -> None:
    profile = profile_of("WK020218")
    profile = dataclasses.replace(profile, figures=changed(profile.figures, lonely_18plus_2020=None))
    rows = {(row[0], row[1]): row for row in sheet(profile, "Cijfers")[2:]}
    assert rows["Eenzaam (18 jaar en ouder)", 2020][2] == "niet bekend"


def test_citation_names_each_source_once(profile_of: ProfileOf) -> None:
    line = citation(list(profile_of("WK020218").figures.values()))
    assert line.startswith("Bron: CBS, Kerncijfers wijken en buurten 2020 (tabel 84799NED, uitgave van 26 maart 2021)")
    for table in ("84799NED", "85318NED", "85984NED", "50090NED", "50150NED", "50140NED"):
        assert line.count(f"tabel {table}") == 1
    assert line.endswith("Licentie CC BY 4.0.")


def test_citation_of_one_figure_names_its_source_only(profile_of: ProfileOf) -> None:
    line = citation([profile_of("WK020218").figure("lonely_18plus", 2020)])
    assert "50090NED" in line
    assert "CBS, Kerncijfers" not in line
