"""A chart on a page: drawn by the browser when it comes into view, with plotly's script from our own server."""

from typing import Any

import streamlit as st

from pages.parts.shared.server import PLOTLY
from wijk.views.chart_frame import Chart, chart_html

__all__ = ["show_chart"]


def show_chart(chart: Chart, config: dict[str, Any], alt: str) -> None:
    """Show a chart with what the browser may do with it; ``alt`` says what is to be seen."""
    # Relative, so that a base path in front of the app keeps working.
    st.html(chart_html(chart, config, alt, PLOTLY))
