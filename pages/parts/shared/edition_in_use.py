"""Which edition of the figures a page shows: the newest that can be used, and one and the same until it runs again."""

import logging
from threading import Lock, Thread

import streamlit as st

from pages.parts.shared.loading import read_edition
from pages.parts.shared.memory import set_apart
from wijk.domain.method import MethodError
from wijk.opendata.editions import Edition, check_whole, current, not_used, usable
from wijk.opendata.snapshot import SnapshotError

__all__ = ["InUse", "edition_of_page", "in_use", "start_with_newest", "take_edition"]

PAGE = "uitgave"
READING = "nieuwe uitgave"
LOG = logging.getLogger("wijk")


class InUse:
    """The edition in use by this process, which follows the pointer on disk when the new one proves usable.

    A new edition is read in a thread of its own; until that is done, and when it can't be used, the old one stays.
    ``trouble`` says why, in Dutch.
    """

    def __init__(self) -> None:
        found = usable(read_edition)
        self.edition, self.trouble = found.edition, found.trouble
        self._asked: Edition | str = _pointed()
        self._lock = Lock()
        if self.trouble:
            LOG.error(self.trouble)

    def follow(self) -> None:
        """Look at the pointer, and begin to read what it points to when that is another edition than before."""
        wanted = _pointed()
        with self._lock:
            if wanted == self._asked:
                return
            self._asked = wanted
        Thread(target=self._change, args=(wanted,), daemon=True, name=READING).start()

    def _change(self, wanted: Edition | str) -> None:
        try:
            if isinstance(wanted, str):
                raise SnapshotError(wanted)
            check_whole(wanted.folder)
            read_edition(wanted)
        except (SnapshotError, MethodError) as error:
            told = str(error) if isinstance(wanted, str) else not_used(wanted, error)
            LOG.error(told)
            with self._lock:
                if self._asked == wanted:
                    self.trouble = told
            return
        with self._lock:
            if self._asked == wanted:
                self.edition, self.trouble = wanted, ""
        set_apart()


def in_use() -> InUse:
    """What this process uses; raises SnapshotError or MethodError when nothing can be used."""
    return _in_use()


def start_with_newest() -> None:
    """Read the newest edition before any page asks for it."""
    _first()


def take_edition() -> None:
    """Choose the edition for this page, at the start of its run: all of it, and what is pressed on it, is of this one.

    Leaves a file that can't be used to the page, which says so below the menu.
    """
    try:
        using = _in_use()
    except (SnapshotError, MethodError):
        return
    using.follow()
    st.session_state[PAGE] = using.edition


def edition_of_page() -> Edition:
    """The edition of the page that is shown; raises SnapshotError or MethodError when nothing can be used."""
    taken: Edition | None = st.session_state.get(PAGE)
    return taken or _in_use().edition


def _pointed() -> Edition | str:
    """The edition on disk that should be in use, or why that can't be told."""
    try:
        return current()
    except SnapshotError as error:
        return str(error)


@st.cache_resource(show_spinner="De cijfers worden geladen…")
def _in_use() -> InUse:
    return _first()


@st.cache_resource(show_spinner=False)
def _first() -> InUse:
    return InUse()
