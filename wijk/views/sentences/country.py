"""What the national map shows in words: from where to where a figure runs, and where the chosen place stands."""

from wijk.figures.country import Asked, Country
from wijk.figures.places import Place
from wijk.figures.standing import Standing
from wijk.figures.wording import counted
from wijk.views.captions import PLURALS, figure_label
from wijk.views.numbers import figure_text, number, value_text
from wijk.views.place_names import place_name
from wijk.views.sentences.standing import standing_sentence

__all__ = ["country_sentence", "place_sentence", "within_sentence"]


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


def place_sentence(standing: Standing, place: Place, reference: str) -> str:
    """Where the chosen place stands, or why that can't be said."""
    figure = standing.figure
    if figure.value is None:
        return f"{place_name(place)}: {figure.indicator.name} is niet bekend. {figure.reason}"
    if told := standing_sentence(standing, place):
        return f"{place_name(place)}: {told[:1].lower()}{told[1:]}"
    told = f"{place_name(place)}: {figure_text(figure)}."
    if figure.indicator.kind == "count":
        return told
    return f"{told} Dat verschilt te weinig van {reference} om te zeggen waar dit gebied staat."
