"""What rooms said of a figure, in words: how many recognised it, phones and raised hands apart, and when."""

from collections.abc import Iterable, Sequence

from wijk.domain.indicator import Catalogue
from wijk.domain.meeting import Recognition
from wijk.figures.profile import Profile
from wijk.figures.values import Key
from wijk.views.captions import figure_label
from wijk.views.numbers import day_text, figure_text

__all__ = ["askable_figures", "recognition_lines", "recognition_text"]

# So many of the latest answers stand beside one figure.
SHOWN = 2


def askable_figures(profile: Profile, keys: Iterable[Key]) -> dict[Key, str]:
    """Return those of these figures that are known, as a room is asked about them: with the year and the value.

    An estimate says so.
    """
    figures = {key: profile.figures[key] for key in keys}
    return {
        key: f"{figure_label(one.indicator, one.year)}: {'naar schatting ' * one.indicator.estimate}{figure_text(one)}"
        for key, one in figures.items()
        if one.value is not None
    }


def recognition_text(one: Recognition) -> str:
    """Say it, without a full stop: "6 van 9 herkennen dit; “geldt vooral voor de flats” (15 november …)"."""
    phones, hands = _of(one.recognised, one.phones), _of(one.hands_recognised, one.hands)
    told = []
    if one.phones and one.hands:
        told.append(f"met de telefoon {phones}, met opgestoken hand {hands} {_verb(2)}")
    elif one.phones:
        told.append(f"{phones} {_verb(one.recognised)}")
    elif one.hands:
        told.append(f"met opgestoken hand {hands} {_verb(one.hands_recognised)}")
    if one.partly and one.hands_partly:
        told.append(f"met de telefoon {one.partly} deels, met opgestoken hand {one.hands_partly} deels")
    elif partly := one.partly or one.hands_partly:
        told.append(f"{partly} deels")
    told += [f"“{word}”" for word in one.words]
    return f"{'; '.join(told)} ({day_text(one.said_on)})"


def recognition_lines(
    catalogue: Catalogue, recognitions: Sequence[Recognition], keys: Iterable[Key]
) -> tuple[str, ...]:
    """Return what was said of figures, a line for each with its name and year, the latest that rooms said of it.

    What was said of an earlier year of a figure stands beside the newer one, with its own year. A figure that there is
    no longer is left out.
    """
    lines = []
    for indicator in dict.fromkeys(indicator for indicator, _ in keys if indicator in catalogue.indicators):
        said = [one for one in recognitions if one.indicator == indicator]
        for one in said[:SHOWN]:
            name = figure_label(catalogue[indicator], one.year) if one.year else catalogue[indicator].name
            lines.append(f"De zaal over {name}: {recognition_text(one)}.")
        if len(said) > SHOWN:
            lines.append(f"En nog {len(said) - SHOWN} keer eerder: zie de bijeenkomsten van dit gebied.")
    return tuple(lines)


def _of(yes: int, people: int) -> str:
    return f"{yes} van {people}"


def _verb(people: int) -> str:
    return "herkent dit" if people == 1 else "herkennen dit"
