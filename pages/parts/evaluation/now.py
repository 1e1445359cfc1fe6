"""How a place stands in its evaluation, worked out again only after somebody changed something."""

from datetime import date

import streamlit as st

from pages.parts.shared.database import opened_store
from pages.parts.shared.snapshot import loaded
from wijk.domain.clock import today
from wijk.dossier.entered import Dossier
from wijk.dossier.evaluation import Evaluating, evaluating
from wijk.dossier.meetings import Meetings, read_meetings
from wijk.figures.places import Place
from wijk.store.database.connection import database_url

__all__ = ["evaluating_now"]


def evaluating_now(place: Place, dossier: Dossier) -> Evaluating:
    """How everything of a place stands today, by what was entered up to this moment."""
    meetings = read_meetings(opened_store(), place)
    held = tuple((one.id, one.version) for one in meetings.held)
    learned = tuple((one.id, one.version) for one in dossier.meetings.living)
    choices = tuple((one.id, one.version) for one in (dossier.draft, dossier.presentation) if one)
    known_as = (database_url(), loaded().snapshot.version, place.key, dossier.stamp, held, learned, choices)
    return _evaluating(known_as, today(), place, dossier, meetings)


@st.cache_resource(show_spinner=False, max_entries=50)
def _evaluating(
    known_as: tuple[object, ...],  # noqa: ARG001 - what makes it forget
    on: date,
    _place: Place,
    _dossier: Dossier,
    _meetings: Meetings,
) -> Evaluating:
    return evaluating(loaded().snapshot, _place, _dossier, _meetings, loaded().evaluating.weeks, on)
