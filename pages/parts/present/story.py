"""The story of a place on the wall and in the window of the speaker: made at once, and told by the browser."""

from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import streamlit as st

from pages.parts.shared.assets import script
from pages.parts.shared.database import dossier_now
from pages.parts.shared.matrix_overview import overview_of
from pages.parts.shared.route_now import current_route
from pages.parts.shared.server import GEOMETRY
from pages.parts.shared.snapshot import choropleth_of, loaded, profile_of
from wijk.domain.clock import today
from wijk.domain.presentation import Presentation, arranged
from wijk.dossier.entered import Dossier
from wijk.dossier.story import gather_story, wijken_around
from wijk.figures.places import Place
from wijk.store.database.connection import database_url
from wijk.views.place_names import full_name
from wijk.views.story.layout import screen_html
from wijk.views.story.screen import Screen
from wijk.views.story.speaker import speaker_html
from wijk.views.story.telling import tell

__all__ = ["LEFT", "PREPARE", "SPEAKER", "show_speaker", "show_story"]

HERE = Path(__file__).parent
SPEAKER = "spreker"
LEFT, PREPARE = "left", "prepare"
DEEDS = (LEFT, PREPARE, "again")
KEPT = 50
# The buttons of each window: what they do, and what they say.
ON_WALL = {
    "back": "← Terug",
    "on": "Verder →",
    "full": "Volledig scherm (F)",
    "speaker": "Venster voor de spreker (S)",
    "prepare": "Schermen kiezen",
    "leave": "Sluiten (Esc)",
}
OF_SPEAKER = {
    "back": "← Terug",
    "on": "Verder →",
    "stop": "Klok stil",
    "anew": "Klok opnieuw",
    "prepare": "Schermen en notities",
    "leave": "Sluiten (Esc)",
}
CLOCK = '<p class="clock"><b data-told="time" role="status"></b><span data-told="whole"></span></p>'


def _page(kind: str, buttons: dict[str, str], above: str = "") -> str:
    made = [
        f'<button type="button" data-deed="{deed}">'
        + (f'<span data-told="{deed}">{label}</span>' if deed == "stop" else label)
        + "</button>"
        for deed, label in buttons.items()
    ]
    return (
        f'<div class="wijk-story {kind}"><h1></h1><p class="away" role="status" data-told="where"></p>{above}'
        f'<div class="screens"></div><nav aria-label="Presenteren">{made[0]}<span data-told="number"></span>{made[1]}'
        f'<span class="typed" role="status" data-told="typed"></span>{"".join(made[2:])}</nav></div>'
    )


def _component(name: str, html: str) -> Any:
    looks, tells = script(HERE / "present.css"), script(HERE / "map.js") + script(HERE / "present.js")
    return st.components.v2.component(name, html=html, css=looks, js=tells, isolate_styles=False)


_wall = _component("presenteren", _page("wall", ON_WALL))
_speaker = _component("spreker", _page("speaker", OF_SPEAKER, CLOCK))


def show_story(place: Place) -> str:
    """Show all screens of a place, one of them in sight; what was pressed that is the server's to do, if anything."""
    html, version = _told(place, for_speaker=False)
    speaker = f"./presenteren?gebied={place.key}&{SPEAKER}=1"
    return _shown(_wall, place, html, version, speaker)


def show_speaker(place: Place) -> str:
    """Show what the speaker reads, as `show_story`."""
    html, version = _told(place, for_speaker=True)
    return _shown(_speaker, place, html, version, "")


def _shown(component: Any, place: Place, html: str, version: str, speaker: str) -> str:
    data = {
        "html": html,
        "version": version,
        "place": place.key,
        "name": f"Presenteren: {full_name(place)}",
        "speaker": speaker,
    }
    result = component(key="presenteren", data=data, **{f"on_{deed}_change": _nothing for deed in DEEDS})
    return next((deed for deed in DEEDS if getattr(result, deed)), "")


def _told(place: Place, *, for_speaker: bool) -> tuple[str, str]:
    """All screens as HTML, and what changes with anything that they tell."""
    dossier, on = dossier_now(place), today()
    chosen = dossier.presentation.item if dossier.presentation else Presentation(place.code)
    version = dossier.presentation.version if dossier.presentation else 0
    known_as = (database_url(), dossier.stamp, loaded().snapshot.version, place.key, version)
    screens = _screens(place, dossier, known_as, arranged(chosen), on)
    geometry = f"./{GEOMETRY}/{loaded().edition.name}"
    numbered, count, name = list(enumerate(screens, 1)), len(screens), full_name(place)
    if for_speaker:
        html = "".join(speaker_html(screens, chosen, number) for number, _ in numbered)
    else:
        html = "".join(screen_html(screen, number, count, name, geometry=geometry) for number, screen in numbered)
    return html, sha256(repr((known_as, on)).encode()).hexdigest()[:16]


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _screens(
    _place: Place,
    _dossier: Dossier,
    known_as: tuple[str, str, str, str, int],  # noqa: ARG001 - tells one story from others
    screens: tuple[str, ...],
    on: date,
) -> tuple[Screen, ...]:
    profile = profile_of(_place)
    overview, chosen = overview_of(_dossier.supply, _place, on), [one.item for one in _dossier.coalitions.living]
    around = wijken_around(loaded().snapshot, profile, choropleth_of)
    facts = gather_story(profile, overview, current_route(profile), chosen, _dossier.people.items, around)
    return tell(facts, screens)


def _nothing() -> None:
    """Streamlit tells of a press only when something is called for it."""
