"""What stands around a list of found places: notes, and the strip of dots of one of its figures."""

from collections.abc import Iterable, Sequence
from math import isnan

from wijk.domain.area import Level
from wijk.domain.indicator import Catalogue
from wijk.domain.method import Method
from wijk.figures.find_places import Clearly, Condition, Found, Spread
from wijk.figures.places import Place, Places
from wijk.figures.wording import counted
from wijk.views.captions import PLURALS
from wijk.views.found_list import MOST_SHOWN
from wijk.views.numbers import number
from wijk.views.place_names import place_name
from wijk.views.strip import Named

__all__ = ["found_notes", "spread_condition", "spread_named", "spread_title"]

NO_SCORE = "Geen score en geen rangorde: een gebied voldoet aan een voorwaarde of niet. De lijst staat op naam."
# Few enough to be named on a strip.
MOST_NAMED = 6


def found_notes(found: Found, asked: Iterable[Place], places: Places) -> list[str]:
    """What has to be known to read the list, in sentences."""
    told = [NO_SCORE]
    if len(found.places) > MOST_SHOWN:
        told.append(
            f"In de tabel staan de eerste {number(MOST_SHOWN)} op naam; in het bestand staan ze alle "
            f"{number(len(found.places))}. Met nog een voorwaarde, of in één provincie, worden het er minder."
        )
    apart = sum(len(place.divisions) == 1 for place in asked)
    if apart:
        old, new = places.divisions
        told.append(
            f"Is een gebied tussen {old} en {new} veranderd, dan tellen dat van toen en dat van nu elk mee: in heel "
            f"Nederland {counted(apart, 'gebied', 'gebieden')}. Van veel cijfers is dan maar een van beide bekend."
        )
    return told


def spread_condition(conditions: Sequence[Condition]) -> Clearly | None:
    """The first condition that compares, whose figure can be drawn; None without one."""
    return next((one for one in conditions if isinstance(one, Clearly)), None)


def spread_title(condition: Clearly, area: str, level: Level, method: Method, catalogue: Catalogue) -> str:
    """What the strip shows: "Alleenwonenden: alle wijken, Provincie Gelderland"."""
    group = next((one.name for one in method.groups if one.id == condition.what), "")
    name = group or f"{catalogue[condition.what].name} ({condition.year})"
    return f"{name}: alle {PLURALS[level]}, {area}"


def spread_named(spread: Spread, chosen: Place | None) -> list[Named]:
    """The places that stand by name on the strip: those found when they are few, and the ``chosen`` one of the page."""
    few = spread.found.sum() <= MOST_NAMED
    values = zip(spread.places, spread.values.tolist(), spread.found.tolist(), strict=True)
    return [
        (place_name(place), value)
        for place, value, found in values
        if not isnan(value) and ((few and found) or place == chosen)
    ]
