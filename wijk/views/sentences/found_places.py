"""Places that were found, by conditions or by likeness, in words and as tables; never as a ranking."""

from collections.abc import Sequence

from wijk.domain.indicator import Catalogue
from wijk.domain.method import Method
from wijk.figures.alike import AlikePlace
from wijk.figures.find_places import Clearly, Condition, Found, Told
from wijk.figures.places import Place
from wijk.figures.verdict import verdict_word
from wijk.figures.wording import counted, listed
from wijk.views.captions import PLURALS, inside
from wijk.views.numbers import MISSING, number, ratio_text, size_text
from wijk.views.place_names import coded_name, full_name, place_name
from wijk.views.tables import Table

__all__ = ["alike_sentence", "alike_table", "condition_text", "found_sentence", "found_table"]


def condition_text(condition: Condition, method: Method, catalogue: Catalogue) -> str:
    """ "Alleenwonenden: duidelijk meer dan in de gemeente", or "Alleenwonenden: ten minste 500"."""
    groups = {group.id: group.name for group in method.groups}
    name = groups.get(condition.what) or catalogue[condition.what].name
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


def found_table(found: Found, conditions: Sequence[Condition], method: Method, catalogue: Catalogue) -> Table:
    """A row per place, in the order of their codes: of each condition how many people and how much more often."""
    header = ["Gebied", *(condition_text(one, method, catalogue) for one in conditions)]
    return [header, *([coded_name(one.place), *map(_told_text, one.told)] for one in found.places)]


def alike_sentence(place: Place, one: AlikePlace, catalogue: Catalogue) -> str:
    """In what a place is like the one asked for, in what clearly not, and what isn't known of one of both."""
    like, unlike, unknown = (_names(ids, catalogue) for ids in (one.like, one.unlike, one.unknown))
    told = f"{full_name(one.place)} lijkt op {place_name(place)}"
    told += f" in {like}." if like else "."
    told += f" Duidelijk anders: {unlike}." if unlike else ""
    return told + (f" Niet bekend van een van beide: {unknown}." if unknown else "")


def alike_table(found: Sequence[AlikePlace], catalogue: Catalogue) -> Table:
    """A row per place, the most alike first."""
    header = ["Gebied", "Ongeveer gelijk in", "Duidelijk anders in", "Niet bekend"]
    rows = [
        [coded_name(one.place), *(_names(ids, catalogue) for ids in (one.like, one.unlike, one.unknown))]
        for one in found
    ]
    return [header, *rows]


def _told_text(told: Told) -> str:
    parts = [] if told.count is None else [size_text(told.count)]
    parts += [] if told.ratio is None else [ratio_text(told.ratio)]
    return ", ".join(parts) or MISSING


def _names(ids: Sequence[str], catalogue: Catalogue) -> str:
    return listed([inside(catalogue[identifier].short_name) for identifier in ids])
