"""The bar that stays in view: the name of the place, and links to the parts of the page in the order of a talk."""

from pathlib import Path

import streamlit as st

from pages.parts.shared.assets import style
from pages.parts.shared.theme import markdown_text
from wijk.figures.profile import Profile
from wijk.views.place_names import full_name

__all__ = ["part", "place_bar"]

# The parts of the page by where their links go: what the link says, and their heading.
PARTS = {
    "eenzaam": ("Hoe eenzaam?", "Hoe eenzaam?"),
    "wie": ("Wie wonen hier?", "Wie wonen hier?"),
    "groepen": ("Risicogroepen", "Risicogroepen"),
    "sterk": ("Wat is sterk?", "Wat is sterk?"),
    "rijk": ("Rijk en gemengd?", "Rijk of arm, gemengd of eenvormig?"),
}


def place_bar(profile: Profile) -> None:
    """Show the name of the place as the title of the page, with the links beside it."""
    st.html(style(Path(__file__).with_name("profile.css")))
    links = "".join(f'<a href="#{anchor}">{link}</a>' for anchor, (link, _) in PARTS.items())
    with st.container(key="plaatsbalk", horizontal=True, vertical_alignment="center", gap="small"):
        st.title(markdown_text(full_name(profile.place)), anchor=False, width="content")
        st.html(f'<nav class="wijk-delen" aria-label="Op deze pagina">{links}</nav>', width="content")


def part(anchor: str) -> None:
    """The heading of a part of the page, where its link goes."""
    st.header(PARTS[anchor][1], anchor=anchor)
