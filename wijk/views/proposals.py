"""Proposals in words: a text with the words that they rest on, the names of labels, and what a word tells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wijk.approach.suggest import Evidence, Span
from wijk.approach.suggest_open import OpenRow, WordGroup, label_of
from wijk.domain.initiative import Initiative
from wijk.domain.method import Method
from wijk.figures.wording import counted

__all__ = ["Piece", "formal_text", "label_names", "pieces", "proposal_texts", "spans_of", "word_text"]

# What is told of a long description: so much around each word that something rests on.
WHOLE = 360
AROUND = 60
# So many words stand with a proposal; all of them are bold in the text.
WORDS = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text; ``found`` when a proposal rests on it."""

    text: str
    found: bool = False


def label_names(method: Method) -> dict[str, str]:
    """Return what people read for each label: the name that the method gives it, and of an element what it is."""
    return {
        **{f"phases:{one.id}": one.name for one in method.phases},
        **{f"groups:{one.id}": one.name for one in method.groups},
        **{f"elements:{one.id}": f"Wat helpt: {one.name}" for one in method.elements},
    }


def word_text(group: WordGroup, names: dict[str, str]) -> str:
    """Return one line for a word: in how many rows it stands, and what it tells there."""
    return f"{group.words}: {names[group.label]} ({counted(len(group.rows), 'rij', 'rijen')})"


def formal_text(formal: bool) -> str:
    """Return what is proposed along: formal or informal."""
    return "formeel" if formal else "informeel"


def proposal_texts(row: OpenRow, names: dict[str, str]) -> dict[str, str]:
    """Return by label what is proposed for a row with the words that it rests on."""
    texts = {}
    for kind, proposal in row.proposals:
        words = list(dict.fromkeys(" … ".join(each.words) for each in proposal.evidence))
        told = ", ".join(f"‘{word}’" for word in words[:WORDS]) + (" …" if len(words) > WORDS else "")
        label = label_of(kind, proposal)
        texts[label] = f"{names[label]}: {told}"
    return texts


def spans_of(row: OpenRow, labels: Iterable[str]) -> tuple[Span, ...]:
    """Return where the words stand on which these proposals of a row rest."""
    wanted = set(labels)
    evidence: list[Evidence] = [
        each for kind, proposal in row.proposals if label_of(kind, proposal) in wanted for each in proposal.evidence
    ]
    return tuple(dict.fromkeys(span for each in evidence for span in each.spans))


def pieces(item: Initiative, field: str, spans: Sequence[Span]) -> tuple[Piece, ...]:
    """Return the text of a field with the found words apart; of a long description only what stands around them."""
    text = {"name": item.name, "organisation": item.organisation, "description": item.note}[field]
    marks = _joined(sorted((span.start, span.end) for span in spans if span.field == field))
    shown = [(0, len(text))] if len(text) <= WHOLE else _windows(text, marks)
    parts = []
    for start, end in shown:
        if start:
            parts.append(Piece("… "))
        at = start
        for left, right in marks:
            if start <= left and right <= end:
                parts += [Piece(text[at:left]), Piece(text[left:right], True)]
                at = right
        parts.append(Piece(text[at:end]))
        if end < len(text):
            parts.append(Piece(" …"))
    return tuple(part for part in parts if part.text)


def _windows(text: str, marks: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts of a long text to show, broken at spaces; its beginning where nothing was found."""
    wide = [(max(0, left - AROUND), min(len(text), right + AROUND)) for left, right in marks] or [(0, WHOLE)]
    return [
        (
            start and text.find(" ", start) + 1,
            end if end == len(text) else max(text.rfind(" ", start, end), start),
        )
        for start, end in _joined(wide)
    ]


def _joined(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges in order, those that touch or overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in ranges:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
