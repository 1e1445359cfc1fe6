"""What people said that something in a file means, remembered for the next file in which it stands."""

from dataclasses import dataclass

__all__ = ["ImportAnswer"]


@dataclass(frozen=True, slots=True)
class ImportAnswer:
    """The answer (ids) to the question what ``value`` (folded) means, asked ``about`` a field of a kind of list.

    ``area`` is the gemeente it was answered for, empty where the answer holds anywhere: a name of a wijk is another
    one elsewhere, the word for a target group is not.
    """

    kind: str
    about: str
    value: str
    answer: tuple[str, ...]
    area: str = ""
