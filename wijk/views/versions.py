"""Two versions of the same thing beside each other, as rows of text."""

from collections.abc import Mapping

from wijk.domain.coalition import Coalition, Meeting
from wijk.views.numbers import day_text
from wijk.views.tables import Table

__all__ = ["NOT_FILLED_IN", "coalition_versions", "meeting_versions", "version_rows"]

NOT_FILLED_IN = "niet ingevuld"


def version_rows(mine: Mapping[str, str], theirs: Mapping[str, str]) -> Table:
    """Return what two versions say differently by the name of the field; only the header when nothing.

    >>> version_rows({"Rol": "kapper", "Positie": ""}, {"Rol": "kapper", "Positie": "bewoner"})
    [['Veld', 'Uw versie', 'De andere versie'], ['Positie', 'niet ingevuld', 'bewoner']]
    """
    rows = [["Veld", "Uw versie", "De andere versie"]]
    return rows + [
        [name, mine[name] or NOT_FILLED_IN, theirs[name] or NOT_FILLED_IN]
        for name in mine
        if mine[name] != theirs[name]
    ]


def coalition_versions(mine: Coalition, theirs: Coalition) -> Table:
    """Return what two versions of a saved coalition say differently."""
    return version_rows(_coalition(mine), _coalition(theirs))


def meeting_versions(mine: Meeting, theirs: Meeting) -> Table:
    """Return what two versions of a meeting say differently."""
    return version_rows(_meeting(mine), _meeting(theirs))


def _coalition(coalition: Coalition) -> dict[str, str]:
    return {
        "Naam": coalition.name,
        "Gekozen op": day_text(coalition.chosen_on),
        "Reden": coalition.reason,
        "Leden": "; ".join(member.role for member in coalition.members),
    }


def _meeting(meeting: Meeting) -> dict[str, str]:
    return {
        "Leervraag": meeting.question,
        "Gehouden op": day_text(meeting.held_on),
        "Uit ervaring": meeting.from_experience,
        "Uit de praktijk": meeting.from_practice,
        "Uit onderzoek": meeting.from_research,
    }
