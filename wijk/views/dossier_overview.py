"""The dossiers of a gemeente, or of several, as a table: on the page with links, and as a file."""

from collections.abc import Sequence
from html import escape

from wijk.dossier.all_dossiers import DossierLine, Order, Reached
from wijk.figures.wording import counted
from wijk.store.spreadsheets.about import About
from wijk.store.spreadsheets.sheets import Cell
from wijk.store.spreadsheets.writing import csv_bytes
from wijk.views.numbers import day_text, number
from wijk.views.place_names import place_name

__all__ = ["ORDER_NAMES", "SHOWN", "overview_csv", "overview_html", "overview_sentence"]

# More are behind a tick: a browser needs time to lay out hundreds of rows.
SHOWN = 50
STEP_NAMES: dict[Reached, str] = {
    "profile": "1. Wijkprofiel",
    "initiatives": "2. Initiatieven",
    "matrix": "3. Fasematrix",
    "coalition": "4. Coalitie",
    "plan": "5. Werkplan",
    "evaluation": "6. Evalueren",
}
ORDER_NAMES: dict[Order, str] = {
    "naam": "Naam",
    "stap": "Stap: de eerste stap bovenaan",
    "datum": "Eerstvolgende datum",
    "bevestigen": "Meeste te bevestigen bovenaan",
    "acties": "Meeste open acties bovenaan",
    "gewijzigd": "Laatst gewijzigd bovenaan",
}
COLUMNS = ("Gebied", "Soort", "Tot welke stap", "Eerstvolgende datum", "Initiatieven", "Te bevestigen", "Open acties",
           "Laatst gewijzigd")  # fmt: skip
NO_DATE = "geen gepland"


def overview_sentence(lines: Sequence[DossierLine], *, gemeenten: bool) -> str:
    """How many dossiers there are, and what in them asks for attention."""
    dossiers = counted(sum(one.dossiers for one in lines), "dossier", "dossiers")
    where = f" in {counted(len(lines), 'gemeente', 'gemeenten')}" if gemeenten else ""
    actions = counted(sum(one.open_actions for one in lines), "open actie", "open acties")
    waiting = [one for one in lines if one.stale]
    which = counted(len(waiting), "gebied", "gebieden")
    stale = f" In {which} is van een of meer initiatieven te vragen of zij er nog zijn." if waiting else ""
    return f"Er {'is' if dossiers.startswith('1 ') else 'zijn'} {dossiers}{where}, met {actions}.{stale}"


def overview_html(lines: Sequence[DossierLine], *, gemeenten: bool) -> str:
    """The table with a link for each place; of whole gemeenten with how many dossiers there are in each."""
    head = "".join(f'<th scope="col">{name}</th>' for name in _columns(gemeenten=gemeenten))
    body = "".join(_row(one, gemeenten=gemeenten) for one in lines)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f'<div class="dossiers" role="region" aria-label="Dossiers" tabindex="0">{table}</div>'


def overview_csv(lines: Sequence[DossierLine], about: About, *, gemeenten: bool) -> bytes:
    """The same as a file, with the code of each place."""
    rows: list[Sequence[Cell]] = [["Code", *_columns(gemeenten=gemeenten)]]
    for one in lines:
        name, kind = place_name(one.place), _kind(one, gemeenten=gemeenten)
        rows.append(
            [
                *(one.place.area, name, kind, STEP_NAMES[one.reached], one.next_day, one.initiatives),
                *(one.stale, one.open_actions, one.changed),
            ]
        )
    return csv_bytes(rows, about)


def _columns(*, gemeenten: bool) -> tuple[str, ...]:
    return (COLUMNS[0], "Dossiers", *COLUMNS[2:]) if gemeenten else COLUMNS


def _kind(one: DossierLine, *, gemeenten: bool) -> str:
    return number(one.dossiers) if gemeenten else one.place.level


def _row(one: DossierLine, *, gemeenten: bool) -> str:
    link = f'<a href="?gebied={escape(one.place.key)}" target="_self">{escape(place_name(one.place))}</a>'
    texts = (
        _kind(one, gemeenten=gemeenten),
        STEP_NAMES[one.reached],
        f"{day_text(one.next_day)}: {one.next_what}" if one.next_day else NO_DATE,
        number(one.initiatives),
        f"○ {number(one.stale)}" if one.stale else "–",
        number(one.open_actions),
        day_text(one.changed),
    )
    return f'<tr><th scope="row">{link}</th>{"".join(f"<td>{escape(text)}</td>" for text in texts)}</tr>'
