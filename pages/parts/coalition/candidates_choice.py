"""Who can be chosen: the key figures of this place, and if the user wants those of elsewhere too."""

from collections.abc import Collection, Sequence
from dataclasses import replace

import streamlit as st

from pages.parts.coalition.draft import draft_field, field_name
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text
from wijk.domain.draft import Draft
from wijk.domain.key_figure import KeyFigure
from wijk.dossier.candidates import candidates
from wijk.figures.places import Place
from wijk.views.drafts import elsewhere_text
from wijk.views.people import key_figure_labels

__all__ = ["choose_candidates", "take_along"]

ELSEWHERE = "elders"


def choose_candidates(people: Sequence[KeyFigure], place: Place, draft: Draft) -> tuple[tuple[KeyFigure, ...], Draft]:
    """The key figures to choose from, and the draft that says whether those of elsewhere are among them."""
    found = candidates(loaded().snapshot, place, people)
    with st.container():
        if not found.elsewhere:
            return found.here, draft
        st.markdown(markdown_text(elsewhere_text(len(found.elsewhere), place.level)))
        along = st.checkbox(
            "Neem ook sleutelfiguren van elders mee", key=draft_field(place, ELSEWHERE, draft.elsewhere), wrap=True
        )
        with st.expander("Wie werken alleen elders?"):
            st.markdown("\n".join(f"- {markdown_text(label)}" for label in key_figure_labels(found.elsewhere).values()))
    return (*found.here, *(found.elsewhere if along else ())), replace(draft, elsewhere=along)


def take_along(people: Sequence[KeyFigure], place: Place, wanted: Collection[str]) -> None:
    """Offer those of elsewhere when some of them are wanted (ids); to be called before the field is drawn."""
    if any(person.id in wanted for person in candidates(loaded().snapshot, place, people).elsewhere):
        st.session_state[field_name(place, ELSEWHERE)] = True
