"""A suggestion as plain data for a script: ids with the words that they rest on."""

from typing import Any

from wijk.approach.suggest import Proposal, Suggestion

__all__ = ["suggestion_document"]


def suggestion_document(line: int, suggestion: Suggestion) -> dict[str, Any]:
    """Return what is proposed for the row on ``line``; "formal" is null where nothing tells."""
    return {
        "line": line,
        "phases": _entries(suggestion.phases),
        "groups": _entries(suggestion.groups),
        "elements": _entries(suggestion.elements),
        "formal": suggestion.formal,
        "formal_words": list(dict.fromkeys(word for each in suggestion.formal_evidence for word in each.words)),
    }


def _entries(proposals: tuple[Proposal, ...]) -> list[dict[str, Any]]:
    return [{"id": proposal.id, "words": list(proposal.words)} for proposal in proposals]
