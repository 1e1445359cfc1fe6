"""What several sentences share: the references beside a figure."""

from wijk.domain.area import COUNTRY
from wijk.figures.profile import Profile
from wijk.figures.values import Figure
from wijk.figures.wording import listed
from wijk.views.numbers import figure_text
from wijk.views.place_names import at, gemeente_name

__all__ = ["beside"]


def beside(profile: Profile, *figures: Figure) -> str:
    """ "; in Arnhem 47,9%, in Nederland 38,5%" for the references that have these figures."""
    parts = []
    references = [(gemeente_name(profile.place), profile.gemeente), ("Nederland", profile.netherlands)]
    for name, reference in references:
        told = [reference[figure.indicator.id, figure.year] for figure in figures] if reference else []
        if told and all(figure.value is not None for figure in told):
            parts.append(f"{at(name)} {listed([figure_text(figure) for figure in told])}")
    return f"; {', '.join(parts)}" if parts and profile.place.code != COUNTRY else ""
