"""The places side by side as small charts: a chart per figure, or a chart per place over the years."""

import streamlit as st

from pages.parts.compare.choices import select_kept
from pages.parts.compare.side_by_side_table import first_place
from pages.parts.shared.charts import show_charts
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text, show_table
from wijk.figures.compare import SideBySide
from wijk.figures.trend import filled_table
from wijk.views.captions import figure_label
from wijk.views.chart_frame import chart_config
from wijk.views.comparison_trend import panel_notes, side_panels, trend_indicators
from wijk.views.sentences.one_beside_others import beside_sentence
from wijk.views.sentences.over_years import trend_table
from wijk.views.sentences.side_by_side import comparison_table
from wijk.views.side_by_side_charts import figure_charts
from wijk.views.side_by_side_table import missing_sentences, scale_text

__all__ = ["show_side_charts", "show_side_trends"]

OVER_YEARS = "verloop"
LIST_WIDTH = 420


def show_side_charts(side: SideBySide) -> None:
    """A chart per figure, those of one unit on one axis."""
    st.markdown(markdown_text(beside_sentence(side, first_place(side))))
    labels = [figure_label(row.indicator, row.year) for row in side.rows]
    show_charts(
        (chart, chart_config(f"{label} naast elkaar"), f"Staafgrafiek: {label} per gebied, ook in de tabel.", "")
        for chart, label in zip(figure_charts(side), labels, strict=True)
    )
    for told in (scale_text(side), *missing_sentences(side)):
        st.caption(markdown_text(told))
    table = st.expander("Grafieken als tabel", on_change="rerun")
    if table.open:
        with table:
            show_table(comparison_table(side))


def show_side_trends(side: SideBySide) -> None:
    """One of the figures over the years, a chart per place."""
    names = {one.id: one.name for one in trend_indicators(side)}
    if not names:
        st.info("Van deze cijfers is er in geen tabel meer dan één jaar. Kies een ander cijfer, zoals Eenzaam 18+.")
        return
    with st.container(width=LIST_WIDTH):
        chosen = select_kept("Verloop van", names, OVER_YEARS, next(iter(names)))
    panels = side_panels(loaded().snapshot.catalogue, side, chosen, filled_table(loaded().snapshot))
    name = names[chosen]
    show_charts(
        (
            panel.chart,
            chart_config(f"{name} {panel.name}"),
            f"Lijngrafiek: {name}, {panel.name}. {panel.told}",
            panel.told,
        )
        for panel in panels
    )
    for told in panel_notes(panels):
        st.caption(markdown_text(told))
    table = st.expander("Verloop als tabel", on_change="rerun")
    if table.open:
        with table:
            for panel in panels:
                st.markdown(f"**{markdown_text(panel.name)}**")
                show_table(trend_table(panel.trend))
