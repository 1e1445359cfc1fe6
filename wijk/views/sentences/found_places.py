"""What was asked of places and how many of them fit, in words; never as a ranking."""

from wijk.domain.indicator import Catalogue
from wijk.domain.method import Method
from wijk.figures.find_places import Clearly, Condition, Found
from wijk.figures.verdict import verdict_word
from wijk.figures.wording import counted
from wijk.views.captions import PLURALS
from wijk.views.numbers import number

__all__ = ["condition_text", "found_sentence", "other_division_sentence"]


def condition_text(condition: Condition, method: Method, catalogue: Catalogue) -> str:
    """ "Alleenwonenden: duidelijk meer dan in de gemeente", or "Alleenwonenden: ten minste 500"."""
    groups = {group.id: group.name for group in method.groups}
    name = groups.get(condition.what) or f"{catalogue[condition.what].name} ({_year(condition, catalogue)})"
    if not isinstance(condition, Clearly):
        return f"{name}: ten minste {number(condition.least)}"
    beside = "in de gemeente" if condition.reference == "gemeente" else "in Nederland"
    return f"{name}: {verdict_word(condition.verdict)} dan {beside}"


def found_sentence(found: Found, level: str) -> str:
    """How many of the places fit, and of how many that isn't known."""
    fit = len(found.places)
    told = (
        f"{number(fit)} van de {number(found.asked)} {PLURALS[level]} {'voldoet' if fit == 1 else 'voldoen'} aan alles."
    )
    if not found.unknown:
        return told
    unknown = counted(found.unknown, "gebied is", "gebieden is")
    return f"{told} Van {unknown} dat niet te zeggen: daar ontbreekt een cijfer."


def other_division_sentence(found: Found, level: str, division: int, on_map: int) -> str:
    """How many of the places that fit belong to another division than that of a map with ``on_map`` places.

    Empty when no others were looked at than those on the map.
    """
    if found.asked == on_map:
        return ""
    apart = sum(not one.place.code_in(division) for one in found.places)
    if not apart:
        return f"Ook {PLURALS[level]} van een andere indeling dan {division} zijn bekeken; daarvan voldoet er geen."
    return (
        f"Daarbij tellen ook {PLURALS[level]} mee die niet bij de indeling van {division} horen en dus niet op deze "
        f"kaart staan: {number(apart)} van de {number(len(found.places))} die voldoen."
    )


def _year(condition: Condition, catalogue: Catalogue) -> int:
    return condition.year or catalogue[condition.what].newest
