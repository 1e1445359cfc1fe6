"""One figure over the years in words: what changed within one table, and why another table doesn't join."""

from wijk.figures.trend import Change, Trend, TrendLine
from wijk.figures.values import Figure
from wijk.views.captions import first_upper
from wijk.views.numbers import figure_text
from wijk.views.place_names import at_place
from wijk.views.tables import Table

__all__ = ["change_text", "line_sentences", "trend_notes", "trend_sentences", "trend_table"]

VERBS = {"hoger": "gestegen", "lager": "gedaald"}
NO_CHANGE = "een verandering is niet te geven"


def change_text(change: Change) -> str:
    """The change from one year to another, without a subject.

    "van … tot … ongeveer gelijk gebleven (57,3% en 60,5%)"; "van … tot … gestegen van 42,0% naar 60,5%".
    """
    before, after = change.before, change.after
    years = f"van {before.year} tot {after.year}"
    if change.direction == "ongeveer gelijk":
        return f"{years} ongeveer gelijk gebleven ({figure_text(before)} en {figure_text(after)})"
    return f"{years} {VERBS[change.direction]} van {figure_text(before)} naar {figure_text(after)}"


def trend_sentences(trend: Trend) -> list[str]:
    """What each table says of the years, oldest first, each break with its reason, and the years that are greyed.

    Of a table without areas of this level is only told that.
    """
    breaks = {one.before: one.reason for one in trend.breaks}
    estimate = ", naar schatting" if trend.indicator.estimate else ""
    told: list[str] = []
    for line in trend.lines:
        if line.table.levels and trend.place.level not in line.table.levels:
            told += dict.fromkeys(point.figure.reason for point in line.points)
            continue
        first = line.points[0].year
        told += [breaks[first]] if first in breaks else []
        told.append(f"{trend.indicator.name} {at_place(trend.place)}{estimate}: {_line_text(line)}.")
        told += [point.grey for point in line.points if point.grey]
    return [first_upper(one) for one in told]


def line_sentences(trend: Trend) -> list[str]:
    """The same of each table alone, without the place: "Van … tot … ongeveer gelijk gebleven (…)."."""
    return [first_upper(f"{_line_text(line)}.") for line in trend.lines if _known(line)]


def trend_notes(trend: Trend) -> list[str]:
    """What holds for every place of its level: the breaks with their reason, and the years that are greyed."""
    return [one.reason for one in trend.breaks] + [
        point.grey for line in trend.lines for point in line.points if point.grey
    ]


def trend_table(trend: Trend) -> Table:
    """A row per year, with its table, and why it is greyed or missing."""
    rows = [
        [
            str(point.year),
            figure_text(point.figure),
            f"{line.table.publisher}, tabel {line.table.id}",
            " ".join(one for one in (point.grey, point.figure.reason) if one),
        ]
        for line in trend.lines
        for point in line.points
    ]
    return [["Jaar", trend.indicator.name, "Bron", "Let op"], *rows]


def _line_text(line: TrendLine) -> str:
    if line.whole is not None:
        return change_text(line.whole)
    if known := _known(line):
        told = f"{figure_text(known[0])} in {known[0].year}"
        return f"{told}; {NO_CHANGE}" if len(line.points) > 1 else told
    return f"niet bekend, dus {NO_CHANGE}"


def _known(line: TrendLine) -> list[Figure]:
    return [point.figure for point in line.points if point.figure.value is not None]
