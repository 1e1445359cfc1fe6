"""What was learned of proposals from labelled rows (data/method/suggest_learned.json, by `python -m bench.learn`).

The lexicon proposes; what was learned says how likely each label is by all words of the text together, and with that
leaves out what is unlikely and adds what is likely. All weights are log-odds.
"""

import json
from dataclasses import dataclass
from math import log1p
from pathlib import Path
from typing import Any

from wijk.domain.method import MethodError

__all__ = ["FILE", "Learned", "LearnedLabel", "LearnedSum", "load_learned"]

FILE = "suggest_learned.json"
Label = tuple[str, str]


@dataclass(frozen=True, slots=True)
class LearnedSum:
    """What each sign in a text adds to ``start``."""

    start: float
    signs: dict[str, float]


@dataclass(frozen=True, slots=True)
class LearnedLabel:
    """A phase or element: what the signs of a text tell of it, and how that joins with the lexicon: ``silent`` (slope,
    start) where the lexicon does not propose it, ``told`` (slope, start, and what the logarithm of one more than the
    pieces of evidence counts for) where it does.
    """

    sum: LearnedSum
    silent: tuple[float, float]
    told: tuple[float, float, float]

    def odds(self, total: float, pieces: int) -> float:
        """Return the log-odds of the label: the signs tell ``total``, and the lexicon has so many ``pieces``."""
        if not pieces:
            slope, start = self.silent
            return slope * total + start
        slope, start, more = self.told
        return slope * total + start + more * log1p(pieces)


@dataclass(frozen=True, slots=True)
class Learned:
    """Labels, (kind, id), with what was learned of them, and per kind the log-odds from which one is proposed.

    ``anything`` says whether a row tells anything at all; below ``least_anything`` none of the labels is proposed.
    """

    labels: dict[Label, LearnedLabel]
    least: dict[str, float]
    anything: LearnedSum
    least_anything: float


def load_learned(folder: Path, known: dict[str, tuple[str, ...]]) -> Learned | None:
    """Read what was learned, of labels that the method has; None where a municipality's method has no such file.

    Raises MethodError when it is no valid JSON or lacks a field.
    """
    path = folder / FILE
    if not path.exists():
        return None
    try:
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        labels = {
            (kind, one): LearnedLabel(
                sum=LearnedSum(**entry["sum"]),
                silent=(entry["silent"][0], entry["silent"][1]),
                told=(entry["told"][0], entry["told"][1], entry["told"][2]),
            )
            for kind, entries in content["labels"].items()
            for one, entry in entries.items()
            if one in known[kind]
        }
        return Learned(labels, content["least"], LearnedSum(**content["anything"]), content["least_anything"])
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise MethodError(f"Het bestand {path} is niet te lezen: {error}.") from error
