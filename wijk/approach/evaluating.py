"""What asks for attention when a coalition evaluates: what stood still, is to stop or change, or was never judged."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from wijk.domain.evaluation import Evaluation, Judgement, StandstillAnswer

__all__ = ["Attention", "Standing", "Subject", "key_of", "newest_judgements", "stands", "weeks_still"]

# What people said to stop and goes on; nothing happened; it is to be changed; it goes on and nobody judged it yet; it
# was judged; it has yet to begin; it is over. In this order.
Attention = Literal["stopt", "stilstand", "bijstellen", "nooit", "beoordeeld", "later", "voorbij"]
ORDER: tuple[Attention, ...] = ("stopt", "stilstand", "bijstellen", "nooit", "beoordeeld", "later", "voorbij")
WEEK = 7


@dataclass(frozen=True, slots=True)
class Subject:
    """What can be judged: an ``action`` (id), an ``initiative`` (id), or an action that became that initiative.

    ``who`` does it. It is ``going`` when something may be expected of it now. ``action_open`` and ``initiative_open``
    tell which of both is there and has not ended. ``watched`` tells whether a standstill of it is noticed;
    ``changed_on`` is the last day on which anything of it changed, its evaluations, counts and successes left out.
    """

    action: str
    initiative: str
    name: str
    who: str
    going: bool
    action_open: bool
    initiative_open: bool
    watched: bool
    changed_on: date

    @property
    def key(self) -> str:
        """What tells it from all others; the same before and after an action becomes an initiative."""
        return key_of(self.action, self.initiative)

    @property
    def over(self) -> bool:
        """Whether all of it has ended."""
        return not self.action_open and not self.initiative_open


@dataclass(frozen=True, slots=True)
class Standing:
    """How a subject stands: its evaluations, the newest first, and what asks for attention.

    ``weeks`` are the whole weeks since anything of it changed.
    """

    subject: Subject
    evaluations: tuple[Evaluation, ...]
    attention: Attention
    weeks: int

    @property
    def newest(self) -> Evaluation | None:
        """The newest evaluation, None without any."""
        return next(iter(self.evaluations), None)


def key_of(action: str, initiative: str) -> str:
    """Return the key of what is about an action (id), else about an initiative (id)."""
    return f"actie-{action}" if action else f"initiatief-{initiative}"


def newest_judgements(evaluations: Iterable[Evaluation]) -> Mapping[str, tuple[Judgement, date]]:
    """Return the newest judgement with its day by the key of each action and initiative.

    ``evaluations`` are in the order in which they were kept.
    """
    found: dict[str, tuple[Judgement, date]] = {}
    for one in evaluations:
        for key in _keys(one):
            if key not in found or found[key][1] <= one.judged_on:
                found[key] = (one.judgement, one.judged_on)
    return found


def stands(
    subjects: Iterable[Subject],
    evaluations: Sequence[Evaluation],
    answers: Iterable[StandstillAnswer],
    touched: Mapping[str, date],
    weeks: int,
    on: date,
) -> tuple[Standing, ...]:
    """Return how every subject stands on a day, what needs attention most first.

    ``evaluations`` are in the order in which they were kept; of one day the last counts as the newest. ``answers`` are
    those to standstills, in the same order. ``touched`` gives by key the last day on which something was evaluated,
    counted or celebrated of it. So many ``weeks`` without a change are a standstill.
    """
    judged: defaultdict[str, list[Evaluation]] = defaultdict(list)
    in_order = {one.id: place for place, one in enumerate(sorted(evaluations, key=lambda each: each.judged_on))}
    for one in evaluations:
        for key in _keys(one):
            judged[key].append(one)
    said = {one.action: one for one in sorted(answers, key=lambda each: each.said_on) if one.action}
    found = []
    for subject in subjects:
        about = {key_of("", subject.initiative)} if subject.initiative else set()
        about.add(subject.key)
        mine = {one.id: one for key in about for one in judged.get(key, ())}
        newest_first = sorted(mine.values(), key=lambda each: in_order[each.id], reverse=True)
        last = max([subject.changed_on, *(touched[key] for key in about if key in touched)])
        quiet = weeks_still(last, on)
        found.append(
            Standing(subject, tuple(newest_first), _attention(subject, newest_first, said, quiet, weeks), quiet)
        )
    return tuple(sorted(found, key=_place))


def weeks_still(last: date, on: date) -> int:
    """Return the whole weeks since a day; 0 when it is still to come."""
    return max((on - last).days, 0) // WEEK


def _attention(
    subject: Subject, newest_first: Sequence[Evaluation], said: Mapping[str, StandstillAnswer], quiet: int, weeks: int
) -> Attention:
    if subject.over:
        return "voorbij"
    newest = next(iter(newest_first), None)
    answer = said.get(subject.action) if subject.action else None
    if _is_to_stop(newest, answer):
        return "stopt"
    if not subject.going:
        return "later"
    if subject.watched and quiet >= weeks:
        return "stilstand"
    if newest is None:
        return "nooit"
    return "bijstellen" if newest.judgement == "bijstellen" else "beoordeeld"


def _is_to_stop(newest: Evaluation | None, answer: StandstillAnswer | None) -> bool:
    """Whether the last thing people said, of it or of its standstill, is that it stops, and not that it goes on."""
    if answer and not (newest and newest.judged_on > answer.said_on):
        if answer.said == "stoppen":
            return True
        if newest and answer.said_on > newest.judged_on:
            return False
    return newest is not None and newest.judgement == "stoppen" and not newest.goes_on


def _place(standing: Standing) -> tuple[int, date, str, str]:
    """What is judged longest ago, or else unchanged longest, comes first among what asks the same attention."""
    newest = standing.newest
    since = newest.judged_on if newest else standing.subject.changed_on
    return ORDER.index(standing.attention), since, standing.subject.name.casefold(), standing.subject.key


def _keys(evaluation: Evaluation) -> tuple[str, ...]:
    keys = [key_of(evaluation.action, "")] if evaluation.action else []
    return (*keys, *([key_of("", evaluation.initiative)] if evaluation.initiative else []))
