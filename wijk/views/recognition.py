"""What rooms said of a figure, in words: how many recognised it, phones and raised hands apart, and when."""

from collections.abc import Iterable

from wijk.domain.meeting import Recognition
from wijk.figures.profile import Profile
from wijk.figures.values import Key
from wijk.views.captions import figure_label
from wijk.views.numbers import day_text, figure_text

__all__ = ["askable_figures", "recognition_text", "recognitions_of"]


def askable_figures(profile: Profile) -> dict[Key, str]:
    """Return the newest figures of a place that are known, as a room is asked about them: with the year and the value.

    An estimate says so.
    """
    keys = [(indicator, profile.year(indicator)) for indicator in profile.catalogue.indicators]
    figures = {key: profile.figures[key] for key in keys if key in profile.figures}
    return {
        key: f"{figure_label(one.indicator, one.year)}: {'naar schatting ' * one.indicator.estimate}{figure_text(one)}"
        for key, one in figures.items()
        if one.value is not None
    }


def recognition_text(one: Recognition) -> str:
    """Say it, without a full stop: "6 van 9 herkennen dit; “geldt vooral voor de flats” (15 november 2026)"."""
    phones, hands = _of(one.recognised, one.phones), _of(one.hands_recognised, one.hands)
    told = []
    if one.phones and one.hands:
        told.append(f"met de telefoon {phones}, met opgestoken hand {hands} {_verb(2)}")
    elif one.phones:
        told.append(f"{phones} {_verb(one.recognised)}")
    elif one.hands:
        told.append(f"met opgestoken hand {hands} {_verb(one.hands_recognised)}")
    if partly := one.partly + one.hands_partly:
        told.append(f"{partly} deels")
    told += [f"“{word}”" for word in one.words]
    return f"{'; '.join(told)} ({day_text(one.said_on)})"


def recognitions_of(recognitions: Iterable[Recognition], keys: Iterable[Key]) -> tuple[Recognition, ...]:
    """Return what was said of the figures (indicator and year) that stand in a block, in the same order."""
    shown = set(keys)
    return tuple(one for one in recognitions if (one.indicator, one.year) in shown)


def _of(yes: int, people: int) -> str:
    return f"{yes} van {people}"


def _verb(people: int) -> str:
    return "herkent dit" if people == 1 else "herkennen dit"
