"""Everything shown for a place as files, and a line to cite."""

from collections.abc import Sequence

import streamlit as st

from pages.parts.shared.theme import markdown_text
from wijk.domain.clock import today
from wijk.domain.meeting import Recognition
from wijk.figures.profile import Profile
from wijk.store.spreadsheets.writing import EXCEL
from wijk.views.downloads import citation, profile_csv, profile_excel

__all__ = ["downloads"]


def downloads(profile: Profile, said: Sequence[Recognition]) -> None:
    """Everything shown for this place as files, with what rooms ``said`` of its figures, and a line to cite."""
    name = f"wijkprofiel-{profile.place.code}"
    first, second = st.columns(2)
    first.download_button(
        "Cijfers als CSV",
        lambda: profile_csv(profile, today(), said),
        f"{name}.csv",
        "text/csv",
        width="stretch",
        on_click="ignore",
    )
    second.download_button(
        "Cijfers als Excel",
        lambda: profile_excel(profile, today(), said),
        f"{name}.xlsx",
        EXCEL,
        width="stretch",
        on_click="ignore",
    )
    st.markdown("Een grafiek bewaart u als SVG met het knopje rechtsboven in de grafiek. Bronregel om over te nemen:")
    st.markdown(f"> {markdown_text(citation(list(profile.figures.values())))}")
