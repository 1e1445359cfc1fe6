"""What the figure of a place can't tell about an approach: said where the figure is shown, with the source of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from wijk.figures.profile import Profile
from wijk.views.captions import source_line
from wijk.views.sentences import loneliness

__all__ = ["OUTCOME", "Outcome", "outcome_of"]

OUTCOME = "Uitkomst: wat het cijfer niet kan laten zien"
MODEL = (
    "Dit cijfer is een schatting uit een model: het rekent uit kenmerken van alle volwassenen hoeveel van hen zich "
    "eenzaam voelen. Wat u hier samen doet, zit niet in dat model. Dat kan er dus niet in te zien zijn."
)
YEARS = (
    "De uitkomst wordt eens in de vier jaar gemeten, en los daarvan kijkt u naar hoe het gaat "
    "(Kamerstuk 29 538, nr. 290)."
)
PROJECTS = (
    "Ook met een eigen meting is het moeilijk: van 18 projecten die zijn geëvalueerd, hadden er 10 genoeg deelnemers "
    "om iets te kunnen meten. Bij 2 nam de eenzaamheid af (Fokkema en Van Tilburg, NIDI 69)."
)
INSTEAD = "Kijk daarom naar wat u zelf ziet en telt: werkt het voor de mensen die komen, en doen wij wat wij afspraken?"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The figure of a place in a sentence, what it can't tell, and its source (empty where there is no figure)."""

    figure: str
    limits: Sequence[str]
    source: str


def outcome_of(profile: Profile) -> Outcome:
    """Return the loneliness of a place with what it can't tell; without a figure only what holds without one."""
    figure = profile.newest("lonely_18plus")
    known = figure.value is not None
    return Outcome(
        loneliness(profile),
        (*([MODEL] if known and figure.indicator.estimate else []), YEARS, PROJECTS, INSTEAD),
        source_line([figure]) if known else "",
    )
