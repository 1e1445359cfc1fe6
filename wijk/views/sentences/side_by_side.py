"""Places side by side in words: what two of them differ, whether that says anything, and the tables of it all."""

from wijk.figures.compare import Difference, SideBySide
from wijk.figures.decimals import dutch
from wijk.figures.places import Place
from wijk.figures.verdict import verdict_word
from wijk.views.captions import figure_label
from wijk.views.numbers import MISSING, figure_text, year_text
from wijk.views.place_names import coded_name, gemeente_name, place_name
from wijk.views.tables import Table

__all__ = [
    "NO_VERDICT",
    "TOO_SMALL",
    "comparison_table",
    "difference_sentence",
    "difference_text",
    "judgement",
    "margin_text",
    "pair_table",
]

TOO_SMALL = "verschil te klein om iets van te vinden"
ANOTHER_TABLE = "De cijfers komen uit twee tabellen die anders zijn gemaakt: die zijn niet te vergelijken."
NO_VERDICT = "Aantallen vergelijken wij niet: een groter gebied heeft er al snel meer."


def difference_sentence(difference: Difference, one: Place, other: Place) -> str:
    """One figure of two places in a sentence or two, with a word for the difference only where it says something."""
    indicator = difference.one.indicator
    estimate = ", schatting" if indicator.estimate else ""
    names = _told_apart(one, other)
    values = [
        f"{name} {figure_text(figure)}" for name, figure in zip(names, (difference.one, difference.other), strict=True)
    ]
    told = f"{indicator.name} ({year_text(difference.one)}{estimate}): {values[0]}, {values[1]}."
    missing = [figure.reason for figure in (difference.one, difference.other) if figure.value is None]
    if missing:
        return f"{told} {missing[0]}".strip()
    if difference.difference is None:
        return f"{told} {ANOTHER_TABLE}"
    if difference.verdict is None:
        return f"{told} {NO_VERDICT}"
    if difference.too_small:
        return f"{told} Dat {TOO_SMALL}."
    if difference.verdict == "gelijk":
        return f"{told} Dat is ongeveer gelijk."
    return f"{told} Dat is in {names[0]} {verdict_word(difference.verdict)}."


def judgement(difference: Difference | None) -> str:
    """The verdict in a few words for a cell, or why there is none; empty without a difference."""
    if difference is None:
        return ""
    known = difference.one.value is not None and difference.other.value is not None
    if known and difference.difference is None:
        return "twee tabellen, niet te vergelijken"
    if known and difference.one.indicator.kind == "count":
        return "aantallen vergelijken wij niet"
    if difference.too_small and difference.verdict is not None:
        return TOO_SMALL
    return verdict_word(difference.verdict)


def difference_text(difference: Difference) -> str:
    """How much the first is more or less: "3,7 punten meer", "120 euro minder", "even veel" or "niet bekend"."""
    if difference.difference is None:
        return MISSING
    if not difference.difference:
        return "even veel"
    indicator = difference.one.indicator
    unit = {"%": "procentpunten"}.get(indicator.unit, indicator.unit)
    amount, decimals = abs(difference.difference), indicator.decimals
    if unit == "× 1.000 euro":
        amount, decimals, unit = amount * 1000, 0, "euro"
    return f"{dutch(amount, decimals)} {unit} {'meer' if difference.difference > 0 else 'minder'}"


def margin_text(difference: Difference) -> str:
    """From how large a difference something can be made of it, and why; for who asks."""
    points = difference.margin.points
    least = "" if points is None else f"Marge: {dutch(points, 1)} procentpunten. "
    return f"{least}{difference.margin.ground}"


def comparison_table(side: SideBySide) -> Table:
    """A row per place, gemeente and Nederland, with all chosen figures."""
    header = ["Gebied", *(figure_label(row.indicator, row.year) for row in side.rows)]
    rows = [
        [coded_name(place), *(figure_text(row.figures[number]) for row in side.rows)]
        for number, place in enumerate(side.places)
    ]
    rows += [
        [f"Gemeente {place_name(place)}", *(figure_text(row.gemeenten[number]) for row in side.rows)]
        for number, place in enumerate(side.gemeenten)
    ]
    return [header, *rows, ["Nederland", *(figure_text(row.netherlands) for row in side.rows)]]


def pair_table(side: SideBySide) -> Table:
    """A row per figure and two places, and per place beside its gemeente and Nederland, with margin and verdict."""
    names = {place.key: coded_name(place) for place in (*side.gemeenten, *side.places)} | {"NL00": "Nederland"}
    header = ["Cijfer", "Hier", "Vergeleken met", "Verschil", "Oordeel", "Marge"]
    rows = []
    for row in side.rows:
        label = figure_label(row.indicator, row.year)
        for one in (*row.pairs, *row.beside_gemeente, *row.beside_netherlands):
            if one is not None:
                here, there = (names[key] for key in one.between)
                rows.append([label, here, there, difference_text(one), judgement(one), margin_text(one)])
    return [header, *rows]


def _told_apart(one: Place, other: Place) -> tuple[str, str]:
    """The names of two places; with their gemeente, and if need be their code, where the names are equal."""
    for name in (place_name, _in_gemeente):
        names = name(one), name(other)
        if names[0] != names[1]:
            return names
    return coded_name(one), coded_name(other)


def _in_gemeente(place: Place) -> str:
    return f"{place_name(place)} ({gemeente_name(place)})" if place.municipality != place.area else place_name(place)
