"""Charts on a page: drawn by the browser when they come into view, with plotly's script from our own server."""

from collections.abc import Iterable
from html import escape
from typing import Any

import streamlit as st

from pages.parts.shared.server import PLOTLY
from wijk.views.chart_frame import Chart, chart_html

__all__ = ["show_chart", "show_charts"]

# A chart, what the browser may do with it, what is to be seen, and what stands under it.
Shown = tuple[Chart, dict[str, Any], str, str]


def show_chart(chart: Chart, config: dict[str, Any], alt: str) -> None:
    """Show a chart with what the browser may do with it; ``alt`` says what is to be seen."""
    # Relative, so that a base path in front of the app keeps working.
    st.html(chart_html(chart, config, alt, PLOTLY))


def show_charts(charts: Iterable[Shown]) -> None:
    """Show small charts beside one another, as many as the window has room for."""
    boxes = (
        f"<div>{chart_html(chart, config, alt, PLOTLY)}{f'<p>{escape(under)}</p>' if under else ''}</div>"
        for chart, config, alt, under in charts
    )
    st.html(f'<div class="chart-grid">{"".join(boxes)}</div>')
