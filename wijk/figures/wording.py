"""Small pieces of Dutch: numbers, singular and plural, and lists of names, for the sentences of this room."""

from collections.abc import Sequence

from wijk.figures.decimals import dutch, rounded

__all__ = ["as_sentence", "counted", "cut_short", "decimal", "listed", "quoted"]


def as_sentence(text: str) -> str:
    """Return what people typed as the end of a sentence: with a full stop, unless it asks or calls something.

    >>> as_sentence("past bij ons"), as_sentence("klaar."), as_sentence("wie anders?")
    ('past bij ons.', 'klaar.', 'wie anders?')
    """
    return text if text.endswith(("?", "!")) else f"{text.rstrip('.')}."


def decimal(value: float) -> str:
    """Write a number the Dutch way with at most two decimals, halves rounded up: 1.234,5."""
    shown = rounded(value, 2).normalize()
    return dutch(shown, max(0, -int(shown.as_tuple().exponent)))


def counted(number: int, singular: str, plural: str) -> str:
    """Write a number with its noun: "1 initiatief", "1.200 initiatieven"."""
    return f"{decimal(number)} {singular if number == 1 else plural}"


def listed(names: Sequence[str]) -> str:
    """Write a list as a sentence does: "A, B en C"."""
    return " en ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def quoted(names: Sequence[str], at_most: int = 3) -> str:
    """List the first names in quotation marks and count the others: "‘A’, ‘B’, ‘C’ en 12 andere"."""
    shown = [f"‘{name}’" for name in names[:at_most]]
    others = len(names) - len(shown)
    return listed([*shown, counted(others, "ander", "andere")] if others else shown)


def cut_short(text: str, signs: int) -> str:
    """Return a text of at most so many signs: a longer one ends in "…"."""
    return text if len(text) <= signs else f"{text[: signs - 1].rstrip()}…"
