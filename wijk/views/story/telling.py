"""The whole story of a place: every screen by its id, made from what the pages show."""

from collections.abc import Callable, Iterable, Mapping

from wijk.domain.presentation import SCREENS
from wijk.dossier.story import StoryFacts
from wijk.views.story import from_entered, from_figures
from wijk.views.story.screen import Screen

__all__ = ["tell"]

MADE_BY: Mapping[str, Callable[[StoryFacts], Screen | None]] = {
    "sinds": from_entered.opening_screen,
    "waarom": from_figures.why_screen,
    "eenzaam": from_figures.lonely_screen,
    "wie": from_figures.residents_screen,
    "groepen": from_figures.groups_screen,
    "herkenning": from_figures.recognition_screen,
    "aanbod": from_entered.supply_screen,
    "matrix": from_entered.matrix_screen,
    "mismatches": from_entered.mismatches_screen,
    "prioriteiten": from_entered.priorities_screen,
    "mensen": from_entered.people_screen,
    "afspraken": from_entered.agreements_screen,
    "vieren": from_entered.celebration_screen,
}


def tell(facts: StoryFacts, screens: Iterable[str] = SCREENS) -> tuple[Screen, ...]:
    """Make these screens, in this order, save one that has nothing to tell; all of them where none of these has."""
    made = (MADE_BY[screen](facts) for screen in screens)
    return tuple(screen for screen in made if screen) or tell(facts)
