"""Importing a file: what its columns mean, what will happen to each row, and only then doing it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from pages.parts.file_import.columns import choose_columns
from pages.parts.file_import.files import ListFile, read_file
from pages.parts.file_import.header import choose_header
from pages.parts.file_import.outcome import DOING, show_outcome, tell_done, tell_faults
from pages.parts.file_import.questions import ask_questions
from pages.parts.shared.area_choice import area_labels, area_options, default_area, scope_of_import
from pages.parts.shared.permitted import where_to_write
from pages.parts.shared.personal_question import REMOVE, asks_for_many
from pages.parts.shared.progress import progress
from pages.parts.shared.theme import markdown_text
from pages.parts.shared.uploads import ask_for_file
from wijk.domain.method import Method
from wijk.figures.places import Place
from wijk.figures.wording import counted
from wijk.opendata.snapshot import SnapshotError
from wijk.store.common.errors import FileError, StoreError
from wijk.store.database.connection import Store
from wijk.store.importing.applying import Imported, apply_import
from wijk.store.importing.checking import Fault
from wijk.store.importing.layout import ImportContext, Layout
from wijk.store.importing.mapping import ColumnMapping
from wijk.store.importing.preview import (
    Preview,
    preview_import,
    rows_naming_persons,
    without_persons_in,
)
from wijk.store.importing.questions import Answers
from wijk.store.importing.remembered_answers import recall_answers, remember_answers
from wijk.store.importing.remembered_columns import remember_mapping
from wijk.store.spreadsheets.rows import RowList
from wijk.store.spreadsheets.sheets import Sheet

__all__ = ["OtherContent", "ListImport", "import_file"]


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
        f"Bestand met {kind.things}: Excel, LibreOffice, CSV of JSON, hooguit 10 MB", kind.key(f"bestand-{uploads}")
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
    except (FileError, StoreError, SnapshotError) as error:
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
        if found is None:
            return
        found, mapping = choose_columns(file, found, store, context)
    chosen = _choose_area(kind, file, store, place) if found else ""
    remembered = _remembered(kind, file, store, chosen)
    answers = {**remembered, **st.session_state.get(kind.key(f"antwoorden-{file.id}"), {})}
    preview, other = _preview(kind, file, found, mapping, store, method, chosen, answers)
    if preview and preview.placeless:
        rows = counted(preview.placeless, "rij noemt", "rijen noemen")
        st.warning(f"{rows} geen gebied. Kies hierboven waar zij bij horen; dan kunt u importeren.")
    if preview and preview.questions:
        _ask(kind, file, preview, remembered, method, chosen)
    if preview:
        show_outcome(preview, place, chosen)
    if other.sentence:
        st.markdown(other.sentence)
    if other.faults:
        tell_faults(other.faults)
    doing = sum(preview.count(action) for action in DOING) if preview else 0
    if not doing and not other.count:
        st.info("Er is niets om over te nemen: alles uit dit bestand staat er al, of de rijen hebben een fout.")
        return
    asked = asks_for_many(kind.key(f"personen-antwoord-{file.id}"), st.session_state.get(kind.key("personen"), ()))
    rows = f" ({counted(doing, 'rij', 'rijen')})" if doing else ""
    waits = asked is None or bool(preview and preview.placeless)
    if st.button(f"Importeren{rows}", type="primary", key=kind.key("doen"), disabled=waits):
        imported = Imported(0, 0, ())
        if preview and asked == REMOVE:
            preview = without_persons_in(preview)
        if preview and found:
            with progress("Bezig met importeren:") as report:
                imported = apply_import(store, preview, report)
            remember_mapping(store, found.headers, mapping, kind.layout)
            remember_answers(store, preview.questions, kind.layout, _gemeente(chosen))
        tell_done(imported, other.keep(), preview)
        st.session_state[kind.key("aantal")] = st.session_state.get(kind.key("aantal"), 0) + 1
        _forget(kind)
        st.rerun()


def _choose_area(kind: ListImport, file: ListFile, store: Store, place: Place | None) -> str:
    """Where rows belong that name no area: the chosen place, until the user says otherwise."""
    options, chosen = where_to_write(store, area_options(place)), default_area(place)
    code: str | None = st.selectbox(
        "Rijen zonder gebied horen bij",
        options,
        index=options.index(chosen) if chosen else None,
        key=kind.key(f"gebied-{file.id}-{chosen}"),
        format_func=area_labels(options).__getitem__,
        placeholder="Kies een gemeente",
    )
    return code or ""


def _remembered(kind: ListImport, file: ListFile, store: Store, chosen: str) -> Answers:
    """What was answered for an earlier file, read once for as long as this one is there."""
    key = kind.key(f"onthouden-{file.id}-{_gemeente(chosen)}")
    if key not in st.session_state:
        st.session_state[key] = recall_answers(store, kind.layout, _gemeente(chosen))
    known: Answers = st.session_state[key]
    return known


def _ask(kind: ListImport, file: ListFile, preview: Preview, remembered: Answers, method: Method, chosen: str) -> None:
    """Ask what is not certain; another answer works the import out anew."""
    key = kind.key(f"antwoorden-{file.id}")
    while_open = (
        "Laat u een vraag open? Dan komt de rij toch mee, met in de toelichting wat er stond."
        if kind.layout.note
        else "Laat u een vraag open? Dan komt de rij niet mee."
    )
    key_of_widgets, gemeente = kind.key(f"vraag-{file.id}"), _gemeente(chosen)
    given = ask_questions(key_of_widgets, preview.questions, remembered, method, gemeente, while_open)
    if given != {question.key: question.answer for question in preview.questions if question.answer is not None}:
        st.session_state[key] = given
        st.rerun()


def _gemeente(chosen: str) -> str:
    return f"GM{chosen[2:6]}" if chosen else ""


def _preview(
    kind: ListImport,
    file: ListFile,
    found: RowList | None,
    mapping: ColumnMapping,
    store: Store,
    method: Method,
    chosen: str,
    answers: Answers,
) -> tuple[Preview | None, OtherContent]:
    """What will happen, worked out anew only when the choices or what is kept changed."""
    where = (found.sheet, found.header_row, found.together, found.headers, len(found.rows)) if found else ()
    basis = (file.id, where, mapping, kind.stamp(store), chosen, answers)
    kept: tuple[object, Preview | None, OtherContent] | None = st.session_state.get(kind.key("voorbeeld"))
    if kept and kept[0] == basis:
        return kept[1:]
    preview = None
    if found:
        context = ImportContext(kind.layout, method, scope_of_import(chosen), answers)
        with progress("Bezig met nakijken:") as report:
            preview = preview_import(store, found, mapping, context, report)
    st.session_state[kind.key("personen")] = rows_naming_persons(preview) if preview else ()
    other = kind.others(file.others, store, method, preview)
    st.session_state[kind.key("voorbeeld")] = (basis, preview, other)
    return preview, other
