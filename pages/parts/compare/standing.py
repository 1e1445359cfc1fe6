"""A distribution as a strip of dots on the page, with its table beside; and where the chosen place stands in words."""

from collections.abc import Sequence

import streamlit as st

from pages.parts.compare.choices import select_kept
from pages.parts.shared.charts import show_chart
from pages.parts.shared.snapshot import loaded, profile_of
from pages.parts.shared.theme import markdown_text, show_long_table
from wijk.domain.indicator import Indicator
from wijk.figures.dots import Dots
from wijk.figures.places import Place
from wijk.figures.standing import where_it_stands
from wijk.views.chart_frame import chart_config
from wijk.views.place_standing import placed_figures, stand_of
from wijk.views.strip import Named, standing_strip, strip_alt, strip_table

__all__ = ["show_standing", "show_strip"]

FIGURE = "staat"


def show_strip(
    dots: Dots,
    named: Sequence[Named],
    indicator: Indicator,
    title: str,
    source: str,
    areas: str,
    marked: str = "",
) -> None:
    """Show dots with the ``named`` at their value, and the same as a table behind a fold.

    ``areas`` is what a dot stands for, in plural; ``marked`` what the filled dots are.
    """
    chart = standing_strip(dots, named, indicator, title, source, areas, marked)
    show_chart(chart, chart_config(title), strip_alt(dots, named, indicator, areas))
    with st.expander("De stippen als tabel"):
        show_long_table(strip_table(dots, indicator, areas, marked), title)


def show_standing(place: Place) -> None:
    """Where the place stands by a figure that can be chosen: in words where the difference bears it, and as dots."""
    profile, data = profile_of(place), loaded()
    offered = placed_figures(profile)
    if not offered:
        st.info("Van dit gebied is geen cijfer bekend om te laten zien waar het staat.")
        return
    labels = {key: label for key, (_, label) in offered.items()}
    chosen = select_kept("Welk cijfer?", labels, FIGURE, next(iter(offered)))
    reference = profile.gemeente or profile.netherlands or profile.figures
    standing = where_it_stands(data.snapshot, place, profile.figures, reference, offered[chosen][0])
    stand = stand_of(standing, profile)
    st.markdown(markdown_text(stand.sentence))
    show_strip(stand.dots, stand.named, stand.indicator, stand.title, stand.source, stand.areas)
