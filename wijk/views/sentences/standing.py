"""Where a place stands among others in words, only where the difference bears it."""

from wijk.figures.places import Place
from wijk.figures.profile import Profile
from wijk.figures.standing import Standing
from wijk.views.captions import position_text
from wijk.views.numbers import figure_text, year_text

__all__ = ["standing_of", "standing_sentence"]


def standing_of(profile: Profile, indicator: str) -> str:
    """`standing_sentence` of one of the standings of a profile; empty without it."""
    found = profile.standings.get(indicator)
    return standing_sentence(found, profile.place) if found else ""


def standing_sentence(standing: Standing, place: Place) -> str:
    """The figure with in how many other areas it is lower, higher or about equal; empty where it differs too little
    from that of the gemeente or Nederland, or can't be standing_of.
    """
    if not standing.clear or standing.position is None:
        return ""
    figure = standing.figure
    told = f"{figure.indicator.name} ({year_text(figure)}): {figure_text(figure)}"
    estimate = "naar schatting " if figure.indicator.estimate else ""
    return f"{told}, {estimate}{position_text(standing.position, place.level)}."
