"""Downloads: every figure with its source, missing in words, and nothing a spreadsheet would run."""

import csv
import dataclasses
import io
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.conftest import Changed, ProfileOf
from wijk.domain.clock import today
from wijk.figures.places import Places
from wijk.figures.profile import Profile
from wijk.store.common.texts import quote
from wijk.store.spreadsheets.about import ALL
from wijk.store.spreadsheets.writing import csv_bytes
from wijk.views.downloads import NOT_APPLICABLE, citation, profile_csv, profile_excel

SIGNS = ["=", "+", "-", "@", "\t", "\r"]


def csv_rows(profile: Profile) -> list[dict[str, str]]:
    content = profile_csv(profile, today())
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def sheets(profile: Profile, *names: str) -> list[list[tuple[Any, ...]]]:
    book = load_workbook(io.BytesIO(profile_excel(profile, today())))
    return [list(book[name].iter_rows(values_only=True)) for name in names]


def sheet(profile: Profile, name: str) -> list[tuple[Any, ...]]:
    [found] = sheets(profile, name)
    return found


def named(profile: Profile, name: str) -> Profile:
    return dataclasses.replace(profile, place=dataclasses.replace(profile.place, name=name))


def row_of(profile: Profile, name: str, year: str) -> dict[str, str]:
    [row] = [row for row in csv_rows(profile) if (row["cijfer"], row["jaar"]) == (name, year)]
    return row


def test_csv_has_every_figure_once(profile_of: ProfileOf) -> None:
    profile = profile_of("WK020218")
    assert len([row for row in csv_rows(profile) if row["soort"] != "berekend"]) == len(profile.figures)


@pytest.mark.published_method
def test_csv_has_the_risk_groups_and_the_diversity_too(profile_of: ProfileOf) -> None:
    profile = profile_of("WK020218")
    assert row_of(profile, "Risicogroep Ouderen (65 jaar en ouder): omvang", "2020")["waarde"] == "1580"
    row = row_of(profile, "Risicogroep Krap bij kas: keer het aandeel in de gemeente", "2020")
    assert (row["waarde"], row["tabel"]) == ("1,46", "50090NED")
    assert row_of(profile, "Gelijkmatigheid naar leeftijd", "2020")["waarde"] == "0,98"


def test_csv_row_in_dutch(profile_of: ProfileOf) -> None:
    row = row_of(profile_of("WK020218"), "Eenzaam (18 jaar en ouder)", "2020")
    assert row["gebied"] == "Malburgen-Oost (Zuid), Arnhem"
    assert row["code"] == "WK020218"
    assert (row["waarde"], row["gemeente"], row["Nederland"], row["eenheid"]) == ("60,5", "51,2", "47,0", "%")
    assert (row["soort"], row["tabel"], row["indeling"]) == ("schatting", "50090NED", "2020")


@pytest.mark.parametrize("code", ["WK020218", "BU02020338", "WK0363AE", "GM0518", "NL00"])
def test_source_columns_are_filled(profile_of: ProfileOf, code: str) -> None:
    rows = csv_rows(profile_of(code))
    assert len(rows) > 50
    for row in rows:
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
    name = quote(f"{sign}1+1, Arnhem".strip())
    assert {row["gebied"] for row in csv_rows(profile)} == {name}
    about, figures, groups = sheets(profile, "Over dit bestand", "Cijfers", "Risicogroepen")
    assert {row[0]: row[1] for row in about}["Gebied"] == name
    assert all(first[0].startswith("Wijkprofiel ") for first, *_ in (figures, groups))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from(SIGNS), max_size=20))
def test_no_cell_begins_as_a_formula(text: str) -> None:
    cell = quote(text)
    assert not cell.startswith(tuple(SIGNS))
    assert text in cell


def test_excel_holds_signs_that_its_xml_can_not(profile_of: ProfileOf) -> None:
    title = sheet(named(profile_of("WK020218"), "a\x0bb"), "Cijfers")[0][0]
    assert title == f"Wijkprofiel A_x000B_b, Arnhem (WK020218), {today():%d-%m-%Y}"


@pytest.mark.parametrize(("number", "told"), [(1, "1"), (0, "0"), (3.5, "3,5"), (None, "")])
def test_numbers_are_left_alone(number: float | None, told: str) -> None:
    assert csv_bytes([["", number]]).decode("utf-8-sig") == f";{told}\r\n"


def test_excel_has_figures_groups_and_sources(profile_of: ProfileOf) -> None:
    profile = profile_of("WK020218")
    figures, groups, sources = (sheet(profile, name) for name in ("Cijfers", "Risicogroepen", "Bronnen"))
    assert figures[0][0] == f"Wijkprofiel Malburgen-Oost (Zuid), Arnhem (WK020218), {today():%d-%m-%Y}"
    assert figures[1][:3] == ("cijfer", "jaar", "waarde")
    assert len(figures) == 2 + len(csv_rows(profile))
    assert [row[0] for row in groups[2:]] == [group.group.name for group in profile.groups]
    assert len(sources) == 2 + 7
    assert all(cell not in (None, "") for row in sources[2:] for cell in row)


def test_excel_keeps_numbers_as_numbers(profile_of: ProfileOf) -> None:
    rows = {(row[0], row[1]): row for row in sheet(profile_of("WK020218"), "Cijfers")[2:]}
    assert rows["Inwoners", 2020][2:6] == (8810, "inwoners", rows["Inwoners", 2020][4], 17_407_585)
    assert rows["Eenzaam (18 jaar en ouder)", 2020][2] == 60.5


@pytest.mark.published_method
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
    for table in ("84799NED", "85318NED", "85984NED", "50090NED", "50150NED", "50150NED-gemeenten", "50140NED"):
        assert line.count(f"(tabel {table}, ") == 1
    assert line.endswith("Licentie CC BY 4.0.")


def test_citation_of_one_figure_names_its_source_only(profile_of: ProfileOf) -> None:
    line = citation([profile_of("WK020218").figure("lonely_18plus", 2020)])
    assert "50090NED" in line
    assert "CBS, Kerncijfers" not in line


@pytest.mark.parametrize("code", ["WK020218", "WK051833-2024", "BU02020338", "WK0363AE", "GM0518", "GM1979", "NL00"])
def test_excel_and_csv_have_the_same_rows(profile_of: ProfileOf, code: str) -> None:
    profile = profile_of(code)
    header, *rows = sheet(profile, "Cijfers")[1:]
    told = csv_rows(profile)
    assert len(rows) == len(told) > 60

    def as_csv(cell: Any) -> str:
        return "" if cell is None else str(cell).replace(".", ",") if isinstance(cell, float) else str(cell)

    differing = [
        (row["cijfer"], name)
        for row, cells in zip(told, rows, strict=True)
        for name, cell in zip(header, cells, strict=True)
        if as_csv(cell) not in (row[name], re.sub(r",?0+$", "", row[name]))
    ]
    assert not differing


def test_what_cannot_be_there_does_not_apply_and_what_is_missing_is_not_known(profile_of: ProfileOf) -> None:
    for code, gemeente, country in (("NL00", True, True), ("GM0518", True, False), ("WK020218", False, False)):
        for row in csv_rows(profile_of(code)):
            if row["soort"] != "berekend":
                assert (row["gemeente"] == NOT_APPLICABLE) == gemeente, row["cijfer"]
                assert (row["Nederland"] == NOT_APPLICABLE) == country, row["cijfer"]
        groups = sheet(profile_of(code), "Risicogroepen")
        column = groups[1].index("keer gemeente")
        assert {row[column] == NOT_APPLICABLE for row in groups[2:]} == {gemeente}


def test_a_place_of_2024_only_says_that_it_is_not_in_the_division_of_2020(profile_of: ProfileOf) -> None:
    rows = [row for row in csv_rows(profile_of("WK0363TB")) if row["cijfer"].startswith("Gelijkmatigheid")]
    assert len(rows) == 3
    assert {row["waarom niet bekend"] for row in rows} == {"Dit gebied staat niet in de indeling van 2020."}


def test_a_place_with_few_people_says_that_they_are_too_few(profile_of: ProfileOf, places: Places) -> None:
    few = next(
        place
        for place in places.by_key.values()
        if place.level == "buurt" and 2020 in place.divisions and 0 < place.size < 90
    )
    told = [row for row in csv_rows(profile_of(few.key)) if row["cijfer"].startswith("Gelijkmatigheid")]
    assert "niet in de indeling" not in " ".join(row["waarom niet bekend"] for row in told)
    assert all(row["waarom niet bekend"] for row in told)


def test_empty_cells_of_the_workbook_are_empty(profile_of: ProfileOf) -> None:
    book = load_workbook(io.BytesIO(profile_excel(profile_of("BU02020338"), today())))
    values = [cell.value for one in book for row in one.iter_rows() for cell in row]
    assert "niet bekend" in values and None in values and "" not in values


def test_every_file_names_place_code_day_and_sources(profile_of: ProfileOf) -> None:
    told = dict(row[:2] for row in sheet(profile_of("WK051836"), "Over dit bestand"))
    assert (told["Gebied"], told["Code"], told["Filter"]) == ("Moerwijk, Den Haag", "WK051836", ALL)
    assert told["Gemaakt op"].date() == today()
    assert [row[1] for row in sheet(profile_of("WK051836"), "Over dit bestand") if row[0] == "Bron"]
    first = csv_rows(profile_of("WK051836"))[0]
    assert (first["gebied"], first["code"], first["gemaakt op"]) == (
        "Moerwijk, Den Haag",
        "WK051836",
        f"{today():%d-%m-%Y}",
    )
