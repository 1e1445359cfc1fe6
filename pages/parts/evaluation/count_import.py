"""Counts from a pasted table or a file: what could be read can be kept, and of other cells is told what is wrong."""

from dataclasses import replace

import streamlit as st

from pages.parts.evaluation.count_grid import CountsOf
from pages.parts.evaluation.records import keep_counts
from pages.parts.shared.fault_table import show_faults
from pages.parts.shared.form_folds import form_fold
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text
from pages.parts.shared.typed_text import keep_typed, let_go
from pages.parts.shared.uploads import ask_for_file
from wijk.domain.clock import today
from wijk.domain.evaluation import MonthCount
from wijk.figures.wording import counted
from wijk.store.common.errors import FileError
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored
from wijk.store.evaluations.reading import ReadCounts, read_counts

__all__ = ["import_counts"]

PASTED = "tellingen-geplakt"
HOW = (
    "Zet boven elke kolom een maand en vooraan elke rij wat u telt, of gebruik een bestand van dit dashboard. Kopieer "
    "de cellen in Excel en plak ze hier."
)


def import_counts(store: Store, counts: CountsOf, year: int) -> None:
    """Paste or choose a file, see what was read, and keep it."""
    fold, is_open = form_fold("Tellingen plakken of uit een bestand halen", "evalueren/tellingen")
    if not is_open:
        return
    with fold:
        st.markdown(f"{HOW} Een lege cel zegt niets en wist niets.")
        with keep_typed(PASTED):
            pasted = st.text_area("Geplakte tabel", key=PASTED, height=120)
        file = ask_for_file("Of een Excel- of CSV-bestand", "tellingen-bestand")
        content = file.getvalue() if file else (pasted or "").encode()
        if not content.strip():
            return
        try:
            read = read_counts(content, loaded().evaluating.counts, counts.blank, counts.name, year, today())
        except FileError as error:
            st.error(markdown_text(str(error)))
            return
        _show(store, counts, read)


def _show(store: Store, counts: CountsOf, read: ReadCounts) -> None:
    if read.faults:
        told = f"{counted(len(read.faults), 'cel is', 'cellen zijn')} niet gelezen. De andere kunt u gewoon bewaren."
        st.warning(told)
        show_faults(read.faults)
    if read.elsewhere:
        told = f"{counted(read.elsewhere, 'rij gaat', 'rijen gaan')} over iets anders dan ‘{counts.name}’."
        st.info(markdown_text(f"{told} Kies dat hierboven, en lees de tabel dan nog eens."))
    new: list[tuple[MonthCount, Stored[MonthCount] | None]] = []
    changed: list[tuple[MonthCount, Stored[MonthCount] | None]] = []
    for one in read.counts:
        there = counts.kept.get((one.kind, one.month))
        if there is None:
            new.append((one, None))
        elif there.item.number != one.number:
            changed.append((replace(there.item, number=one.number), there))
    same = len(read.counts) - len(new) - len(changed)
    st.markdown(
        f"Gelezen voor ‘{markdown_text(counts.name)}’: {counted(len(new), 'nieuw getal', 'nieuwe getallen')}, "
        f"{counted(len(changed), 'ander getal', 'andere getallen')}, {same} al gelijk."
    )
    if not new and not changed:
        return
    label = f"Bewaar {counted(len(new) + len(changed), 'getal', 'getallen')}"
    if st.button(label, type="primary", key="tellingen-bewaren") and keep_counts(store, [*new, *changed]):
        st.session_state.pop(PASTED, None)
        let_go(PASTED)
        st.rerun()
