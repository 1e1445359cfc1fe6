"""The conditions of a place in words: what is arranged and by whom, what was agreed, and what changed since."""

from collections.abc import Iterable, Mapping, Sequence

from wijk.approach.preconditions import ConditionChange, counted_states
from wijk.domain.preconditions import Agreement, Precondition, PreconditionState, ProposedConditions
from wijk.figures.wording import counted, cut_short, decimal, listed
from wijk.views.numbers import MISSING, day_text
from wijk.views.row_table import RowTable, TableRow
from wijk.views.tables import Table
from wijk.views.versions import NOT_FILLED_IN, FieldTexts

__all__ = [
    "CONDITIONS",
    "STATE_TEXTS",
    "agreement_label",
    "agreement_text",
    "agreement_texts",
    "change_texts",
    "precondition_label",
    "precondition_rows",
    "precondition_texts",
    "proposed_table",
    "summary_text",
]

CONDITIONS = "Randvoorwaarden"
COLUMNS = ("Randvoorwaarde", "Stand", "Door wie", "Sinds", "Opmerking")
STATE_TEXTS: Mapping[PreconditionState, str] = {
    "niet bekend": "? niet bekend",
    "nodig": "◐ nodig, nog niet geregeld",
    "geregeld": "✓ geregeld",
    "niet nodig": "– niet nodig",
}
SHORT = 60


def precondition_label(condition: Precondition) -> str:
    """A condition in a list or a message."""
    return cut_short(condition.name, SHORT)


def precondition_rows(conditions: Iterable[Precondition]) -> RowTable:
    """The conditions as a table to change."""
    rows = [
        TableRow(
            one.id,
            precondition_label(one),
            (one.name, STATE_TEXTS[one.state], _who(one), day_text(one.since) if one.since else MISSING, one.remark),
        )
        for one in conditions
    ]
    return RowTable(CONDITIONS, COLUMNS, rows)


def proposed_table(proposed: ProposedConditions) -> Table:
    """The list that a place begins with, and what each line is about."""
    rows = [[one.name, one.question] for one in proposed.conditions]
    return [["Randvoorwaarde", "Waar het om gaat"], *rows]


def summary_text(conditions: Sequence[Precondition]) -> str:
    """How many conditions are arranged and how many are not: one sentence."""
    found = counted_states(conditions)
    words: dict[PreconditionState, str] = {
        "geregeld": "geregeld",
        "nodig": "nodig maar nog niet geregeld",
        "niet nodig": "niet nodig",
        "niet bekend": "nog niet bekend",
    }
    told = [f"{decimal(found[state])} {word}" for state, word in words.items() if found[state]]
    return f"Van {counted(len(conditions), 'randvoorwaarde', 'randvoorwaarden')}: {listed(told)}."


def agreement_label(agreement: Agreement) -> str:
    """An agreement in a message: "afspraak van 3 maart 2027"."""
    return f"afspraak van {day_text(agreement.agreed_on)}"


def agreement_text(agreement: Agreement) -> str:
    """When this was agreed and by whom: "Afgesproken op 3 maart 2027 door wijkteam en welzijn."."""
    return f"Afgesproken op {day_text(agreement.agreed_on)} door {listed(agreement.agreed_by)}."


def change_texts(changes: Iterable[ConditionChange]) -> list[str]:
    """What changed since that day, a sentence each."""
    return [_change_text(one) for one in changes]


def precondition_texts(condition: Precondition) -> FieldTexts:
    """What a condition says, by field."""
    return {
        "name": ("Randvoorwaarde", condition.name),
        "state": ("Stand", STATE_TEXTS[condition.state]),
        "who": ("Door wie", listed(condition.who)),
        "since": ("Sinds", day_text(condition.since) if condition.since else ""),
        "remark": ("Opmerking", condition.remark),
    }


def agreement_texts(agreement: Agreement) -> FieldTexts:
    """What an agreement says, by field."""
    return {
        "agreed_on": ("Afgesproken op", day_text(agreement.agreed_on)),
        "agreed_by": ("Afgesproken door", listed(agreement.agreed_by)),
    }


def _who(condition: Precondition) -> str:
    return listed(condition.who) or (MISSING if condition.state != "niet nodig" else "")


def _change_text(change: ConditionChange) -> str:
    before, now = change.before, change.now
    if now is None:
        return f"‘{before.name}’ is weggehaald." if before else ""
    if before is None:
        return f"‘{now.name}’ is erbij gekomen: {STATE_TEXTS[now.state]}."
    was, told = precondition_texts(before), precondition_texts(now)
    parts = [
        f"{name.lower()} was {was[field][1] or NOT_FILLED_IN}, is nu {text or NOT_FILLED_IN}"
        for field, (name, text) in told.items()
        if was[field][1] != text
    ]
    return f"‘{before.name}’: {'; '.join(parts)}."
