"""What is proposed for each initiative, kept for the next time that its text is the same."""

from collections.abc import Callable

import streamlit as st

from pages.parts.shared.snapshot import loaded
from wijk.approach.suggest import Suggester, Suggestion
from wijk.approach.suggest_own import own_suggester
from wijk.domain.initiative import Initiative
from wijk.domain.lexicon import Lexicon, load_lexicon
from wijk.domain.method import Method
from wijk.domain.proposals import OwnWord

__all__ = ["suggest_with"]

# The texts of some large gemeenten; a suggestion takes about 2 kB.
KEPT_TEXTS = 20_000
Texts = tuple[str, str, str]
Kept = tuple[Suggester, dict[Texts, Suggestion]]


def suggest_with(words: tuple[OwnWord, ...]) -> Callable[[Initiative], Suggestion]:
    """Return what proposes for an initiative, with these own words: 1 ms for a new text, none for one seen before."""
    suggester, kept = _made_ready(words, loaded().method)

    def suggest(item: Initiative) -> Suggestion:
        texts = item.name, item.organisation, item.note
        found = kept.get(texts)
        if found is None:
            if len(kept) >= KEPT_TEXTS:
                kept.clear()
            found = kept[texts] = suggester.suggest(*texts)
        return found

    return suggest


@st.cache_resource(show_spinner=False, max_entries=4)
def _made_ready(words: tuple[OwnWord, ...], _method: Method) -> Kept:
    return own_suggester(_lexicon(_method), words), {}


@st.cache_resource(show_spinner=False)
def _lexicon(_method: Method) -> Lexicon:
    return load_lexicon(_method)
