"""What the speaker reads in a window of their own: the screen of now, the note, what comes next and the minutes."""

from collections.abc import Sequence
from html import escape

from wijk.domain.presentation import Presentation, note_of
from wijk.views.story.screen import Screen
from wijk.views.story.script import SCRIPT

__all__ = ["minutes_of", "speaker_html"]


def minutes_of(presentation: Presentation, screen: str) -> int:
    """How many minutes a screen may take: what people chose, else what the script proposes."""
    return note_of(presentation, screen).minutes or SCRIPT[screen].minutes


def speaker_html(screens: Sequence[Screen], presentation: Presentation, number: int) -> str:
    """What the speaker reads at the ``number``-th of the screens."""
    screen = screens[number - 1]
    following = f"Hierna: {screens[number].title}" if number < len(screens) else "Dit is het laatste scherm."
    own = note_of(presentation, screen.id).text.strip()
    note = f'<p class="note">{escape(own)}</p>' if own else '<p class="no-note">U schreef hier geen notitie.</p>'
    return (
        f'<section data-screen="{escape(screen.id)}" data-title="{escape(screen.title)}" '
        f'data-minutes="{minutes_of(presentation, screen.id)}">'
        f'<p class="number">Scherm {number} van {len(screens)}</p><h2>{escape(screen.title)}</h2>'
        f"<h3>Uw notitie</h3>{note}<h3>Tip</h3><p>{escape(SCRIPT[screen.id].hint)}</p>"
        f"<h3>Op het scherm staat</h3><p>{escape(screen.message)}</p>"
        f'<p class="next"><b>{escape(following)}</b></p></section>'
    )
