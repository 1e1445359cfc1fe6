"""All that a page offers to somebody, filled in and pressed: buttons, forms, and what elements of our own draw."""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
import streamlit as st
from streamlit.elements.widgets.button import ButtonMixin
from streamlit.proto.Dataframe_pb2 import Dataframe
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import _format_value_for_widget

from pages.parts.operator import editions
from pages.parts.shared import database, form_folds
from tests.pages.test_every_export import PAGES
from wijk.domain.actor import Actor
from wijk.store.common.errors import NotAllowed

__all__ = ["Offered", "Opened", "pages_for"]

SCRIPT = """
import runpy
import streamlit as st
from pages.parts.shared.permitted import begin_telling
st.session_state.setdefault("gebied", {place!r})
begin_telling()
for key, event, value, do in st.session_state.pop("te doen", []):
    st.session_state[key] = {{event: value}}
    do()
    del st.session_state[key]
runpy.run_path({page!r})
"""
# The beginnings of the keys of fields that leave less to see.
SEARCHED = ("zoek", "filter", "evalueren-zoek")
AWAY = ("←", "Terug naar", "Niet wijzigen", "Sluiten", "Bekijk")
TYPED, DAY = "Koffie in de flat", "1-9-2026"
Gestures = Iterator[tuple[str, Any]]


def _rows(data: Any) -> Gestures:
    yield from (("deed", [deed, row["id"]]) for row in data["rows"] for deed, _ in row["deeds"])


def _plan(data: Any) -> Gestures:
    if not data["may"]:
        return
    for goal in data.get("goals", ()):
        yield from (("deed", [deed, goal["id"]]) for deed in ("add", "goal"))
        yield from (("deed", ["start", one["id"]]) for one in goal["rows"] if one["start"])
    for card in [card for state in data.get("states", ()) for card in state["cards"]]:
        yield "deed", ["edit", card["id"]]
        yield from (("deed", ["move", card["id"], card["state"], move["to"]]) for move in card["moves"][:1])


def _matrix(data: Any) -> Gestures:
    if data["may"]:
        row = data["rows"][0]
        yield "typed", [row["group"], row["cells"][0]["phase"], TYPED]
        yield "undo", True


def _counts(data: Any) -> Gestures:
    cells = {
        cell["id"]: {"text": "7", "seen": cell["seen"], "stamp": "1"}
        for row in data["rows"]
        for cell in row["cells"]
        if data["may"] and not cell["later"]
    }
    if cells:
        yield "typed", {"key": data["key"], "cells": cells}


def _ties(data: Any) -> Gestures:
    yield from (("pressed", cell["pair"]) for row in data["rows"] for cell in row["cells"] if cell["may"])


def _nothing(_data: Any) -> Gestures:
    yield from ()


# By element what its script tells the page of all that can be changed in it; an element that is not here is red.
GESTURES: Mapping[str, Callable[[Any], Gestures]] = {
    "rijen": _rows,
    "werkplan": _plan,
    "fasematrix": _matrix,
    "tellingen": _counts,
    "wie_kent_wie": _ties,
    **dict.fromkeys(("presenteren", "spreker", "schermlink", "aanbod", "naast-elkaar"), _nothing),
}


class _Everything(Collection[str]):
    """All folds were opened."""

    def __contains__(self, _name: object) -> bool:
        return True

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


class _Quiet:
    """What an element returns in which nothing was pressed."""

    def __getattr__(self, _name: str) -> None:
        return None


@dataclass
class Offered:
    """A page as somebody sees it; what was refused by the store is in ``refused``."""

    page: str
    app: AppTest
    refused: list[str]
    pressed: set[str] = field(default_factory=set)

    def fill_in(self) -> None:
        """Give each field, and each choice that is still open, an answer, and draw the page with these."""
        self._answer()
        self.app.run()

    def _answer(self) -> None:
        for one in (*self.app.text_input, *self.app.text_area):
            if not one.disabled and not one.value and not str(one.key).startswith(SEARCHED):
                one.set_value(DAY if "bevestigd" in one.label.lower() else TYPED)
        for chosen in (*self.app.selectbox, *self.app.radio):
            # Where a label is not told to be that of a value, it can't be chosen by it here.
            if chosen.value is not None and _told(chosen, [chosen.value])[0] not in chosen.options:
                # What was chosen was taken away since.
                chosen.set_value(None)
            last = chosen.options[-1:]
            if last and not chosen.disabled and chosen.value is None and _told(chosen, last) == last:
                chosen.set_value(last[0])
        for several in self.app.multiselect:
            first = several.options[:1]
            if not several.disabled and not several.value and not str(several.key).startswith(SEARCHED):
                several.set_value(first if _told(several, first) == first else [])
        for ticked in self.app.checkbox:
            if not ticked.disabled:
                ticked.check()

    def buttons(self) -> list[str]:
        """The names of those that can be pressed and were not, but for what only leads away from what is filled in."""
        every: Any = self.app.button
        found = [_name(one) for one in every if not (one.disabled or one.label.startswith(AWAY))]
        return [one for one in found if one not in self.pressed]

    def press(self, *names: str) -> None:
        """Press these, with every field answered, and draw what comes of it."""
        self._answer()
        for one in self.app.button:
            if _name(one) in names and not one.disabled:
                self.pressed.add(_name(one))
                one.click()
        self.app.run()

    def to_type_in(self) -> list[str]:
        """The tables that can be typed in and the fields for files: all that goes in there is kept by a later press."""
        tables = [one for one in self.app.dataframe if one.proto.editing_mode != Dataframe.READ_ONLY]
        return [*(str(one.proto.id) for one in tables), *(one.label for one in self.app.file_uploader)]

    def wrong(self) -> list[str]:
        """What was refused and what went wrong since this was asked."""
        found = [*self.refused, *(str(one.value) for one in self.app.exception)]
        self.refused.clear()
        return [f"{self.page}: {one}" for one in found]


Opened = Callable[[str, str, Mapping[str, Any]], Offered]


@contextmanager
def pages_for(actor: Actor) -> Iterator[Opened]:
    """Opens pages (name, place, state) for an account, with every fold of them."""
    refused: list[str] = []
    begin = NotAllowed.__init__

    def told(self: NotAllowed, *sentences: object) -> None:
        refused.append(" ".join(map(str, sentences)))
        begin(self, *sentences)

    def opened(page: str, place: str, state: Mapping[str, Any]) -> Offered:
        app = AppTest.from_string(SCRIPT.format(place=place, page=str(PAGES / f"{page}.py")), default_timeout=60)
        for key, value in state.items():
            app.session_state[key] = value
            app.query_params[key] = str(value)
        return Offered(page, app.run(), refused)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(NotAllowed, "__init__", told)
        patch.setattr(st, "_bidi_component", _do_all)
        # Without a menu there is no other page to go to.
        patch.setattr(st, "switch_page", lambda *_, **__: st.stop())
        patch.setattr(ButtonMixin, "_page_link", lambda *_, **__: None)
        patch.setattr(form_folds, "_opened", _Everything)
        patch.setattr(editions, "login", lambda: actor)
        patch.setattr(database, "as_visitor", lambda store: store.acting_as(actor))
        yield opened


def _told(field: Any, labels: list[str]) -> list[str]:
    """What a field makes of labels that are given as values."""
    return [_format_value_for_widget(field.format_func, one) for one in labels]


def _name(button: Any) -> str:
    return str(button.key or button.label)


def _do_all(name: str, *, key: str = "", data: Any = None, **more: Any) -> Any:
    """Have all that was not done yet in an element done when the page is drawn next, before that, as a press is."""
    done = st.session_state.setdefault("gedaan", [])
    for event, value in GESTURES[name.rsplit(".")[-1]](data):
        if (key, event, value) not in done:
            done.append((key, event, value))
            st.session_state.setdefault("te doen", []).append((key, event, value, more[f"on_{event}_change"]))
    return _Quiet()
