"""How much is judged, in one sentence that is right for none, one and more."""

from datetime import date

import pytest

from wijk.approach.evaluating import Attention, Standing, Subject
from wijk.domain.evaluation import Evaluation
from wijk.views.evaluation_list import FILTERS, judged_text, listed_standings

WORKS = Evaluation("e", "WK020218", "werkt", date(2026, 11, 26), "Men komt", "a")


def standing(*evaluations: Evaluation, attention: Attention = "beoordeeld") -> Standing:
    subject = Subject(
        *("a", "", "Elke week koken", "kerk"),
        going=True,
        action_open=True,
        initiative_open=False,
        watched=True,
        changed_on=date(2026, 11, 1),
    )
    return Standing(subject, evaluations, attention, 1)


@pytest.mark.parametrize(
    ("standings", "text"),
    [
        ([], "Er loopt nog geen actie of initiatief. Zet eerst in het werkplan wie wat doet."),
        ([standing()], "Er loopt nu 1 actie of initiatief; dat is nog niet beoordeeld."),
        ([standing(WORKS)], "Er loopt nu 1 actie of initiatief; dat is beoordeeld."),
        ([standing(), standing()], "Van 2 acties en initiatieven die nu lopen zijn er nog geen beoordeeld."),
        ([standing(), standing(WORKS)], "Van 2 acties en initiatieven die nu lopen is er 1 beoordeeld."),
        (
            [standing(WORKS, attention="bijstellen")] * 2,
            "Van 2 acties en initiatieven die nu lopen zijn er 2 beoordeeld; 2 vragen nu aandacht en staan bovenaan.",
        ),
    ],
)
def test_how_much_is_judged(standings: list[Standing], text: str) -> None:
    assert judged_text(standings) == text


def test_the_list_begins_with_what_has_yet_to_begin_too_and_says_so() -> None:
    later, over = standing(WORKS, attention="later"), standing(WORKS, attention="voorbij")
    first = next(iter(FILTERS))
    assert listed_standings([later, over], "", "", 1) == listed_standings([later, over], "", first, 1)
    assert listed_standings([later, over], "", first, 1).shown == (later,) and first == "Wat loopt of nog begint"
