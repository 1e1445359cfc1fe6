"""Weighs the proposals of the lexicon by all words of a text together, as learned from labelled rows.

A sign is a stem, the beginning or end of a long word (compounds), a set of the lexicon that holds the word, a word of
the organisation, or how long the description is. What is added rests on the words whose signs tell most for it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import sqrt

from wijk.approach.suggest_patterns import Matcher
from wijk.approach.suggest_text import Sentence, stem
from wijk.domain.learned import Learned, LearnedSum
from wijk.domain.text import fold

__all__ = ["BARE", "CEILING", "FLOOR", "Signs", "WordPlace", "likely", "signs_in", "weight_of"]

# A word: the number of its sentence and its number in there.
WordPlace = tuple[int, int]
Signs = dict[str, tuple[WordPlace, ...]]
PART = 5
LONG_STEP, LONGEST = 60, 4
# The sign that nothing is described.
BARE = "!bare"
# Whatever number of signs a text has, together they weigh as much as this.
TOGETHER = 3.0
# Beyond these the sum is no surer.
FLOOR, CEILING = -5.0, 4.0
# Shown are the words that tell at least this share of what the first one tells, at most so many; "of" and "met" tell
# nobody why.
SHOWN_SHARE, SHOWN, SHOWN_LETTERS = 0.5, 3, 4


def signs_in(written: Sequence[Sentence], texts: Mapping[str, str], sets: Matcher, silent: set[WordPlace]) -> Signs:
    """Return the signs of a text with the words that give them; words of ``silent`` give none."""
    found: dict[str, dict[WordPlace, None]] = {}
    for place, sign in _signs(written, sets):
        if place not in silent:
            shown = found.setdefault(sign, {})
            if len(written[place[0]][place[1]].surface) >= SHOWN_LETTERS:
                shown[place] = None
    name, organisation = texts.get("name", ""), texts.get("organisation", "")
    length = len(texts.get("description", ""))
    about = [f"!long{min(LONGEST, length // LONG_STEP)}"]
    about += [BARE] if not texts.get("description", "").strip() else []
    about += ["!nobody"] if not organisation else ["!itself"] if fold(organisation) == fold(name) else []
    return {sign: tuple(places) for sign, places in found.items()} | dict.fromkeys(about, ())


def weight_of(signs: Signs) -> float:
    """Return how much each of the signs of a text weighs: the more there are, the less."""
    return TOGETHER / sqrt(max(1, len(signs)))


def add_up(learned: LearnedSum, signs: Signs) -> tuple[float, list[WordPlace]]:
    """Return what the signs tell, and which words tell most for it, the strongest first."""
    total, by_place, scale = learned.start, dict[WordPlace, float](), weight_of(signs)
    for sign, places in signs.items():
        weight = learned.signs.get(sign, 0.0) * scale
        total += weight
        for place in places:
            by_place[place] = by_place.get(place, 0.0) + weight / len(places)
    ranked = sorted((place for place, told in by_place.items() if told > 0), key=lambda place: -by_place[place])
    return total, [place for place in ranked[:SHOWN] if by_place[place] >= SHOWN_SHARE * by_place[ranked[0]]]


def likely(
    learned: Learned, signs: Signs, evidence: Callable[[str, str], int]
) -> Iterator[tuple[str, str, list[WordPlace]]]:
    """Give each (kind, id) that is likely with the words that tell it; ``evidence`` is how much the lexicon has."""
    if add_up(learned.anything, signs)[0] < learned.least_anything:
        return
    for (kind, one), label in learned.labels.items():
        total, places = add_up(label.sum, signs)
        pieces = evidence(kind, one)
        odds = label.odds(min(CEILING, max(FLOOR, total)), pieces)
        if odds >= learned.least[kind] and (pieces or places):
            yield kind, one, places


def _signs(written: Sequence[Sentence], sets: Matcher) -> Iterator[tuple[WordPlace, str]]:
    for number, sentence in enumerate(written):
        stems = ["#" if word.surface[0].isdigit() else stem(word.surface) for word in sentence]
        for at, (word, stemmed) in enumerate(zip(sentence, stems, strict=True)):
            if word.field == "organisation":
                yield (number, at), f"o:{stemmed}"
                continue
            yield (number, at), stemmed
            if len(stemmed) > PART and stemmed.isalpha():
                yield (number, at), f"^{stemmed[:PART]}"
                yield (number, at), f"{stemmed[-PART:]}$"
        if sentence[0].field != "organisation":
            for name, words in sets.found(sentence):
                yield from (((number, at), name) for at in words)
