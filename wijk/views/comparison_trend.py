"""The trend of one figure in places side by side: which figures have one, a panel per place, and what is said of it."""

from dataclasses import dataclass

from wijk.domain.indicator import Catalogue, Indicator
from wijk.figures.compare import SideBySide
from wijk.figures.trend import Filled, Trend, make_trend
from wijk.figures.values import Figures
from wijk.views.chart_frame import Chart
from wijk.views.place_names import gemeente_name
from wijk.views.sentences.over_years import line_sentences, trend_notes
from wijk.views.side_by_side_table import told_apart
from wijk.views.trend_panels import trend_panel

__all__ = ["Panel", "panel_notes", "side_panels", "trend_indicators"]


@dataclass(frozen=True)
class Panel:
    """One place over the years: its ``name``, its trend, and the figures of what it stands beside by their names."""

    name: str
    trend: Trend
    figures: Figures
    beside: tuple[tuple[str, Figures], ...]

    @property
    def chart(self) -> Chart:
        """The panel as it is drawn."""
        return trend_panel(self.trend, (self.name, self.figures), self.beside)

    @property
    def told(self) -> str:
        """What each table says of the years; that nothing is known where there is nothing."""
        return " ".join(line_sentences(self.trend)) or "Niet bekend, dus een verandering is niet te geven."


def trend_indicators(side: SideBySide) -> list[Indicator]:
    """The chosen indicators of which any table gives more than one year, each once."""
    chosen = dict.fromkeys(row.indicator.id for row in side.rows)
    of = {row.indicator.id: row.indicator for row in side.rows}
    return [
        of[one] for one in chosen if any(len(of[one].trend_years(source.table.id)) > 1 for source in of[one].sources)
    ]


def side_panels(catalogue: Catalogue, side: SideBySide, identifier: str, filled: Filled) -> list[Panel]:
    """A panel per place, all on one scale over the years, the places and what they stand beside."""
    every = (*side.figures, *side.gemeente_figures, side.netherlands_figures)
    panels = []
    for place, name, figures, inside in zip(
        side.places, told_apart(side.places), side.figures, side.inside, strict=True
    ):
        around = [] if inside is None else [(gemeente_name(place), side.gemeente_figures[inside])]
        beside = (*around, ("Nederland", side.netherlands_figures))
        panels.append(Panel(name, make_trend(catalogue, place, figures, identifier, filled, *every), figures, beside))
    return panels


def panel_notes(panels: list[Panel]) -> list[str]:
    """What holds for more than one place, said once: breaks with their reason, and why years are greyed."""
    return list(dict.fromkeys(note for panel in panels for note in trend_notes(panel.trend)))
