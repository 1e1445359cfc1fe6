"""What the operator reads of the editions, in Dutch."""

from datetime import UTC, date, datetime

from wijk.domain.edition import EditionChange, LogEntry, SourceState
from wijk.views.editions import (
    NAMED,
    age_text,
    change_sentences,
    edition_name,
    log_lines,
    newer_text,
    source_table,
)

MADE = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
TODAY = date(2026, 7, 12)


def test_a_moment_is_that_of_the_netherlands() -> None:
    assert edition_name(MADE) == "de uitgave van 2 juli 2026, 00.30 uur"
    assert edition_name(None) == "de uitgave die bij het programma meegeleverd is"


def test_the_age_of_a_source() -> None:
    told = [age_text(day, TODAY) for day in (date(2026, 7, 12), date(2026, 7, 11), date(2026, 7, 2), None)]
    assert told == [
        "12 juli 2026 (vandaag)",
        "11 juli 2026 (gisteren)",
        "2 juli 2026 (10 dagen geleden)",
        "bij het programma meegeleverd",
    ]


def test_sources_and_whether_there_is_anything_newer() -> None:
    states = [
        SourceState("A", "CBS, Kerncijfers", "uitgave van maart", date(2026, 7, 2), "gewijzigd"),
        SourceState("B", "RIVM", "uitgave van mei", None),
        SourceState("C", "CBS, nieuw", "", None, "nog niet opgehaald"),
    ]
    assert source_table(states, TODAY)[1:] == [
        ["CBS, Kerncijfers (A)", "uitgave van maart; 2 juli 2026 (10 dagen geleden)", "gewijzigd"],
        ["RIVM (B)", "uitgave van mei; bij het programma meegeleverd", "nee"],
        ["CBS, nieuw (C)", "nog niet hier", "nog niet opgehaald"],
    ]
    assert newer_text(states, MADE).startswith("Er zijn nieuwere cijfers: 2 tabellen, A en C (gekeken op 2 juli 2026")
    assert newer_text(states[1:2], MADE).startswith("Er zijn geen nieuwere cijfers (gekeken op 2 juli 2026")
    assert newer_text(states, None) == "Er is nog niet gekeken of er nieuwere cijfers zijn."


def test_the_log_reads_as_sentences() -> None:
    [line] = log_lines([LogEntry(MADE, "mislukt", ("RIVM gaf geen antwoord.",))])
    assert line == "2 juli 2026, 00.30 uur: Bijwerken is niet gelukt; er is niets veranderd. RIVM gaf geen antwoord."


def test_what_changed_for_a_gemeente() -> None:
    names = {"lonely": "Eenzaam"}
    change = EditionChange(1234, (("lonely", 2024),), (), tuple(("Wijk", year) for year in range(20)), (("Oud", 2024),))
    told = change_sentences(change, names.__getitem__, "Arnhem")
    assert told[:2] == ["In Arnhem kregen 1.234 cijfers een andere waarde.", "Nieuw: Eenzaam (2024)."]
    assert told[2].endswith(f"en nog {20 - NAMED}.") and told[3] == "Gebieden weg: Oud (2024)."
    nothing = change_sentences(EditionChange(0, (), (), (), ()), names.__getitem__, "Arnhem")
    assert nothing == ["In Arnhem veranderde geen enkel cijfer dat er al was."]
