"""Labels of one list of which no two are the same: a list on screen gives back the label, of equals always the last."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import TypeVar

__all__ = ["distinct"]

Key = TypeVar("Key")


def distinct(labels: Mapping[Key, str], *more: Mapping[Key, str]) -> dict[Key, str]:
    """Return the labels by key, in the same order; those that are the same get something behind them.

    That is the first of ``more`` in which they differ; what is the same after all these gets a number.

    >>> distinct({1: "Norg", 2: "Norg", 3: "Roden"}, {1: "WK169900", 2: "WK169914"})
    {1: 'Norg (WK169900)', 2: 'Norg (WK169914)', 3: 'Roden'}
    >>> distinct({1: "kapper", 2: "kapper"})
    {1: 'kapper', 2: 'kapper (2)'}
    """
    found = dict(labels)
    for words in more:
        same: defaultdict[str, set[str]] = defaultdict(set)
        for key, label in found.items():
            same[label].add(words.get(key, ""))
        found = {
            key: f"{label} ({words[key]})" if len(same[label]) > 1 and words.get(key) else label
            for key, label in found.items()
        }
    return _numbered(found)


def _numbered(labels: Mapping[Key, str]) -> dict[Key, str]:
    times: Counter[str] = Counter()
    taken = set(labels.values())
    found = {}
    for key, label in labels.items():
        times[label] += 1
        told = label
        while times[label] > 1 and told in taken:
            told = f"{label} ({times[label]})"
            times[label] += told in taken
        taken.add(told)
        found[key] = told
    return found
