"""Consents as text: what ends when, told by role; names only in the table for who may see them."""

from collections.abc import Iterable, Mapping
from datetime import date

from wijk.domain.key_figure import Consent
from wijk.figures.wording import counted
from wijk.store.key_figures.consents import CONSENT_HEADINGS, ExpiringConsent
from wijk.views.numbers import day_text
from wijk.views.tables import Table
from wijk.views.versions import FieldTexts

__all__ = ["consent_rows", "consent_texts", "expiring_sentences", "name_rows"]


def consent_rows(ends: Mapping[str, date], labels: Mapping[str, str]) -> Table:
    """Return whose name is kept until when, by role, the first to end first; only the header when nobody's is."""
    rows = sorted((last, labels[one]) for one, last in ends.items() if one in labels)
    return [["Rol en organisatie", "Toestemming tot en met"], *([label, day_text(last)] for last, label in rows)]


def consent_texts(consent: Consent) -> FieldTexts:
    """Return what a consent says, by field: with the name, so only for who may see it."""
    values = {field: getattr(consent, field) for field in CONSENT_HEADINGS}
    return {
        field: (CONSENT_HEADINGS[field], day_text(value) if isinstance(value, date) else value)
        for field, value in values.items()
    }


def expiring_sentences(expiring: Iterable[ExpiringConsent], labels: Mapping[str, str]) -> list[str]:
    """Return for each consent that ends soon a sentence that says whose, by role, and when the name disappears.

    >>> expiring_sentences([ExpiringConsent("a", date(2026, 12, 3), 1)], {"a": "kapper"})
    ['kapper: de toestemming geldt tot en met 3 december 2026 (nog 1 dag). Daarna verdwijnt de naam vanzelf.']
    """
    return [
        f"{labels[one.key_figure]}: de toestemming geldt tot en met {day_text(one.valid_until)} "
        f"({_left(one.days_left)}). Daarna verdwijnt de naam vanzelf."
        for one in expiring
        if one.key_figure in labels
    ]


def name_rows(consents: Mapping[str, Consent], labels: Mapping[str, str]) -> Table:
    """Return the names and contacts with what they may be used for, in the order of ``labels``."""
    return [
        ["Rol en organisatie", "Naam", "Contact", "Waarvoor", "Tot en met"],
        *(
            [
                label,
                consents[one].name,
                consents[one].contact,
                consents[one].purpose,
                day_text(consents[one].valid_until),
            ]
            for one, label in labels.items()
            if one in consents
        ),
    ]


def _left(days: int) -> str:
    return "vandaag is de laatste dag" if days == 0 else f"nog {counted(days, 'dag', 'dagen')}"
