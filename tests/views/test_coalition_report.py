"""The report of a coalition, read back from the Word file as a person would: text, tables, and whose name is in it."""

import io
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from docx import Document

from tests.store.people import CONSENT, NURSE, SHOP, traces
from wijk.approach.question import coalition_question
from wijk.domain.coalition import Coalition, Member, NetworkMeeting
from wijk.domain.coalition_rules import load_coalition_rules
from wijk.domain.key_figure import Consent, KeyFigure, Tie
from wijk.domain.method import load_method
from wijk.domain.need import Conditions, Need
from wijk.views.coalition_report import CoalitionReport, coalition_word

METHOD = load_method()
DAY = date(2026, 11, 22)
NASTY = "<script>alert(1)</script> \x07& =1+1 🎉"
NEEDS = (Need("ouderen", "signaleren", 9), Need("jongvolwassenen", "signaleren", 3), Need("ouderen", "volgen", 1))
SAVED = Coalition("c", "Malburgen, najaar", DAY, (Member(NURSE.id, NURSE.label),), advised=(SHOP.id,), reason="Past")


def reported(*people: KeyFigure, chosen: tuple[int, ...] = (0, 1)) -> CoalitionReport:
    question = coalition_question(people, NEEDS, Conditions(size_to=1), load_coalition_rules())
    ties = [Tie(NURSE.id, SHOP.id, "licht")]
    return CoalitionReport(
        "Malburgen-Oost (Zuid)", question, chosen, ties, (), {}, SAVED, [NetworkMeeting("m", "c", DAY, NASTY)]
    )


def read(content: bytes) -> tuple[str, list[list[list[str]]]]:
    document = Document(io.BytesIO(content))
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    return "\n".join(paragraph.text for paragraph in document.paragraphs), tables


def test_a_report_tells_who_what_and_what_lacks() -> None:
    text, tables = read(coalition_word(reported(NURSE, SHOP), METHOD, DAY, {}))
    assert "Gedekt gewicht: 12 van 13 (92%)" in text
    assert "Volgen (niemand uit de lijst kan dit)" in text
    assert "Aan deze voorwaarden voldoet de keuze niet: hoogstens 1 lid" in text
    assert "Malburgen, najaar: Gekozen op 22 november 2026, 1 lid. Anders dan het advies. Reden: Past" in text
    assert tables[0][1][1] == NURSE.label
    assert ["1 wijkverpleegkundige, Attent", "2 eigenaar snackbar", "licht"] in tables[3]
    assert tables[-1][1][:2] == ["22 november 2026", NASTY.replace("\x07", "")]


def test_names_are_in_it_only_when_given_and_only_of_members() -> None:
    without = coalition_word(reported(NURSE, SHOP), METHOD, DAY, {})
    assert not traces(str(read(without)))
    assert "geen namen" in read(without)[0]
    other = Consent("Buitenstaander", "", DAY, "bellen", date(2026, 12, 1))
    text, tables = read(
        coalition_word(reported(NURSE, SHOP, chosen=(0,)), METHOD, DAY, {NURSE.id: CONSENT, SHOP.id: other})
    )
    assert tables[0][1][-2:] == [CONSENT.name, CONSENT.contact]
    assert "gooi dit verslag weg na 31 december 2026" in text
    assert "Buitenstaander" not in text + str(tables)


@pytest.mark.parametrize("role", [NASTY, "é" * 500])
def test_what_was_typed_is_text(role: str) -> None:
    _, tables = read(coalition_word(reported(KeyFigure("x", role), SHOP), METHOD, DAY, {}))
    assert tables[0][1][1] == role.replace("\x07", "")
    assert np.shape(tables[0]) == (3, 7)


def test_a_report_names_its_place_with_gemeente_and_code_and_where_it_comes_from() -> None:
    content = coalition_word(replace(reported(NURSE, SHOP), area="Centrum, Almelo (WK014110)"), METHOD, DAY, {})
    assert Document(io.BytesIO(content)).core_properties.title == "Coalitie Centrum, Almelo (WK014110)"
    text, _ = read(content)
    assert "Coalitie Centrum, Almelo (WK014110)" in text
    for told in ("22 november 2026", "Bron: ", "geen filter"):
        assert told in text


def test_what_a_bridge_is_is_told_only_when_there_is_a_tie() -> None:
    assert "Een brug is" in read(coalition_word(reported(NURSE, SHOP), METHOD, DAY, {}))[0]
    without = read(coalition_word(replace(reported(NURSE, SHOP), ties=[]), METHOD, DAY, {}))[0]
    assert "Een brug is" not in without
    assert "nog geen banden" in without
