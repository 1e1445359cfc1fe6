"""The page of the matrix asks the database one thing while nothing changes, and sees at once what others change."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event
from streamlit.testing.v1 import AppTest

from tests.decisions import decision
from tests.pages.test_coalitie import fine
from tests.pages.test_fasematrix import opened, starred, store
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.store.database.connection import Store
from wijk.store.database.records import new_id
from wijk.store.initiatives.queries import add_initiative
from wijk.store.matrix.decisions import make_decision

__all__ = ["store"]


@contextmanager
def statements() -> Iterator[list[str]]:
    """The statements that any database is asked meanwhile."""
    asked: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def grid(app: AppTest) -> str:
    [found] = app.get("bidi_component")
    return str(found.proto.json)


def test_a_rerun_asks_one_thing_and_what_another_changed_is_seen(store: Store) -> None:
    app = opened()
    before = grid(app)
    with statements() as asked:
        app = fine(app.run())
    assert len([one for one in asked if one.startswith("SELECT")]) == 1, asked
    assert not [one for one in asked if not one.startswith(("BEGIN", "SELECT"))], asked
    assert grid(app) == before

    roles = (PhaseRole("volgen"), PhaseRole("voorkomen"))
    for _ in range(2):
        add_initiative(store, Initiative(new_id(), "Inloop", roles=roles, groups=("eenouder",), area="WK020218"))
    app = fine(app.run())
    assert grid(app).count("gedekt") > before.count("gedekt")

    make_decision(store, decision("prioriteit", group="mantelzorgers", phases=("volgen",)))
    assert starred(fine(app.run())) == [("mantelzorgers", "volgen")]
