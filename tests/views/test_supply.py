"""Supply in words and as a workbook: the numbers are those that were counted, and unknown is not none."""

import io
from datetime import date, timedelta
from itertools import product

import openpyxl
import pytest

from wijk.domain.answers import CellConfirmation
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.method import Method
from wijk.dossier.supply import Supply, SupplyCount, make_supply
from wijk.figures.places import Places
from wijk.opendata.snapshot import Snapshot
from wijk.store.spreadsheets.about import About
from wijk.views.supply import (
    NOT_ADDED_UP,
    count_text,
    group_table,
    little_sentences,
    phase_table,
    supply_excel,
    supply_sentence,
)

ON = date(2026, 9, 24)
FILLED = ("WK020218", "WK020217", "WK020201")


@pytest.fixture(scope="module")
def supply(snapshot: Snapshot, places: Places, method: Method) -> Supply:
    """Three wijken of Arnhem filled in whole, with six, one and no initiatives for people who live alone."""
    cells = list(product((group.id for group in method.groups), (phase.id for phase in method.phases)))
    sure = [CellConfirmation(wijk, *cell, ON) for wijk in FILLED for cell in cells]
    many = [
        Initiative(
            str(number),
            "=cmd()",
            roles=(PhaseRole("signaleren"),),
            groups=("alleenwonenden",),
            area=FILLED[number == 6],
            last_confirmed=ON - timedelta(days=1 if number else 900),
        )
        for number in range(7)
    ]
    general = Initiative("g", "x", roles=(PhaseRole("volgen"),), area="GM0202", last_confirmed=ON)
    return make_supply(snapshot, places, places.by_key["GM0202"], method, [*many, general], sure, ON)


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (SupplyCount(0, 0, 0, 6, 6, 0), "niet ingevuld"),
        (SupplyCount(0, 2, 0, 6, 6, 0), "niet ingevuld, 2 algemeen"),
        (SupplyCount(0, 0, 0, 0, 6, 0), "zeker niets"),
        (SupplyCount(3, 0, 0, 0, 6, 1), "3 eigen"),
        (SupplyCount(3, 2, 1, 1, 6, 1), "3 eigen, 2 algemeen; 1 lang niet bevestigd; 1 vakje niet ingevuld"),
        (SupplyCount(0, 0, 0, 4, 6, 0), "0 eigen; 4 vakjes niet ingevuld"),
    ],
)
def test_a_cell_says_what_is_known(count: SupplyCount, told: str) -> None:
    assert count_text(count) == told


@pytest.mark.published_method
def test_unknown_is_told_first(supply: Supply) -> None:
    wijken = len(supply.wijken)
    cells, unanswered = (f"{48 * number:,}".replace(",", ".") for number in (wijken, wijken - 3))
    assert supply_sentence(supply) == (
        f"In Arnhem staan 8 initiatieven in de inventarisatie; 2 van {wijken} wijken hebben iets van zichzelf voor "
        f"een doelgroep. Van {unanswered} van de {cells} vakjes weet nog niemand of er iets is: dat is onbekend, "
        "niet niets."
    )


@pytest.mark.published_method
def test_what_is_in_no_cell_is_counted_and_said(snapshot: Snapshot, places: Places, method: Method) -> None:
    gemeente = places.by_key["GM0202"]
    entered = [
        Initiative("a", "x", groups=("ouderen",), area=FILLED[0]),
        Initiative("b", "x", area="GM0202"),
        Initiative("c", "x", roles=(PhaseRole("volgen"),), area="GM0202"),
        Initiative("d", "x", area="GM0518"),
    ]
    told = supply_sentence(make_supply(snapshot, places, gemeente, method, entered, [], ON))
    assert told.startswith("In Arnhem staan 3 initiatieven in de inventarisatie; 0 van ")
    assert " Van 2 is de fase of de doelgroep niet bekend: die staan in geen enkel vakje. Van " in told


def test_little_is_said_with_its_numbers_and_what_was_compared(supply: Supply, method: Method) -> None:
    (sentence,) = little_sentences(supply, method)
    assert sentence.startswith("Alleenwonenden: weinig aanbod in ")
    assert "Centrum (geen eigen initiatief)" in sentence
    assert "Malburgen-Oost (Zuid)" not in sentence
    assert sentence.endswith("Vergeleken zijn 3 wijken waar voor deze groep alles is ingevuld.")


@pytest.mark.published_method
def test_tables_have_every_wijk_phase_and_group(supply: Supply, method: Method) -> None:
    for table, columns in ((phase_table(supply, method), 8), (group_table(supply, method), 9)):
        assert len(table) == len(supply.wijken) + 2
        assert {len(row) for row in table} == {columns}
    by_wijk = {row[0]: row for row in phase_table(supply, method)}
    assert by_wijk["Malburgen-Oost (Zuid)"][2] == "6 eigen; 1 lang niet bevestigd"
    assert by_wijk["Hele gemeente"][-1].startswith("7 eigen, 1 algemeen; 1 lang niet bevestigd")


@pytest.mark.published_method
def test_the_workbook_answers_the_council(supply: Supply, method: Method) -> None:
    about = About("Aanbod naast behoefte", "Arnhem", "GM0202", ON)
    book = openpyxl.load_workbook(io.BytesIO(supply_excel(supply, method, about)), read_only=True)
    assert book.sheetnames == ["Groep, fase en wijk", "Per fase", "Per groep", "Over dit bestand"]
    rows = list(book["Groep, fase en wijk"].iter_rows(values_only=True))
    assert str(rows[0][0]).endswith(NOT_ADDED_UP)
    assert len(rows) == 2 + 48 * (len(supply.wijken) + 1)
    cell = next(row for row in rows if row[0] == "WK020218" and row[2] == "Alleenwonenden" and row[3] == "Signaleren")
    assert cell[4:] == (6, 0, 1, "ja")
    groups = list(book["Per groep"].iter_rows(values_only=True))
    alone = {row[0]: row for row in groups[2:] if row[2] == "Alleenwonenden"}
    assert alone["WK020218"][3:] == (6, 1, 1, 0, 6, 1, 1820, 300, "nee")
    assert alone["WK020203"][-3:][1:] == ("niet bekend", "niet te zeggen")
