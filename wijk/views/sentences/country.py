"""What the national map shows in words: from where to where a figure runs, and which areas were asked for."""

from wijk.figures.country import Asked, Country
from wijk.figures.places import Place
from wijk.figures.values import Figure
from wijk.figures.wording import counted
from wijk.views.captions import PLURALS, figure_label
from wijk.views.numbers import MISSING, number, value_text
from wijk.views.place_names import place_name

__all__ = ["country_sentence", "unknown_sentence", "within_sentence"]


def country_sentence(country: Country) -> str:
    """Between which values a figure lies over all areas, that of Nederland, and of how many it is not known."""
    label, level = figure_label(country.indicator, country.year), country.level
    if country.classes.span is None:
        return f"{label}: van geen enkele {level} bekend."
    low, high = (value_text(value, country.indicator) for value in country.classes.span)
    estimate = "naar schatting " if country.indicator.estimate else ""
    told = f"{label} per {level}: {estimate}van {low} tot {high}"
    told += "".join(f"; {name}: {value_text(value, country.indicator)}" for name, value in country.references)
    missing, areas = int(country.values.isna().sum()), len(country.values)
    if not missing:
        return f"{told}."
    return f"{told}. Van {number(missing)} van de {number(areas)} {PLURALS[level]} is het niet bekend."


def within_sentence(country: Country, asked: Asked) -> str:
    """How many areas are among those that were asked for, and that the others are pale; empty when all are."""
    within, areas = len(asked.codes), len(country.values)
    if within == areas:
        return ""
    verb = "hoort" if within == 1 else "horen"
    told = f"{number(within)} van de {counted(areas, country.level, PLURALS[country.level])} {verb} bij uw keuze"
    return f"{told} ({asked.name}); de andere zijn bleek getekend."


def unknown_sentence(figure: Figure, place: Place) -> str:
    """That the figure of the map is not known of the chosen place, and why."""
    return f"{place_name(place)}: {MISSING}. {figure.reason}".strip()
