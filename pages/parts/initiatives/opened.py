"""Which initiative is open, in the address too; nothing that was typed is lost, nor what was left unsaved.

The address holds a digest of the id, because an imported id may be anything.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2s
from typing import Any

import streamlit as st

from pages.parts.shared.area_choice import area_name
from pages.parts.shared.record_editing import Handling, forget_conflict, keep_conflict
from pages.parts.shared.snapshot import loaded
from pages.parts.shared.theme import markdown_text
from pages.parts.shared.typed_text import let_go
from wijk.domain.initiative import Initiative
from wijk.store.common.errors import Conflict
from wijk.store.database.records import Stored
from wijk.store.initiatives.queries import add_initiative, delete_initiative, restore_initiative, save_initiative
from wijk.views.initiative_tables import initiative_texts

__all__ = [
    "INITIATIVES",
    "OpenInitiative",
    "close_initiative",
    "mark_unsaved",
    "open_conflict",
    "open_initiative",
    "opened_initiative",
    "remind_of_unsaved",
]

OPENED = "geopend"
COUNT = "geopend-aantal"
UNSAVED, DRAWN = "geopend-onbewaard", "geopend-getoond"
ADDRESS = "initiatief"
MAP = "kaart"
Unsaved = tuple["OpenInitiative", dict[str, Any]]


@dataclass(frozen=True, slots=True)
class OpenInitiative:
    """The initiative in the form: the ``record`` a change is made to, and the values the form ``start``s with.

    ``number`` tells one opening from the next, so that the form never shows what was typed before.
    """

    record: Stored[Initiative]
    start: Initiative
    number: int

    def key(self, field: str) -> str:
        """The key of the widget for a field."""
        return f"veld-{self.number}-{field}"

    @property
    def form_name(self) -> str:
        """The name of the form in the browser: the same each time this initiative is opened."""
        return f"initiatief-{_in_address(self.record.id)}"

    @property
    def fields(self) -> dict[str, Any]:
        """What the widgets of the form hold now, by field."""
        before = self.key("")
        held = {str(key): value for key, value in st.session_state.items()}
        return {
            key.removeprefix(before): value
            for key, value in held.items()
            if key.startswith(before) and not key.startswith(self.key(MAP))
        }


def open_initiative(record: Stored[Initiative], start: Initiative | None = None) -> None:
    """Have the page show this initiative, filled in with ``start`` where that is given.

    Without a start, what was typed before and left unsaved is still there.
    """
    number = st.session_state.get(COUNT, 0) + 1
    st.session_state[COUNT] = number
    left = _unsaved().pop(record.id, None) if start is None else None
    opened = (
        OpenInitiative(left[0].record, left[0].start, number)
        if left
        else OpenInitiative(record, start or record.item, number)
    )
    if left:
        for field, value in left[1].items():
            st.session_state[opened.key(field)] = value
        _unsaved()[record.id] = opened, left[1]
    if start is not None:
        let_go(opened.form_name)
    st.session_state[OPENED] = opened
    forget_conflict(INITIATIVES, record.id)
    st.query_params[ADDRESS] = _in_address(record.id)


def open_conflict(record: Stored[Initiative], conflict: Conflict) -> None:
    """Have the page show a conflict that arose elsewhere, over a change made to ``record``."""
    open_initiative(record, record.item)
    keep_conflict(INITIATIVES, record.id, conflict)


def opened_initiative(records: Iterable[Stored[Initiative]]) -> OpenInitiative | None:
    """What is in the form, or None when the page shows the list: the address decides, so that "back" works."""
    opened: OpenInitiative | None = st.session_state.get(OPENED)
    asked = st.query_params.get(ADDRESS)
    if asked and opened and asked == _in_address(opened.record.id):
        return opened
    if opened:
        _leave(opened)
        forget_conflict(INITIATIVES, opened.record.id)
    st.session_state.pop(OPENED, None)
    if not asked:
        return None
    known = [*(left.record for left, _ in _unsaved().values()), *records]
    record = next((record for record in known if _in_address(record.id) == asked), None)
    if record is None:
        del st.query_params[ADDRESS]
        st.warning("Het initiatief in dit adres staat niet in de lijst. Misschien is het verwijderd.")
        return None
    open_initiative(record)
    found: OpenInitiative = st.session_state[OPENED]
    return found


def close_initiative() -> None:
    """Go back to the list, letting go of what was typed."""
    opened: OpenInitiative | None = st.session_state.pop(OPENED, None)
    if opened:
        mark_unsaved(opened, False)
        let_go(opened.form_name)
        forget_conflict(INITIATIVES, opened.record.id)
    st.query_params.pop(ADDRESS, None)


def mark_unsaved(opened: OpenInitiative, changed: bool) -> None:
    """Remember whether the form holds something unsaved, for when it is left by "back" or for another page."""
    st.session_state[DRAWN] = opened.fields
    if changed:
        _unsaved()[opened.record.id] = opened, opened.fields
    elif _is_unsaved(opened):
        del _unsaved()[opened.record.id]


def remind_of_unsaved() -> None:
    """Say what was left without saving it, with a way back to each."""
    for opened, _ in _unsaved().values():
        with st.container(horizontal=True, vertical_alignment="center"):
            told = f"U was '{opened.record.item.name}' aan het wijzigen. Dat is nog niet bewaard."
            st.markdown(markdown_text(told), width="content")
            key = f"verder-{opened.number}"
            st.button("Verder wijzigen", key=key, on_click=open_initiative, args=(opened.record,))


def _unsaved() -> dict[str, Unsaved]:
    """The forms that hold something unsaved, with what they hold, by the id of the initiative."""
    kept: dict[str, Unsaved] = st.session_state.setdefault(UNSAVED, {})
    return kept


def _leave(opened: OpenInitiative) -> None:
    """Keep what the form holds, also what was typed at the moment it was left."""
    drawn: dict[str, Any] = st.session_state.get(DRAWN, {})
    held = opened.fields
    if _is_unsaved(opened) or any(drawn.get(field) != value for field, value in held.items()):
        _unsaved()[opened.record.id] = opened, {**drawn, **held}


def _is_unsaved(opened: OpenInitiative) -> bool:
    left = _unsaved().get(opened.record.id)
    return left is not None and left[0] == opened


def _in_address(identifier: str) -> str:
    return blake2s(identifier.encode(), digest_size=8).hexdigest()


INITIATIVES = Handling(
    kind="initiatief",
    save=save_initiative,
    delete=delete_initiative,
    restore=restore_initiative,
    label=lambda initiative: initiative.name,
    texts=lambda initiative: initiative_texts(initiative, loaded().method, area_name),
    gone="De ander heeft dit initiatief verwijderd.",
    add=add_initiative,
    edit_on=open_initiative,
    closed=lambda _identifier: close_initiative(),
)
