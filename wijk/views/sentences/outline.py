"""Sentences at the top and the end of the profile: what stands out, what is not known, and the strengths."""

from wijk.domain.indicator import Catalogue
from wijk.figures.decimals import times
from wijk.figures.profile import Profile
from wijk.figures.standout import Comparison
from wijk.figures.wording import listed
from wijk.views.captions import inside, reference_name
from wijk.views.numbers import figure_text
from wijk.views.place_names import at, full_name
from wijk.views.sentences.groups import group_line
from wijk.views.sentences.loneliness import loneliness

__all__ = [
    "not_known",
    "outline",
    "stand_out",
]

# The published table that goes on where ours of the loneliness estimates ends; our file has only health from it.
NEWER = "50150NED"


def outline(profile: Profile) -> list[str]:
    """What stands out, in order: loneliness always, known or not, then what differs most.

    When nothing differs clearly it says so of what was compared, by name; when nothing was, it says where to look.
    """
    where = reference_name(profile)
    if not profile.reference:
        rest = ["Dit is heel Nederland: kies een gemeente, wijk of buurt om te vergelijken."]
    elif profile.stands_out:
        rest = [stand_out(one, where) for one in profile.stands_out]
    elif profile.compared:
        names = listed([_name(one) for one in profile.compared])
        rest = [f"Verder is er geen duidelijk verschil met {where} in wat wij konden vergelijken: {names}."]
    else:
        rest = ["Andere cijfers om te vergelijken zijn hier niet bekend." + _look_around(profile)]
    return [loneliness(profile), *rest]


def stand_out(one: Comparison, reference_name: str) -> str:
    """One thing that stands out, with its number, the reference's number and the year."""
    if one.group:
        here = f"{group_line(one.group)} Dat is {times(one.ratio)} keer het aandeel {at(reference_name)}"
        country = one.group.ratio_netherlands
        if country is None or not one.group.in_gemeente:
            return f"{here}."
        return f"{here} en {times(country)} keer dat in Nederland."
    figure, reference = one.figure, one.reference
    assert figure is not None
    here, there, year = figure_text(figure), figure_text(reference), figure.year
    told = {
        "low_income": f"{here} van de mensen met een inkomen heeft een laag inkomen",
        "income_per_inhabitant": f"Het persoonlijk inkomen (vóór belasting) is gemiddeld {here} per inwoner",
        "woz_value": f"De WOZ-waarde van een woning (op 1 januari {year - 1}) is gemiddeld {here}",
        "volunteers_18plus": f"Naar schatting {here} van de volwassenen doet vrijwilligerswerk",
        "sense_of_control_18plus": f"Naar schatting {here} van de volwassenen heeft regie over het eigen leven",
        "good_health_18plus": f"Naar schatting {here} van de volwassenen vindt de eigen gezondheid goed",
    }
    return f"{told[figure.indicator.id]}; {at(reference_name)} is dat {there} ({year})."


def _name(one: Comparison) -> str:
    if one.group:
        return inside(one.group.group.name)
    assert one.figure is not None
    return inside(one.figure.indicator.short_name)


def _look_around(profile: Profile) -> str:
    if profile.around is None:
        return ""
    return f" Kijk bij de {profile.around.level} eromheen: {full_name(profile.around)}."


def not_known(profile: Profile) -> str:
    """What the figures leave open here: missing figures first, then what no figure tells."""
    names = [indicator.name for indicator in profile.unknown]
    missing = f"Niet bekend voor dit gebied: {listed([inside(name) for name in names])}. " if names else ""
    return (
        missing + "Wie er eenzaam zijn en wat zij zelf willen, staat in geen cijfer. "
        "Ook eenoudergezinnen, rouw, taal en wie pas verhuisd is, ontbreken: vraag het in de wijk."
        + _newer(profile.catalogue)
    )


def _newer(catalogue: Catalogue) -> str:
    """Where figures are to be found that are newer than those of this dashboard; empty once it has them."""
    newest, newer = catalogue.newest("lonely_18plus"), catalogue.tables.get(NEWER)
    if newer is None or newer.id == newest.table.id:
        return ""
    return (
        f" Hoe het in wijken en buurten na {newest.year} ging met de eenzaamheid, staat niet in de cijfers van dit "
        f"dashboard. Zoek nieuwere schattingen bij {newer.publisher}: {newer.title}, tabel {newer.id}."
    )
