"""The plain Dutch sentence that opens each block of the profile, made from the figures."""

from collections.abc import Sequence

from wijk.domain.area import COUNTRY
from wijk.figures.diversity import Diversity
from wijk.figures.peers import Position
from wijk.figures.places import Place
from wijk.figures.profile import Profile
from wijk.figures.risk import Illustration, RiskGroup, concentration_word, round_to_ten
from wijk.figures.standout import SMALL_DIFFERENCE, StandOut
from wijk.figures.values import Figure
from wijk.views.captions import first_upper, joined, position_text, reference_name
from wijk.views.numbers import figure_text, number, value_text

__all__ = [
    "ages",
    "benefits",
    "diversity",
    "group_line",
    "households",
    "illustration",
    "loneliness",
    "loneliness_65plus",
    "lonely_position",
    "marital_status",
    "money",
    "not_known",
    "nothing_stands_out",
    "risk_summary",
    "stand_out",
    "strengths",
    "trend",
    "young_adults",
]

AGE_BANDS = ("share_0_15", "share_15_25", "share_25_45", "share_45_65", "share_65plus")
# Up to this number of people a range is not told: rounding would be all of it.
SMALL_RANGE = 20
# Percentages that differ less than this are called equally large.
EQUAL = 0.05


def stand_out(one: StandOut, reference_name: str) -> str:
    """One thing that stands out, with its number, the reference's number and the year."""
    if one.group:
        return f"{group_line(one.group)} Dat is {number(one.ratio, 1)} keer het aandeel in {reference_name}."
    figure, reference = one.figure, one.reference
    assert figure is not None
    here, there, year = figure_text(figure), figure_text(reference), figure.year
    told = {
        "lonely_18plus": f"Naar schatting {here} van de volwassenen voelt zich eenzaam",
        "low_income": f"{here} van de mensen met een inkomen heeft een laag inkomen",
        "income_per_inhabitant": f"Het inkomen is gemiddeld {here} per inwoner",
        "woz_value": f"Een woning is gemiddeld {here} waard",
        "volunteers_18plus": f"Naar schatting {here} van de volwassenen doet vrijwilligerswerk",
    }
    return f"{told[figure.indicator.id]}; in {reference_name} is dat {there} ({year})."


def group_line(group: RiskGroup) -> str:
    """A risk group's share in a sentence, or that it is not known."""
    if group.share is None:
        return f"{group.group.name}: niet bekend."
    share = f"{number(group.share * 100, 1)}%"
    return f"{first_upper(group.group.sentence.format(share=share))} ({group.year})."


def not_known(profile: Profile) -> str:
    """What the figures leave open here: missing figures first, then what no figure tells."""
    names = [indicator.name for indicator in profile.unknown]
    missing = f"Niet bekend voor dit gebied: {joined([_lower(name) for name in names])}. " if names else ""
    return (
        missing + "Wie er eenzaam zijn, wat zij zelf willen en hoe het na 2020 ging, staat in geen cijfer. "
        "Ook eenoudergezinnen, rouw, taal en wie pas verhuisd is, ontbreken: vraag het in de wijk."
    )


def ages(profile: Profile) -> str:
    """How many people live here and which age band is the largest."""
    name = profile.place.name
    counts = [figure for year in (2020, 2024) if (figure := profile.figure("inhabitants", year)).value is not None]
    if not counts:
        return f"Hoeveel mensen er in {name} wonen, is niet bekend."
    first = counts[0]
    if first.value == 0:
        opening = f"In {name} wonen volgens het CBS geen mensen ({first.year})."
    else:
        verb, people = ("woont", "mens") if first.value == 1 else ("wonen", "mensen")
        opening = f"In {name} {verb} {figure_text(first)} {people} ({first.year})."
    if len(counts) == 2:
        opening = f"{opening[:-1]}; in {counts[1].year} {_are(counts[1])}."
    return f"{opening} {_largest_band(profile)}"


def households(profile: Profile) -> str:
    """How many households are one person, beside the references."""
    figure = profile.figure("share_one_person", 2020)
    if figure.value is None:
        return f"Hoeveel mensen hier alleen wonen, is niet als aandeel te geven. {figure.reason}"
    return f"In {figure_text(figure)} van de huishoudens woont iemand alleen (2020){_beside(profile, figure)}."


def marital_status(profile: Profile) -> str:
    """Divorced and widowed among those of 15 and older, beside the references."""
    divorced, widowed = profile.figure("share_divorced", 2020), profile.figure("share_widowed", 2020)
    if divorced.value is None or widowed.value is None:
        reason = divorced.reason or widowed.reason
        return f"Hoeveel mensen gescheiden of verweduwd zijn, is niet als aandeel te geven. {reason}"
    return (
        f"Van de inwoners van 15 jaar en ouder is {figure_text(divorced)} gescheiden en {figure_text(widowed)} "
        f"verweduwd (2020){_beside(profile, divorced, widowed)}."
    )


def money(profile: Profile) -> str:
    """Income and house value, beside the references, and what is missing."""
    income, value = profile.figure("income_per_inhabitant", 2024), profile.figure("woz_value", 2024)
    if income.value is None and value.value is None:
        return "Inkomen en woningwaarde zijn hier niet bekend."
    parts = []
    if income.value is not None:
        parts.append(f"Het inkomen is gemiddeld {figure_text(income)} per inwoner (2024){_beside(profile, income)}.")
    if value.value is not None:
        parts.append(f"Een woning is gemiddeld {figure_text(value)} waard (2024){_beside(profile, value)}.")
    if income.value is None:
        parts.append("Het inkomen per inwoner is hier niet bekend.")
    if value.value is None:
        parts.append("De woningwaarde is hier niet bekend.")
    return " ".join(parts)


def diversity(found: Sequence[Diversity], place: Place) -> str:
    """Mixed or alike, in words with the number, for each aspect."""
    known = [one for one in found if one.evenness is not None]
    if not known:
        return "Hoe gemengd de bewoners zijn, is hier niet te zeggen: cijfers ontbreken of er wonen te weinig mensen."
    parts = [
        f"naar {one.aspect} {_mixed_word(one.position)}({number(one.evenness, 2)}{_mixed_place(one.position, place)})"
        for one in known
    ]
    return f"Spreiding van de bewoners: {joined(parts)}. 0 is allemaal hetzelfde, 1 is van elke soort evenveel (2020)."


def loneliness(profile: Profile) -> str:
    """The estimate for 18 and older beside its references, with a word for differences too small to matter."""
    figure = profile.figure("lonely_18plus", 2020)
    name = profile.place.name
    if figure.value is None:
        return f"Hoeveel mensen zich in {name} eenzaam voelen, is niet bekend. {figure.reason}"
    opening = f"In {name} voelt naar schatting {figure_text(figure)} van de volwassenen zich eenzaam (2020)"
    reference = profile.reference.get(("lonely_18plus", 2020))
    if reference is None or reference.value is None:
        return f"{opening}."
    where = reference_name(profile)
    if abs(figure.value - reference.value) < SMALL_DIFFERENCE:
        return f"{opening}; in {where} is dat {figure_text(reference)}. Dat verschil is te klein om iets van te vinden."
    return f"{opening}; in {where} is dat {figure_text(reference)}."


def loneliness_65plus(profile: Profile, estimate: float | None) -> str:
    """The estimate for 65 and older, with about how many people that is from 100 of them."""
    figure = profile.figure("lonely_65plus", 2020)
    if figure.value is None:
        return "Voor 65-plussers is er hier geen schatting."
    people = "" if estimate is None else f", ongeveer {number(round_to_ten(estimate))} mensen"
    return (
        f"Van de 65-plussers voelt naar schatting {figure_text(figure)} zich eenzaam (2020){people}. "
        "Bewoners van instellingen zijn niet meegeteld."
    )


def trend(profile: Profile) -> str:
    """The estimates of 2012, 2016 and 2020, beside the change in Nederland."""
    figures = [profile.figure("lonely_18plus", year) for year in (2012, 2016, 2020)]
    known = [figure for figure in figures if figure.value is not None]
    if len(known) < 2:
        return "Een ontwikkeling over de jaren is hier niet te geven."
    first, last = known[0], known[-1]
    change = (last.value or 0.0) - (first.value or 0.0)
    word = "bleef ongeveer gelijk" if abs(change) < SMALL_DIFFERENCE else "steeg" if change > 0 else "daalde"
    told = (
        f"Het geschatte deel {word}: van {figure_text(first)} in {first.year} naar {figure_text(last)} in {last.year}"
    )
    country = profile.netherlands
    if country is None:
        return f"{told}."
    start, end = (figure_text(country["lonely_18plus", year]) for year in (first.year, last.year))
    return f"{told}. In heel Nederland ging het van {start} naar {end}."


def young_adults(profile: Profile) -> str:
    """The survey of young adults, which exists per gemeente only."""
    figures = profile.gemeente or profile.figures
    figure = figures["lonely_16_25", 2024]
    name = profile.place.municipality_name or profile.place.name
    if figure.value is None:
        return f"Voor jongvolwassenen in {name} is er geen cijfer. {figure.reason}"
    strong = figures["severely_lonely_16_25", 2024]
    return (
        f"Van de 16- tot 25-jarigen in {name} voelt {figure_text(figure)} zich enigszins tot sterk eenzaam en "
        f"{figure_text(strong)} sterk eenzaam (vragenlijst, 2024)."
    )


def risk_summary(groups: Sequence[RiskGroup], where: str) -> str:
    """Which groups are over-represented here, or that none is."""
    known = [group for group in groups if (group.ratio_municipality or group.ratio_netherlands) is not None]
    if not known:
        return "Voor dit gebied is van geen enkele groep te zeggen of zij hier vaker voorkomt: vraag het in de wijk."
    more = [
        group.group.name
        for group in known
        if concentration_word(group.ratio_municipality or group.ratio_netherlands) == "meer dan gemiddeld"
    ]
    if not more:
        return f"Geen van de groepen komt hier duidelijk vaker voor dan in {where}."
    return f"Hier duidelijk meer dan in {where}: {joined([_lower(name) for name in more])}."


def strengths(profile: Profile) -> str:
    """Volunteering, control over one's life and care nearby."""
    volunteers, control = profile.figure("volunteers_18plus", 2020), profile.figure("sense_of_control_18plus", 2020)
    doctor = profile.figure("distance_gp", 2024)
    parts = []
    if volunteers.value is not None:
        parts.append(f"naar schatting {figure_text(volunteers)} van de volwassenen doet vrijwilligerswerk (2020)")
    if control.value is not None:
        parts.append(f"naar schatting {figure_text(control)} heeft matig of veel regie over het eigen leven (2020)")
    if doctor.value is not None:
        parts.append(f"een huisarts is gemiddeld op {figure_text(doctor)} (2024)")
    if not parts:
        return "Over krachten van dit gebied zijn hier geen cijfers: vraag in de wijk wat er al goed gaat."
    return f"{first_upper(joined(parts))}."


def nothing_stands_out(profile: Profile) -> str:
    """When no figure lies outside the neutral band, or there is nothing to compare with."""
    if not profile.reference:
        return "Dit is heel Nederland: kies een gemeente, wijk of buurt om te vergelijken."
    return f"Geen van de cijfers die wij hebben, wijkt hier duidelijk af van {reference_name(profile)}."


def lonely_position(profile: Profile) -> str:
    """Where the estimate stands among its peers, only when it differs enough from the reference to say so."""
    figure, reference = profile.figure("lonely_18plus", 2020), profile.reference.get(("lonely_18plus", 2020))
    if figure.value is None or reference is None or reference.value is None or profile.lonely_position is None:
        return ""
    if abs(figure.value - reference.value) < SMALL_DIFFERENCE:
        return ""
    return f"De schatting is {position_text(profile.lonely_position, profile.place.level)}."


def benefits(profile: Profile) -> str:
    """Benefits beside the group that is short of money, apart and never summed."""
    named = (
        ("social_assistance", "bijstand"),
        ("disability_benefit", "een arbeidsongeschiktheidsuitkering"),
        ("unemployment_benefit", "een WW-uitkering"),
    )
    known = [
        f"{figure_text(figure)} mensen {name}"
        for indicator, name in named
        if (figure := profile.figure(indicator, 2020)).value is not None
    ]
    if not known:
        return ""
    return f"Bij krap bij kas: in 2020 kregen {joined(known)} (CBS). Tel dit niet op: iemand kan er twee hebben."


def illustration(one: Illustration) -> str:
    """ "If the national figures held here too", for one group, as a rounded range."""
    national = one.national
    if one.high <= SMALL_RANGE:
        return f"Voor {national.name} is de groep hier te klein om een aantal te noemen."
    return (
        f"Als de landelijke cijfers hier ook golden, zouden {number(one.low)} tot {number(one.high)} {national.name} "
        f"{national.feeling} zijn ({number(national.percentage, 1)}% met een marge van 2 procentpunt die wij zelf "
        f"kozen; {national.survey} {national.year}). Dit is geen telling, en groepen overlappen."
    )


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:] if not name[:3].isupper() else name


def _are(figure: Figure) -> str:
    return "is dat er 1" if figure.value == 1 else f"zijn dat er {figure_text(figure)}"


def _largest_band(profile: Profile) -> str:
    known = [figure for band in AGE_BANDS if (figure := profile.figure(band, 2020)).value is not None]
    if len(known) < len(AGE_BANDS):
        return "De verdeling over leeftijden is hier niet te geven."
    top = max(figure.value or 0.0 for figure in known)
    largest = [figure for figure in known if top - (figure.value or 0.0) < EQUAL]
    if len(largest) > 1:
        names = joined([_lower(figure.indicator.name) for figure in largest])
        return f"De grootste leeftijdsgroepen zijn {names}, elk {value_text(top, largest[0].indicator)}."
    [figure] = largest
    band = _lower(figure.indicator.name)
    return f"De grootste leeftijdsgroep is {band}: {figure_text(figure)}{_beside(profile, figure)}."


def _beside(profile: Profile, *figures: Figure) -> str:
    """ "; in Arnhem 47,9%, in Nederland 38,5%" for the references that have these figures."""
    parts = []
    references = [(profile.place.municipality_name, profile.gemeente), ("Nederland", profile.netherlands)]
    for name, reference in references:
        told = [reference[figure.indicator.id, figure.year] for figure in figures] if reference else []
        if told and all(figure.value is not None for figure in told):
            parts.append(f"in {name} {joined([figure_text(figure) for figure in told])}")
    return f"; {', '.join(parts)}" if parts and profile.place.code != COUNTRY else ""


def _mixed_word(position: Position | None) -> str:
    if position is None:
        return ""
    if position.lower >= 2 * position.peers / 3:
        return "gemengd "
    return "eenvormig " if position.higher >= 2 * position.peers / 3 else "gemiddeld gemengd "


def _mixed_place(position: Position | None, place: Place) -> str:
    told = position_text(position, place.level, more="meer gemengd", less="minder gemengd") if position else ""
    return f", {told}" if told else ""
