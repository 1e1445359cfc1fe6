"""What the work plan says of one cell of the matrix: read when a cell is opened, so that the matrix waits for none."""

import streamlit as st

from pages.parts.plan.address import PLAN, plan_address
from pages.parts.shared.database import opened_store
from pages.parts.shared.theme import markdown_text
from wijk.approach.plan import fills, in_order
from wijk.figures.places import Place
from wijk.store.database.store_reading import reading_at_once
from wijk.store.plans.queries import plan_of
from wijk.views.plan import cell_lines

__all__ = ["show_planned"]


def show_planned(place: Place, group: str, phase: str) -> None:
    """The actions of a place that fill a cell and were not stopped, with a way to the plan; nothing without any."""
    with reading_at_once(opened_store()) as reading:
        actions = [one.item for one in plan_of(reading, place.known_as).actions.living]
    planned = in_order(one for one in actions if fills(one, group, phase))
    if planned:
        st.markdown("In het werkplan staat voor dit vakje:")
        st.markdown("\n".join(f"- {markdown_text(line)}" for line in cell_lines(planned)))
        st.page_link(PLAN, label="Naar het werkplan →", query_params=plan_address(place))
