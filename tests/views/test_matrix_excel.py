"""The workbook of the matrix carries what the room made a priority."""

import io
from datetime import date

from openpyxl import load_workbook

from tests.approach.examples import WIJK, initiative
from wijk.approach.coverage import build_matrix, place_by_code
from wijk.approach.mismatches import find_mismatches
from wijk.domain.answers import CELL, MismatchNote
from wijk.domain.method import load_method
from wijk.dossier.overview import Overview
from wijk.views.matrix_excel import matrix_excel

ON = date(2026, 11, 1)


def test_priorities_of_a_cell_and_of_a_mismatch_stand_in_the_matrix() -> None:
    matrix = build_matrix([initiative("a", last_confirmed=ON)], load_method(), place_by_code(WIJK))
    mismatches = find_mismatches(matrix, [], ON)
    chain = next(one for one in mismatches if one.kind == "gebroken keten")
    notes = [
        MismatchNote(WIJK, CELL, "eenouder", ("volgen",), "prioriteit", ON),
        MismatchNote(WIJK, chain.kind, chain.group, chain.phases, "prioriteit", ON),
    ]
    content = matrix_excel(Overview(matrix, matrix, (), mismatches, ()), "Malburgen", notes, [])
    _, header, *rows = load_workbook(io.BytesIO(content))["Fasematrix"].iter_rows(values_only=True)
    starred = {(row[0], header[place]) for row in rows for place, text in enumerate(row) if "★ eerst" in str(text)}
    assert starred == {
        ("Eenoudergezinnen", "Volgen"),
        ("Ouderen (65 jaar en ouder)", "Signaleren"),
        ("Ouderen (65 jaar en ouder)", "Bespreekbaar maken"),
    }
