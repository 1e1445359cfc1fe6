"""Places side by side as a workbook: the table, every figure with its source, the differences, and the years."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from wijk.domain.area import COUNTRY
from wijk.figures.compare import Difference, SideBySide
from wijk.figures.decimals import rounded
from wijk.figures.places import Place
from wijk.figures.values import Figure, Figures
from wijk.store.spreadsheets.about import About
from wijk.store.spreadsheets.sheets import Cell
from wijk.store.spreadsheets.writing import SheetToWrite, workbook_bytes
from wijk.views.captions import figure_label
from wijk.views.numbers import MISSING
from wijk.views.place_names import full_name
from wijk.views.sentences.side_by_side import difference_text, judgement, margin_text
from wijk.views.side_by_side_table import side_sources, told_apart

__all__ = ["about_side", "side_excel"]

NO_COMPARING = "Verschillen die te klein zijn om iets van te vinden, staan er zo bij. Dit is geen rangorde."
FIGURE_HEADER = (
    *("Code", "Gebied", "Cijfer", "Jaar", "Waarde", "Eenheid", "Soort", "Ondergrens (95%)", "Bovengrens (95%)"),
    *("Waarom niet bekend", "Bron", "Tabel", "Indeling"),
)
DIFFERENCE_HEADER = (
    *("Cijfer", "Jaar", "Hier", "Vergeleken met", "Verschil", "Eenheid", "Verschil in woorden", "Oordeel", "Marge"),
)
Owner = tuple[Place | None, str, Figures]


def about_side(side: SideBySide, made_on: date) -> About:
    """What the workbook says of itself."""
    names = "; ".join(full_name(place) for place in side.places)
    codes = ", ".join(place.area for place in side.places)
    return About("Gebieden naast elkaar", names, codes, made_on, sources=[side_sources(side).removeprefix("Bron: ")])


def side_excel(side: SideBySide, made_on: date) -> bytes:
    """The comparison as an Excel workbook; a number is one, and a missing one is empty with its reason beside it."""
    return workbook_bytes(
        [
            SheetToWrite("Naast elkaar", _wide(side), NO_COMPARING),
            SheetToWrite("Cijfers", _figures(side)),
            SheetToWrite("Verschillen", _differences(side), NO_COMPARING),
            SheetToWrite("Verloop", _years(side)),
        ],
        about_side(side, made_on),
    )


def _owners(side: SideBySide) -> list[Owner]:
    """The places, then the gemeenten that are not among them, then Nederland."""
    named = zip(side.places, told_apart(side.places), side.figures, strict=True)
    around = zip(side.gemeenten, side.gemeente_figures, strict=True)
    return [
        *named,
        *((place, f"Gemeente {full_name(place)}", figures) for place, figures in around if place not in side.places),
        (None, "Nederland", side.netherlands_figures),
    ]


def _wide(side: SideBySide) -> list[Sequence[Cell]]:
    header = ["Code", "Gebied"]
    for row in side.rows:
        estimate = ", schatting" if row.indicator.estimate else ""
        header.append(f"{figure_label(row.indicator, row.year)}, {row.indicator.unit}{estimate}")
    rows: list[Sequence[Cell]] = [header]
    for place, name, figures in _owners(side):
        known = [_value(figures[row.indicator.id, row.year]) for row in side.rows]
        values = [MISSING if value is None else value for value in known]
        rows.append((_code(place), name, *values))
    return rows


def _figures(side: SideBySide) -> list[Sequence[Cell]]:
    rows: list[Sequence[Cell]] = [FIGURE_HEADER]
    for place, name, figures in _owners(side):
        rows += [_figure_row(place, name, figures[row.indicator.id, row.year]) for row in side.rows]
    return rows


def _years(side: SideBySide) -> list[Sequence[Cell]]:
    """Every year of the chosen figures; another table is another way of making it, so its id stands beside it."""
    chosen = list(dict.fromkeys(row.indicator.id for row in side.rows))
    rows: list[Sequence[Cell]] = [FIGURE_HEADER]
    for place, name, figures in _owners(side):
        rows += [_figure_row(place, name, one) for (identifier, _), one in figures.items() if identifier in chosen]
    return rows


def _figure_row(place: Place | None, name: str, figure: Figure) -> Sequence[Cell]:
    low, high = figure.bounds or (None, None)
    table = figure.source.table
    return (
        _code(place),
        name,
        figure.indicator.name,
        figure.year,
        _value(figure),
        figure.indicator.unit,
        figure.indicator.basis,
        low,
        high,
        figure.reason if figure.value is None else "",
        f"{table.publisher}, {table.title}",
        table.id,
        table.division,
    )


def _differences(side: SideBySide) -> list[Sequence[Cell]]:
    names = {place.key: name for place, name, _ in _owners(side) if place is not None}
    rows: list[Sequence[Cell]] = [DIFFERENCE_HEADER]
    for row in side.rows:
        for one in (*row.pairs, *row.beside_gemeente, *row.beside_netherlands):
            if one is not None:
                here, there = (names.get(key, "Nederland") for key in one.between)
                rows.append(_difference_row(one, here, there))
    return rows


def _difference_row(one: Difference, here: str, there: str) -> Sequence[Cell]:
    indicator = one.one.indicator
    unit = "procentpunten" if indicator.unit == "%" else indicator.unit
    told = (difference_text(one), judgement(one), margin_text(one))
    return (indicator.name, one.one.year, here, there, one.difference, unit, *told)


def _value(figure: Figure) -> Decimal | None:
    return None if figure.value is None else rounded(figure.value, figure.indicator.decimals)


def _code(place: Place | None) -> str:
    return COUNTRY if place is None else place.area
