"""What people here already do and can, beside the risks, with whether that is more or less than elsewhere."""

from wijk.figures.profile import Profile
from wijk.figures.standout import STRENGTHS
from wijk.figures.values import Figure
from wijk.figures.verdict import Verdict, compare, overlapping
from wijk.figures.wording import listed
from wijk.views.captions import first_upper, inside, reference_name
from wijk.views.numbers import figure_text
from wijk.views.place_names import at

__all__ = ["strengths"]

NOTHING = "Over krachten van dit gebied zijn hier geen cijfers: vraag in de wijk wat er al goed gaat."
WORDS: dict[Verdict | None, str] = {
    "meer": "duidelijk meer dan",
    "gelijk": "ongeveer even veel als",
    "minder": "duidelijk minder dan",
    None: "",
}


def strengths(profile: Profile) -> str:
    """Volunteering, control over one's life and good health, as more, less or about equal; then care nearby."""
    year = profile.year(*STRENGTHS)
    known = [figure for identifier in STRENGTHS if (figure := profile.figure(identifier, year)).value is not None]
    words = {figure.indicator.id: WORDS[_verdict(figure, profile)] for figure in known}
    parts = [f"Schattingen voor volwassenen ({year})."] if known else []
    for word in WORDS.values():
        told = listed([_told(figure, profile) for figure in known if words[figure.indicator.id] == word])
        if told:
            opening = f"{word} {at(reference_name(profile))}: {told}." if word else f"{told}."
            parts.append(first_upper(opening))
    doctor = profile.newest("distance_gp")
    if doctor.value is not None:
        parts.append(f"Een huisarts is gemiddeld op {figure_text(doctor)} ({doctor.year}).")
    return " ".join(parts) or NOTHING


def _there(figure: Figure, profile: Profile) -> Figure | None:
    there = profile.reference.get((figure.indicator.id, figure.year))
    return None if there is None or there.value is None else there


def _verdict(figure: Figure, profile: Profile) -> Verdict | None:
    there = _there(figure, profile)
    if there is None:
        return None
    return compare(figure.value, there.value, figure.indicator, overlap=overlapping(figure.bounds, there.bounds))


def _told(figure: Figure, profile: Profile) -> str:
    there = _there(figure, profile)
    told = f"{inside(figure.indicator.short_name)} {figure_text(figure)}"
    return f"{told} (daar {figure_text(there)})" if there else told
