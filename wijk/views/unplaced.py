"""What is said about things that were entered without a place, and wait until somebody says where they belong."""

from wijk.figures.wording import counted
from wijk.store.unplaced import UnplacedGroup
from wijk.views.numbers import day_text, number

__all__ = ["lost_coalitions_text", "lost_text", "names_text", "placed_text", "together_text", "waiting_text"]

NAMED = 8


def waiting_text(count: int, one: str, more: str) -> str:
    """Why it is asked, and what happens until it is answered."""
    is_there = "staat" if count == 1 else "staan"
    return (
        f"Er {is_there} {counted(count, one, more)} zonder gebied. Zolang u niet kiest, telt dat nergens mee. "
        "Er is niets weg: het blijft hier staan, en in de reservekopie. Een wijk of buurt kiest u daarna."
    )


def together_text(group: UnplacedGroup, one: str, more: str) -> str:
    """Why these are asked about together: one import with its day, or one organisation, and how many there are."""
    told = counted(len(group.records), one, more)
    if group.moment:
        return f"Import van {day_text(group.moment.date())}: {told}"
    return f"{group.organisation or 'Zonder organisatie'}: {told}"


def lost_text(count: int, one: str, more: str) -> str:
    """Why it is asked of what had an area that the newest division has not."""
    return f"{_lost(count, one, more)} Zolang u niet kiest, telt dat alleen voor de hele gemeente mee. Er is niets weg."


def lost_coalitions_text(count: int, one: str, more: str) -> str:
    """The same of coalitions, which are shown with their own place only."""
    return (
        f"{_lost(count, one, more)} Zolang u niet kiest, staat dat bij geen enkel gebied in de lijst. Er is niets weg. "
        "U kunt kiezen uit het gebied van deze pagina en alle gemeenten."
    )


def _lost(count: int, one: str, more: str) -> str:
    is_there = "hoort" if count == 1 else "horen"
    told = f"{counted(count, one, more)} {is_there} bij een gebied dat in de nieuwe indeling van het CBS"
    return f"{told} niet terug te vinden is."


def names_text(names: list[str]) -> str:
    """The first names of a group, and how many more there are."""
    more = len(names) - NAMED
    return "; ".join(names[:NAMED]) + (f"; en nog {number(more)}" if more > 0 else "")


def placed_text(count: int, one: str, more: str, where: str) -> str:
    """What was kept."""
    return f"Bewaard: {counted(count, one, more)} bij {where}."
