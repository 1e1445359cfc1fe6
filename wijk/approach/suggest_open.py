"""Which proposals are open: for initiatives that lack phases or groups, what they lack and nobody rejected."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from wijk.approach.suggest import Kind, Proposal, Suggestion
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.method import Method
from wijk.domain.proposals import ProposalAnswer

__all__ = ["OpenRow", "RowPage", "WordGroup", "accepted", "answered", "label_of", "open_rows", "page_of", "word_groups"]

ROWS_A_PAGE = 25
Suggest = Callable[[Initiative], Suggestion]
Labelled = tuple[Kind, Proposal]


@dataclass(frozen=True, slots=True)
class OpenRow:
    """An initiative with the proposals that wait for an answer; ``formal`` is proposed along, None for not."""

    item: Initiative
    proposals: tuple[Labelled, ...]
    formal: bool | None = None


@dataclass(frozen=True, slots=True)
class WordGroup:
    """Rows (by their place in the list) where the same word tells the same: ``words`` is how it is mostly written."""

    key: str
    label: str
    words: str
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RowPage:
    """The ``rows`` of page ``number`` of ``count``; the first is 1."""

    rows: tuple[OpenRow, ...]
    number: int
    count: int


def page_of(rows: Sequence[OpenRow], number: int) -> RowPage:
    """Return a page of the rows, the last one where there are not so many."""
    count = max(1, -(-len(rows) // ROWS_A_PAGE))
    number = min(max(1, number), count)
    return RowPage(tuple(rows[(number - 1) * ROWS_A_PAGE : number * ROWS_A_PAGE]), number, count)


def label_of(kind: Kind, proposal: Proposal) -> str:
    """Return the label of a proposal as answers keep it."""
    return f"{kind}:{proposal.id}"


def open_rows(
    items: Iterable[Initiative], suggest: Suggest, answers: Mapping[str, ProposalAnswer]
) -> tuple[OpenRow, ...]:
    """Return the initiatives with something to answer, in the same order.

    One whose phases and groups people filled in themselves is left alone; one that was answered in part is not.
    """
    rows = []
    for item in items:
        answer = answers.get(item.id)
        if item.roles and item.groups and not (answer and answer.accepted):
            continue
        suggestion = suggest(item)
        rejected = answer.rejected if answer else ()
        proposals = tuple(
            (kind, proposal)
            for kind, proposal in suggestion.proposals
            if not _has(item, kind, proposal.id) and label_of(kind, proposal) not in rejected
        )
        if proposals:
            rows.append(OpenRow(item, proposals, suggestion.formal if item.formal is None else None))
    return tuple(rows)


def word_groups(rows: Sequence[OpenRow]) -> tuple[WordGroup, ...]:
    """Return the words with all that they tell, those of most rows first; a word of one row is no group."""
    places: dict[tuple[str, str], dict[int, None]] = {}
    written: dict[tuple[str, str], dict[str, int]] = {}
    for place, row in enumerate(rows):
        for kind, proposal in row.proposals:
            for evidence in proposal.evidence:
                key = (evidence.key, label_of(kind, proposal))
                places.setdefault(key, {})[place] = None
                words = " … ".join(evidence.words).lower()
                counts = written.setdefault(key, {})
                counts[words] = counts.get(words, 0) + 1
    groups = [
        WordGroup(word, label, max(written[word, label].items(), key=lambda pair: pair[1])[0], tuple(found))
        for (word, label), found in places.items()
        if len(found) > 1
    ]
    return tuple(sorted(groups, key=lambda group: (-len(group.rows), group.words, group.label)))


def accepted(item: Initiative, labels: Iterable[str], formal: bool | None, method: Method) -> Initiative:
    """Return the initiative with these labels, each kind in the order of the method; what it had stays."""
    wanted = [tuple(label.split(":", 1)) for label in labels]
    phases = {one for kind, one in wanted if kind == "phases"} - {role.phase for role in item.roles}
    return replace(
        item,
        roles=(*item.roles, *(PhaseRole(phase.id) for phase in method.phases if phase.id in phases)),
        groups=_more(item.groups, {one for kind, one in wanted if kind == "groups"}, [one.id for one in method.groups]),
        elements=_more(
            item.elements, {one for kind, one in wanted if kind == "elements"}, [one.id for one in method.elements]
        ),
        formal=item.formal if formal is None else formal,
    )


def answered(answer: ProposalAnswer, accepted: Iterable[str], rejected: Iterable[str]) -> ProposalAnswer:
    """Return the answer with these labels too, each once."""
    return replace(
        answer,
        accepted=tuple(dict.fromkeys((*answer.accepted, *accepted))),
        rejected=tuple(dict.fromkeys((*answer.rejected, *rejected))),
    )


def _has(item: Initiative, kind: Kind, identifier: str) -> bool:
    if kind == "phases":
        return any(role.phase == identifier for role in item.roles)
    return identifier in (item.groups if kind == "groups" else item.elements)


def _more(had: tuple[str, ...], wanted: set[str], order: Sequence[str]) -> tuple[str, ...]:
    return (*had, *(one for one in order if one in wanted and one not in had))
