"""Sentences about who live here: ages, households, marital status, money, and how mixed they are."""

from collections.abc import Sequence

from wijk.figures.decimals import rounded
from wijk.figures.diversity import Diversity
from wijk.figures.peers import PeerPosition
from wijk.figures.places import Place
from wijk.figures.profile import Profile
from wijk.figures.values import Figure
from wijk.figures.wording import listed
from wijk.views.captions import PLURALS, first_upper, inside
from wijk.views.numbers import figure_text, number, value_text
from wijk.views.place_names import at, at_place
from wijk.views.sentences.wording import beside

__all__ = [
    "AGE_BANDS",
    "ages",
    "diversity",
    "households",
    "marital_status",
    "money",
]

AGE_BANDS = ("share_0_15", "share_15_25", "share_25_45", "share_45_65", "share_65plus")
# Words for an evenness, from this value: a rule of thumb of this dashboard.
MIXED = ((0.95, "bijna zo gemengd als kan"), (0.8, "flink gemengd"), (0.5, "deels gemengd"))
# From this part of its peers they are called "most".
MOST = 2 / 3


def ages(profile: Profile) -> str:
    """How many people live here and which age band is the largest."""
    here = at_place(profile.place)
    each = [profile.figures[key] for key in profile.of_each_division("inhabitants")]
    counts = [figure for figure in each if figure.value is not None]
    if not counts:
        return f"Hoeveel mensen er {here} wonen, is niet bekend."
    first = counts[0]
    if first.value == 0:
        opening = f"{first_upper(here)} wonen volgens het CBS {figure_text(first)} mensen ({_year(first)})."
    else:
        verb, people = ("woont", "mens") if first.value == 1 else ("wonen", "mensen")
        opening = f"{first_upper(here)} {verb} {figure_text(first)} {people} ({_year(first)})."
    if len(counts) > 1:
        opening = f"{opening[:-1]}; in {counts[-1].year} {_are(counts[-1])}."
    return f"{opening} {_largest_band(profile)}"


def households(profile: Profile) -> str:
    """How many households are one person, beside the references."""
    figure = profile.newest("share_one_person")
    if figure.value is None:
        return f"Hoeveel mensen hier alleen wonen, is niet als aandeel te geven. {figure.reason}"
    return f"In {figure_text(figure)} van de huishoudens woont iemand alleen ({figure.year}){beside(profile, figure)}."


def marital_status(profile: Profile) -> str:
    """Divorced and widowed among those of 15 and older, beside the references."""
    year = profile.year("share_divorced", "share_widowed")
    divorced, widowed = profile.figure("share_divorced", year), profile.figure("share_widowed", year)
    if divorced.value is None or widowed.value is None:
        reason = divorced.reason or widowed.reason
        return f"Hoeveel mensen gescheiden of verweduwd zijn, is niet als aandeel te geven. {reason}"
    return (
        f"Van de inwoners van 15 jaar en ouder is {figure_text(divorced)} gescheiden en {figure_text(widowed)} "
        f"verweduwd ({year}){beside(profile, divorced, widowed)}."
    )


def money(profile: Profile) -> str:
    """Income and house value, beside the references, and what is missing."""
    income, value = profile.newest("income_per_inhabitant"), profile.newest("woz_value")
    if income.value is None and value.value is None:
        return "Inkomen en WOZ-waarde zijn hier niet bekend."
    parts = []
    if income.value is not None:
        parts.append(
            f"Het persoonlijk inkomen (vóór belasting) is gemiddeld {figure_text(income)} per inwoner "
            f"({income.year}){beside(profile, income)}."
        )
    if value.value is not None:
        parts.append(
            f"De WOZ-waarde van een woning is gemiddeld {figure_text(value)} ({value.year}, naar de waarde op "
            f"1 januari {value.year - 1}){beside(profile, value)}."
        )
    if income.value is None:
        parts.append("Het persoonlijk inkomen per inwoner is hier niet bekend.")
    if value.value is None:
        parts.append("De WOZ-waarde is hier niet bekend.")
    return " ".join(parts)


def diversity(found: Sequence[Diversity], place: Place) -> list[str]:
    """Mixed or alike, a sentence for each aspect: by itself, in words with the number, and then beside its peers."""
    known = [(one.aspect, one.evenness, one.position) for one in found if one.evenness is not None]
    if not known:
        return ["Hoe gemengd de bewoners zijn, is hier niet te zeggen: cijfers ontbreken of er wonen te weinig mensen."]
    return [
        f"Naar {aspect} {_mixed_word(evenness)} ({number(evenness, 2)} van 1).{_mixed_beside(position, place)}"
        for aspect, evenness, position in known
    ]


def _year(figure: Figure) -> str:
    return f"{figure.year}, grens van {figure.boundary}" if figure.boundary else str(figure.year)


def _are(figure: Figure) -> str:
    return "is dat er 1" if figure.value == 1 else f"zijn dat er {figure_text(figure)}"


def _largest_band(profile: Profile) -> str:
    year = profile.year(*AGE_BANDS)
    known = [figure for band in AGE_BANDS if (figure := profile.figure(band, year)).value is not None]
    if len(known) < len(AGE_BANDS):
        return "De verdeling over leeftijden is hier niet te geven."
    top = max(figure.value or 0.0 for figure in known)
    largest = [figure for figure in known if figure_text(figure) == value_text(top, figure.indicator)]
    if len(largest) > 1:
        names = listed([inside(figure.indicator.name) for figure in largest])
        return f"De grootste leeftijdsgroepen zijn {names}, elk {value_text(top, largest[0].indicator)}."
    [figure] = largest
    band = inside(figure.indicator.name)
    return f"De grootste leeftijdsgroep is {band}: {figure_text(figure)}{beside(profile, figure)}."


def _mixed_word(evenness: float) -> str:
    shown = rounded(evenness, 2)
    return next((word for least, word in MIXED if shown >= rounded(least, 2)), "vooral van één soort")


def _mixed_beside(position: PeerPosition | None, place: Place) -> str:
    """Whether most of the peers are more mixed or less, with their number; empty without a position."""
    if position is None:
        return ""
    peers = f"andere {PLURALS[place.level]} {at(position.within)}"
    least = MOST * position.peers
    if position.higher < least and position.lower < least:
        return f" Dat is ongeveer het midden van de {number(position.peers)} {peers}."
    count, word = (position.higher, "meer") if position.higher >= least else (position.lower, "minder")
    if count == position.peers:
        return f" Alle {number(count)} {peers} zijn {word} gemengd."
    return f" De meeste {peers} zijn {word} gemengd: {number(count)} van de {number(position.peers)}."
