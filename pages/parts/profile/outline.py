"""What stands beside the map and can stand alone on a beamer: what stands out here, and what is not known."""

import streamlit as st

from pages.parts.shared.place_picker import choose
from pages.parts.shared.theme import markdown_text
from wijk.figures.profile import Profile
from wijk.views import divisions, sentences

__all__ = ["beamer_block", "offer_elsewhere"]

# So many places of the other division get a button; the rest is in the picker above.
OFFERED = 4


def beamer_block(profile: Profile) -> None:
    """What can stand alone on a beamer: loneliness, what else stands out, and what is not known."""
    st.caption(markdown_text(divisions.place_line(profile)))
    offer_elsewhere(profile, "elders")
    with st.container(key="beamer"):
        _stands_out(profile)


def _stands_out(profile: Profile) -> None:
    st.subheader("Wat valt hier op?")
    st.markdown("\n".join(f"1. {markdown_text(one)}" for one in sentences.outline(profile)))
    if profile.around:
        st.button(
            markdown_text(f"Ga naar {profile.around.label}"),
            key="eromheen",
            on_click=choose,
            args=(profile.around.key,),
        )
    st.subheader("Wat weten wij niet?")
    st.markdown(markdown_text(sentences.not_known(profile)))


def offer_elsewhere(profile: Profile, name: str) -> None:
    """What became of a place between the divisions, and the way to where its other figures are, the likeliest first."""
    if not (told := divisions.change_text(profile)):
        return
    (st.warning if profile.elsewhere else st.caption)(markdown_text(told))
    with st.container(horizontal=True, gap="xsmall"):
        for number, other in enumerate(profile.boundary_change.places[:OFFERED]):
            st.button(
                markdown_text(divisions.way_to(other)),
                key=f"{name}-{other.key}",
                type="primary" if number == 0 and profile.elsewhere else "secondary",
                on_click=choose,
                args=(other.key,),
                width="content",
            )
