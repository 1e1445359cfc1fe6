"""Who can be chosen: the key figures of this place, and if the user wants those of elsewhere too."""

from collections.abc import Collection
from dataclasses import replace

import streamlit as st

from pages.parts.coalition.draft import draft_field, field_name, field_now
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text
from wijk.domain.draft import Draft
from wijk.dossier.candidates import Candidates, candidates
from wijk.dossier.entered import People
from wijk.figures.places import Place
from wijk.store.database.connection import database_url
from wijk.views.drafts import elsewhere_text
from wijk.views.people import key_figure_labels

__all__ = ["candidates_of", "choose_elsewhere", "elsewhere_now", "take_along"]

ELSEWHERE = "elders"
KEPT_PLACES = 50


def candidates_of(people: People, place: Place) -> Candidates:
    """Who works here and who only elsewhere, kept until a key figure changes."""
    return _candidates(people, place, (database_url(), people.stamp, loaded().snapshot.version, place.key))


def choose_elsewhere(found: Candidates, place: Place, draft: Draft) -> None:
    """Ask whether those of elsewhere may join too."""
    with st.container():
        if not found.elsewhere:
            return
        st.markdown(markdown_text(elsewhere_text(len(found.elsewhere), place.level)))
        st.checkbox(
            "Neem ook sleutelfiguren van elders mee", key=draft_field(place, ELSEWHERE, draft.elsewhere), wrap=True
        )
        with st.expander("Wie werken alleen elders?"):
            st.markdown("\n".join(f"- {markdown_text(label)}" for label in key_figure_labels(found.elsewhere).values()))


def elsewhere_now(found: Candidates, place: Place, draft: Draft, *, drawn: bool) -> Draft:
    """The draft with the answer to `choose_elsewhere`, whether or not that was ``drawn`` in this run."""
    if not found.elsewhere:
        return draft
    return replace(draft, elsewhere=field_now(place, ELSEWHERE, draft.elsewhere, drawn=drawn))


def take_along(people: People, place: Place, wanted: Collection[str]) -> None:
    """Offer those of elsewhere when some of them are wanted (ids); to be called before the field is drawn."""
    if any(person.id in wanted for person in candidates_of(people, place).elsewhere):
        st.session_state[field_name(place, ELSEWHERE)] = True


@st.cache_resource(show_spinner=False, max_entries=KEPT_PLACES)
def _candidates(_people: People, _place: Place, known_as: tuple[str, str, str, str]) -> Candidates:  # noqa: ARG001 - what makes it forget
    return candidates(loaded().snapshot, _place, _people.items)
