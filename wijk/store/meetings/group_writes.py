"""Sixty phones that vote in the same second wait for the disk together: what waits is written in one transaction.

A write takes milliseconds because the disk is waited for. Who comes while another is written joins the next, of which
the first to have its turn does the work for all.
"""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine

from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store

__all__ = ["MOST_AT_ONCE", "write_in_group"]

T = TypeVar("T")
Work = Callable[[Connection], Any]
# In one transaction, so that others who write never wait long.
MOST_AT_ONCE = 100


class _Group:
    """What waits to be written to one database."""

    def __init__(self) -> None:
        self._waiting: deque[tuple[Work, Future[Any]]] = deque()
        self._turn = Lock()

    def do(self, store: Store, work: Work) -> Any:
        mine: Future[Any] = Future()
        self._waiting.append((work, mine))
        with self._turn:
            while not mine.done():
                self._write(store)
        return mine.result()

    def _write(self, store: Store) -> None:
        done: list[tuple[Future[Any], Any, StoreError | None]] = []
        waited = len(self._waiting)
        try:
            with store.writing() as connection:
                while self._waiting and len(done) < MOST_AT_ONCE:
                    work, future = self._waiting.popleft()
                    done.append((future, None, None))
                    try:
                        done[-1] = (future, work(connection), None)
                    except StoreError as refusal:
                        done[-1] = (future, None, refusal)
        except Exception as error:
            # Nothing of it was kept, and each is told so. Where the database gives no turn at all, so are all who
            # waited for it: else each would wait as long again as those before.
            for future in [one for one, _, _ in done] or [self._waiting.popleft()[1] for _ in range(waited)]:
                future.set_exception(error)
            return
        for future, result, refused in done:
            if refused is None:
                future.set_result(result)
            else:
                future.set_exception(refused)


_groups: "WeakKeyDictionary[Engine, _Group]" = WeakKeyDictionary()
_one_at_a_time = Lock()


def write_in_group(store: Store, work: Callable[[Connection], T]) -> T:
    """Do some work in a transaction, together with what others in this process want to write at this moment.

    When this returns, it survives a power cut. Work that raises StoreError has written nothing before; then that is
    raised here, and the work of others is kept. Raises StoreError when the database can't be written.
    """
    with _one_at_a_time:
        group = _groups.setdefault(store.engine, _Group())
    found: T = group.do(store, work)
    return found
