"""Sentences about loneliness: the estimates, their change over the years, and the survey of young adults."""

from wijk.figures.margin import indistinct
from wijk.figures.profile import Profile
from wijk.figures.risk import round_to_ten
from wijk.figures.trend import change_between
from wijk.views.captions import first_upper, position_text, reference_name
from wijk.views.numbers import figure_text, number
from wijk.views.place_names import at, at_place, gemeente_name
from wijk.views.sentences.over_years import change_text, trend_sentences

__all__ = [
    "loneliness",
    "loneliness_65plus",
    "lonely_position",
    "trend",
    "young_adults",
]


def loneliness(profile: Profile) -> str:
    """The estimate for 18 and older beside its references, with a word for differences too small to matter."""
    figure = profile.newest("lonely_18plus")
    here = at_place(profile.place)
    if figure.value is None:
        return f"Hoeveel mensen zich {here} eenzaam voelen, is niet bekend. {figure.reason}"
    share = figure_text(figure)
    opening = f"{first_upper(here)} voelt naar schatting {share} van de volwassenen zich eenzaam ({figure.year})"
    reference = profile.beside(figure)
    if reference is None or reference.value is None:
        return f"{opening}."
    where = reference_name(profile)
    if indistinct(figure, reference):
        return (
            f"{opening}; {at(where)} is dat {figure_text(reference)}. Dat verschil is te klein om iets van te vinden."
        )
    return f"{opening}; {at(where)} is dat {figure_text(reference)}."


def loneliness_65plus(profile: Profile, estimate: float | None) -> str:
    """The estimate for 65 and older, with about how many people that is from 100 of them."""
    figure = profile.newest("lonely_65plus")
    if figure.value is None:
        return "Voor 65-plussers is er hier geen schatting."
    told = f"Van de 65-plussers voelt naar schatting {figure_text(figure)} zich eenzaam ({figure.year})"
    left_out = "Het onderzoek liet bewoners van instellingen weg"
    if estimate is None:
        return f"{told}. {left_out}."
    people = number(round_to_ten(estimate))
    return f"{told}, ongeveer {people} mensen. {left_out}; het aantal is gerekend over alle 65-plussers."


def lonely_position(profile: Profile) -> str:
    """Where the estimate stands among its peers, only when it differs enough from the reference to say so."""
    figure = profile.newest("lonely_18plus")
    reference = profile.beside(figure)
    if figure.value is None or reference is None or reference.value is None or profile.lonely_position is None:
        return ""
    if indistinct(figure, reference):
        return ""
    return f"De schatting is {position_text(profile.lonely_position, profile.place.level)}."


def trend(profile: Profile) -> str:
    """The estimates over the years, table by table, and the change in Nederland over the years of the longest."""
    over_years = profile.over_years("lonely_18plus")
    told = trend_sentences(over_years)
    changes = [line.whole for line in over_years.lines if line.whole]
    country = profile.netherlands
    if changes and country:
        years = (changes[-1].before.year, changes[-1].after.year)
        before, after = (country["lonely_18plus", year] for year in years)
        if before.value is not None and after.value is not None:
            told.append(f"In heel Nederland: {change_text(change_between(before, after))}.")
    return " ".join(told)


def young_adults(profile: Profile) -> str:
    """The survey of young adults, which exists per gemeente only."""
    figures = profile.gemeente or profile.figures
    year = profile.year("lonely_16_25", "severely_lonely_16_25")
    figure = figures["lonely_16_25", year]
    where = at(gemeente_name(profile.place))
    if figure.value is None:
        return f"Voor jongvolwassenen {where} is er geen cijfer. {figure.reason}"
    strong = figures["severely_lonely_16_25", year]
    return (
        f"Van de 16- tot 25-jarigen {where} voelt {figure_text(figure)} zich enigszins tot sterk eenzaam en "
        f"{figure_text(strong)} sterk eenzaam (vragenlijst, {year})."
    )
