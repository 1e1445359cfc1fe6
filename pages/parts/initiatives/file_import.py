"""Importing initiatives, and with them where the room said that there is nothing."""

from collections.abc import Sequence

import streamlit as st

from pages.parts.file_import.steps import ListImport, OtherContent, import_file
from pages.parts.shared.area_choice import area_scope
from pages.parts.shared.permitted import only_for
from wijk.domain.method import Method
from wijk.figures.places import Place
from wijk.figures.wording import counted
from wijk.store.database.connection import Store
from wijk.store.importing.preview import Preview
from wijk.store.initiatives.exchange import read_confirmations
from wijk.store.initiatives.layout import INITIATIVE_LAYOUT
from wijk.store.initiatives.queries import initiatives_stamp
from wijk.store.matrix.decisions import confirm_cells
from wijk.store.spreadsheets.sheets import Sheet
from wijk.views.numbers import number

__all__ = ["import_initiatives"]


@only_for("write", "records")
def import_initiatives(store: Store, method: Method, place: Place | None) -> None:
    """Show the import, step by step."""
    st.markdown(
        "Neem een lijst over uit Excel of CSV, met welke kolommen dan ook. U ziet eerst wat er gaat gebeuren; "
        "er verandert pas iets als u op **Importeren** drukt."
    )
    import_file(INITIATIVES, store, method, place)


def _confirms(sheet: Sheet, method: Method) -> bool:
    return any(read_confirmations((sheet,), method))


def _confirmations(sheets: Sequence[Sheet], store: Store, method: Method, _preview: Preview | None) -> OtherContent:
    answers = [read_confirmations((sheet,), method, area_scope("")) for sheet in sheets]
    found = tuple(one for confirmations, _ in answers for one in confirmations)
    faults = tuple(fault for _, wrong in answers for fault in wrong)

    def keep() -> str:
        confirmed = confirm_cells(store, found)
        return f"{number(confirmed)} keer vastgelegd dat er zeker niets is." if confirmed else ""

    cells = counted(len(found), "vakje", "vakjes")
    told = f"Het bestand zegt van {cells}: wij weten zeker dat er niets is." if found else ""
    return OtherContent(len(found), told, faults, keep)


INITIATIVES = ListImport("initiatieven", INITIATIVE_LAYOUT, initiatives_stamp, _confirms, _confirmations)
