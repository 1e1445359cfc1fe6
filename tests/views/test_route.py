"""The route in words: singular and plural, none and all, and honest about what can't be done here yet."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.conftest import ProfileOf
from wijk.approach.route import Counts
from wijk.views.route import EXPLAINED, made_up_text, next_text, route_cards

EMPTY = Counts(cells=48, open=48)
FULL = Counts(
    years=(2012, 2020),
    groups=7,
    standing_out=3,
    own=6,
    general=4,
    unconfirmed=2,
    due=2,
    cells=48,
    open=30,
    empty=7,
    mismatches=24,
    priorities=2,
    key_figures=9,
    knowing=6,
    coalitions=2,
    last_coalition=date(2026, 9, 24),
    goals=2,
    actions=7,
    going=3,
    done=1,
    evaluations=4,
    last_evaluation=date(2026, 10, 1),
    month_counts=12,
    successes=2,
)


def told(counts: Counts, profile_of: ProfileOf, place: str = "WK020218") -> dict[str, tuple[str, str]]:
    return {card.name: (card.state, card.text) for card in route_cards(counts, profile_of(place))}


def test_a_route_on_its_way(profile_of: ProfileOf) -> None:
    assert told(FULL, profile_of) == {
        "Wijkprofiel": (
            "✓ staat klaar",
            "Er zijn cijfers van 2012 en 2020; van de 7 groepen met een cijfer komen er 3 hier meer voor dan in "
            "Arnhem.",
        ),
        "Initiatieven": (
            "◐ bezig",
            "6 initiatieven in deze wijk en 4 voor een groter gebied; daarvan zijn er 2 niet op tijd bevestigd.",
        ),
        "Fasematrix": (
            "◐ bezig",
            "Van de 48 vakjes zijn er 11 gevuld, 7 leeg bevestigd en 30 niet ingevuld; 24 mismatches. Er "
            "is nog geen prioriteit gekozen.",
        ),
        "Coalitie": (
            "◐ bezig",
            "9 sleutelfiguren in dit dashboard, van wie 6 dit gebied kennen; 2 bewaarde coalities, de laatste van "
            "24 september 2026.",
        ),
        "Werkplan": ("◐ bezig", "2 doelen en 7 acties; 3 zijn afgesproken of bezig, 1 is klaar."),
        "Evalueren": ("◐ bezig", "4 oordelen, het laatste van 1 oktober 2026; 12 tellingen en 2 successen."),
    }


def test_a_route_at_its_start(profile_of: ProfileOf) -> None:
    found = told(EMPTY, profile_of, "GM0202")
    assert found["Wijkprofiel"] == ("? geen cijfers", "Over dit gebied zijn geen cijfers bekend.")
    assert found["Initiatieven"] == ("○ nog niet begonnen", "Er is nog geen initiatief ingevoerd in deze gemeente.")
    assert found["Fasematrix"] == (
        "○ nog niet begonnen",
        "Van de 48 vakjes is er nog geen ingevuld; er is nog geen mismatch gevonden. "
        "Er is nog geen prioriteit gekozen.",
    )
    assert found["Coalitie"] == (
        "○ nog niet begonnen",
        "Er zijn nog geen sleutelfiguren ingevoerd, en er is nog geen coalitie bewaard.",
    )
    assert found["Werkplan"] == (
        "○ nog niet begonnen",
        "Er is nog geen doel en nog geen actie: wie doet wat, en wanneer?",
    )
    assert found["Evalueren"] == (
        "○ nog niet begonnen",
        "Er is nog niets beoordeeld, geteld of gevierd: wat werkt, en wat mag gevierd?",
    )


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"evaluations": 1}, "1 oordeel, van 1 oktober 2026; 12 tellingen en 2 successen."),
        (
            {"evaluations": 0, "last_evaluation": None, "month_counts": 0, "successes": 1},
            "Nog geen oordeel; nog geen telling en 1 succes.",
        ),
    ],
)
def test_evaluating(profile_of: ProfileOf, changes: dict[str, Any], text: str) -> None:
    assert told(replace(FULL, **changes), profile_of)["Evalueren"] == ("◐ bezig", text)


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"actions": 0, "going": 0, "done": 0}, "2 doelen en nog geen actie."),
        (
            {"goals": 1, "actions": 1, "going": 1, "done": 0},
            "1 doel en 1 actie; 1 is afgesproken of bezig, geen zijn klaar.",
        ),
        ({"going": 0, "done": 7}, "2 doelen en 7 acties; geen zijn afgesproken of bezig, 7 zijn klaar."),
    ],
)
def test_the_work_plan(profile_of: ProfileOf, changes: dict[str, int], text: str) -> None:
    assert told(replace(FULL, **changes), profile_of)["Werkplan"][1] == text  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("groups", "out", "text"),
    [
        (0, 0, "van geen enkele groep is te zeggen of die hier meer voorkomt dan in Nederland."),
        (1, 0, "van één groep is het aandeel bekend, en die komt hier niet meer voor dan in Nederland."),
        (1, 1, "van één groep is het aandeel bekend, en die komt hier meer voor dan in Nederland."),
        (7, 0, "van de 7 groepen met een cijfer komen er geen hier meer voor dan in Nederland."),
        (7, 1, "van de 7 groepen met een cijfer komt er 1 hier meer voor dan in Nederland."),
    ],
)
def test_groups_that_stand_out(profile_of: ProfileOf, groups: int, out: int, text: str) -> None:
    counts = replace(FULL, groups=groups, standing_out=out)
    assert told(counts, profile_of, "GM0202")["Wijkprofiel"][1] == f"Er zijn cijfers van 2012 en 2020; {text}"


@pytest.mark.parametrize(
    ("own", "general", "unconfirmed", "text"),
    [
        (1, 0, 0, "1 initiatief in deze buurt; alles is op tijd bevestigd."),
        (0, 3, 0, "Nog geen initiatief in deze buurt en 3 voor een groter gebied; alles is op tijd bevestigd."),
        (1200, 1, 1, "1.200 initiatieven in deze buurt en 1 voor een groter gebied; daarvan is er 1 niet op tijd"),
    ],
)
def test_initiatives(profile_of: ProfileOf, own: int, general: int, unconfirmed: int, text: str) -> None:
    counts = replace(FULL, own=own, general=general, unconfirmed=unconfirmed, due=unconfirmed)
    assert told(counts, profile_of, "BU02021887")["Initiatieven"][1].startswith(text)


def test_a_matrix_that_is_filled_in(profile_of: ProfileOf) -> None:
    counts = replace(FULL, open=0, empty=0, mismatches=1, priorities=0)
    assert told(counts, profile_of)["Fasematrix"] == (
        "✓ alles ingevuld",
        "Van de 48 vakjes zijn er 48 gevuld, geen leeg bevestigd en geen niet ingevuld; 1 mismatch. "
        "Er is nog geen prioriteit gekozen.",
    )


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        (
            {"knowing": 0, "coalitions": 0, "last_coalition": None},
            "9 sleutelfiguren in dit dashboard, van wie niemand dit gebied kent; nog geen coalitie bewaard.",
        ),
        (
            {"knowing": 1, "coalitions": 1},
            "9 sleutelfiguren in dit dashboard, van wie 1 dit gebied kent; 1 bewaarde coalitie, van 24 september 2026.",
        ),
        (
            {"key_figures": 0, "knowing": 0},
            "Nog geen sleutelfiguur in dit dashboard; 2 bewaarde coalities, de laatste van 24 september 2026.",
        ),
    ],
)
def test_coalitions(profile_of: ProfileOf, changes: dict[str, int], text: str) -> None:
    assert told(replace(FULL, **changes), profile_of)["Coalitie"][1] == text  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("counts", "step", "text"),
    [
        (EMPTY, "initiatives", "breng in kaart wat er in dit gebied al is, klein of groot."),
        (
            replace(FULL, priorities=0, open=1),
            "matrix",
            "bespreek in de fasematrix 1 vakje dat nog niet is ingevuld, en kies maximaal drie prioriteiten.",
        ),
        (replace(FULL, priorities=0, open=0), "matrix", "kies in de fasematrix maximaal drie prioriteiten."),
        (replace(FULL, coalitions=0, knowing=0), "coalition", "bedenk wie dit gebied goed kent"),
        (replace(FULL, coalitions=0), "coalition", "kies uit de sleutelfiguren een coalitie en bewaar die."),
        (FULL, "initiatives", "vraag na of 2 initiatieven er nog zijn, en bevestig dat."),
        (replace(FULL, due=0), "plan", "houd het werkplan bij: wat is begonnen, wat is klaar"),
        (replace(FULL, due=0, evaluations=0), "evaluate", "kijk met de coalitie terug"),
        (replace(FULL, due=0, evaluations=0, done=0), "plan", "houd het werkplan bij"),
        (replace(FULL, due=0, goals=0, actions=0), "plan", "maak met de coalitie een werkplan: wie doet wat"),
    ],
)
def test_the_next_step_says_what_and_where(counts: Counts, step: str, text: str) -> None:
    advice = next_text(counts)
    assert advice.step == step
    assert advice.text.startswith(f"Volgende stap: {text}")


def test_the_example_is_called_made_up() -> None:
    assert made_up_text(FULL) == ""
    assert "verzonnen voorbeeld" in made_up_text(replace(FULL, made_up=1))


def test_every_step_has_its_page() -> None:
    assert [card.step for card in EXPLAINED] == ["profile", "initiatives", "matrix", "coalition", "plan", "evaluate"]
    assert "kan nog niet" not in " ".join(card.text for card in EXPLAINED)


def test_what_was_never_confirmed_but_entered_lately_is_told_and_not_called_late(profile_of: ProfileOf) -> None:
    counts = replace(FULL, own=3, general=0, unconfirmed=2, due=0)
    assert told(counts, profile_of)["Initiatieven"][1] == (
        "3 initiatieven in deze wijk; daarvan zijn er 2 nog niet bevestigd."
    )


def test_the_matrix_names_its_priorities(profile_of: ProfileOf) -> None:
    cards = route_cards(FULL, profile_of("WK020218"), ["Ouderen: Volgen", "Mantelzorgers: Signaleren"])
    text = next(card.text for card in cards if card.step == "matrix")
    assert text.endswith("24 mismatches. Eerst aan de slag: Ouderen: Volgen; Mantelzorgers: Signaleren.")
