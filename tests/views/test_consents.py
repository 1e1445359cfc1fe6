"""Consents in words: the last day, one day, more days."""

from datetime import date

import pytest

from wijk.domain.key_figure import Consent
from wijk.store.key_figures.consents import ExpiringConsent
from wijk.views.consents import consent_rows, expiring_sentences, name_rows

LABELS = {"a": "wijkverpleegkundige", "b": "kapper"}
DAY = date(2026, 12, 3)


@pytest.mark.parametrize(
    ("left", "told"), [(0, "(vandaag is de laatste dag)"), (1, "(nog 1 dag)"), (30, "(nog 30 dagen)")]
)
def test_a_consent_that_ends_is_told_by_role(left: int, told: str) -> None:
    [sentence] = expiring_sentences([ExpiringConsent("b", DAY, left), ExpiringConsent("gone", DAY, left)], LABELS)
    assert sentence.startswith("kapper: de toestemming geldt tot en met 3 december 2026")
    assert told in sentence


def test_the_first_to_end_comes_first() -> None:
    ends = {"a": date(2027, 1, 1), "b": DAY, "gone": DAY}
    assert consent_rows(ends, LABELS)[1:] == [["kapper", "3 december 2026"], ["wijkverpleegkundige", "1 januari 2027"]]


def test_names_stand_beside_the_role() -> None:
    consent = Consent("Iemand", "", date(2026, 1, 1), "bellen", DAY)
    assert name_rows({"b": consent, "gone": consent}, LABELS)[1:] == [
        ["kapper", "Iemand", "", "bellen", "3 december 2026"]
    ]
