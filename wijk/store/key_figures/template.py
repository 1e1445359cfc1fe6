"""An empty list of key figures to fill in: our own column names, and on the last sheet what belongs in each.

What is filled in with the words of that sheet is read back without a question.
"""

from collections.abc import Iterator, Mapping
from typing import get_args

from wijk.domain.key_figure import CRITERIA, Knowledge, Position
from wijk.domain.method import Method
from wijk.store.database.record_types import KEY_FIGURES
from wijk.store.importing.choices import choice_labels
from wijk.store.spreadsheets.about import ABOUT_SHEET, About, about_rows
from wijk.store.spreadsheets.sheets import Cell
from wijk.store.spreadsheets.writing import SheetToWrite, workbook_bytes

__all__ = ["people_template_xlsx", "template_words"]

# The id is given by Wijk.
LEFT_OUT = ("id",)
SEVERAL = "Meer dan één mag: zet er een puntkomma tussen."
TEXTS: Mapping[str, str] = {
    "role": "Een rol, nooit een naam. Bijvoorbeeld: wijkverpleegkundige. Een rol of een organisatie is genoeg.",
    "organisation": "De organisatie, als die er is.",
    "areas": f"De naam of CBS-code van de gemeente, wijken of buurten. Leeg: het gebied dat u kiest. {SEVERAL}",
    "formal": "ja of nee: komt deze persoon namens een organisatie met betaalde krachten of een beleidstaak?",
    "community_worker": "ja of nee: is dit een opbouwwerker of gelijke?",
    "hours_per_month": "Een getal, of leeg.",
    "note": "Vrije tekst, zonder namen, telefoonnummers of gegevens over geloof of gezondheid.",
    **dict.fromkeys(CRITERIA, "Een notitie uit een gesprek, nooit een cijfer of oordeel. Mag leeg blijven."),
}


def people_template_xlsx(method: Method, about: About) -> bytes:
    """Return the workbook; its first sheet has only the column names, its last explains each of them."""
    headers = [header for field, header in KEY_FIGURES.headings.items() if field not in LEFT_OUT]
    explained: list[tuple[Cell, Cell]] = [("Kolom", "Wat u invult"), *template_words(method)]
    return workbook_bytes(
        [
            SheetToWrite(KEY_FIGURES.label.capitalize(), [headers]),
            SheetToWrite(ABOUT_SHEET, [*about_rows(about), *explained]),
        ]
    )


def template_words(method: Method) -> Iterator[tuple[str, str]]:
    """Return for each column its name and what belongs in it, with every word that is read where it is a choice."""
    choices = {
        "groups": choice_labels(method.groups).values(),
        "phases": choice_labels(method.phases).values(),
        "knowledge": get_args(Knowledge),
    }
    for field, header in KEY_FIGURES.headings.items():
        if field in LEFT_OUT:
            continue
        if field in choices:
            yield header, f"Kies uit: {'; '.join(choices[field])}. {SEVERAL}"
        elif field == "position":
            yield header, f"Kies uit: {'; '.join(get_args(Position))}."
        else:
            yield header, TEXTS[field]
