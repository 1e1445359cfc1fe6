"""Keeping the list alive: rows ticked and confirmed, stopped or moved in one press, and a list to send round."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from pages.parts.shared.area_choice import area_labels, area_name, area_options
from pages.parts.shared.database import opened_store
from pages.parts.shared.fault_table import show_faults
from pages.parts.shared.messages import say, say_wrong
from pages.parts.shared.permitted import only_for, those_to_change, where_to_write
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text, show_long_table
from pages.parts.shared.uploads import ask_for_file
from wijk.approach.keeping import answered, confirmed_on, moved_to, stopped_on, to_ask_about
from wijk.domain.clock import today
from wijk.domain.initiative import Initiative
from wijk.dossier.entered import EnteredSupply
from wijk.figures.places import Place
from wijk.figures.wording import counted
from wijk.store.common.errors import StoreError
from wijk.store.database.records import Stored
from wijk.store.initiatives.sent_round import RoundAnswers, read_round, round_workbook
from wijk.store.initiatives.together import Together, change_together, undo_together
from wijk.store.spreadsheets.writing import EXCEL
from wijk.views.export_names import about_entered, file_name
from wijk.views.initiative_tables import FIELDS, list_frame
from wijk.views.keeping import answer_rows, answers_text, done_text, overtaken_text
from wijk.views.tables import table_height

__all__ = ["keep_alive"]

Records = Sequence[Stored[Initiative]]
UNDO, ROUNDS = "bijhouden-ongedaan", "bijhouden-rondes"
TABLE_HEIGHT = 400
COLUMNS = (*(FIELDS[field] for field in ("name", "organisation", "area")), "Bevestigd")


@only_for("write", "records")
def keep_alive(found: Records, supply: EnteredSupply, place: Place | None) -> None:
    """The rows that the filters left to tick, what to do with them, and the list that goes round."""
    _offer_undo()
    st.markdown("Vink de rijen aan waarover u iets weet, en druk dan op een knop. U kunt het daarna ongedaan maken.")
    if found:
        _act_on(found, place)
    else:
        st.info("Geen initiatieven gevonden. Maak de zoekopdracht ruimer of haal een filter weg.")
    st.subheader("Navragen bij organisaties")
    _send_round(found, supply)


def _act_on(found: Records, place: Place | None) -> None:
    key = f"bijhouden-{hash(tuple((record.id, record.version) for record in found))}"
    chosen = st.dataframe(
        list_frame([record.item for record in found], loaded().method, area_name, today()),
        key=key,
        height=table_height(len(found), TABLE_HEIGHT),
        hide_index=True,
        column_order=COLUMNS,
        on_select="rerun",
        selection_mode="multi-row",
        alt="Initiatieven om aan te vinken",
    )
    records = [found[row] for row in chosen["selection"]["rows"]]
    st.markdown(f"**{counted(len(records), 'rij', 'rijen')} aangevinkt.**")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for label, change in (("Vandaag bevestigd", confirmed_on), ("Gestopt", stopped_on)):
            st.button(
                label,
                disabled=not records,
                on_click=_change,
                args=(records, partial(_on_day, change), label.lower()),
            )
        options = area_options(place, [record.item.area for record in records])
        areas = area_labels(where_to_write(opened_store(), options))
        area = st.selectbox(
            "Andere wijk of buurt",
            list(areas),
            index=None,
            format_func=areas.__getitem__,
            placeholder="Kies een gebied",
            key="bijhouden-gebied",
        )
        st.button(
            "Verplaats",
            disabled=not (records and area),
            on_click=_change,
            args=(records, lambda item: moved_to(item, area or ""), "verplaatst"),
        )


def _on_day(change: Callable[..., Initiative], item: Initiative) -> Initiative:
    return change(item, today())


def _change(records: Records, change: Callable[[Initiative], Initiative], what: str) -> None:
    try:
        done = change_together(opened_store(), [(record, change(record.item)) for record in records])
    except StoreError as error:
        say_wrong(str(error))
        return
    _tell(done, what)
    st.session_state[UNDO] = (done, what)


def _tell(done: Together, what: str) -> None:
    say(done_text(len(done.after), what))
    if done.overtaken:
        say_wrong(overtaken_text(done.overtaken))


def _offer_undo() -> None:
    kept: tuple[Together, str] | None = st.session_state.get(UNDO)
    if kept and kept[0].after:
        st.button(markdown_text(f"Maak ongedaan: {done_text(len(kept[0].after), kept[1])}"), on_click=_undo)


def _undo() -> None:
    done, what = st.session_state.pop(UNDO)
    try:
        _tell(undo_together(opened_store(), done), f"niet meer {what}")
    except StoreError as error:
        say_wrong(str(error))


def _send_round(found: Records, supply: EnteredSupply) -> None:
    asked = to_ask_about((record.item for record in found), today(), supply.entered)
    st.markdown(
        "Van de rijen hierboven die te lang niet zijn bevestigd, maakt u een Excel-bestand met een blad per "
        "organisatie. Stuur elke organisatie haar blad. Zij vult in of het nog bestaat, en u leest het bestand hier in."
    )
    if not asked:
        st.info("Alles is op tijd bevestigd: er is niets om na te vragen.")
    else:
        st.markdown(f"Te lang niet bevestigd: {counted(len(asked), 'initiatief', 'initiatieven')}.")
        st.download_button(
            "Lijst om rond te sturen",
            lambda: round_workbook(asked, area_name, about_entered("Nog actief?", None, today())),
            file_name("nog_actief", None, "xlsx"),
            EXCEL,
            on_click="ignore",
        )
    uploaded = ask_for_file(
        "Ingevulde lijst (.xlsx), hooguit 10 MB", f"bijhouden-lijst-{st.session_state.get(ROUNDS, 0)}"
    )
    if not uploaded:
        return
    try:
        answers = read_round(uploaded.getvalue())
    except StoreError as error:
        st.error(markdown_text(str(error)))
        return
    known = {record.id: record for record in those_to_change(opened_store(), supply.initiatives)}
    st.markdown(markdown_text(answers_text(answers, known)))
    if answers.answers:
        show_long_table(answer_rows(answers, known), "Wat er is geantwoord")
    if answers.faults:
        show_faults(answers.faults)
    st.button(
        "Neem de antwoorden over", type="primary", disabled=not answers.answered, on_click=_take, args=(answers, known)
    )


def _take(answers: RoundAnswers, known: dict[str, Stored[Initiative]]) -> None:
    states = {identifier: status for identifier, status in answers.answered.items() if identifier in known}
    _change([known[one] for one in states], lambda item: answered(item, states[item.id], today()), "bijgewerkt")
    st.session_state[ROUNDS] = st.session_state.get(ROUNDS, 0) + 1
