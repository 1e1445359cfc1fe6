"""What people did last on a page, to undo: one press each, the last first."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from pages.parts.shared.messages import say, say_wrong
from pages.parts.shared.theme import markdown_text
from wijk.store.common.errors import Conflict, NotNow, StoreError
from wijk.store.database.records import Stored

__all__ = ["UndoStack"]

MOST_UNDONE = 20


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that was done (Dutch) to a record (id), the version that it left, and what undoes that version.

    ``before`` is the version that it was done to; ``version`` is a later one where deeds after it were undone.
    """

    told: str
    id: str
    before: int
    version: int
    undo: Callable[[int], Stored[Any]]


@dataclass(frozen=True, slots=True)
class UndoStack:
    """What a visitor did last on the page of which the keys begin with ``page``."""

    page: str

    def remember(self, told: str, kept: Stored[Any], undo: Callable[[int], Stored[Any]]) -> None:
        """Remember what was done, the record as it was kept by that, and how to undo it, given the version to undo."""
        st.session_state[self._key] = [*self._done(), Deed(told, kept.id, kept.version - 1, kept.version, undo)][
            -MOST_UNDONE:
        ]

    def offer(self) -> None:
        """A button that undoes the last deed, while there is any."""
        if done := self._done():
            label = markdown_text(f"↶ Maak ongedaan: {done[-1].told}")
            st.button(label, key=f"{self.page}-ongedaan", on_click=self.undo, width="stretch", wrap=False)

    def undo(self) -> None:
        """Undo the last deed, if any; it can be tried again only where the database just couldn't be written."""
        if not self._done():
            return
        *before, last = self._done()
        try:
            undone = last.undo(last.version)
        except NotNow as error:
            say_wrong(str(error))
            return
        except Conflict:
            say_wrong(f"Niet ongedaan gemaakt: {last.told}. Iemand anders wijzigde dit intussen.")
        except StoreError as error:
            say_wrong(str(error))
        else:
            if undone.version == last.version + 1:
                # Nobody came in between: the record is as the deed before this one left it.
                before = [replace(one, version=undone.version) if _is_before(one, last) else one for one in before]
            say(f"Ongedaan gemaakt: {last.told}.")
        st.session_state[self._key] = before

    @property
    def _key(self) -> str:
        return f"{self.page}-gedaan"

    def _done(self) -> list[Deed]:
        found: list[Deed] = st.session_state.get(self._key, [])
        return found


def _is_before(one: Deed, last: Deed) -> bool:
    return (one.id, one.version) == (last.id, last.before)
