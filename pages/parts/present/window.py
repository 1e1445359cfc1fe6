"""The two windows that tell a story: the wall, and that of the speaker; each with its buttons."""

from pathlib import Path
from typing import Any

from pages.parts.shared.element import element, heard

__all__ = ["LEFT", "PREPARE", "speaker_window", "wall_window"]

HERE = Path(__file__).parent
LEFT, PREPARE = "left", "prepare"
DEEDS = (LEFT, PREPARE, "again")
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
    "stop": '<span data-told="stop">Klok stil</span>',
    "anew": "Klok opnieuw",
    "prepare": "Schermen en notities",
    "leave": "Sluiten (Esc)",
}
CLOCK = '<p class="clock"><b data-told="time"></b><span data-told="whole"></span></p>'


def _frame(kind: str, buttons: dict[str, str], above: str = "") -> str:
    back, on, *others = (
        f'<button type="button" data-deed="{deed}">{label}</button>' for deed, label in buttons.items()
    )
    return (
        f'<div class="wijk-story" data-kind="{kind}"><h1></h1><p class="away" role="status" data-told="where"></p>'
        f'{above}<div class="screens"></div><nav aria-label="Presenteren">{back}<span data-told="number"></span>{on}'
        f'<span class="typed" role="status" data-told="typed"></span>{"".join(others)}</nav></div>'
    )


LOOK, DRAWN_BY = HERE / "present.css", (HERE / "map.js", HERE / "present.js")
_wall = element("presenteren", _frame("wall", ON_WALL), LOOK, *DRAWN_BY)
_speaker = element("spreker", _frame("speaker", OF_SPEAKER, CLOCK), LOOK, *DRAWN_BY)


def wall_window(data: dict[str, str]) -> str:
    """Show the wall; what was pressed that is the server's to do, if anything."""
    return _shown(_wall, data)


def speaker_window(data: dict[str, str]) -> str:
    """Show what the speaker reads, as `wall_window`."""
    return _shown(_speaker, data)


def _shown(component: Any, data: dict[str, str]) -> str:
    result = component(key="presenteren", data=data, **{f"on_{deed}_change": heard for deed in DEEDS})
    return next((deed for deed in DEEDS if getattr(result, deed)), "")
