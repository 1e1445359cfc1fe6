"""The words that a municipality added, as rules: typed by people, so that nothing in them is a sign of a pattern."""

from collections.abc import Iterable

from wijk.approach.suggest import Suggester
from wijk.approach.suggest_text import sentences
from wijk.domain.lexicon import Lexicon, Rule
from wijk.domain.proposals import OwnWord

__all__ = ["own_suggester", "pattern_of"]

# A shorter word is no part of a compound that could be told from chance.
COMPOUND = 5


def own_suggester(lexicon: Lexicon, words: Iterable[OwnWord]) -> Suggester:
    """Return a suggester with these words beside those of the lexicon; those without any label tell nothing there."""
    told = [(pattern, word) for word in words if (pattern := pattern_of(word.text))]
    rules = [
        Rule(words=(pattern,), phases=word.phases, groups=word.groups, elements=word.elements)
        for pattern, word in told
        if word.phases or word.groups or word.elements
    ]
    ignored = [pattern for pattern, word in told if not (word.phases or word.groups or word.elements)]
    return Suggester(lexicon, rules, ignored)


def pattern_of(text: str) -> str:
    """Return the pattern of a word or phrase: any ending, and compounds of what is long enough; empty for no word.

    >>> pattern_of("de buurt-tafel")
    'de buurttafel|buurttafel*|*buurttafel'
    """
    found = [word.surface.replace("_", "") for sentence in sentences([("text", text)]) for word in sentence]
    return " ".join(f"{word}|{word}*|*{word}" if len(word) >= COMPOUND else word for word in found if word.strip("+"))
