"""Importing a file: what its columns mean, what will happen to each row, and only then doing it."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from pages.parts.area_choice import area_names
from pages.parts.faults import show_faults
from pages.parts.initiative_list import table_height
from pages.parts.look import plain
from pages.parts.messages import say
from pages.parts.progress import progress
from wijk.domain.answers import CellConfirmation
from wijk.domain.method import Method
from wijk.figures.places import Place
from wijk.store.columns import targets
from wijk.store.database import Store
from wijk.store.errors import FileError, StoreError
from wijk.store.exchange import read_confirmations
from wijk.store.importing import Imported, Preview, apply_import, preview_import
from wijk.store.mapping import Targets, column_name, find_table, guess_mapping, table_of
from wijk.store.planning import Action
from wijk.store.reading import read_sheets
from wijk.store.repository import confirm_cells, initiatives_stamp, recall_mapping, remember_mapping
from wijk.store.rows import Fault
from wijk.store.sheets import Sheet, Table
from wijk.store.writing import export_rejected_csv
from wijk.views.initiative_tables import outcome_text, preview_frame
from wijk.views.numbers import counted, number

__all__ = ["import_file"]

UPLOADS, READ, PREVIEW = "import-aantal", "import-gelezen", "import-voorbeeld"
SKIP = ""
HEADER_LINES = 30
UPLOAD_MB = 50
ACTIONS: tuple[Action, ...] = ("nieuw", "wijzigt", "ongewijzigd", "dubbel", "fout")


@dataclass(frozen=True, slots=True)
class File:
    """An uploaded file as read: the sheets with a table, and where the room said that there is nothing."""

    id: str
    sheets: tuple[Sheet, ...]
    confirmations: tuple[CellConfirmation, ...]
    faults: tuple[Fault, ...]


def import_file(store: Store, method: Method, place: Place | None) -> None:
    """Show the import, step by step."""
    st.markdown(
        "Neem een lijst over uit Excel of CSV, met welke kolommen dan ook. U ziet eerst wat er gaat gebeuren; "
        "er verandert pas iets als u op **Importeren** drukt."
    )
    key = f"import-bestand-{st.session_state.get(UPLOADS, 0)}"
    uploaded = st.file_uploader(
        "Bestand met initiatieven: Excel (.xlsx) of CSV, hooguit 10 MB", key=key, max_upload_size=UPLOAD_MB
    )
    if uploaded is None:
        return
    try:
        _steps(_read(uploaded.file_id, uploaded.getvalue(), method), store, method, place)
    except (FileError, StoreError) as error:
        st.error(plain(str(error)))


def _read(identifier: str, content: bytes, method: Method) -> File:
    """The file as read, once for as long as it is there."""
    kept: File | None = st.session_state.get(READ)
    if kept and kept.id == identifier:
        return kept
    with st.spinner("Het bestand wordt gelezen…"):
        file = _sorted_out(identifier, read_sheets(content), method)
    st.session_state[READ] = file
    return file


def _sorted_out(identifier: str, sheets: Sequence[Sheet], method: Method) -> File:
    answers = {id(sheet): read_confirmations((sheet,), method) for sheet in sheets}
    found = tuple(one for confirmations, _ in answers.values() for one in confirmations)
    faults = tuple(fault for _, wrong in answers.values() for fault in wrong)
    return File(identifier, tuple(sheet for sheet in sheets if not any(answers[id(sheet)])), found, faults)


def _steps(file: File, store: Store, method: Method, place: Place | None) -> None:
    preview = None
    table = mapping = None
    if file.sheets:
        table = _table(file, method)
        mapping = _mapping(file, table, store, method)
        preview = _preview(file, table, mapping, store, method, place)
        _show(preview, mapping.index("name"), place)
    if file.confirmations:
        cells = counted(len(file.confirmations), "vakje", "vakjes")
        st.markdown(f"Het bestand zegt van {cells}: wij weten zeker dat er niets is.")
    if file.faults:
        _faults(file.faults)
    doing = preview.count("nieuw") + preview.count("wijzigt") if preview else 0
    if not doing and not file.confirmations:
        st.info("Er is niets om over te nemen: alles uit dit bestand staat er al, of de rijen hebben een fout.")
        return
    if st.button(f"Importeren ({counted(doing, 'rij', 'rijen')})", type="primary"):
        imported = Imported(0, 0, ())
        if preview and table and mapping:
            with progress("Bezig met importeren:") as report:
                imported = apply_import(store, preview, report)
            remember_mapping(store, table.headers, mapping)
        confirmed = confirm_cells(store, file.confirmations)
        _tell(imported, confirmed, preview)
        st.session_state[UPLOADS] = st.session_state.get(UPLOADS, 0) + 1
        st.session_state.pop(PREVIEW, None)
        st.session_state.pop(READ, None)
        st.rerun()


def _table(file: File, method: Method) -> Table:
    """The table as found, or under the sheet and line that the user points out."""
    found = find_table(file.sheets, method)
    first = next(sheet for sheet in file.sheets if sheet.title == found.title)
    with st.expander("Staan de kolomnamen op een ander blad of een andere rij?"):
        titles = [sheet.title for sheet in file.sheets]
        title = found.title
        if len(titles) > 1:
            title = st.selectbox("Blad", titles, index=titles.index(found.title), key=f"blad-{file.id}")
        sheet = file.sheets[titles.index(title)]
        guess = len(first.lines) - len(found.lines) - 1 if title == found.title else 0
        lines = sheet.lines[:HEADER_LINES]
        header = st.selectbox(
            "Rij met kolomnamen",
            range(len(lines)),
            index=guess,
            key=f"kop-{file.id}-{title}",
            format_func=lambda index: (
                f"Rij {lines[index].number}: " + " · ".join(str(cell) for cell in lines[index].cells if cell)[:80]
            ),
        )
    return table_of(sheet, header)


def _mapping(file: File, table: Table, store: Store, method: Method) -> Targets:
    """What each column means: as remembered or guessed, until the user says otherwise."""
    names = {SKIP: "niet overnemen", **targets(method)}
    remembered = recall_mapping(store, table.headers)
    known = remembered is not None and all(target in names for target in remembered if target)
    guesses = remembered if remembered and known else guess_mapping(table.headers, method)
    taken = sum(target is not None for target in guesses)
    st.markdown(
        f"**{number(taken)} van de {number(len(guesses))} kolommen** worden overgenomen"
        + (", zoals u dat de vorige keer koos." if remembered and known else ", naar onze beste inschatting.")
    )
    chosen = []
    with st.expander("Wat betekent elke kolom?", expanded="name" not in guesses):
        columns = st.columns(3)
        for index, guess in enumerate(guesses):
            example = next((str(line.cells[index]) for line in table.lines if line.cells[index]), "")
            with columns[index % len(columns)]:
                chosen.append(
                    st.selectbox(
                        plain(column_name(table.headers, index)),
                        list(names),
                        index=list(names).index(guess or SKIP),
                        format_func=lambda target: names[target],
                        key=f"kolom-{file.id}-{table.title}-{table.lines[0].number}-{index}",
                    )
                )
                st.caption(plain(f"Bijvoorbeeld: {example[:80]}" if example else "Deze kolom is leeg"))
    return tuple(target or None for target in chosen)


def _preview(file: File, table: Table, mapping: Targets, store: Store, method: Method, place: Place | None) -> Preview:
    """What will happen, worked out anew only when the choices or the stored initiatives changed."""
    codes = [place.code] if place else []
    basis = (file.id, table.title, table.lines[0].number, mapping, initiatives_stamp(store), *codes)
    kept: tuple[object, Preview] | None = st.session_state.get(PREVIEW)
    if kept and kept[0] == basis:
        return kept[1]
    with progress("Bezig met nakijken:") as report:
        preview = preview_import(store, table, mapping, method, area_names(codes), report)
    st.session_state[PREVIEW] = (basis, preview)
    return preview


def _show(preview: Preview, name_column: int, place: Place | None) -> None:
    st.subheader("Dit gaat er gebeuren")
    counted = [(action, preview.count(action)) for action in ACTIONS]
    st.markdown(
        "\n".join(f"- {plain(outcome_text(action))}: **{number(count)}**" for action, count in counted if count)
    )
    st.dataframe(
        preview_frame(preview, name_column),
        hide_index=True,
        height=table_height(len(preview.rows), 300),
        alt="Per rij van het bestand wat er gaat gebeuren",
    )
    if preview.faults:
        _faults(preview.faults)
        if place is None:
            st.markdown("Staan er namen van wijken of buurten in het bestand? Kies dan eerst bovenaan een gemeente.")
    if preview.count("fout") + preview.count("dubbel"):
        st.download_button(
            "Rijen die niet worden overgenomen, als CSV",
            lambda: export_rejected_csv(preview),
            "niet_overgenomen.csv",
            "text/csv",
            on_click="ignore",
        )


def _faults(faults: Sequence[Fault]) -> None:
    st.markdown("**Fouten.** De andere rijen worden gewoon overgenomen.")
    show_faults(faults)


def _tell(imported: Imported, confirmed: int, preview: Preview | None) -> None:
    told = f"Geïmporteerd: {number(imported.added)} toegevoegd, {number(imported.changed)} gewijzigd."
    if confirmed:
        told += f" {number(confirmed)} keer vastgelegd dat er zeker niets is."
    refused = preview.count("fout") if preview else 0
    if refused:
        told += f" {counted(refused, 'rij', 'rijen')} met een fout niet overgenomen."
    if imported.conflicts:
        told += (
            f" {number(len(imported.conflicts))} niet overgenomen, omdat iemand anders die net wijzigde."
            " Importeer het bestand nog eens om te zien wat er verschilt."
        )
    say(told)
