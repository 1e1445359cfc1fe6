"""Finds the patterns of the lexicon in a text: words by their stem, parts of compounds, and words near each other.

A pattern is a row of parts with spaces between them. A part is one or more ways, with ``|`` between: ``word`` (any word
with its stem), ``=word`` (written exactly so), ``*part``, ``part*`` and ``*part*`` (a compound that ends with, begins
with or holds it), ``@name`` (a set of the lexicon), or more of these after each other with ``_`` between. A part that
ends in ``?`` may be absent; ``..`` stands for at most 4 words in between, ``...`` for at most 9. What follows ``&``
must stand elsewhere in the same sentence; the words that were found are those before it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

from wijk.approach.suggest_text import Sentence, stem, stems, surface

__all__ = ["Found", "Matcher"]

GAPS = {"..": 4, "...": 9}
# Two words that are one elsewhere: "koffie ochtend". Shorter ones meet by chance ("een ouder").
JOINED = 8
# "Dagje" is no "dag": a diminutive of the lexicon has only itself and its plural.
DIMINUTIVES = ("je", "jes")
KEPT_WORDS = 50_000
Found = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """One step of a pattern: a word of class ``word``, or for -1 a gap of at most ``gap`` words."""

    word: int
    gap: int = 0
    optional: bool = False


_Sequence = tuple[_Part, ...]


@dataclass(slots=True)
class _Classes:
    """The classes of words that the patterns ask for, and which of them a word belongs to."""

    numbers: dict[str, int] = field(default_factory=dict)
    exact: dict[str, list[int]] = field(default_factory=dict)
    stemmed: dict[str, list[int]] = field(default_factory=dict)
    wild: list[tuple[str, bool, bool, int]] = field(default_factory=list)
    begun: list[tuple[str, int]] = field(default_factory=list)
    known: dict[str, frozenset[int]] = field(default_factory=dict)
    known_joined: dict[str, frozenset[int]] = field(default_factory=dict)

    def number(self, part: str, sets: Mapping[str, tuple[str, ...]]) -> int:
        """Return the class of a part, made when it is new."""
        if part not in self.numbers:
            self.numbers[part] = len(self.numbers)
            for way in _ways(part, sets):
                self._add(way, self.numbers[part])
        return self.numbers[part]

    def of(self, word: str) -> frozenset[int]:
        """Return the classes of a word."""
        found = self.known.get(word)
        if found is None:
            found = frozenset(self._of(word))
            _keep(self.known, word, found)
        return found

    def of_joined(self, word: str) -> frozenset[int]:
        """Return the classes of two words written as one."""
        if len(word) < JOINED:
            return frozenset()
        found = self.known_joined.get(word)
        if found is None:
            begun = (number for bare, number in self.begun if word.startswith(bare))
            found = frozenset((*self.exact.get(word, ()), *self.stemmed.get(stem(word), ()), *begun))
            _keep(self.known_joined, word, found)
        return found

    def _add(self, way: str, number: int) -> None:
        bare = surface(way.strip("*="))
        if way.startswith("="):
            self.exact.setdefault(bare, []).append(number)
        elif "*" in way:
            self.wild.append((bare, way.startswith("*"), way.endswith("*"), number))
            if len(bare) > JOINED and not way.startswith("*"):
                self.begun.append((bare, number))
        elif bare.endswith(DIMINUTIVES):
            for written in (bare.removesuffix("s"), bare.removesuffix("s") + "s"):
                self.exact.setdefault(written, []).append(number)
        else:
            self.stemmed.setdefault(stem(bare), []).append(number)

    def _of(self, word: str) -> Iterator[int]:
        yield from self.exact.get(word, ())
        forms = {word, *stems(word)}
        for form in forms - {word} | {stem(word)}:
            yield from self.stemmed.get(form, ())
        for bare, open_before, open_after, number in self.wild:
            if open_before and open_after:
                hit = bare in word
            elif open_before:
                hit = any(form.endswith(bare) and len(form) > len(bare) for form in forms)
            else:
                hit = word.startswith(bare)
            if hit:
                yield number


def _keep(known: dict[str, frozenset[int]], word: str, found: frozenset[int]) -> None:
    """Remember what a word is; with more of them than a large list has, begin anew."""
    if len(known) >= KEPT_WORDS:
        known.clear()
    known[word] = found


class Matcher:
    """The patterns, made ready once; `found` then gives which of them a sentence holds, and in which words."""

    def __init__(self, patterns: Iterable[str], sets: Mapping[str, tuple[str, ...]]) -> None:
        """Make the patterns ready. Raises ValueError for a set that does not exist or a pattern without words."""
        self._classes = _Classes()
        self._sides: dict[str, int] = {}
        self._asked_by: dict[_Sequence, set[tuple[str, int]]] = {}
        for pattern in dict.fromkeys(patterns):
            sides = pattern.split(" & ")
            self._sides[pattern] = len(sides)
            for number, side in enumerate(sides):
                for sequence in _sequences(side, self._classes, sets):
                    self._asked_by.setdefault(sequence, set()).add((pattern, number))
        self._starts: dict[int, list[_Sequence]] = {}
        for sequence in self._asked_by:
            self._starts.setdefault(sequence[0].word, []).append(sequence)

    def found(self, sentence: Sentence) -> Iterator[tuple[str, Found]]:
        """Give each pattern that the sentence holds with the positions of its words, every time it holds it."""
        classes = [self._classes.of(word.surface) for word in sentence]
        joined = [
            self._classes.of_joined("" if other.pause else one.surface + other.surface)
            for one, other in zip(sentence, sentence[1:], strict=False)
        ] + [frozenset()]
        places: dict[str, dict[int, dict[Found, None]]] = {}
        for at in range(len(sentence)):
            for number in sorted(classes[at] | joined[at]):
                for sequence in self._starts.get(number, ()):
                    words = _match(sequence, 0, at, classes, joined)
                    if words is not None:
                        for pattern, side in self._asked_by[sequence]:
                            places.setdefault(pattern, {}).setdefault(side, {})[words] = None
        for pattern, by_side in places.items():
            if len(by_side) == self._sides[pattern]:
                yield from ((pattern, words) for words in by_side[0])


def _sequences(side: str, classes: _Classes, sets: Mapping[str, tuple[str, ...]]) -> Iterator[_Sequence]:
    """Give the rows of parts that a side of a pattern stands for: one, or more where a way holds several words."""
    for chosen in product(*(_choices(part) for part in side.split())):
        parts = []
        for part in (one for choice in chosen for one in choice.split("_")):
            if part in GAPS:
                parts.append(_Part(-1, GAPS[part]))
            else:
                bare = part.removesuffix("?")
                parts.append(_Part(classes.number(bare, sets), optional=bare != part))
        while parts and parts[0].optional:
            parts.pop(0)
        if not parts or parts[0].word < 0:
            raise ValueError(f"a pattern begins with a word: {side!r}")
        yield tuple(parts)


def _choices(part: str) -> list[str]:
    """Return the single words of a part as one choice, and each of its ways with several words as another."""
    optional = "?" if part.endswith("?") else ""
    ways = part.removesuffix("?").split("|")
    several = [way for way in ways if "_" in way]
    single = [way for way in ways if way not in several]
    return [*(["|".join(single) + optional] if single else []), *several]


def _match(
    sequence: _Sequence,
    part: int,
    at: int,
    classes: list[frozenset[int]],
    joined: list[frozenset[int]],
) -> Found | None:
    """Return the positions of the words of ``sequence`` from ``part`` on, starting at ``at``; None when they differ."""
    if part == len(sequence):
        return ()
    wanted = sequence[part]
    if wanted.word < 0:
        for skipped in range(wanted.gap + 1):
            rest = _match(sequence, part + 1, at + skipped, classes, joined)
            if rest is not None:
                return rest
        return None
    if at < len(classes):
        for taken, here in ((1, classes[at]), (2, joined[at])):
            if wanted.word in here:
                rest = _match(sequence, part + 1, at + taken, classes, joined)
                if rest is not None:
                    return (*range(at, at + taken), *rest)
    return _match(sequence, part + 1, at, classes, joined) if wanted.optional else None


def _ways(part: str, sets: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for way in part.split("|"):
        if way.startswith("@"):
            if way[1:] not in sets:
                raise ValueError(f"there is no set {way[1:]!r}")
            for one in sets[way[1:]]:
                yield from _ways(one, sets)
        else:
            yield way
