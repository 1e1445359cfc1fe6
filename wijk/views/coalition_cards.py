"""A coalition as a card that a room reads: what it covers of the priorities, who is in it, what each brings alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wijk.approach.alternatives import contributions
from wijk.approach.needs import need_label
from wijk.approach.priority_cover import PriorityCover
from wijk.approach.question import Question, alone_in_conditions
from wijk.domain.method import Method
from wijk.figures.wording import decimal, listed
from wijk.views.finding_words import group_name, phase_names
from wijk.views.people import key_figure_labels

__all__ = ["Card", "MemberLine", "coalition_card", "covers_text"]

# So many things are named; of more is said how many.
NAMED = 2
NOTHING = "brengt hier niets dat een ander niet ook brengt"
NOTHING_AT_ALL = "brengt niets van wat hier nodig is"


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member by role and organisation, and what nobody else in the coalition brings."""

    who: str
    brings: str


@dataclass(frozen=True, slots=True)
class Card:
    """What a coalition ``covers``, without its subject ("dekt 2 van uw 3 prioriteiten; …"), and who is in it."""

    covers: str
    members: tuple[MemberLine, ...]


def coalition_card(
    question: Question,
    chosen: Sequence[int],
    priorities: Sequence[PriorityCover],
    method: Method,
    areas: Mapping[str, str],
) -> Card:
    """Return the card of these rows of the question; ``priorities`` are those of the room, as these rows cover them."""
    labels = key_figure_labels(question.people)
    brings = contributions(question.covers, question.weight, chosen)
    alone = alone_in_conditions(question, chosen)

    def line(row: int) -> MemberLine:
        columns = [column for column, one in zip(brings.only_link, brings.only_link_row, strict=True) if one == row]
        columns.sort(key=lambda column: -question.needs[column].weight)
        needs = [need_label(question.needs[column], method, areas) for column in columns]
        told = [f"brengt als enige {_shortened(needs)}"] if needs else []
        if alone[row]:
            told.append(f"is als enige {listed([name.removeprefix('minstens één ') for name in alone[row]])}")
        return MemberLine(
            labels[question.people[row].id], "; ".join(told) or (NOTHING if len(chosen) > 1 else NOTHING_AT_ALL)
        )

    covers = covers_text(priorities, len(brings.covered), len(question.needs), method)
    return Card(covers, tuple(map(line, chosen)))


def covers_text(priorities: Sequence[PriorityCover], covered: int, needs: int, method: Method) -> str:
    """Say what is covered of the priorities and, where more is asked than those, of all needs.

    >>> covers_text((), 27, 33, None)
    'dekt 27 van de 33 behoeften'
    """
    asked = {(one.priority.group, phase) for one in priorities for phase in one.priority.phases}
    of_all = f"dekt {decimal(covered)} van de {decimal(needs)} behoeften"
    if needs == 1:
        of_all = f"dekt de ene behoefte{'' if covered else ' niet'}"
    if not priorities:
        return of_all
    missed = [one for one in priorities if one.missing]
    total, done = len(priorities), len(priorities) - len(missed)
    name = "prioriteit" if total == 1 else "prioriteiten"
    if not missed:
        told = f"dekt {'uw' if total == 1 else f'alle {total}'} {name}"
    else:
        places = [f"{group_name(one.priority.group, method)}: {phase_names(one.missing, method)}" for one in missed]
        of_mine = "dekt uw prioriteit niet" if total == 1 else f"dekt {done or 'geen'} van uw {total} {name}"
        told = f"{of_mine}; mist {'; '.join(places)}"
    return f"{told}, en {of_all}" if needs > len(asked) else told


def _shortened(names: Sequence[str]) -> str:
    more = len(names) - NAMED
    return listed([*names[:NAMED], *([f"nog {decimal(more)}"] if more > 0 else [])])
