"""Says whether words are turned into their opposite by what stands before them: "niet bedoeld voor jongeren"."""

from wijk.approach.suggest_patterns import Matcher
from wijk.approach.suggest_text import Sentence, surface
from wijk.domain.lexicon import Lexicon

__all__ = ["Negation"]

# How many words a negation reaches, and what ends it before.
REACH = 4
ENDS = {"maar", "wel", "ook", "toch", "want", "dan"}


class Negation:
    """The negating words of the lexicon, with the phrases in which they negate nothing."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Make the words ready. Raises ValueError as `Matcher`."""
        self._negators = {surface(word) for word in lexicon.negators}
        self._harmless = Matcher(lexicon.not_negating, lexicon.sets)

    def negates(self, sentence: Sentence, words: tuple[int, ...]) -> bool:
        """Say whether a negation before the first of ``words`` reaches it; one that is among them is what they say."""
        if not any(word.surface in self._negators for word in sentence):
            return False
        harmless = {at for _, found in self._harmless.found(sentence) for at in found}
        for at in range(words[0] - 1, max(-1, words[0] - 1 - REACH), -1):
            if sentence[at + 1].pause or sentence[at].surface in ENDS:
                return False
            if sentence[at].surface in self._negators and at not in harmless:
                return True
        return False
