"""One of the places side by side beside each of the others: in a sentence, and in a table of words."""

from wijk.figures.compare import Compared, Difference, SideBySide
from wijk.figures.margin import margin_between
from wijk.figures.places import Place
from wijk.figures.wording import listed
from wijk.views.captions import figure_label, first_upper
from wijk.views.numbers import MISSING, bounds_text, figure_text, number, year_text
from wijk.views.place_names import at_place
from wijk.views.sentences.side_by_side import TOO_SMALL, difference_text, judgement
from wijk.views.side_by_side_table import told_apart
from wijk.views.tables import VERDICT_SYMBOLS, Table

__all__ = ["beside_sentence", "beside_table", "margin_table"]


def beside_sentence(side: SideBySide, place: Place) -> str:
    """What the first figure is in this place, and in how many of the others it is clearly less, equal or more."""
    row = side.rows[0]
    figure = row.figures[side.places.index(place)]
    estimate = ", schatting" if row.indicator.estimate else ""
    told = f"{row.indicator.name} is {at_place(place)} {figure_text(figure)} ({year_text(figure)}{estimate})"
    beside = row.told_of(place.key)
    if row.indicator.kind == "count" or figure.value is None:
        return f"{told}."
    if len(beside) == 1:
        [other] = [name for name, one in zip(told_apart(side.places), side.places, strict=True) if one != place]
        return f"{told}: {_beside_one(beside[0], other)}."
    said = [one.verdict for one in beside if not one.too_small]
    parts = [
        f"{word} {number(said.count(verdict))}"
        for word, verdict in (("duidelijk meer dan in", "meer"), ("duidelijk minder dan in", "minder"))
        if verdict in said
    ]
    parts += [f"ongeveer gelijk aan {number(said.count('gelijk'))}"] if "gelijk" in said else []
    rest = [f"{listed(parts)} van de {number(len(beside))} andere gebieden"] if parts else []
    rest += [f"met {number(small)} is het {TOO_SMALL}"] if (small := len(beside) - len(said)) else []
    rest += [f"van {number(said.count(None))} is geen verschil te geven"] if None in said else []
    return f"{told}: {'; '.join(rest)}."


def _beside_one(difference: Difference, other: str) -> str:
    if difference.verdict is None:
        return f"met {other} is geen verschil te geven"
    if difference.too_small:
        return f"met {other} is het {TOO_SMALL}"
    if difference.verdict == "gelijk":
        return f"ongeveer gelijk aan {other}"
    return f"duidelijk {difference.verdict} dan in {other}"


def beside_table(side: SideBySide, place: Place) -> Table:
    """A row per other place, gemeente and Nederland, a column per figure: the difference told of this place."""
    at = side.places.index(place)
    others = [name for name, one in zip(told_apart(side.places), side.places, strict=True) if one != place]
    header = ["Vergeleken met", *(figure_label(row.indicator, row.year) for row in side.rows)]
    rows = [
        [name, *(_words(row.told_of(place.key)[number_of]) for row in side.rows)]
        for number_of, name in enumerate(others)
    ]
    for name, beside in (
        ("Eigen gemeente", [row.beside_gemeente[at] for row in side.rows]),
        ("Nederland", [row.beside_netherlands[at] for row in side.rows]),
    ):
        if any(beside):
            rows.append([name, *(_words(one) for one in beside)])
    return [header, *rows]


def margin_table(side: SideBySide) -> Table:
    """Per figure how much two places must differ and on what ground; then the bounds of each place, if any is given."""
    bounded = any(figure.bounds for row in side.rows for figure in row.figures)
    header = ["Cijfer", "Een verschil telt vanaf", "Waarom", *(told_apart(side.places) if bounded else [])]
    return [
        header,
        *(
            [
                figure_label(row.indicator, row.year),
                *_margin(row),
                *([bounds_text(figure) for figure in row.figures] if bounded else []),
            ]
            for row in side.rows
        ),
    ]


def _margin(row: Compared) -> tuple[str, str]:
    known = [figure for figure in row.figures if figure.value is not None] or list(row.figures)
    margin = margin_between(known[0], known[-1])
    if margin.overlap is not None:
        return "marges die elkaar niet overlappen", margin.ground
    return (
        "geen marge" if margin.points is None else f"{number(float(margin.points), 1)} procentpunten"
    ), margin.ground


def _words(difference: Difference | None) -> str:
    if difference is None:
        return "–"
    told = judgement(difference)
    if difference.difference is None:
        return told
    if difference.verdict is None:
        return first_upper(told) if told != MISSING else told
    sign = "" if difference.too_small else f"{VERDICT_SYMBOLS[difference.verdict]} "
    return f"{sign}{told} ({difference_text(difference)})"
