"""Training and intervisie in words and in a file."""

from collections.abc import Iterable, Sequence

from wijk.approach.abilities import ability_changes, item_changes
from wijk.domain.ability import Abilities, AbilityMeasure
from wijk.domain.training import TRAINING_KINDS, TrainingSession
from wijk.figures.wording import counted, cut_short, listed
from wijk.store.spreadsheets.about import About
from wijk.store.spreadsheets.sheets import Cell
from wijk.store.spreadsheets.writing import SheetToWrite, workbook_bytes
from wijk.views.abilities import RULE, ability_table, item_table
from wijk.views.numbers import MISSING, day_text
from wijk.views.row_table import RowTable, TableRow
from wijk.views.versions import FieldTexts

__all__ = ["TRAINING", "session_label", "session_rows", "session_texts", "sessions_text", "training_excel"]

TRAINING = "Training en intervisie"
COLUMNS = ("Datum", "Soort", "Onderwerp", "Deelnemers")
NAMES = {"training": ("training", "trainingen"), "intervisie": ("intervisie", "intervisies")}
SHORT = 60


def session_label(session: TrainingSession) -> str:
    """A session in a list or a message: "training van 3 maart 2027: luisteren"."""
    return cut_short(f"{session.kind} van {day_text(session.held_on)}: {session.subject}", SHORT)


def session_rows(sessions: Iterable[TrainingSession]) -> RowTable:
    """The sessions as a table to change."""
    rows = [
        TableRow(one.id, session_label(one), (day_text(one.held_on), one.kind, one.subject, _people(one)))
        for one in sessions
    ]
    return RowTable(TRAINING, COLUMNS, rows)


def sessions_text(sessions: Sequence[TrainingSession]) -> str:
    """How many sessions there were of each kind: one sentence."""
    kinds = [one.kind for one in sessions]
    return f"{listed([counted(kinds.count(kind), *NAMES[kind]) for kind in TRAINING_KINDS if kind in kinds])}."


def session_texts(session: TrainingSession) -> FieldTexts:
    """What a session says, by field."""
    return {
        "held_on": ("Gehouden op", day_text(session.held_on)),
        "kind": ("Soort", session.kind),
        "subject": ("Onderwerp", session.subject),
        "took_part": ("Hoeveel deelnemers", "" if session.took_part is None else str(session.took_part)),
    }


def training_excel(
    sessions: Iterable[TrainingSession], measures: Iterable[AbilityMeasure], abilities: Abilities, about: About
) -> bytes:
    """The sessions, and of each group what stands on the screen: nothing of fewer than five people."""
    held: list[list[Cell]] = [list(COLUMNS)]
    held += [[one.held_on, one.kind, one.subject, one.took_part] for one in sessions]
    groups: list[list[Cell]] = [["Groep", "Vaardigheid of vraag", "Vooraf", "Na afloop", "Wat is te zeggen"]]
    for one in measures:
        _, *told = ability_table(ability_changes(one, abilities))
        _, *asked = item_table(item_changes(one, abilities))
        groups += [[one.name, *row] for row in told]
        groups += [[one.name, *row, None] for row in asked]
    sheets = [
        SheetToWrite(TRAINING, held, about.title),
        SheetToWrite("Vaardigheid", groups, f"{about.title}. {RULE}"),
    ]
    return workbook_bytes(sheets, about)


def _people(session: TrainingSession) -> str:
    return MISSING if session.took_part is None else str(session.took_part)
