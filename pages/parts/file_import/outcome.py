"""What an import will do and what it did, told to whoever brings the file."""

from collections.abc import Sequence

import streamlit as st

from pages.parts.shared.fault_table import show_faults
from pages.parts.shared.messages import say
from pages.parts.shared.theme import markdown_text
from wijk.domain.clock import today
from wijk.figures.places import Place
from wijk.figures.wording import counted
from wijk.store.importing.applying import Imported
from wijk.store.importing.checking import Fault
from wijk.store.importing.planning import Action
from wijk.store.importing.preview import Preview, rejected_csv
from wijk.views.export_names import about_entered, file_name
from wijk.views.file_reading import cut_off_text, left_out_text
from wijk.views.initiative_tables import outcome_text, preview_frame
from wijk.views.numbers import number
from wijk.views.tables import table_height

__all__ = ["DOING", "show_outcome", "tell_done", "tell_faults"]

# What is told, in this order, and what an import does.
ACTIONS: tuple[Action, ...] = ("nieuw", "wijzigt", "vraag", "ongewijzigd", "dubbel", "fout")
DOING: tuple[Action, ...] = ("nieuw", "wijzigt", "vraag")


def show_outcome(preview: Preview, place: Place | None, chosen: str) -> None:
    """What will happen, in numbers and row by row, and what was not understood."""
    st.subheader("Dit gaat er gebeuren")
    if preview.left_out:
        st.markdown(markdown_text(preview.layout.to_show(left_out_text(preview.left_out))))
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
    if preview.cut_off:
        st.markdown(cut_off_text(preview.cut_off))
    if preview.remarks:
        with st.expander(
            f"{counted(len(preview.remarks), 'cel', 'cellen')} niet helemaal overgenomen; de rijen komen wel mee"
        ):
            st.markdown("Wat er stond, vindt u daarna terug in de toelichting van het initiatief.")
            show_faults(preview.remarks)
    if preview.faults:
        tell_faults(preview.faults)
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


def tell_faults(faults: Sequence[Fault]) -> None:
    """The faults of rows that are left out."""
    st.markdown("**Fouten.** Deze rijen worden niet overgenomen, de andere wel.")
    show_faults(faults)


def tell_done(imported: Imported, kept: str, preview: Preview | None) -> None:
    """Say what was done; ``kept`` is the sentence on what the file brought besides its list."""
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
