"""What is said about things that were entered without a place, and wait until somebody says where they belong."""

from wijk.store.unplaced import Together
from wijk.views.numbers import counted, day_text, number

__all__ = ["names_text", "placed_text", "together_text", "waiting_text"]

NAMED = 8


def waiting_text(count: int, one: str, more: str) -> str:
    """Why it is asked, and what happens until it is answered."""
    thing, is_there, they = (one, "staat", "het") if count == 1 else (more, "staan", "ze")
    return (
        f"Er {is_there} {number(count)} {thing} zonder gebied. Zolang u niet kiest, tellen {they} nergens mee. "
        f"Er is niets weg: {they} {is_there} ook in de reservekopie. Een wijk of buurt kiest u daarna."
    ).replace("tellen het", "telt het")


def together_text(group: Together, one: str, more: str) -> str:
    """Why these are asked about together: one import with its day, or one organisation, and how many there are."""
    told = counted(len(group.records), one, more)
    if group.moment:
        return f"Import van {day_text(group.moment.date())}: {told}"
    return f"{group.organisation or 'Zonder organisatie'}: {told}"


def names_text(names: list[str]) -> str:
    """The first names of a group, and how many more there are."""
    more = len(names) - NAMED
    return "; ".join(names[:NAMED]) + (f"; en nog {number(more)}" if more > 0 else "")


def placed_text(count: int, one: str, more: str, where: str) -> str:
    """What was kept."""
    return f"Bewaard: {counted(count, one, more)} bij {where}."
