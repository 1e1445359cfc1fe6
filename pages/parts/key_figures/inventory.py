"""The key figures as a list, with an example to begin with, suggestions from initiatives, and files to take home."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from pages.parts.key_figures.editing import add_figure, edit_figure, restore_figures
from pages.parts.key_figures.file_import import import_people
from pages.parts.key_figures.names import announce_ends, show_names_section
from pages.parts.shared.area_choice import area_name
from pages.parts.shared.attempt import attempt
from pages.parts.shared.form_folds import form_fold
from pages.parts.shared.messages import say
from pages.parts.shared.permitted import may_change, only_for, where_to_write
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text, show_long_table
from pages.parts.shared.to_place import ask_where
from wijk.domain.clock import today
from wijk.domain.initiative import Initiative
from wijk.domain.key_figure import KeyFigure, Tie
from wijk.dossier.entered import People
from wijk.dossier.exports import key_figures_in, ties_between
from wijk.figures.places import Place
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.store.database.examples import is_example
from wijk.store.initiatives.example import EXAMPLE_IN
from wijk.store.key_figures.example import load_people_example, remove_people_example
from wijk.store.key_figures.exchange import export_people_csv, export_people_xlsx, export_ties_csv
from wijk.store.key_figures.queries import add_key_figure
from wijk.store.key_figures.suggestions import suggest_key_figures
from wijk.store.key_figures.template import people_template_xlsx
from wijk.store.spreadsheets.writing import EXCEL
from wijk.store.unplaced import (
    groups_by_area,
    move_key_figures,
    place_key_figures,
    unplaced_groups,
    unplaced_key_figures,
)
from wijk.views.export_names import about_entered, file_name
from wijk.views.numbers import number
from wijk.views.people import key_figure_rows
from wijk.views.unplaced import lost_text, names_text

__all__ = ["FOLDS", "show_figures"]

# How the names of the folds with forms begin.
FOLDS = "sleutelfiguren/"


# Whether the list is open.
LIST = "lijst-sleutelfiguren"


def show_figures(
    store: Store,
    place: Place,
    people: People,
    initiatives: Sequence[Initiative],
) -> None:
    """The section about who there is to choose from."""
    figures = people.items
    st.header("Sleutelfiguren")
    st.markdown("Deze pagina werkt met rollen en organisaties, niet met namen.")
    announce_ends(people, today())
    ask_where(
        store,
        unplaced_groups(unplaced_key_figures(people.key_figures)),
        "sleutelfiguur",
        "sleutelfiguren",
        lambda group: names_text([record.item.label for record in group.records]),
        partial(place_key_figures, store),
    )
    lost = loaded().places.lost
    ask_where(
        store,
        groups_by_area(people.key_figures, lambda item: item.areas, lost),
        "sleutelfiguur",
        "sleutelfiguren",
        lambda group: names_text([record.item.label for record in group.records]),
        partial(move_key_figures, store, lost),
        lost_text,
    )
    if figures:
        section = st.expander(f"Lijst van sleutelfiguren: {number(len(figures))}", key=LIST, on_change="rerun")
        if section.open:
            with section:
                show_long_table(key_figure_rows(figures, loaded().method, area_name), "Alle sleutelfiguren")
                _downloads(place, figures, people.ties)
    else:
        st.info("Er zijn nog geen sleutelfiguren. Voeg er een toe, of kijk eerst met het verzonnen voorbeeld.")
    _fill_in(store, place, people)
    if figures:
        show_names_section(store, place, people, today())
    restore_figures(store, place, people.deleted)
    _suggestions(store, place, suggest_key_figures(initiatives, figures))
    _example(store, figures)


@only_for("write", "records")
def _fill_in(store: Store, place: Place, people: People) -> None:
    """The forms to add key figures, one by one or from a file, and to change one."""
    fold, is_open = form_fold("Voeg een sleutelfiguur toe", f"{FOLDS}toevoegen", expanded=True)
    if is_open:
        with fold:
            add_figure(store, place)
    fold, is_open = form_fold("Lees sleutelfiguren uit een bestand", f"{FOLDS}bestand")
    if is_open:
        with fold:
            import_people(store, loaded().method, place)
            _template(place)
    if people.items:
        fold, is_open = form_fold("Wijzig of verwijder een sleutelfiguur", f"{FOLDS}wijzigen")
        if is_open:
            with fold:
                edit_figure(store, place, people.key_figures)


def _downloads(place: Place, everybody: Sequence[KeyFigure], known: Sequence[Tie]) -> None:
    """The files of who works in this place."""
    method, about = loaded().method, about_entered("Sleutelfiguren", place, today())
    figures = key_figures_in(loaded().snapshot, place, everybody)
    ties = ties_between(figures, known)
    if len(figures) < len(everybody):
        st.caption(markdown_text(f"In deze bestanden staan alleen de sleutelfiguren van {about.area}."))
    left, middle, right = st.columns(3)
    left.download_button(
        "Sleutelfiguren als CSV",
        export_people_csv(figures, method, about),
        file_name("sleutelfiguren", place, "csv"),
        "text/csv",
        width="stretch",
        on_click="ignore",
    )
    middle.download_button(
        "Banden als CSV",
        export_ties_csv(ties, method, replace(about, what="Wie kent wie:")),
        file_name("sleutelfiguren_wie_kent_wie", place, "csv"),
        "text/csv",
        width="stretch",
        on_click="ignore",
    )
    right.download_button(
        "Sleutelfiguren en banden als Excel",
        partial(export_people_xlsx, figures, ties, method, about),
        file_name("sleutelfiguren", place, "xlsx"),
        EXCEL,
        width="stretch",
        on_click="ignore",
    )


def _template(place: Place) -> None:
    """An empty list to fill in away from here."""
    method, about = loaded().method, about_entered("Lijst om in te vullen: sleutelfiguren", place, today())
    st.download_button(
        "Lege lijst om in te vullen, als Excel",
        partial(people_template_xlsx, method, about),
        file_name("sleutelfiguren_om_in_te_vullen", place, "xlsx"),
        EXCEL,
        on_click="ignore",
    )


@only_for("write", "records")
def _suggestions(store: Store, _place: Place, suggested: Sequence[KeyFigure]) -> None:
    suggested = [one for one in suggested if may_change(store, one)]
    if not suggested:
        return
    with st.expander(f"Voorstellen uit de initiatieven: {len(suggested)}"):
        st.markdown("Deze rollen staan als contact bij een initiatief. Voeg toe wie u als sleutelfiguur ziet.")
        for figure in suggested:
            if st.button(
                f"Voeg toe: {markdown_text(figure.label)}", key=f"voorstel-{figure.id}", width="stretch", wrap=True
            ):
                _add(store, figure)


def _add(store: Store, figure: KeyFigure) -> None:
    if not attempt(partial(add_key_figure, store, figure)):
        return
    say(f"Toegevoegd: {figure.label}.")
    st.rerun()


def _example(store: Store, figures: Sequence[KeyFigure]) -> None:
    examples = [one for one in figures if is_example(one.id)]
    if not all(may_change(store, one, "delete") for one in examples) or not where_to_write(store, [EXAMPLE_IN]):
        return
    try:
        if examples:
            if not st.button("Haal de voorbeeldmensen weg"):
                return
            remove_people_example(store)
            told = "De voorbeeldmensen zijn weg. Wat u zelf invoerde, is gebleven."
        else:
            if figures or not st.button("Laad voorbeeldmensen: voorbeeld (verzonnen)"):
                return
            count = load_people_example(store, loaded().method)
            told = f"Er zijn {count} voorbeeldmensen geladen. Ze zijn verzonnen."
    except StoreError as error:
        st.error(markdown_text(str(error)))
        return
    say(told)
    st.rerun()
