"""Consents as text: what ends when, told by role; names only in the table for who may see them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from wijk.domain.key_figure import Consent
from wijk.figures.wording import counted
from wijk.store.key_figures.consents import CONSENT_HEADINGS, ExpiringConsent
from wijk.views.numbers import day_text
from wijk.views.tables import Table
from wijk.views.versions import FieldTexts

__all__ = ["about_names", "consent_rows", "consent_texts", "expiring_sentences", "name_rows", "with_names"]

WITHOUT_NAMES = "In dit verslag staan rollen en organisaties, geen namen."


def about_names(shown: Mapping[str, Consent]) -> str:
    """What a report says of the names in it: that there are none, or until when they may be there."""
    if not shown:
        return WITHOUT_NAMES
    last = min(consent.valid_until for consent in shown.values())
    return (
        f"In dit verslag staan namen, met toestemming. Gebruik ze alleen waarvoor die is gegeven, en gooi dit verslag "
        f"weg na {day_text(last)}: dan eindigt de eerste toestemming."
    )


def with_names(rows: Table, ids: Sequence[str], shown: Mapping[str, Consent]) -> Table:
    """Return rows about key figures (``ids`` in their order, under a header) with name and contact behind them.

    The rows as they are where no name of any of these is ``shown``.
    """
    if not any(one in shown for one in ids):
        return rows
    added = [["Naam", "Contact"]]
    added += [[shown[one].name, shown[one].contact] if one in shown else ["geen naam bewaard", ""] for one in ids]
    return [[*row, *more] for row, more in zip(rows, added, strict=True)]


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
