"""The plan in time, with the same as a table beside it."""

from collections.abc import Mapping, Sequence

import streamlit as st

from pages.parts.shared.charts import show_chart
from pages.parts.shared.theme import markdown_text, show_long_table
from wijk.domain.clock import today
from wijk.domain.plan import Action, Goal
from wijk.views.chart_frame import chart_config
from wijk.views.plan import action_table
from wijk.views.plan_timeline import in_time, timeline_alt, timeline_chart

__all__ = ["show_timeline"]


def show_timeline(actions: Sequence[Action], goals: Mapping[str, Goal], where: str, code: str) -> None:
    """A bar per action that has a day; what has none is told and stands in the table."""
    dated, undated = in_time(actions)
    alt = timeline_alt(dated, undated)
    if dated:
        title = f"Werkplan {where}"
        show_chart(
            timeline_chart(dated, title, "Ingevoerd in Wijk door gebruikers.", today()), chart_config(title, code), alt
        )
    st.caption(markdown_text(alt))
    with st.expander("De tijdlijn als tabel", expanded=not dated):
        show_long_table(action_table((*dated, *undated), goals), "Acties op volgorde van tijd")
