"""What was read of a file, in Dutch: which lines and sheets, what was left out, and why."""

from collections import Counter
from collections.abc import Iterable, Sequence

from wijk.figures.wording import counted
from wijk.store.common.fields import MAX_TEXT
from wijk.store.importing.headings import ASIDE_NAMES
from wijk.store.importing.left_out import LeftOut
from wijk.store.importing.planning import PlannedRow
from wijk.store.spreadsheets.cell_values import is_blank, shown
from wijk.store.spreadsheets.rows import Aside, RowList
from wijk.views.numbers import number

__all__ = [
    "aside_text",
    "asides_text",
    "cut_off_text",
    "left_out_text",
    "lines_above_text",
    "listed_columns",
    "together_text",
]

MOST_LISTED = 8


def together_text(found: RowList) -> str:
    """Which sheets were put together, empty for one sheet."""
    if not found.together:
        return ""
    sheets = ", ".join(found.together[:MOST_LISTED]) + (" en verder" if len(found.together) > MOST_LISTED else "")
    return (
        f"{number(len(found.together))} bladen met dezelfde kolommen zijn samengenomen: {sheets}. "
        "De naam van het blad is ons voorstel voor het gebied, als daar geen kolom voor is."
    )


def lines_above_text(found: RowList) -> str:
    """Where the column names stand and how much stands above them, empty when nothing does."""
    if not found.lines_above:
        return ""
    lines = counted(found.lines_above, "regel", "regels")
    skipped = "wordt" if found.lines_above == 1 else "worden"
    if found.together:
        return f"Boven de kolomnamen {skipped} {lines} niet overgenomen."
    return f"De kolomnamen staan op rij {found.header_row}; daarboven {skipped} {lines} niet overgenomen."


def asides_text(asides: Sequence[Aside]) -> str:
    """How many rows seem to be no thing of the list, by kind."""
    counts = Counter(aside.kind for aside in asides)
    kinds = ", ".join(counted(counts[kind], *names) for kind, names in ASIDE_NAMES.items() if counts[kind])
    seem = (
        "1 regel hoort niet bij de lijst en wordt" if len(asides) == 1 else "regels horen niet bij de lijst en worden"
    )
    return f"{'' if len(asides) == 1 else number(len(asides)) + ' '}{seem} weggelaten: {kinds}"


def aside_text(aside: Aside) -> str:
    """One such row, as it stands there."""
    cells = " · ".join(shown(cell).strip() for cell in aside.row.cells if not is_blank(cell))
    where = f"{aside.row.sheet}, rij" if aside.row.of_many else "Rij"
    return f"{where} {aside.row.number}: {cells[:80]}"


def left_out_text(columns: Sequence[LeftOut]) -> str:
    """Which columns are not taken over and why, those with the same reason together; empty when there are none."""
    if not columns:
        return ""
    reasons: dict[str, list[str]] = {}
    for column in columns:
        reasons.setdefault(column.reason, []).append(column.column)
    return "Niet overgenomen: " + "; ".join(f"{', '.join(names)} ({reason})" for reason, names in reasons.items()) + "."


def cut_off_text(rows: Sequence[PlannedRow]) -> str:
    """In which rows a text is cut off."""
    where = listed_columns([number(row.number) for row in rows])
    many = counted(len(rows), "rij", "rijen")
    return f"In {many} is een tekst van meer dan {number(MAX_TEXT)} tekens ingekort: rij {where}."


def listed_columns(names: Iterable[str]) -> str:
    """The names of columns after each other, the first few of many."""
    listed = list(names)
    more = f" en nog {number(len(listed) - MOST_LISTED)}" if len(listed) > MOST_LISTED else ""
    return ", ".join(listed[:MOST_LISTED]) + more
