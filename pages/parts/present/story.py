"""The story of a place on the wall and in the window of the speaker: made at once, and told by the browser."""

from datetime import date
from hashlib import sha256

import streamlit as st

from pages.parts.meeting.joining import how_to_join
from pages.parts.present.window import LEFT, PREPARE, speaker_window, wall_window
from pages.parts.shared.database import dossier_now, meetings_now, opened_store
from pages.parts.shared.matrix_overview import overview_of
from pages.parts.shared.permitted import is_permitted
from pages.parts.shared.place_picker import PLACE
from pages.parts.shared.present_switch import PRESENTING, came_from
from pages.parts.shared.route_now import current_route
from pages.parts.shared.server import GEOMETRY
from pages.parts.shared.snapshot import choropleth_of, loaded, profile_of
from wijk.domain.clock import today
from wijk.domain.meeting import LiveMeeting
from wijk.domain.presentation import Presentation, arranged
from wijk.dossier.entered import Dossier
from wijk.dossier.meetings import Meetings, last_before, since_then
from wijk.dossier.story import gather_story, wijken_around
from wijk.figures.places import Place
from wijk.store.database.connection import database_url
from wijk.views.join_code import qr_svg, shown_code
from wijk.views.place_names import full_name
from wijk.views.story.layout import Join, screen_html
from wijk.views.story.screen import Screen
from wijk.views.story.speaker import speaker_html
from wijk.views.story.telling import tell

__all__ = ["PREPARING", "SPEAKER", "show_story"]

SPEAKER, PREPARING = "spreker", "kiezen"
KEPT = 50
# Seconds after which a window looks whether anything was entered: what a room brings in is to be seen soon.
AGAIN = 2


def show_story(place: Place, *, for_speaker: bool) -> None:
    """Show all screens of a place, one of them in sight, or what the speaker reads; they follow what is entered."""
    _show(place, for_speaker)


@st.fragment(run_every=AGAIN)
def _show(place: Place, for_speaker: bool) -> None:
    html, version = _told(place, for_speaker)
    name = f"Presenteren: {full_name(place)}"
    speaker = f"./presenteren?{PLACE}={place.key}&{SPEAKER}=1"
    show = speaker_window if for_speaker else wall_window
    # Who may not choose the screens has no button to do so.
    chooses = "yes" if is_permitted(opened_store(), "write", "decisions", place) else ""
    told = {"html": html, "version": version, "place": place.key, "name": name, "speaker": speaker, "chooses": chooses}
    pressed = show(told)
    if pressed == LEFT:
        st.switch_page(came_from(), query_params={PLACE: place.key})
    if pressed == PREPARE:
        st.switch_page(PRESENTING, query_params={PLACE: place.key, PREPARING: "1"})


def _told(place: Place, for_speaker: bool) -> tuple[str, str]:
    """All screens as HTML, and what changes with anything that they tell."""
    dossier, (meetings, live) = dossier_now(place), meetings_now(place)
    join = _join(live)
    data = loaded()
    known_as = (
        database_url(),
        dossier.stamp,
        data.snapshot.version,
        place.key,
        dossier.presentation,
        meetings,
        join,
        dossier.plan.stamp,
    )
    version = sha256(repr((known_as, today())).encode()).hexdigest()[:16]
    return _html(version, for_speaker, place, dossier, meetings, live, join, today()), version


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _html(
    version: str,  # noqa: ARG001 - tells one story from others
    for_speaker: bool,
    _place: Place,
    _dossier: Dossier,
    _meetings: Meetings,
    _live: LiveMeeting | None,
    _join: Join | None,
    on: date,
) -> str:
    chosen = _dossier.presentation.item if _dossier.presentation else Presentation(_place.code)
    screens = _screens(_place, _dossier, _meetings, _live, on, arranged(chosen))
    numbered, name = list(enumerate(screens, 1)), full_name(_place)
    if for_speaker:
        return "".join(speaker_html(screens, chosen, number) for number, _ in numbered)
    geometry = f"./{GEOMETRY}/{loaded().edition.name}"
    return "".join(screen_html(screen, number, len(screens), name, _join, geometry) for number, screen in numbered)


def _screens(
    place: Place,
    dossier: Dossier,
    meetings: Meetings,
    live: LiveMeeting | None,
    on: date,
    screens: tuple[str, ...],
) -> tuple[Screen, ...]:
    profile, snapshot, open_now = profile_of(place), loaded().snapshot, live.meeting if live else ""
    facts = gather_story(
        profile,
        overview_of(dossier.supply, place, on),
        current_route(profile),
        [one.item for one in dossier.coalitions.living],
        dossier.people.items,
        since_then(snapshot, place, dossier, meetings, last_before(meetings, open_now)),
        next((one.item for one in meetings.held if one.id == open_now), None),
        meetings.recognitions,
        [one.item for one in dossier.plan.actions.living],
        wijken_around(snapshot, profile, choropleth_of),
    )
    return tell(facts, screens)


def _join(live: LiveMeeting | None) -> Join | None:
    """How phones take part; None where they don't."""
    if live is None or not live.phones:
        return None
    found = how_to_join(live)
    return Join(found.short, shown_code(live.code), qr_svg(found.url) if found.url else "")
