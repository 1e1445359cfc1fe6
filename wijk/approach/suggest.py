"""Proposes phases, target groups, working elements and formal or informal, each with the words that it rests on.

What is proposed counts nowhere: a person accepts it or not. Nothing is proposed where the words tell nothing. The words
are those of the lexicon (data/method/suggest_*.toml) and those that a municipality added (`OwnWord`); what was learned
from labelled rows leaves out what is unlikely and adds what is likely, with the words that tell it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from wijk.approach.suggest_ages import ages_in, tells
from wijk.approach.suggest_learned import Signs, WordPlace, likely, signs_in
from wijk.approach.suggest_negation import Negation
from wijk.approach.suggest_patterns import Matcher
from wijk.approach.suggest_text import Sentence, sentences, stem
from wijk.domain.lexicon import Lexicon, Rule

__all__ = ["Evidence", "Kind", "Proposal", "Span", "Suggester", "Suggestion"]

Kind = Literal["phases", "groups", "elements"]
KINDS: tuple[Kind, ...] = ("phases", "groups", "elements")


@dataclass(frozen=True, slots=True)
class Span:
    """Where words stand: the text of ``field`` from ``start`` to ``end``."""

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that tell something. ``words`` are as they are written, apart where others stand in between.

    ``key`` is the same wherever the same words stand, whatever their ending: what rows are gathered by.
    """

    words: tuple[str, ...]
    spans: tuple[Span, ...]
    key: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """That an initiative is in a phase, for a group or with an element (``id``), because of the ``evidence``."""

    id: str
    evidence: tuple[Evidence, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """All words that it rests on, each once."""
        return tuple(dict.fromkeys(word for each in self.evidence for word in each.words))


@dataclass(frozen=True, slots=True)
class Suggestion:
    """All that is proposed for one initiative; ``formal`` is None where nothing tells."""

    phases: tuple[Proposal, ...] = ()
    groups: tuple[Proposal, ...] = ()
    elements: tuple[Proposal, ...] = ()
    formal: bool | None = None
    formal_evidence: tuple[Evidence, ...] = ()

    @property
    def proposals(self) -> tuple[tuple[Kind, Proposal], ...]:
        """Every phase, group and element with its kind."""
        return tuple((kind, proposal) for kind in KINDS for proposal in getattr(self, kind))


class Suggester:
    """The lexicon made ready once, to be asked about many initiatives."""

    def __init__(self, lexicon: Lexicon, own: Iterable[Rule] = (), ignored: Iterable[str] = ()) -> None:
        """Make the rules ready, those of a municipality (``own``) beside ours; words of ``ignored`` tell nothing.

        Raises ValueError as `Matcher`.
        """
        self._own = tuple(own)
        self._rules = (*lexicon.rules, *self._own)
        self._ages = lexicon.ages
        self._implications = lexicon.implications
        self._order = lexicon.order
        patterns = [one for rule in self._rules for one in (*rule.words, *rule.unless, *rule.needs)]
        patterns += [one for implied in lexicon.implications for one in implied.needs]
        self._matcher = Matcher(patterns, lexicon.sets)
        self._ignored = Matcher(ignored, lexicon.sets)
        self._negation = Negation(lexicon)
        self._learned = lexicon.learned
        self._sets = Matcher([f"@{name}" for name in lexicon.sets], lexicon.sets)

    def suggest(self, name: str, organisation: str = "", description: str = "") -> Suggestion:
        """Return what is proposed for what is written about one initiative."""
        texts = {"name": name, "organisation": organisation, "description": description}
        written = sentences(texts.items())
        found = self._found(written, texts)
        told, sure = _Told(), _Told()
        for rule in self._rules:
            if not (rule.only_name and description.strip()):
                evidence = self._evidence(rule, found)
                told.add(rule, evidence)
                if rule in self._own:
                    sure.add(rule, evidence)
        for sentence in written:
            for ages in ages_in(sentence):
                for age in self._ages:
                    if tells(age, ages) and not self._negation.negates(sentence, ages.words):
                        told.of("groups", age.group)[_evidence(sentence, ages.words, texts)] = None
        self._imply(told, found)
        # Of a bare name the lexicon knows best, and what was learned knows no row without one.
        if self._learned and name.strip() and description.strip():
            self._weigh(told, sure, written, texts)
            self._imply(told, found)
        return told.suggestion(self._order)

    def signs(self, name: str, organisation: str = "", description: str = "") -> Signs:
        """Return the signs of a text that is learned from."""
        texts = {"name": name, "organisation": organisation, "description": description}
        written = sentences(texts.items())
        return signs_in(written, texts, self._sets, self._silent(written))

    def _silent(self, written: Sequence[Sentence]) -> set[WordPlace]:
        return {
            (number, at)
            for number, sentence in enumerate(written)
            for _, words in self._ignored.found(sentence)
            for at in words
        }

    def _imply(self, told: "_Told", found: dict[str, list[Evidence]]) -> None:
        for implied in self._implications:
            if not implied.needs or any(pattern in found for pattern in implied.needs):
                because = {each: None for one in implied.elements for each in told.kinds["elements"].get(one, ())}
                for phase in implied.phases if because else ():
                    told.of("phases", phase).update(because)

    def _weigh(self, told: "_Told", sure: "_Told", written: Sequence[Sentence], texts: dict[str, str]) -> None:
        """Keep what is likely, or told by words of the municipality itself, and add what else is likely."""
        assert self._learned
        signs = signs_in(written, texts, self._sets, self._silent(written))
        shown = {(kind, one): _widest(found) for kind, ids in told.kinds.items() for one, found in ids.items()}
        kept = {
            (kind, one): [_evidence(written[number], (at,), texts) for number, at in places]
            for kind, one, places in likely(self._learned, signs, lambda *label: len(shown.get(label, ())))
        }
        for kind, one in self._learned.labels:
            if (kind, one) not in kept:
                told.kinds[kind].pop(one, None)
                if one in sure.kinds[kind]:
                    told.kinds[kind][one] = sure.kinds[kind][one]
            elif (kind, one) not in shown:
                told.kinds[kind][one] = dict.fromkeys(kept[kind, one])

    def _found(self, written: Sequence[Sentence], texts: dict[str, str]) -> dict[str, list[Evidence]]:
        """Every pattern that the text holds and that no negation turns round, with its words."""
        found: dict[str, list[Evidence]] = {}
        for sentence in written:
            silent = {at for _, words in self._ignored.found(sentence) for at in words}
            for pattern, words in self._matcher.found(sentence):
                if not silent.intersection(words) and not self._negation.negates(sentence, words):
                    found.setdefault(pattern, []).append(_evidence(sentence, words, texts))
        return found

    def _evidence(self, rule: Rule, found: dict[str, list[Evidence]]) -> list[Evidence]:
        def seen(patterns: Iterable[str]) -> list[Evidence]:
            return [
                each
                for pattern in patterns
                for each in found.get(pattern, ())
                if not rule.fields or each.spans[0].field in rule.fields
            ]

        evidence = seen(rule.words)
        if not evidence or seen(rule.unless) or (rule.needs and not seen(rule.needs)):
            return []
        return evidence


class _Told:
    """What the rules told so far: per kind and id the evidence, each once and in the order in which it was found."""

    def __init__(self) -> None:
        self.kinds: dict[str, dict[str, dict[Evidence, None]]] = {kind: {} for kind in KINDS}
        self.formal: dict[bool, dict[Evidence, None]] = {}
        self.emptied: set[str] = set()

    def of(self, kind: str, identifier: str) -> dict[Evidence, None]:
        return self.kinds[kind].setdefault(identifier, {})

    def add(self, rule: Rule, evidence: Sequence[Evidence]) -> None:
        if evidence:
            self.emptied.update(rule.empties)
            for kind in KINDS:
                for one in getattr(rule, kind):
                    self.of(kind, one).update(dict.fromkeys(evidence))
            if rule.formal is not None:
                self.formal.setdefault(rule.formal, {}).update(dict.fromkeys(evidence))

    def suggestion(self, order: dict[str, tuple[str, ...]]) -> Suggestion:
        """All that is not emptied, in the order of the method; formal only when nothing tells the opposite."""
        kept = {
            kind: tuple(Proposal(one, _widest(self.kinds[kind][one])) for one in order[kind] if one in self.kinds[kind])
            for kind in KINDS
            if kind not in self.emptied
        }
        formal, evidence = next(iter(self.formal.items())) if len(self.formal) == 1 else (None, {})
        return Suggestion(**kept, formal=formal, formal_evidence=tuple(evidence))


def _widest(found: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Leave out words that stand within others: of "thee" and "thee drinken" the last."""
    places = [(each, {at for span in each.spans for at in _positions(span)}) for each in found]
    return tuple(each for each, words in places if not any(words < other for _, other in places))


def _positions(span: Span) -> set[tuple[str, int]]:
    return {(span.field, at) for at in range(span.start, span.end)}


def _evidence(sentence: Sentence, words: tuple[int, ...], texts: dict[str, str]) -> Evidence:
    spans: list[Span] = []
    for before, at in zip((None, *words), words, strict=False):
        word = sentence[at]
        if before is not None and before + 1 == at:
            spans[-1] = Span(word.field, spans[-1].start, word.end)
        else:
            spans.append(Span(word.field, word.start, word.end))
    return Evidence(
        words=tuple(texts[span.field][span.start : span.end] for span in spans),
        spans=tuple(spans),
        key=" ".join(stem(sentence[at].surface) for at in words),
    )
