"""How often each page asks the database something: a view little, and a choice in a coalition too, writing included."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from tests.pages.test_coalitie import at, field, filled, fine, opened, store
from tests.pages.test_pages import run
from wijk.domain.key_figure import KeyFigure
from wijk.store.database.connection import Store
from wijk.store.key_figures.queries import add_key_figure

__all__ = ["filled", "store"]

# Beginning a transaction counts too; the driver of PostgreSQL does that by itself.
A_READING, A_CHOICE, A_CLOCK = 2, 6, 3
MOST = {
    "start": A_READING,
    # What rooms said of the figures stands beside them.
    "wijkprofiel": A_READING,
    "initiatieven": A_READING,
    "fasematrix": A_READING,
    "coalitie": A_READING + A_CLOCK,
    # The dossier, and the meetings.
    "werkplan": 2 * A_READING + A_CLOCK,
    "evalueren": 2 * A_READING + A_CLOCK,
    # The meetings, the one that is open, the dossier, and the route through it.
    "bijeenkomst": 4 * A_READING + A_CLOCK,
}


@contextmanager
def statements() -> Iterator[list[str]]:
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        seen.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield seen
    event.remove(Engine, "before_cursor_execute", note)


@pytest.mark.page_flow
def test_the_pages_of_a_place_ask_little_when_nothing_changed(filled: Store) -> None:  # noqa: ARG001
    asked = {}
    for page in MOST:
        app = fine(run(page, "WK020218").run())
        with statements() as seen:
            fine(app.run())
        asked[page] = len(seen)
    assert {page: count for page, count in asked.items() if count > MOST[page]} == {}
    assert asked["start"] > 0, "statements are seen at all"


@pytest.mark.page_flow
def test_a_choice_in_a_coalition_asks_little_and_writes(filled: Store) -> None:
    app = at(3, at(3, opened(step=3)))
    box = field(app, "multiselect", "opzet-WK020218-leden")
    ids = [f"voorbeeld-sf-0{number}" for number in range(1, 5)]
    fine(box.set_value(ids[:1]).run())
    for many in (2, 3, 4):
        with statements() as seen:
            fine(field(app, "multiselect", "opzet-WK020218-leden").set_value(ids[:many]).run())
        assert len(seen) <= A_CHOICE, seen
        assert any(one.startswith("UPDATE coalition_drafts") for one in seen)
    add_key_figure(filled, KeyFigure("nieuw", "kapster", areas=("WK020218",)))
    assert any("kapster" in option for option in field(fine(app.run()), "multiselect", "opzet-WK020218-leden").options)


@pytest.mark.parametrize("step", [1, 2, 3, 4, 5])
def test_no_step_of_a_coalition_asks_much(filled: Store, step: int) -> None:  # noqa: ARG001
    app = at(step, at(step, opened(step=step)))
    with statements() as seen:
        fine(app.run())
    assert len(seen) <= (A_READING + A_CLOCK if step == 1 else A_READING)


@pytest.mark.parametrize(
    ("page", "part"),
    [("werkplan", "randvoorwaarden"), ("werkplan", "wijkverbinders"), ("evalueren", "vijf-pijlers")],
)
def test_a_part_of_a_page_asks_for_what_is_its_own(filled: Store, page: str, part: str) -> None:  # noqa: ARG001
    """One reading, and nothing of the parts that are not open."""
    app = fine(run(page, "WK020218"))
    app.query_params["deel"] = part
    app = fine(fine(app.run()).run())
    with statements() as seen:
        fine(app.run())
    assert 0 < len(seen) <= A_READING
