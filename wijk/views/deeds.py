"""The log of deeds in words, as rows of a table and of a file."""

from collections.abc import Iterable

from wijk.store.database.deed_log import LoggedDeed
from wijk.store.database.record_types import RECORD_TYPES
from wijk.views.editions import moment_text
from wijk.views.tables import Table

__all__ = ["deed_rows"]

HEADER = ["Wanneer", "Wie", "Rol", "Wat", "Waarvan", "Kenmerk", "Hoe vaak"]
DONE = {
    "add": "toegevoegd",
    "change": "gewijzigd",
    "delete": "verwijderd",
    "bring back": "teruggehaald",
    "erase": "voorgoed gewist",
    "see names": "namen geopend",
    "keep name": "naam bewaard",
    "end consent": "toestemming beëindigd",
    "take out person": "gegevens van een persoon opgevraagd",
    "make backup": "reservekopie gemaakt",
    "put back": "reservekopie teruggezet",
    "open meeting": "bijeenkomst geopend",
    "close meeting": "bijeenkomst gesloten",
    "renew code": "nieuwe code gemaakt",
    "phones on": "telefoons toegelaten",
    "phones off": "telefoons uitgezet",
    "open question": "vraag geopend",
    "close question": "vraag gesloten",
    "accept": "overgenomen",
    "merge": "samengevoegd",
    "leave out": "weggelegd",
    "reconsider": "opnieuw in de wachtrij gezet",
    "take away": "weggehaald",
    "earlier figures": "eerdere cijfers teruggezet",
    "trust clock": "de datum bevestigd",
}
OTHER = {
    "backup": "alles",
    "figures": "cijfers",
    "clock": "klok",
    "feeds": "adressen van een kalender",
    "contributions": "wat telefoons instuurden",
}


def deed_rows(deeds: Iterable[LoggedDeed]) -> Table:
    """Return the header and a row for each deed; what was erased has no id any more."""
    kinds = {one.name: one.label for one in RECORD_TYPES} | OTHER
    return [
        HEADER,
        *(
            [
                moment_text(one.moment),
                one.who,
                one.role,
                DONE.get(one.done, one.done),
                kinds.get(one.kind, one.kind),
                one.thing or "-",
                str(one.times),
            ]
            for one in deeds
        ),
    ]
