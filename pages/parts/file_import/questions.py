"""What a file asks, each thing once: the open questions, those answered before, and what was assumed."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from pages.parts.shared.area_choice import area_label, area_labels, areas_in
from pages.parts.shared.theme import markdown_text
from wijk.domain.method import Method
from wijk.figures.wording import counted
from wijk.store.importing.locating import POINT
from wijk.store.importing.questions import APART, ONE_ANSWER, PLACE, SAME_NAME, TOGETHER, Answers, Question
from wijk.views.distinct import distinct
from wijk.views.import_questions import (
    POINT_ANSWERS,
    SAME_NAME_ANSWERS,
    asked_text,
    choices_of,
    heading,
    options_of,
    proposal_text,
    same_name_text,
)
from wijk.views.numbers import number

__all__ = ["ask_questions"]

Key = tuple[str, str]
Given = dict[Key, tuple[str, ...]]
AT_ONCE = 9
NAMES_AT_ONCE = 5
LISTED = 100
ALL_APART, ALL_TOGETHER, BY_NAME = "Overal elk een eigen initiatief", "Overal samen één initiatief", "Per naam kiezen"


def ask_questions(
    key: str, questions: Sequence[Question], remembered: Answers, method: Method, gemeente: str, while_open: str
) -> Answers:
    """Show the questions and return what is answered now.

    ``remembered`` are answers given for other files, ``while_open`` tells what becomes of rows with an open question.
    """
    questions = [question for question in questions if question.about != PLACE]
    asked = [question for question in questions if question.key not in remembered and not question.assumed]
    known = [question for question in questions if question.key in remembered and not question.assumed]
    assumed = [question for question in questions if question.assumed]
    given: Given = {}
    if asked:
        _introduce(key, asked, while_open)
        _ask(key, asked, given, method, gemeente)
    if known:
        with st.expander(f"{counted(len(known), 'antwoord', 'antwoorden')} van een vorige keer"):
            _ask(key, known, given, method, gemeente)
    if assumed:
        _tell_assumed(key, assumed, given)
    return given


def _introduce(key: str, asked: Sequence[Question], while_open: str) -> None:
    waiting = [question for question in asked if question.open]
    told = counted(len(waiting), "vraag", "vragen") if waiting else "Geen open vragen meer"
    st.subheader(f"{told} over dit bestand" if waiting else told)
    st.markdown(
        "Een antwoord geldt voor alle rijen waar het staat, en wordt onthouden voor een volgend bestand. " + while_open
    )
    proposed = [question for question in waiting if question.proposal]
    if proposed and st.button(f"Neem onze voorstellen over ({number(len(proposed))})", key=f"{key}-voorstellen"):
        st.session_state[f"{key}-alle-namen"] = BY_NAME
        for question in proposed:
            one = question.about in ONE_ANSWER
            st.session_state[_widget(key, question)] = question.proposal[0] if one else list(question.proposal)
        st.rerun()


def _ask(key: str, asked: Sequence[Question], given: Given, method: Method, gemeente: str) -> None:
    by_about: dict[tuple[str, str], list[Question]] = {}
    for question in asked:
        by_about.setdefault((question.about, question.column), []).append(question)
    for (about, column), same in by_about.items():
        st.markdown(f"**{markdown_text(heading(about, column))}**")
        if about == SAME_NAME:
            _ask_same_name(key, same, given)
            continue
        options = _options(about, method, gemeente)
        _grid(key, same[:AT_ONCE], given, options)
        if rest := same[AT_ONCE:]:
            rows = counted(sum(question.count for question in rest), "rij", "rijen")
            with st.expander(f"Nog {counted(len(rest), 'vraag', 'vragen')}, over {rows}"):
                _grid(key, rest, given, options)


def _grid(key: str, asked: Sequence[Question], given: Given, options: Mapping[str, str]) -> None:
    columns = st.columns(3)
    for index, question in enumerate(asked):
        with columns[index % len(columns)]:
            _keep(given, question, _choose(key, question, options))


def _choose(key: str, question: Question, options: Mapping[str, str]) -> list[str]:
    """The widget of one question; its answer, empty while there is none."""
    label, choices = asked_text(question, markdown_text), choices_of(question, options)
    labels = distinct({one: options.get(one) or area_label(one) for one in choices}, {one: one for one in choices})
    settings: dict[str, Any] = {
        "key": _widget(key, question),
        "placeholder": proposal_text(question, lambda one: options.get(one) or area_label(one)),
        "format_func": lambda one: labels.get(one) or area_label(one),
    }
    answer = list(question.answer or ())
    if question.about in ONE_ANSWER:
        index = choices.index(answer[0]) if answer else None
        if settings["key"] in st.session_state:
            index = None
        one = st.selectbox(label, choices, index=index, **settings)
        return [one] if one else []
    default = None if settings["key"] in st.session_state else answer
    return st.multiselect(label, choices, default=default, **settings)


def _ask_same_name(key: str, asked: Sequence[Question], given: Given) -> None:
    if len(asked) <= NAMES_AT_ONCE:
        _names(key, asked, given)
        return
    names = counted(len(asked), "naam", "namen")
    rows = counted(sum(question.count for question in asked), "rij", "rijen")
    chosen = st.radio(
        f"{names} staan meer dan eens in het bestand, samen {rows}",
        [ALL_APART, ALL_TOGETHER, BY_NAME],
        index=None,
        key=f"{key}-alle-namen",
    )
    with st.expander("Welke namen zijn dit?", expanded=chosen == BY_NAME):
        if chosen == BY_NAME:
            _names(key, asked, given)
        else:
            _list(asked)
    if chosen in (ALL_APART, ALL_TOGETHER):
        given |= {question.key: (APART if chosen == ALL_APART else TOGETHER,) for question in asked}


def _names(key: str, asked: Sequence[Question], given: Given) -> None:
    for question in asked:
        answer = question.answer[0] if question.answer else None
        widget = _widget(key, question)
        options = list(SAME_NAME_ANSWERS)
        one = st.radio(
            same_name_text(question, markdown_text),
            options,
            index=options.index(answer) if answer and widget not in st.session_state else None,
            horizontal=True,
            key=widget,
            format_func=lambda one: SAME_NAME_ANSWERS[one],
        )
        _keep(given, question, [one] if one else [])


def _tell_assumed(key: str, assumed: Sequence[Question], given: Given) -> None:
    """What is called the same at other places: kept apart, unless people say of some that they are one."""
    by_value = {question.value: question for question in assumed}
    rows = counted(sum(question.count for question in assumed), "rij", "rijen")
    with st.expander(f"{rows} heten hetzelfde, op andere plekken: wij houden ze apart"):
        together = st.multiselect(
            "Zijn er die toch één initiatief zijn?",
            list(by_value),
            default=[value for value, question in by_value.items() if question.answer == (TOGETHER,)],
            format_func=lambda value: same_name_text(by_value[value]),
            placeholder="Geen: elk is een eigen initiatief",
            key=f"{key}-toch-een",
        )
        _list(assumed)
    given |= {by_value[value].key: (TOGETHER,) for value in together}


def _list(asked: Sequence[Question]) -> None:
    shown = [f"- {same_name_text(question, markdown_text)}" for question in asked[:LISTED]]
    more = len(asked) - LISTED
    st.markdown("\n".join([*shown, *([f"- en nog {number(more)}"] if more > 0 else [])]))


def _options(about: str, method: Method, gemeente: str) -> Mapping[str, str]:
    if about in ("area", "areas"):
        return area_labels(areas_in(gemeente)) if gemeente else {}
    return POINT_ANSWERS if about == POINT else options_of(about, method)


def _keep(given: Given, question: Question, answer: Sequence[str]) -> None:
    if answer:
        given[question.key] = tuple(answer)


def _widget(key: str, question: Question) -> str:
    about, value = question.key
    return f"{key}-{about}-{value}"
