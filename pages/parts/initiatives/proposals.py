"""The part Voorstellen: what the words of an initiative tell, to accept per row, per word or all at once, and undo."""

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from pages.parts.initiatives.own_words import own_words
from pages.parts.initiatives.suggesting import suggest_with
from pages.parts.shared.messages import say, say_wrong
from pages.parts.shared.permitted import is_permitted, only_for
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text
from wijk.approach.suggest_open import OpenRow, WordGroup, accepted, answered, label_of, open_rows, page_of, word_groups
from wijk.domain.initiative import Initiative
from wijk.domain.proposals import ProposalAnswer
from wijk.figures.places import Place
from wijk.figures.wording import counted
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored
from wijk.store.initiatives.proposals import (
    Answered,
    Answering,
    answer_proposals,
    list_own_words,
    proposal_answers,
    undo_answers,
)
from wijk.views.numbers import number
from wijk.views.proposals import Piece, formal_text, label_names, pieces, proposal_texts, spans_of, word_text

__all__ = ["PROPOSALS", "proposals", "remind_of_proposals"]

PROPOSALS = "Voorstellen"
WORDS_OFFERED = 200
DONE, PAGE, WORD = "voorstellen-gedaan", "voorstellen-bladzij", "voorstellen-woord"
Records = Sequence[Stored[Initiative]]


def remind_of_proposals(records: Records, store: Store, place: Place | None, tabs: str) -> None:
    """Say how many initiatives lack phases, with a way to the proposals; ``tabs`` is the key of the tabs."""
    lacking = sum(not record.item.roles for record in records)
    may = is_permitted(store, "write", "records", place)
    if not may or not lacking or st.session_state.get(tabs) == PROPOSALS:
        return

    def go() -> None:
        st.session_state[tabs] = PROPOSALS

    with st.container(horizontal=True, vertical_alignment="center"):
        told = counted(lacking, "initiatief heeft", "initiatieven hebben")
        st.markdown(f"{told} nog geen fase.", width="content")
        st.button("Bekijk de voorstellen", on_click=go, key="naar-voorstellen")


@only_for("write", "records")
def proposals(records: Records, store: Store, place: Place | None) -> None:
    """Show the proposals for these initiatives."""
    words = list_own_words(store)
    answers = proposal_answers(store)
    by_id = {record.id: record for record in records}
    suggest = suggest_with(tuple(record.item for record in words))
    rows = open_rows((record.item for record in records), suggest, answers)
    names = label_names(loaded().method)
    st.markdown(
        "Wij stellen voor wat bij de **vette** woorden past. Niets telt mee tot u het overneemt. U kunt elk antwoord "
        "ongedaan maken."
    )
    _undo(store)
    answering = _Answering(store, by_id, answers)
    if not rows:
        st.info("Er zijn nu geen voorstellen.")
    else:
        groups = word_groups(rows)
        left, right = st.columns([1, 1], vertical_alignment="bottom")
        with left:
            chosen = _word(groups, names)
        shown = [rows[place] for place in chosen.rows] if chosen else list(rows)
        with right:
            _at_once(shown, chosen, answering, names)
        _page(shown, answering, names)
    own_words(words, store, place)


class _Answering:
    """Keeps answers to proposals, and remembers them to undo."""

    def __init__(
        self, store: Store, by_id: Mapping[str, Stored[Initiative]], answers: Mapping[str, ProposalAnswer]
    ) -> None:
        self._store, self._by_id, self._answers = store, by_id, answers

    def accept(self, rows: Iterable[OpenRow], labels: frozenset[str] | None, *, with_formal: bool) -> None:
        """Accept these labels (None: all that are proposed) in these rows."""
        jobs = []
        for row in rows:
            wanted = [label for label in _labels(row) if labels is None or label in labels]
            item = accepted(row.item, wanted, row.formal if with_formal else None, loaded().method)
            jobs.append(Answering(self._by_id[row.item.id], item, answered(self._answer(row), wanted, ())))
        self._keep(jobs, "Overgenomen bij")

    def reject(self, rows: Iterable[OpenRow], labels: frozenset[str] | None) -> None:
        """Reject these labels (None: all that are proposed) in these rows, so that they don't come back."""
        jobs = []
        for row in rows:
            refused = [label for label in _labels(row) if labels is None or label in labels]
            jobs.append(Answering(self._by_id[row.item.id], row.item, answered(self._answer(row), (), refused)))
        self._keep(jobs, "Niet overgenomen bij")

    def _answer(self, row: OpenRow) -> ProposalAnswer:
        return self._answers.get(row.item.id, ProposalAnswer(row.item.id))

    def _keep(self, jobs: Sequence[Answering], told: str) -> None:
        try:
            done = answer_proposals(self._store, jobs)
        except StoreError as error:
            say_wrong(str(error))
            return
        st.session_state.setdefault(DONE, []).append(done)
        say(f"{told} {counted(len(done), 'initiatief', 'initiatieven')}.")
        if len(done) < len(jobs):
            left = counted(len(jobs) - len(done), "initiatief is", "initiatieven zijn")
            say_wrong(f"{left} intussen door iemand anders gewijzigd, en overgeslagen. Kijk daar opnieuw naar.")


def _labels(row: OpenRow) -> list[str]:
    return [label_of(kind, proposal) for kind, proposal in row.proposals]


def _undo(store: Store) -> None:
    history: list[tuple[Answered, ...]] = st.session_state.get(DONE, [])
    if not history:
        return

    def undo() -> None:
        last = history.pop()
        try:
            undone = undo_answers(store, last)
        except StoreError as error:
            history.append(last)
            say_wrong(str(error))
            return
        say(f"Ongedaan gemaakt bij {counted(undone, 'initiatief', 'initiatieven')}.")
        if undone < len(last):
            say_wrong("Wat daarna door iemand gewijzigd is, hebben wij zo gelaten.")

    told = counted(len(history[-1]), "initiatief", "initiatieven")
    st.button(f"Laatste antwoord ongedaan maken ({told})", on_click=undo, key="voorstellen-ongedaan")


def _word(groups: Sequence[WordGroup], names: dict[str, str]) -> WordGroup | None:
    """The word that people chose to look at, None for all rows."""
    offered = {f"{group.key}|{group.label}": group for group in groups[:WORDS_OFFERED]}
    if st.session_state.get(WORD) not in offered:
        st.session_state.pop(WORD, None)
    chosen = st.selectbox(
        "Per woord",
        list(offered),
        index=None,
        key=WORD,
        format_func=lambda key: word_text(offered[key], names),
        placeholder="Alle woorden. Kies er een om alleen die rijen te zien",
    )
    return offered[chosen] if chosen else None


def _at_once(rows: Sequence[OpenRow], word: WordGroup | None, answering: _Answering, names: dict[str, str]) -> None:
    """The buttons for all rows that are shown: of one word what it tells, else everything."""
    labels = frozenset({word.label}) if word else None
    where = f"{'de' if len(rows) == 1 else 'alle'} {counted(len(rows), 'rij', 'rijen')}"
    what = f"‘{names[word.label]}’" if word else "Alles"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            markdown_text(f"{what} overnemen bij {where}" + (f" met ‘{word.words}’" if word else "")),
            key="voorstellen-alle-overnemen",
            on_click=answering.accept,
            args=(rows, labels),
            kwargs={"with_formal": word is None},
        )
        if word:
            st.button(
                f"Niet overnemen bij {where}",
                key="voorstellen-alle-weigeren",
                on_click=answering.reject,
                args=(rows, labels),
            )


def _page(rows: Sequence[OpenRow], answering: _Answering, names: dict[str, str]) -> None:
    """The rows of one page, and the way to the others."""
    page = page_of(rows, st.session_state.get(PAGE, 1))
    st.caption(
        f"{counted(len(rows), 'initiatief', 'initiatieven')} met voorstellen"
        + (f", bladzij {number(page.number)} van {number(page.count)}." if page.count > 1 else ".")
        + " Wat u uitzet, wordt niet overgenomen. Met Alt+O neemt u de bovenste rij over."
    )
    for row in page.rows:
        _row(row, answering, names, top=row == page.rows[0])
    if page.count > 1:
        with st.container(horizontal=True):
            for text, to in (("Vorige bladzij", page.number - 1), ("Volgende bladzij", page.number + 1)):
                there = 1 <= to <= page.count
                st.button(text, on_click=_turn_to, args=(to,), disabled=not there, key=f"voorstellen-{text}")


def _turn_to(page: int) -> None:
    st.session_state[PAGE] = page


def _row(row: OpenRow, answering: _Answering, names: dict[str, str], *, top: bool) -> None:
    labels = _labels(row)
    key = f"voorstel-{row.item.id}-{'-'.join(labels)}"
    with st.container(border=True):
        wanted = st.session_state.get(key, labels)
        spans = spans_of(row, wanted)
        name, organisation = (_bold(pieces(row.item, field, spans)) for field in ("name", "organisation"))
        description = _bold(pieces(row.item, "description", spans))
        head = " – ".join(filter(None, (name, organisation)))
        st.markdown(head + (f"  \n{description}" if description else ""))
        texts = proposal_texts(row, names)
        chosen = st.pills(
            "Voorstellen voor deze rij",
            labels,
            selection_mode="multi",
            default=labels,
            format_func=lambda label: markdown_text(texts[label]),
            key=key,
            label_visibility="collapsed",
        )
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                "Overnemen",
                key=f"overnemen-{row.item.id}",
                type="primary" if top else "secondary",
                shortcut="Alt+O" if top else None,
                disabled=not chosen,
                on_click=_accept_row,
                args=(row, frozenset(chosen or ()), answering),
            )
            st.button("Niet overnemen", key=f"weigeren-{row.item.id}", on_click=answering.reject, args=([row], None))
            if row.formal is not None:
                st.caption(f"Bij overnemen ook: {formal_text(row.formal)}.", width="content")


def _accept_row(row: OpenRow, chosen: frozenset[str], answering: _Answering) -> None:
    answering.accept([row], chosen, with_formal=True)


def _bold(parts: Sequence[Piece]) -> str:
    return "".join(f"**{markdown_text(part.text)}**" if part.found else _plain(part.text) for part in parts)


def _plain(text: str) -> str:
    """A text as Markdown shows it, with the white space at its ends, which parts it from bold words."""
    inner = text.strip()
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{' ' if before else ''}{markdown_text(inner)}{' ' if after and inner else ''}"
