"""What went well, in words: a row for each success, the newest first."""

from collections.abc import Mapping, Sequence

from wijk.domain.evaluation import Success
from wijk.figures.wording import cut_short, listed
from wijk.store.database.records import Stored
from wijk.views.numbers import MISSING, day_text
from wijk.views.row_table import RowTable, TableRow
from wijk.views.versions import FieldTexts

__all__ = ["success_label", "success_rows", "success_texts"]

COLUMNS = ("Datum", "Succes", "Door wie", "Bij welke actie")
SHORT = 80


def success_label(success: Success) -> str:
    """What a success is called in a list."""
    return cut_short(success.text, SHORT)


def success_texts(success: Success) -> FieldTexts:
    """What a success says, by field."""
    return {
        "text": ("Succes", success.text),
        "noted_on": ("Datum", day_text(success.noted_on)),
        "who": ("Door wie", ", ".join(success.who)),
        "action": ("Bij een actie", "ja" if success.action else ""),
    }


def success_rows(successes: Sequence[Stored[Success]], actions: Mapping[str, str]) -> RowTable:
    """Return successes as rows, in the order given; ``actions`` are the names of actions by id."""
    rows = [
        TableRow(
            one.id,
            success_label(one.item),
            (
                day_text(one.item.noted_on),
                one.item.text,
                listed(one.item.who) or MISSING,
                actions.get(one.item.action, "–"),
            ),
        )
        for one in successes
    ]
    return RowTable("Successen, het nieuwste eerst", COLUMNS, rows)
