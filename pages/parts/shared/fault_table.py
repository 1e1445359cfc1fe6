"""What is wrong in a file or a table: where, what is there now, and how to mend it."""

from collections.abc import Sequence

import streamlit as st

from pages.parts.shared.theme import show_table
from wijk.store.importing.checking import Fault
from wijk.views.initiative_tables import fault_frame
from wijk.views.numbers import number

__all__ = ["show_faults"]

# So many can be read whole on the page; more stand in a table that scrolls.
READABLE = 25
TABLE_HEIGHT = 300


def show_faults(faults: Sequence[Fault]) -> None:
    """Show every fault."""
    frame = fault_frame(faults)
    show_table(
        [
            list(frame.columns),
            *([" ".join(str(cell).split()) for cell in row] for row in frame.head(READABLE).to_numpy()),
        ]
    )
    if len(faults) > READABLE:
        st.markdown(f"Hierboven staan de eerste {READABLE}. Dit zijn alle {number(len(faults))} fouten:")
        st.dataframe(frame, hide_index=True, height=TABLE_HEIGHT, alt="Alle fouten")
