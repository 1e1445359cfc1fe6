"""Importing key figures, and with them who knows whom: roles and organisations, never persons."""

from collections.abc import Sequence

import streamlit as st

from pages.parts.file_import.steps import ListImport, OtherContent, import_file
from pages.parts.shared.permitted import only_for
from wijk.domain.method import Method
from wijk.figures.places import Place
from wijk.figures.wording import counted
from wijk.store.database.connection import Store
from wijk.store.importing.preview import Preview
from wijk.store.key_figures.layout import KEY_FIGURE_LAYOUT
from wijk.store.key_figures.queries import key_figures_stamp
from wijk.store.key_figures.tie_rows import has_ties, keep_ties, plan_ties, read_tie_rows
from wijk.store.spreadsheets.sheets import Sheet
from wijk.views.numbers import number

__all__ = ["import_people"]


@only_for("write", "records")
def import_people(store: Store, method: Method, place: Place) -> None:
    """Show the import, step by step."""
    st.markdown(
        "Neem een lijst over uit Excel of CSV, met rollen en organisaties: **geen namen, telefoonnummers of "
        "adressen**. U ziet eerst wat er gaat gebeuren; er verandert pas iets als u op **Importeren** drukt."
    )
    st.markdown(
        "Een Excel-bestand uit Wijk brengt ook mee wie elkaar kennen. Hebt u losse CSV-bestanden? Importeer dan eerst "
        "de sleutelfiguren, en daarna de banden."
    )
    import_file(PEOPLE, store, method, place)


def _holds_ties(sheet: Sheet, _method: Method) -> bool:
    """Tell whether a sheet says who knows whom; FileError when it does with a column about persons beside it."""
    if not has_ties(sheet):
        return False
    read_tie_rows((sheet,))
    return True


def _ties(sheets: Sequence[Sheet], store: Store, _method: Method, preview: Preview | None) -> OtherContent:
    rows, wrong = read_tie_rows(sheets)
    plan = plan_ties(store, rows, preview)

    def keep() -> str:
        kept = keep_ties(store, plan.ties)
        told = f"{counted(kept, 'band', 'banden')} bewaard." if plan.ties else ""
        gone = len(plan.ties) - kept
        return f"{told} {counted(gone, 'band', 'banden')} niet: een van de twee is er niet meer." if gone else told

    told = ""
    if plan.ties or plan.same:
        doing = counted(len(plan.ties), "band is", "banden zijn")
        same = f", {number(plan.same)} {'blijft' if plan.same == 1 else 'blijven'} gelijk" if plan.same else ""
        told = f"Wie kent wie: **{doing} nieuw of anders**{same}."
    faults = sorted((*wrong, *plan.faults), key=lambda fault: fault.row)
    return OtherContent(len(plan.ties), told, tuple(faults), keep)


PEOPLE = ListImport("sleutelfiguren", KEY_FIGURE_LAYOUT, key_figures_stamp, _holds_ties, _ties)
