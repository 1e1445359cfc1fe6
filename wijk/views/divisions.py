"""What is said about a place and the divisions: its line under the name, what became of it, and whose boundary."""

from math import floor

from wijk.figures.names import spoken_name
from wijk.figures.places import Place
from wijk.figures.profile import Profile
from wijk.figures.wording import listed
from wijk.views.captions import first_upper
from wijk.views.numbers import number
from wijk.views.place_names import at, place_name

__all__ = ["change_text", "code_text", "place_line", "way_to"]

# So many places are named in a sentence; the rest are counted.
NAMED = 3
# From this part on, it is nearly everybody.
NEARLY_ALL = 0.995
KINDS = {"land": "dit gebied", "gemeente": "deze gemeente", "wijk": "deze wijk", "buurt": "deze buurt"}


def code_text(place: Place) -> str:
    """The CBS code of a place, with the year behind each where these differ."""
    if len(set(place.codes)) == 1:
        return place.codes[0]
    return ", ".join(f"{code} ({year})" for code, year in zip(place.codes, place.divisions, strict=True))


def place_line(profile: Profile) -> str:
    """Under the name: what the place is, in which divisions, its other names, and whether its boundary changed."""
    place = profile.place
    kind = {"land": "heel Nederland", "gemeente": "gemeente"}.get(
        place.level, f"{place.level} {at(place.municipality_name)}"
    )
    now = f" (nu gemeente {spoken_name(place.now_in)})" if place.now_in else ""
    within = f", {spoken_name(place.district_name)}" if place.district_name else ""
    years = f", indeling {listed([str(year) for year in place.divisions])}" if len(set(place.codes)) == 1 else ""
    told = f"{first_upper(kind)}{now}{within}, {code_text(place)}{years}."
    if place_name(place) != place.name:
        told += f" Naam bij het CBS: ‘{place.name}’."
    if place.earlier_name:
        told += f" Naam in {place.divisions[0]}: ‘{place.earlier_name}’."
    return told + _moved(place)


def change_text(profile: Profile) -> str:
    """What became of a place between the divisions, in one sentence that leads to the places named under it.

    Empty when both divisions have it and nothing came to it or left it.
    """
    place, boundary_change = profile.place, profile.boundary_change
    if boundary_change.change == "none":
        return ""
    names, this = _names(boundary_change.places), first_upper(KINDS[place.level])
    other = boundary_change.places[0]
    level = f"de {other.level} "
    old, new = boundary_change.divisions
    if new in place.divisions and old in place.divisions:
        told = {
            "gained": f"Na {old} is {names} hier voor het grootste deel bij gekomen.",
            "lost": f"Na {old} is {names} hiervan afgesplitst.",
        }
    elif old in place.divisions:
        told = {
            "split": f"{this} is na {old} gesplitst in {names}.",
            "merged": f"{this} is na {old} opgegaan in {names}.",
            "level": f"{this} is nu {level}{names}.",
            "redrawn": f"De grenzen zijn hier na {old} anders getrokken: dit gebied ligt nu in {names}.",
            "around": f"De grenzen zijn hier na {old} anders getrokken. Dit gebied hoort nu bij {level}{names}.",
        }
    else:
        told = {
            "split": f"{this} was in {old} een deel van {names}.",
            "merged": f"{this} is na {old} ontstaan uit {names}.",
            "level": f"{this} was in {old} {level}{names}.",
            "redrawn": f"De grenzen zijn hier na {old} anders getrokken: in {old} lag dit gebied in {names}.",
            "around": f"De grenzen zijn hier na {old} anders getrokken. Dit gebied hoorde in {old} bij {level}{names}.",
        }
    return f"{told[boundary_change.change]} {_where_to_look(profile)}".strip()


def way_to(place: Place) -> str:
    """What a button to a place of the other division says: its name, with the year where it has only one."""
    return place_name(place) + (f" ({place.division})" if len(place.divisions) == 1 else "")


def _where_to_look(profile: Profile) -> str:
    if not profile.elsewhere:
        return ""
    [division] = profile.place.divisions
    other = next(year for year in profile.boundary_change.divisions if year != division)
    what = "De cijfers" if profile.place.leading else "De schattingen en de risicogroepen"
    return f"{what} van {other} staan daar."


def _names(places: tuple[Place, ...]) -> str:
    told = [place_name(place) for place in places[:NAMED]]
    left = len(places) - NAMED
    return listed([*told, f"{number(left)} andere"] if left > 0 else told)


def _moved(place: Place) -> str:
    """That the boundary changed, with the share of people who live in it by both."""
    if place.overlap is None:
        return ""
    part = (
        "bijna iedereen"
        if place.overlap >= NEARLY_ALL
        else f"naar schatting {floor(place.overlap * 100)}% van de mensen"
    )
    old, new = place.divisions
    return (
        f" De grens veranderde tussen {old} en {new}; {part} woont binnen beide grenzen. "
        f"Bij cijfers over het oude gebied staat ‘grens van {old}’."
    )
