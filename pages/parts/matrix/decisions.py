"""What the room decided: what the data ask about it, with buttons to end or keep it, and the history of each."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from pages.parts.shared.messages import say
from pages.parts.shared.permitted import is_permitted, only_for
from pages.parts.shared.theme import markdown_text
from wijk.approach.decisions import Remark, facts_about
from wijk.domain.clock import today
from wijk.domain.decision import Decision, with_one_wording
from wijk.domain.method import Method
from wijk.dossier.overview import Overview
from wijk.figures.places import Place
from wijk.store.common.errors import Conflict, StoreError
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored
from wijk.store.matrix.decisions import AlreadyDecided, end_decision, erase_earlier_wordings, keep_decision
from wijk.views.decisions import (
    END,
    KEEP,
    decision_text,
    ended_text,
    history_lines,
    question_text,
    remark_text,
)

__all__ = ["Decisions", "Press", "answers", "ask", "decide", "items", "seen_now", "show_history"]

Decisions = Sequence[Stored[Decision]]
Remarks = Mapping[str, Remark]
Press = Callable[[], None]


def items(decisions: Decisions) -> list[Decision]:
    """The decisions themselves."""
    return [stored.item for stored in decisions]


def decide(work: Callable[[], object], told: str) -> None:
    """Do what people decided and draw the page again with what was done; a sentence where that can't be."""
    try:
        work()
    except (Conflict, AlreadyDecided):
        say("Iemand anders heeft dit net ook besloten of gewijzigd. U ziet nu hoe het is.")
    except StoreError as error:
        st.error(markdown_text(str(error)))
        return
    else:
        say(told)
    st.rerun()


def seen_now(overview: Overview, decision: Decision, decisions: Decisions) -> tuple[str, ...]:
    """What the data say now about a decision, to keep as what people saw."""
    return facts_about(decision, overview.whole, overview.mismatches, items(decisions))


@only_for("write", "decisions")
def ask(
    store: Store,
    _place: Place,
    decisions: Decisions,
    remarks: Remarks,
    method: Method,
) -> None:
    """The decisions that the data say something new about, each with its question."""
    asked = [stored for stored in decisions if stored.id in remarks]
    if not asked:
        return
    st.header("Klopt dit besluit nog?")
    for stored in asked:
        with st.container(border=True, key=f"vraag-{stored.id}"):
            st.markdown(f"**{markdown_text(decision_text(stored.item, method))}**")
            st.markdown(markdown_text(question_text(stored.item, remarks[stored.id])))
            for action in answers(store, stored, remarks, st.button, "pagina"):
                action()


def answers(
    store: Store, stored: Stored[Decision], remarks: Remarks, button: Callable[..., bool], where: str
) -> list[Press]:
    """Two buttons under a question; what the pressed one does. ``where`` tells buttons in two places apart."""
    remark = remarks[stored.id]
    said, mark = remark_text(remark), stored.item.mark
    pressed: list[Press] = []
    with st.container(horizontal=True):
        if button(END[mark], key=f"einde-{where}-{stored.id}"):
            work: Callable[[], Any] = partial(end_decision, store, stored, today(), ended_text(stored.item), said)
            pressed.append(partial(decide, work, f"Beëindigd: {mark}, {ended_text(stored.item)}."))
        if button(KEEP, key=f"houd-{where}-{stored.id}"):
            work = partial(keep_decision, store, stored, today(), remark.facts, said)
            pressed.append(
                partial(decide, work, "Het besluit blijft staan. U krijgt de vraag pas weer bij iets nieuws.")
            )
    return pressed


def show_history(store: Store, place: Place, decisions: Decisions, method: Method) -> None:
    """Every decision with all that happened to it, also those that have ended; one that holds can be ended here."""
    if not decisions:
        return
    may_end = is_permitted(store, "write", "decisions", place)
    # The earlier wording of a decision is erased by who may word it anew, and who may erase.
    may_erase = may_end and is_permitted(store, "erase", "records", place)
    with st.expander(f"Alle besluiten met hun geschiedenis: {len(decisions)}"):
        for stored in reversed(decisions):
            decision = stored.item
            state = "" if decision.ended_on is None else " (beëindigd)"
            lines = [f"**{markdown_text(decision_text(decision, method))}**{state}", ""]
            st.markdown("\n".join([*lines, *(f"- {markdown_text(line)}" for line in history_lines(decision))]))
            if (
                may_end
                and decision.ended_on is None
                and st.button(f"Beëindig: {decision.mark}", key=f"stop-{stored.id}")
            ):
                work = partial(end_decision, store, stored, today(), "teruggenomen")
                decide(work, f"Beëindigd: {decision.mark}.")
            if (
                may_erase
                and with_one_wording(decision) != decision
                and st.button("Wis de eerdere bewoording voorgoed", key=f"wis-bewoording-{stored.id}")
            ):
                decide(partial(erase_earlier_wordings, store, stored), "De eerdere bewoording is gewist.")
