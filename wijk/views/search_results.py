"""What is said beside the places that a search found: that there are more, that a name is near, what a division is."""

from collections.abc import Iterable

from wijk.figures.places import Place, Places
from wijk.figures.search import Search
from wijk.figures.wording import counted

__all__ = ["division_text", "near_text", "search_text"]


def search_text(search: Search) -> str:
    """Why nothing was found and what to try, or how many more places there are; empty when all are shown."""
    if search.postcode:
        return "Postcodes kennen wij hier niet. Zoek op de naam van uw gemeente, wijk of buurt."
    if not search.found and not search.near:
        return (
            "Geen gebied gevonden met deze naam. Probeer een deel van de naam, of zoek de gemeente: daar kiest u uit "
            "alle wijken en buurten. De officiële naam is soms anders dan de naam die mensen gebruiken."
        )
    if search.more:
        are = "is" if search.more == 1 else "zijn"
        return f"Er {are} nog {counted(search.more, 'gebied', 'gebieden')}. Typ meer van de naam, of de gemeente erbij."
    return ""


def near_text(search: Search) -> str:
    """The line above the places of a near name; empty without any."""
    if not search.near:
        return ""
    return "Lijkt erop:" if search.found else "Bedoelt u misschien:"


def division_text(shown: Iterable[Place], places: Places) -> str:
    """What "indeling" means, when one of the places shown stands in one division only; else empty."""
    if all(len(place.divisions) > 1 for place in shown):
        return ""
    old, new = places.divisions
    return (
        "Het CBS verdeelt Nederland elk jaar opnieuw in gemeenten, wijken en buurten: dat is een indeling. "
        f"De schattingen van eenzaamheid en de risicogroepen horen bij indeling {places.leading}, "
        + (f"de nieuwste cijfers bij {new}." if places.leading == old else f"oudere cijfers bij {old}.")
    )
