"""Ability before and after a training in words: the numbers, what may be said of them, and by which rule."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from wijk.approach.abilities import (
    LEAST_DIFFERENCE,
    LEAST_PEOPLE,
    AbilityChange,
    AbilityVerdict,
    Answered,
    ItemChange,
)
from wijk.domain.ability import SMALLEST_GROUP, Abilities, AbilityMeasure, ItemTally, told_tally
from wijk.figures.wording import counted, cut_short, decimal
from wijk.views.numbers import MISSING, day_text, number
from wijk.views.row_table import RowTable, TableRow
from wijk.views.tables import Table
from wijk.views.versions import FieldTexts

__all__ = [
    "NOT_SHOWN",
    "RULE",
    "VERDICTS",
    "ability_table",
    "answered_text",
    "group_rows",
    "item_table",
    "measure_label",
    "measure_texts",
    "said_text",
]

NOT_SHOWN = f"minder dan {SMALLEST_GROUP}: niet getoond"
VERDICTS: Mapping[AbilityVerdict, str] = {
    "hoger": "▲ hoger na afloop",
    "lager": "▼ lager na afloop",
    "te klein": "▬ verschil te klein om iets van te zeggen",
    "te weinig mensen": "? te weinig mensen om iets van te zeggen",
}
RULE = (
    f"Wij noemen een verschil pas als vooraf en na afloop ieder minstens {LEAST_PEOPLE} mensen antwoordden, en als het "
    f"minstens {decimal(LEAST_DIFFERENCE)} punt is en groter dan toeval meestal geeft. Ook dan staat niet vast dat het "
    "door de training komt: het is niet vergeleken met mensen zonder training."
)
SHORT = 60


def measure_label(measure: AbilityMeasure) -> str:
    """A group in a list or a message."""
    return cut_short(measure.name, SHORT)


def answered_text(answered: Answered | None, *, few: bool) -> str:
    """What was answered: "3,2 (8 mensen)", "minder dan 5: niet getoond" or "niet bekend"."""
    if answered is None:
        return NOT_SHOWN if few else MISSING
    up_to = f" tot {answered.most}" if answered.most > answered.people else ""
    return f"{number(answered.mean, 1)} ({answered.people}{up_to} mensen)"


def ability_table(changes: Iterable[AbilityChange]) -> Table:
    """The abilities before and after, with what may be said of each."""
    rows = [
        [
            one.ability.name,
            answered_text(one.before, few=one.few_before),
            answered_text(one.after, few=one.few_after),
            VERDICTS[one.verdict] if one.verdict else MISSING,
        ]
        for one in changes
    ]
    return [["Vaardigheid", "Vooraf", "Na afloop", "Wat is te zeggen"], *rows]


def item_table(changes: Iterable[ItemChange]) -> Table:
    """The questions before and after."""
    rows = [
        [
            one.item.text,
            answered_text(one.before, few=one.few_before),
            answered_text(one.after, few=one.few_after),
        ]
        for one in changes
    ]
    return [["Vraag", "Vooraf", "Na afloop"], *rows]


def said_text(changes: Sequence[AbilityChange]) -> str:
    """What is to be seen, a sentence an ability: what the chart says to who can't see it."""
    told = [
        f"{one.ability.name}: vooraf {answered_text(one.before, few=one.few_before)}, na afloop "
        f"{answered_text(one.after, few=one.few_after)}."
        for one in changes
    ]
    return " ".join(told)


def group_rows(measures: Iterable[AbilityMeasure]) -> RowTable:
    """The groups with when they were asked, and a button for each time."""
    rows = [
        TableRow(
            one.id,
            measure_label(one),
            (one.name, _asked(one.before_on, one.before), _asked(one.after_on, one.after)),
            (("before", "Vooraf invullen"), ("after", "Na afloop invullen")),
        )
        for one in measures
    ]
    return RowTable("Groepen", ("Groep", "Vooraf", "Na afloop"), rows)


def measure_texts(measure: AbilityMeasure, abilities: Abilities) -> FieldTexts:
    """What a measure says, by field; of a question that fewer than five answered, only that."""
    return {
        "name": ("Groep", measure.name),
        "before_on": ("Vooraf gemeten op", day_text(measure.before_on) if measure.before_on else ""),
        "before": ("Antwoorden vooraf", _tallies(measure.before, abilities)),
        "after_on": ("Na afloop gemeten op", day_text(measure.after_on) if measure.after_on else ""),
        "after": ("Antwoorden na afloop", _tallies(measure.after, abilities)),
    }


def _asked(on: date | None, tallies: Sequence[ItemTally]) -> str:
    """Whether a group was asked: "9 vragen, 1 oktober 2026", or "nog niet ingevuld"."""
    if not tallies:
        return "nog niet ingevuld"
    asked = counted(len(tallies), "vraag", "vragen")
    return f"{asked}, {day_text(on)}" if on else f"{asked}, dag {MISSING}"


def _tallies(tallies: Sequence[ItemTally], abilities: Abilities) -> str:
    texts = {item.id: item.text for item in abilities.items}
    return "; ".join(f"{texts.get(one.item, one.item)} {told_tally(one) or NOT_SHOWN}" for one in tallies)
