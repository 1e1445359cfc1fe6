"""The conditions on one page of Word: what is arranged, who agreed on it, and how far the start is."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from wijk.approach.preconditions import changes_since
from wijk.domain.preconditions import Agreement, Precondition
from wijk.domain.start_up import StartUpStep, StepHeld
from wijk.store.spreadsheets.about import ENTERED
from wijk.views.numbers import day_text
from wijk.views.papers.content import Paper, Section, paper_table
from wijk.views.papers.word import paper_word
from wijk.views.preconditions import (
    CONDITIONS,
    agreement_text,
    change_texts,
    precondition_rows,
    summary_text,
)
from wijk.views.row_table import as_table
from wijk.views.start_up import standing_text

__all__ = ["NOT_AGREED", "preconditions_word"]

NOT_AGREED = "Dit is nog niet samen afgesproken."
WIDTHS = (5.5, 4.6, 5.0, 3.6, 7.0)


def preconditions_word(
    where: str,
    conditions: Sequence[Precondition],
    agreement: Agreement | None,
    steps: Iterable[StartUpStep],
    held: Mapping[str, StepHeld],
    on: date,
) -> bytes:
    """Return the document of a place (as people say it) on a day; ``held`` is by the id of the step."""
    opening = (f"{summary_text(conditions)} {agreement_text(agreement) if agreement else NOT_AGREED}",)
    changed = change_texts(changes_since(agreement, conditions)) if agreement else []
    heading = "Wat er geregeld moet zijn"
    table = paper_table(heading, as_table(precondition_rows(conditions)), WIDTHS)
    told = (f"Sindsdien veranderd: {' '.join(changed)}",) if changed else ()
    started = " ".join(f"{step.name}: {standing_text(held.get(step.id), on)}." for step in steps)
    sections = (
        Section("randvoorwaarden", heading, told, tables=(table,), wide=True),
        Section("start", "De start", (f"{started} {ENTERED} {day_text(on)}.",), wide=True),
    )
    return paper_word(Paper(f"{CONDITIONS} {where}", where, on, opening, sections))
