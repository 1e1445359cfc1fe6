"""Captions: sources, the place under its name, why a map looks as it does, and small words that texts share."""

import re
from collections.abc import Sequence

from wijk.domain.area import Level
from wijk.domain.indicator import Indicator
from wijk.figures.choropleth import Choropleth
from wijk.figures.decimals import percent
from wijk.figures.diversity import counts_source
from wijk.figures.names import spoken_name
from wijk.figures.peers import PeerPosition
from wijk.figures.profile import Profile
from wijk.figures.values import Figure
from wijk.figures.wording import listed
from wijk.views.charts import Series
from wijk.views.numbers import number
from wijk.views.place_names import at, gemeente_name, place_name

__all__ = [
    "IN_TABLE",
    "PLURALS",
    "boundary_source",
    "chart_labels",
    "chart_series",
    "chart_title",
    "diversity_source",
    "few_drawn",
    "figures_of_groups",
    "figure_label",
    "first_upper",
    "group_sources",
    "groups_elsewhere",
    "inside",
    "map_source",
    "no_mark",
    "none_known",
    "not_drawn",
    "not_in_division",
    "only_levels",
    "position_text",
    "reference_name",
    "source_line",
    "trend_title",
]


PLURALS = {"wijk": "wijken", "buurt": "buurten", "gemeente": "gemeenten"}
# Where the areas are found that a map doesn't draw.
IN_TABLE = "wel in de tabel"


def inside(name: str) -> str:
    """A name as it stands inside a sentence: without its capital, unless it is an abbreviation."""
    return name[:1].lower() + name[1:] if not name[:3].isupper() else name


def first_upper(text: str) -> str:
    """The text with a capital at the start."""
    return text[:1].upper() + text[1:]


def source_line(figures: Sequence[Figure]) -> str:
    """ "Bron: CBS, Kerncijfers wijken en buurten; …", each table once, with years and "schatting" where it is."""
    tables: dict[str, tuple[str, set[int], bool]] = {}
    for figure in figures:
        table = figure.source.table
        name = f"{table.publisher}, {table.title}"
        _, years, estimate = tables.get(table.id, (name, set(), False))
        tables[table.id] = (name, years | {figure.year}, estimate or figure.indicator.estimate)
    parts = []
    for name, years, estimate in tables.values():
        told = [str(year) for year in sorted(years) if str(year) not in name]
        parts.append(name + (f", {listed(told)}" if told else "") + (" (schatting)" if estimate else ""))
    return "Bron: " + "; ".join(parts) + "."


def map_source(indicator: Indicator, year: int, division: int) -> str:
    """The source under a map, with the division whose areas it draws."""
    table = indicator.source(year).table
    estimate = " Schatting." if indicator.estimate else ""
    source = f"Bron: {table.publisher}, {table.title}; grenzen CBS/Kadaster."
    return f"{source}{estimate} Gebieden volgens de indeling {division}."


def boundary_source(shown: Choropleth) -> str:
    """Whose boundaries a map draws where its figure has a source of its own, and how many areas it doesn't draw."""
    return f"Grenzen: CBS/Kadaster, indeling {shown.division}." + not_drawn(shown.not_drawn, "want de grens veranderde")


def not_drawn(count: int, otherwise: str = IN_TABLE) -> str:
    """How many areas are not on the map, and where they are found ``otherwise``; empty when all are."""
    if not count:
        return ""
    verb = "gebied staat" if count == 1 else "gebieden staan"
    return f" {number(count)} {verb} niet op de kaart, {otherwise}."


def few_drawn(level: Level, municipality: str, share: float, division: int) -> str:
    """Why the map opens on a larger level than asked for."""
    plural = PLURALS[level]
    return (
        f"Van de {plural} {at(municipality)} is {percent(share * 100)} te tekenen in de indeling {division}; "
        "de grenzen van de rest zijn sindsdien veranderd. Daarom opent de kaart op grotere gebieden."
    )


def not_in_division(municipality: str, division: int) -> str:
    """Why a map of this figure has no wijken of the gemeente."""
    said = spoken_name(municipality)
    return f"De gemeente {said} staat niet in de indeling van {division}. De kaart toont alle gemeenten."


def only_levels(levels: Sequence[Level]) -> str:
    """That a figure does not exist for every level; empty when it does."""
    if len(levels) == len(PLURALS):
        return ""
    return f"Dit cijfer is er alleen per {listed(levels)}."


def none_known(shown: Choropleth) -> str:
    """That nothing on a map is known; empty when something is."""
    return "" if shown.table["value"].notna().any() else "Van geen van deze gebieden is dit cijfer bekend."


def figure_label(indicator: Indicator, year: int) -> str:
    """A figure in a list: its name with the ages short, and the year behind it."""
    name = re.sub(r"\((\d+) jaar en ouder\)", r"\1+", indicator.name)
    name = re.sub(r"\((\d+) tot (\d+) jaar\)", r"\1-\2", name)
    return f"{name} ({year})"


def groups_elsewhere(profile: Profile) -> bool:
    """Whether the risk groups of a place are to be read at its place in the other division."""
    return bool(profile.elsewhere) and not profile.place.leading


def group_sources(profile: Profile) -> str:
    """The sources of the risk groups' figures."""
    figures = figures_of_groups(profile)
    return source_line(figures) if figures else ""


def figures_of_groups(profile: Profile) -> list[Figure]:
    """The figures that the risk groups of a place are made of."""
    figures = []
    for risk_group in profile.groups:
        if risk_group.year is not None:
            ids = risk_group.group.counted or ((risk_group.group.percentage,) if risk_group.group.percentage else ())
            figures += [profile.figures[identifier, risk_group.year] for identifier in ids]
    return figures


def chart_series(
    profile: Profile, keys: Sequence[tuple[str, int]], *, of_gemeente: bool
) -> tuple[Series, list[Series]]:
    """The figures of the place and of its references, as a chart takes them."""
    areas = [
        (place_name(profile.place), profile.figures),
        (gemeente_name(profile.place), profile.gemeente),
        ("Nederland", profile.netherlands),
    ]
    known: list[Series] = [(name, [figures[key] for key in keys]) for name, figures in areas if figures]
    if of_gemeente and profile.gemeente:
        known = known[1:]
    return known[0], known[1:]


def chart_title(block: str, name: str, figures: Sequence[Figure]) -> str:
    """What a chart shows, of which place and which years."""
    return f"{block}: {name}, {_years(figures)}"


def chart_labels(figures: Sequence[Figure]) -> list[str]:
    """A short name for each figure, with its year where years differ."""
    alike = len({figure.year for figure in figures}) == 1
    return [figure.indicator.short_name + ("" if alike else f" ({figure.year})") for figure in figures]


def trend_title(what: str, figures: Sequence[Figure]) -> str:
    """What a line over the years shows, with its first and last year."""
    first, last = figures[0].year, figures[-1].year
    return f"{what} van {first} tot {last}" if first < last else f"{what} in {first}"


def diversity_source(profile: Profile) -> str:
    """The publisher and title of the table that how mixed a place is was calculated from."""
    table = counts_source(profile.catalogue).table
    return f"{table.publisher}, {table.title}"


def no_mark(figures: Sequence[Figure], references: Sequence[Series]) -> str:
    """Why a chart has no mark of a reference beside a bar; empty when it has them all."""
    told = []
    for name, ones in references:
        missing = [
            inside(there.indicator.short_name)
            for here, there in zip(figures, ones, strict=True)
            if here.value is not None and there.value is None
        ]
        if missing:
            told.append(f"Bij {listed(missing)} staat geen teken voor {name}: dat cijfer staat niet in ons bestand.")
    return " ".join(told)


def position_text(position: PeerPosition | None, level: str) -> str:
    """Where the place stands among its peers, in one clause; empty without a position."""
    if position is None:
        return ""
    peers = f"{number(position.peers)} andere {PLURALS[level]} {at(position.within)}"
    counts = (
        ("hoger dan in", position.lower),
        ("lager dan in", position.higher),
        ("ongeveer gelijk aan die in", position.alike),
    )
    told = [f"{word} {number(count)}" for word, count in counts if count]
    if len(told) == 1:
        return f"{next(word for word, count in counts if count)} alle {peers}"
    return f"{listed(told)} van de {peers}"


def reference_name(profile: Profile) -> str:
    """The name of what the place is compared with first."""
    return gemeente_name(profile.place) if profile.gemeente else "Nederland"


def _years(figures: Sequence[Figure]) -> str:
    boundaries = {figure.boundary for figure in figures if figure.boundary}
    bounded = f" (grens van {listed([str(year) for year in sorted(boundaries)])})" if boundaries else ""
    return listed([str(year) for year in sorted({figure.year for figure in figures})]) + bounded
