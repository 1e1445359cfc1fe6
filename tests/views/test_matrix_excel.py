"""The workbook of the matrix says what the screen says: this place, this filter, numbers, and the room's decisions."""

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.approach.examples import WIJK, initiative
from tests.conftest import ProfileOf
from tests.decisions import decision
from wijk.approach.coverage import build_matrix, relation_to
from wijk.approach.mismatches import find_mismatches
from wijk.domain.answers import CellConfirmation
from wijk.domain.initiative import Initiative
from wijk.domain.method import Method
from wijk.dossier.overview import Overview, kept_by, make_overview
from wijk.opendata.snapshot import Snapshot
from wijk.store.spreadsheets.about import About
from wijk.views.matrix import filter_text
from wijk.views.matrix_excel import about_matrix, matrix_excel

ON = date(2026, 11, 1)
ABOUT = About("Fasematrix", "Malburgen", WIJK, ON)


def sheet(content: bytes, name: str) -> list[tuple[Any, ...]]:
    return list(load_workbook(io.BytesIO(content))[name].iter_rows(values_only=True))


def workbook(
    snapshot: Snapshot,
    profile_of: ProfileOf,
    method: Method,
    code: str,
    initiatives: Sequence[Initiative],
    confirmations: Sequence[CellConfirmation] = (),
    form: str = "alle",
) -> bytes:
    profile, kept = profile_of(code), kept_by(initiatives, form, False, ON)
    found = make_overview(snapshot, profile, method, initiatives, confirmations, ON, kept=kept)
    return matrix_excel(found, about_matrix(profile, ON, filter_text(form, False)), "in Arnhem", [])


@pytest.mark.published_method
def test_priorities_of_a_cell_and_of_a_mismatch_stand_in_the_matrix(method: Method) -> None:
    matrix = build_matrix([initiative("a", last_confirmed=ON)], method, relation_to(WIJK))
    mismatches = find_mismatches(matrix, [], ON)
    chain = next(one for one in mismatches if one.kind == "gebroken keten")
    decisions = [
        decision("prioriteit", group="eenouder"),
        decision("prioriteit", chain.kind, chain.group, chain.phases),
    ]
    found = Overview(matrix, matrix, (), mismatches, (), mismatches, ())
    _, header, *rows = sheet(matrix_excel(found, ABOUT, "in Arnhem", decisions), "Fasematrix")
    starred = {(row[0], header[place]) for row in rows for place, text in enumerate(row) if "★ eerst" in str(text)}
    assert starred == {
        ("Eenoudergezinnen", "Volgen"),
        ("Ouderen (65 jaar en ouder)", "Signaleren"),
        ("Ouderen (65 jaar en ouder)", "Bespreekbaar maken"),
    }


def test_sizes_and_ratios_are_numbers_and_nothing_is_really_empty(
    snapshot: Snapshot, profile_of: ProfileOf, method: Method
) -> None:
    content = workbook(snapshot, profile_of, method, WIJK, [initiative("a")])
    _, header, *rows = sheet(content, "Fasematrix")
    assert header[1:3] == ("Omvang", "Keer zo vaak als in Arnhem")
    cells = [(size, ratio) for _, size, ratio, *_ in rows[:-1]]
    assert all(isinstance(cell, int | float) or cell == "niet bekend" for pair in cells for cell in pair)
    assert sum(isinstance(size, int) for size, _ in cells) >= 4
    assert sum(isinstance(ratio, float) for _, ratio in cells) >= 6
    assert rows[-1][1:3] == (None, None)


@pytest.mark.published_method
def test_a_filter_is_named_and_the_mismatches_are_about_what_it_leaves(
    snapshot: Snapshot, profile_of: ProfileOf, method: Method
) -> None:
    both = [
        initiative("a", phases=("signaleren",), formal=True),
        initiative("b", phases=("bespreken",), formal=False),
        initiative("c", phases=("bespreken",), formal=False),
    ]
    chain = ("Ouderen (65 jaar en ouder)", "gebroken keten", "Signaleren, Bespreekbaar maken")
    whole = workbook(snapshot, profile_of, method, WIJK, both)
    formal = workbook(snapshot, profile_of, method, WIJK, both, form="formeel")
    only_formal = workbook(snapshot, profile_of, method, WIJK, both[:1])
    assert chain not in [row[:3] for row in sheet(whole, "Mismatches")]
    assert chain in [row[:3] for row in sheet(formal, "Mismatches")]
    for name in ("Fasematrix", "Mismatches", "Matches"):
        assert sheet(formal, name)[1:] == sheet(only_formal, name)[1:]
        assert "alleen formele initiatieven" in sheet(formal, name)[0][0]
        assert "initiatieven" not in sheet(whole, name)[0][0]
    assert ("Filter", "alleen formele initiatieven") in [row[:2] for row in sheet(formal, "Over dit bestand")]


def test_the_answers_are_those_of_this_place_only(snapshot: Snapshot, profile_of: ProfileOf, method: Method) -> None:
    answers = [
        CellConfirmation(WIJK, "eenouder", "volgen", ON),
        CellConfirmation("GM0202", "ouderen", "volgen", ON),
        CellConfirmation("WK020217", "eenouder", "signaleren", ON),
        CellConfirmation("GM0518", "eenouder", "bespreken", ON),
        CellConfirmation(WIJK, "ouderen", "signaleren", ON),
    ]
    content = workbook(snapshot, profile_of, method, WIJK, [initiative("a", phases=("signaleren",))], answers)
    rows = sheet(content, "Zeker niets")[2:]
    day = datetime(2026, 11, 1)
    assert rows == [
        (WIJK, "Eenoudergezinnen", "Volgen", day, "leeg"),
        ("GM0202", "Ouderen (65 jaar en ouder)", "Volgen", day, "leeg"),
        (WIJK, "Ouderen (65 jaar en ouder)", "Signaleren", day, "kwetsbaar"),
    ]


def test_the_workbook_says_of_which_place_and_day_it_is(
    snapshot: Snapshot, profile_of: ProfileOf, method: Method
) -> None:
    content = workbook(snapshot, profile_of, method, "WK051836", [])
    told = dict(row[:2] for row in sheet(content, "Over dit bestand"))
    assert (told["Gebied"], told["Code"]) == ("Moerwijk, Den Haag", "WK051836")
    sources = [row[1] for row in sheet(content, "Over dit bestand") if row[0] == "Bron"]
    assert any("CBS" in source for source in sources) and any("Ingevoerd" in source for source in sources)
    for name in ("Fasematrix", "Mismatches", "Matches", "Zeker niets"):
        assert sheet(content, name)[0][0].startswith("Fasematrix Moerwijk, Den Haag (WK051836), 01-11-2026")
