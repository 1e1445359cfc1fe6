"""Importing a file: what its columns mean, what will happen to each row, and only then doing it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from pages.parts.file_import.columns import ListFile, choose_columns, choose_header, read_file
from pages.parts.shared.area_choice import area_label, area_options, area_scope, default_area
from pages.parts.shared.fault_table import show_faults
from pages.parts.shared.messages import say
from pages.parts.shared.personal_question import REMOVE, asks_for_many
from pages.parts.shared.progress import progress
from pages.parts.shared.theme import markdown_text
from pages.parts.shared.uploads import ask_for_file
from wijk.domain.clock import today
from wijk.domain.method import Method
from wijk.figures.places import Place
from wijk.figures.wording import counted
from wijk.store.common.errors import FileError, StoreError
from wijk.store.database.connection import Store
from wijk.store.importing.applying import Imported, apply_import
from wijk.store.importing.checking import Fault
from wijk.store.importing.layout import ImportContext, Layout
from wijk.store.importing.mapping import ColumnMapping
from wijk.store.importing.planning import Action
from wijk.store.importing.preview import (
    Preview,
    preview_import,
    rejected_csv,
    rows_naming_persons,
    without_persons_in,
)
from wijk.store.importing.remembered_columns import remember_mapping
from wijk.store.spreadsheets.rows import RowList
from wijk.store.spreadsheets.sheets import Sheet
from wijk.views.export_names import about_entered, file_name
from wijk.views.initiative_tables import outcome_text, preview_frame
from wijk.views.numbers import number
from wijk.views.tables import table_height

__all__ = ["OtherContent", "ListImport", "import_file"]

ACTIONS: tuple[Action, ...] = ("nieuw", "wijzigt", "ongewijzigd", "dubbel", "fout")


@dataclass(frozen=True, slots=True)
class OtherContent:
    """What a file brings besides its list: how many to keep, the sentence on it (Markdown), and what is wrong in it.

    ``keep`` keeps them, once the list is in, and returns the sentence to say.
    """

    count: int
    sentence: str
    faults: tuple[Fault, ...]
    keep: Callable[[], str]


@dataclass(frozen=True, slots=True)
class ListImport:
    """What differs from list to list.

    ``things`` are called so in Dutch; ``stamp`` changes with all that is kept of them. ``apart`` tells which sheets
    hold something else than the list, and ``others`` what is in those sheets, given what the list will do.
    """

    things: str
    layout: Layout
    stamp: Callable[[Store], str]
    apart: Callable[[Sheet, Method], bool]
    others: Callable[[Sequence[Sheet], Store, Method, Preview | None], OtherContent]

    def key(self, what: str) -> str:
        """The key under which the session keeps something of this import."""
        return f"import-{self.things}-{what}"


def import_file(kind: ListImport, store: Store, method: Method, place: Place | None) -> None:
    """Show the import of such a list, step by step."""
    uploads = st.session_state.get(kind.key("aantal"), 0)
    uploaded = ask_for_file(
        f"Bestand met {kind.things}: Excel (.xlsx) of CSV, hooguit 10 MB", kind.key(f"bestand-{uploads}")
    )
    if uploaded is None:
        _forget(kind)
        return
    file = _read(kind, uploaded.file_id, uploaded.getvalue(), method)
    if file.refusal:
        st.error(markdown_text(file.refusal))
        return
    try:
        _steps(kind, file, store, method, place)
    except (FileError, StoreError) as error:
        st.error(markdown_text(str(error)))


def _read(kind: ListImport, identifier: str, content: bytes, method: Method) -> ListFile:
    """The file as read, once for as long as it is there."""
    kept: ListFile | None = st.session_state.get(kind.key("gelezen"))
    if kept and kept.id == identifier:
        return kept
    with st.spinner("Het bestand wordt gelezen…"):
        context = ImportContext(kind.layout, method)
        file = read_file(identifier, content, context, lambda sheet: kind.apart(sheet, method))
    st.session_state[kind.key("gelezen")] = file
    return file


def _forget(kind: ListImport) -> None:
    for what in ("gelezen", "voorbeeld"):
        st.session_state.pop(kind.key(what), None)


def _steps(kind: ListImport, file: ListFile, store: Store, method: Method, place: Place | None) -> None:
    context = ImportContext(kind.layout, method)
    found: RowList | None = None
    mapping: ColumnMapping = ()
    if file.found:
        found = choose_header(file, file.found, context)
        mapping = choose_columns(file, found, store, context)
    chosen = _choose_area(kind, file, place) if found else ""
    preview, other = _preview(kind, file, found, mapping, store, method, chosen)
    if preview:
        _show(preview, place, chosen)
    if other.sentence:
        st.markdown(other.sentence)
    if other.faults:
        _faults(other.faults)
    doing = preview.count("nieuw") + preview.count("wijzigt") if preview else 0
    if not doing and not other.count:
        st.info("Er is niets om over te nemen: alles uit dit bestand staat er al, of de rijen hebben een fout.")
        return
    asked = asks_for_many(kind.key(f"personen-antwoord-{file.id}"), st.session_state.get(kind.key("personen"), ()))
    rows = f" ({counted(doing, 'rij', 'rijen')})" if doing else ""
    if st.button(f"Importeren{rows}", type="primary", key=kind.key("doen"), disabled=asked is None):
        imported = Imported(0, 0, ())
        if preview and asked == REMOVE:
            preview = without_persons_in(preview)
        if preview and found:
            with progress("Bezig met importeren:") as report:
                imported = apply_import(store, preview, report)
            remember_mapping(store, found.headers, mapping, kind.layout)
        _tell(imported, other.keep(), preview)
        st.session_state[kind.key("aantal")] = st.session_state.get(kind.key("aantal"), 0) + 1
        _forget(kind)
        st.rerun()


def _choose_area(kind: ListImport, file: ListFile, place: Place | None) -> str:
    """Where rows belong that name no area: the chosen place, until the user says otherwise."""
    options, chosen = area_options(place), default_area(place)
    code: str | None = st.selectbox(
        "Rijen zonder gebied horen bij",
        options,
        index=options.index(chosen) if chosen else None,
        key=kind.key(f"gebied-{file.id}-{chosen}"),
        format_func=area_label,
        placeholder="Kies een gemeente",
    )
    return code or ""


def _preview(
    kind: ListImport,
    file: ListFile,
    found: RowList | None,
    mapping: ColumnMapping,
    store: Store,
    method: Method,
    chosen: str,
) -> tuple[Preview | None, OtherContent]:
    """What will happen, worked out anew only when the choices or what is kept changed."""
    where = (found.sheet, found.rows[0].number) if found else ()
    basis = (file.id, where, mapping, kind.stamp(store), chosen)
    kept: tuple[object, Preview | None, OtherContent] | None = st.session_state.get(kind.key("voorbeeld"))
    if kept and kept[0] == basis:
        return kept[1:]
    preview = None
    if found:
        context = ImportContext(kind.layout, method, area_scope(chosen))
        with progress("Bezig met nakijken:") as report:
            preview = preview_import(store, found, mapping, context, report)
    st.session_state[kind.key("personen")] = rows_naming_persons(preview) if preview else ()
    other = kind.others(file.others, store, method, preview)
    st.session_state[kind.key("voorbeeld")] = (basis, preview, other)
    return preview, other


def _show(preview: Preview, place: Place | None, chosen: str) -> None:
    st.subheader("Dit gaat er gebeuren")
    counts = [(action, preview.count(action)) for action in ACTIONS]
    st.markdown(
        "\n".join(f"- {markdown_text(outcome_text(action))}: **{number(count)}**" for action, count in counts if count)
    )
    st.dataframe(
        preview_frame(preview),
        hide_index=True,
        height=table_height(len(preview.rows), 300),
        alt="Per rij van het bestand wat er gaat gebeuren",
    )
    if preview.faults:
        _faults(preview.faults)
        if not chosen:
            st.markdown("Staan er namen van wijken of buurten in het bestand? Kies dan hierboven een gemeente.")
    if preview.count("fout") + preview.count("dubbel"):
        st.download_button(
            "Rijen die niet worden overgenomen, als CSV",
            lambda: rejected_csv(preview, about_entered("Rijen die niet zijn overgenomen:", place, today())),
            file_name("niet_overgenomen", place, "csv"),
            "text/csv",
            on_click="ignore",
        )


def _faults(faults: Sequence[Fault]) -> None:
    st.markdown("**Fouten.** De andere rijen worden gewoon overgenomen.")
    show_faults(faults)


def _tell(imported: Imported, kept: str, preview: Preview | None) -> None:
    told = f"Geïmporteerd: {number(imported.added)} toegevoegd, {number(imported.changed)} gewijzigd."
    if kept:
        told += f" {kept}"
    refused = preview.count("fout") if preview else 0
    if refused:
        told += f" {counted(refused, 'rij', 'rijen')} met een fout niet overgenomen."
    if imported.conflicts:
        told += (
            f" {number(len(imported.conflicts))} niet overgenomen, omdat iemand anders die net wijzigde."
            " Importeer het bestand nog eens om te zien wat er verschilt."
        )
    say(told)
