"""The praatplaat read back: one A3 that a screen reader reads too, large enough for a room, and never with a name."""

import io
import re
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PdfReader

from tests.store.people import traces
from tests.views.papers.dossiers import HOSTILE, PLAIN, FactsOf
from tests.views.papers.reading import read_pdf, without_spaces
from wijk.domain.method import Method
from wijk.figures.places import Places
from wijk.views.papers.wall import wall_pdf

FULL, MOERWIJK, AMSTERDAM = "WK020218", "WK051836", "GM0363"
# Millimetres in points; and what is for who stands close by: the legend of the map (drawn, no text) and the source.
MM, LEGIBLE, CLOSE_BY = 72 / 25.4, 17, "Bron:"


def sizes(content: bytes) -> list[tuple[float, str]]:
    """Each piece of text with its size in points."""
    found: list[tuple[float, str]] = []

    def visit(text: str, _matrix: Any, place: Any, _font: Any, size: float) -> None:
        if text.strip():
            found.append((round(abs(place[3]) * size, 1), text.strip()))

    PdfReader(io.BytesIO(content)).pages[0].extract_text(visitor_text=visit)
    return found


@pytest.mark.parametrize(
    ("code", "words", "size"),
    [
        (FULL, PLAIN, {}),
        (MOERWIJK, (), {}),
        (AMSTERDAM, HOSTILE, {"initiatives": 300, "goals": 5, "actions": 30}),
        ("GM0060", HOSTILE, {}),
    ],
)
def test_it_is_one_a3_with_headings_a_map_in_words_and_large_letters(
    facts_of: FactsOf, code: str, words: tuple[str, ...], size: dict[str, int]
) -> None:
    facts = facts_of(code, words, **size)
    content = wall_pdf(facts)
    pdf = read_pdf(content)
    assert pdf.marked and pdf.language == "nl-NL" and pdf.title.startswith("Praatplaat ")
    assert pdf.pages == 1 and pdf.lying == [0]
    page = PdfReader(io.BytesIO(content)).pages[0].mediabox
    assert (round(page.width / MM), round(page.height / MM)) == (420, 297)
    assert pdf.tags.count("H1") == 6 and [alt.split()[0] for alt in pdf.alts] == ["Kaart"]
    for part in ("Volgendekeer", "Welkegroepen?", "Watiseral?", "Wiedoenmee?", "Watpasthierniet?", "Herkentudit?"):
        assert part in pdf.text, part
    small = [(size, text) for size, text in sizes(content) if size < LEGIBLE]
    source = without_spaces("".join(text for _, text in small))
    assert source.startswith(CLOSE_BY) and source.endswith("Wijk.") and "schatting" in source
    assert wall_pdf(facts) == content


@pytest.mark.published_method
def test_it_says_what_the_screens_say(facts_of: FactsOf) -> None:
    told = read_pdf(wall_pdf(facts_of(FULL, PLAIN))).text
    for text in (
        "In Malburgen-Oost (Zuid) voelt naar schatting 60,5%",
        "Welke groepen? Vergeleken met Arnhem: • Krap bij kas: anderhalf keer zo vaak",
        "Signaleren: Belcirkel 9",
        "en 2 meer",
        "Toeleiden: nog niets ingevuld",
        "rol 1 Belcirkel",
        "Is dit te herkennen, deels of niet?",
        "6 van 9 herkennen dit",
    ):
        assert without_spaces(text) in told, text


def test_every_group_is_told_or_counted(facts_of: FactsOf, method: Method) -> None:
    """Also those of which nothing is known."""
    told = read_pdf(wall_pdf(facts_of(MOERWIJK))).text
    groups = told.partition("Welkegroepen?")[2].partition("Watiseral?")[0]
    shown = [one for one in method.groups if f"{without_spaces(one.name)}:" in groups]
    left = re.search(r"ennog(\d+)", groups)
    assert len(shown) + int(left[1] if left else 0) == len(method.groups)


def test_a_place_with_nothing_has_room_to_write(facts_of: FactsOf) -> None:
    told = read_pdf(wall_pdf(facts_of(MOERWIJK))).text
    assert without_spaces("Er is nog geen initiatief ingevoerd in deze wijk.") in told
    assert without_spaces("Er is nog geen mismatch te noemen") in told


def test_the_longest_name_fits_and_no_map_is_said(facts_of: FactsOf, places: Places) -> None:
    longest = max((one for one in places.by_key.values() if one.level == "wijk"), key=lambda one: len(one.name))
    pdf = read_pdf(wall_pdf(replace(facts_of(longest.key), map=None)))
    assert pdf.pages == 1 and pdf.alts == []
    assert without_spaces("Van deze plek is geen kaart te tekenen.") in pdf.text


def test_no_name_or_number_of_a_person_is_on_the_wall(facts_of: FactsOf) -> None:
    facts = facts_of(FULL, PLAIN)
    typed = "Koffie, bel 06-12345678 of a@b.nl"
    first = replace(facts.here[0], name=typed)
    told = read_pdf(wall_pdf(replace(facts, here=(first, *facts.here[1:])))).text
    assert "Koffie,bel" in told and "12345678" not in told and "a@b" not in told and not traces(told)
