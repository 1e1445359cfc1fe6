"""The list of what can be judged: found by words and a filter, page by page, with what a press can do to each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from wijk.approach.evaluating import Attention, Standing
from wijk.domain.text import fold
from wijk.figures.wording import counted, decimal
from wijk.views.evaluating import STANDSTILL_BUTTONS, newest_text, still_text, subject_text
from wijk.views.numbers import MISSING
from wijk.views.row_table import RowTable, TableRow

__all__ = ["END_INITIATIVE", "FILTERS", "Listed", "end_deeds", "judged_text", "listed_standings", "listed_table"]

COLUMNS = ("Wat", "Nieuwste oordeel", "Wie", "Wat nu?")
ON_A_PAGE = 20
END_INITIATIVE = "end-initiative"
ASKING: tuple[Attention, ...] = ("stopt", "stilstand", "bijstellen", "nooit")
# What has yet to begin is among it, which the sentence above the list does not count: that is about what goes on now.
NOT_OVER = "Wat loopt of nog begint"
FILTERS: Mapping[str, Callable[[Standing], bool]] = {
    NOT_OVER: lambda one: one.attention != "voorbij",
    "Wat aandacht vraagt": lambda one: one.attention in ASKING,
    "Acties": lambda one: bool(one.subject.action),
    "Initiatieven": lambda one: bool(one.subject.initiative),
    "✓ Werkt": lambda one: one.newest is not None and one.newest.judgement == "werkt",
    "↻ Bijstellen": lambda one: one.newest is not None and one.newest.judgement == "bijstellen",
    "✕ Stoppen": lambda one: one.newest is not None and one.newest.judgement == "stoppen",
    "○ Nog geen oordeel": lambda one: one.newest is None,
    "Alles, ook wat voorbij is": lambda _: True,
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of a list: what stands on it, which it is of how many, and how many there are in all."""

    shown: tuple[Standing, ...]
    page: int
    pages: int
    found: int


def listed_standings(standings: Sequence[Standing], words: str, chosen: str, page: int) -> Listed:
    """Return a page (from 1) of what passes the filter and has all words in its name, its people or its judgement."""
    keep, asked = FILTERS.get(chosen, FILTERS[NOT_OVER]), fold(words).split()
    found = [one for one in standings if keep(one) and _has(one, asked)]
    pages = max(-(-len(found) // ON_A_PAGE), 1)
    page = min(max(page, 1), pages)
    return Listed(tuple(found[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]), page, pages, len(found))


def listed_table(listed: Listed) -> RowTable:
    """Return a page as a table with buttons."""
    return RowTable("Acties en initiatieven, met het nieuwste oordeel", COLUMNS, [_row(one) for one in listed.shown])


def judged_text(standings: Sequence[Standing]) -> str:
    """How much was judged of what goes on, and how much asks for attention."""
    going = [one for one in standings if one.attention not in ("voorbij", "later")]
    if not going:
        return "Er loopt nog geen actie of initiatief. Zet eerst in het werkplan wie wat doet."
    judged = sum(one.newest is not None for one in going)
    asking = sum(one.attention in ("stopt", "stilstand", "bijstellen") for one in going)
    if len(going) == 1:
        told = f"Er loopt nu 1 actie of initiatief; dat is {'' if judged else 'nog niet '}beoordeeld"
    else:
        told = f"Van {decimal(len(going))} acties en initiatieven die nu lopen "
        told += f"{'is' if judged == 1 else 'zijn'} er {decimal(judged) if judged else 'nog geen'} beoordeeld"
    if not asking:
        return f"{told}."
    return (
        f"{told}; {counted(asking, 'vraagt', 'vragen')} nu aandacht en {'staat' if asking == 1 else 'staan'} bovenaan."
    )


def _row(standing: Standing) -> TableRow:
    subject = standing.subject
    return TableRow(
        subject.key,
        subject.name,
        (
            f"{subject.name} ({subject_text(standing)})",
            newest_text(standing),
            subject.who or MISSING,
            still_text(standing) or "–",
        ),
        (("judge", "Oordeel geven" if standing.newest is None else "Nieuw oordeel"), *_more(standing)),
        () if standing.newest is None else (("judge", "Alle oordelen"),),
    )


def _more(standing: Standing) -> list[tuple[str, str]]:
    if standing.attention == "stilstand":
        return list(STANDSTILL_BUTTONS.items())
    return end_deeds(standing) if standing.attention == "stopt" else []


def end_deeds(standing: Standing) -> list[tuple[str, str]]:
    """What can be done with what people said to stop: end it, or say that it goes on."""
    subject = standing.subject
    deeds = [("end-action", "✕ Zet de actie op gestopt")] if subject.action_open else []
    if subject.initiative_open:
        deeds.append((END_INITIATIVE, "✕ Zet het initiatief op gestopt"))
    return [*deeds, ("go-on", "▶ Laat het doorlopen")]


def _has(standing: Standing, asked: Sequence[str]) -> bool:
    if not asked:
        return True
    newest = standing.newest
    text = fold(" ".join([standing.subject.name, standing.subject.who, newest.reason if newest else ""]))
    return all(word in text for word in asked)
