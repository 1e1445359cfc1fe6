"""What a report says, before it is a file: all of a full dossier, an honest word for nothing, and short lists."""

from pathlib import Path

import pytest
from matplotlib import get_data_path
from PIL import ImageFont

from tests.views.papers.dossiers import HOSTILE, PLAIN, FactsOf
from wijk.views.papers.content import Paper, all_sections
from wijk.views.papers.report import report_of

WIJK = "WK020218"


def texts(paper: Paper) -> str:
    """All that stands in a paper."""
    told = [paper.title, paper.subject, *paper.opening]
    for one in all_sections(paper.sections):
        told += [one.heading, *one.sentences, *one.points, one.source]
        for table in one.tables:
            told += [table.caption, *table.header, *(cell for row in table.rows for cell in row), table.more]
    return "\n".join(told)


def test_a_full_dossier_is_told_whole(facts_of: FactsOf) -> None:
    paper = report_of(facts_of(WIJK, PLAIN))
    told = texts(paper)
    for word in (
        *(
            "60,5%",
            "51,2%",
            "schatting",
            "Koffietafel 4",
            "Bewoner (9) en wijkverpleegkundige (1).",
            "6 van 9 herkennen dit",
            "4 leden. Reden: Wandelclub.",
            "★ prioriteit sinds",
        ),
        *("rol 1 Belcirkel", "Samen eten doel 2", "Wandelclub actie 3", "◐ bezig", "50090NED", "geen namen"),
        *(
            "✓ werkt, 26 november 2026: Belcirkel",
            "Wandelclub (26 november 2026)",
            "za 26 december",
            "Buurthuis",
            "Hoogste: 14, in november",
        ),
    ):
        assert word in told, word
    assert [one.id for one in paper.sections] == [
        *("wijk", "groepen", "aanbod", "matrix", "mismatches", "besluiten", "herkenning", "coalitie", "plan"),
        *("evaluatie", "kalender", "bronnen"),
    ]


def test_only_the_figure_of_the_place_rests_on_published_tables(facts_of: FactsOf) -> None:
    [found] = [one for one in report_of(facts_of(WIJK, PLAIN)).sections if one.id == "evaluatie"]
    assert found.tables and found.source == "", "what people counted has no source but themselves"
    [outcome] = [part for part in found.parts if part.id == "uitkomst"]
    assert "60,5%" in outcome.sentences[0] and "RIVM" in outcome.source and not outcome.tables


@pytest.mark.parametrize("code", [WIJK, "GM0518"])
def test_columns_of_the_groups_hold_their_longest_word(facts_of: FactsOf, code: str) -> None:
    """On a page with text of 170 mm and margins in its cells, in a wide typeface that stands in where Word has none."""
    [table] = report_of(facts_of(code)).sections[1].tables
    bold = ImageFont.truetype(Path(get_data_path()) / "fonts" / "ttf" / "DejaVuSans-Bold.ttf", 90)
    for number, width in enumerate(table.widths):
        texts = [table.header[number], *([row[0] for row in table.rows] if number == 0 else [])]
        longest = max(bold.getlength(word) / 10 for text in texts for word in text.split())
        assert longest + 11 <= 170 / 25.4 * 72 * width / sum(table.widths), texts


def test_a_place_without_anything_gives_a_short_honest_report(facts_of: FactsOf) -> None:
    paper = report_of(facts_of(WIJK))
    told = texts(paper)
    for word in ("nog geen initiatief", "nog geen ingevuld", "nog geen besluit", "nog geen doel"):
        assert word in told, word
    assert not paper.sections[2].tables and len(told) < 9_000


@pytest.mark.parametrize("words", [PLAIN, HOSTILE], ids=["plain", "hostile"])
def test_of_much_the_first_are_shown_and_the_rest_is_counted(facts_of: FactsOf, words: tuple[str, ...]) -> None:
    paper = report_of(facts_of(WIJK, words, initiatives=1_000, goals=20, actions=300))
    told = texts(paper)
    assert "750 initiatieven in deze wijk en 250 voor een groter gebied" in told
    assert "En nog 735 initiatieven: zie de bijlage." in told
    assert "En nog 900 initiatieven: zie het Excel-bestand." in told
    assert "En nog 200 acties: zie de Actielijst in Excel." in told and "En nog 12 doelen: zie de bijlage." in told
    assert max(len(table.rows) for one in all_sections(paper.sections) for table in one.tables) == 100
    for one in all_sections(paper.sections):
        for table in one.tables:
            assert {len(row) for row in table.rows} <= {len(table.header)} == {len(table.widths)}
