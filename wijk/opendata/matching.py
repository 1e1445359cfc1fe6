"""Pairs the areas of two years that are one place: each at most once, the pair with the best evidence first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from wijk.opendata.same_place import AreaFacts, Judgement, Resemblance, judge, name_words, resemblance_of

__all__ = ["Pair", "match", "refused"]

# The best judgement first; another place comes into no pair.
ORDER = {"same": 0, "nearly": 1}


@dataclass(frozen=True, slots=True)
class Pair:
    """An older and a newer area with the evidence and what it is judged to be."""

    old: AreaFacts
    new: AreaFacts
    evidence: Resemblance
    judgement: Judgement


def match(old: Iterable[AreaFacts], new: Iterable[AreaFacts], successors: Mapping[str, Iterable[str]]) -> list[Pair]:
    """The areas that are the same place or nearly so, by the order of the older codes.

    Only areas that share a code or a word of their name are compared, within the gemeente or what it went up in
    (``successors``, by gemeente code).
    """
    pairs = [pair for pair in _candidates(old, new, successors) if pair.judgement.relation in ORDER]
    taken: set[str] = set()
    chosen = []
    for pair in sorted(pairs, key=_rank):
        keys = {f"old {pair.old.code}", f"new {pair.new.code}"}
        if not keys & taken:
            taken |= keys
            chosen.append(pair)
    return sorted(chosen, key=lambda pair: pair.old.code)


def refused(old: Iterable[AreaFacts], new: Iterable[AreaFacts]) -> list[Pair]:
    """Areas that kept their code and their land, and yet are judged to be another place: a person may know better."""
    by_code = {area.code: area for area in new}
    pairs = [_pair(area, by_code[area.code]) for area in old if area.code in by_code]
    return [pair for pair in pairs if pair.judgement.relation not in ORDER and pair.judgement.doubt]


def _candidates(
    old: Iterable[AreaFacts], new: Iterable[AreaFacts], successors: Mapping[str, Iterable[str]]
) -> Iterator[Pair]:
    inside = defaultdict(list)
    for area in new:
        inside[area.code[2:6]].append((area, name_words(area)))
    for area in old:
        words = name_words(area)
        for gemeente in successors.get(f"GM{area.code[2:6]}", ()):
            for other, its_words in inside[gemeente[2:]]:
                if other.code == area.code or words & its_words:
                    yield _pair(area, other)


def _pair(old: AreaFacts, new: AreaFacts) -> Pair:
    evidence = resemblance_of(old, new)
    return Pair(old, new, evidence, judge(evidence))


def _rank(pair: Pair) -> tuple[int, int, float, str, str]:
    one = pair.evidence
    agreeing = (one.name == "equal") + one.code_kept + one.people_agree
    return ORDER[pair.judgement.relation], -agreeing, -one.people, pair.old.code, pair.new.code
