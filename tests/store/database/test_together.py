"""Many people at once, in threads and in processes of their own: nothing that was confirmed is lost."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from tests.decisions import decision
from tests.store.database.editor import add_one
from wijk.domain.draft import Draft
from wijk.domain.initiative import Initiative
from wijk.store.coalitions.drafts import get_draft, save_draft
from wijk.store.common.errors import Conflict, StoreError
from wijk.store.database.connection import Store
from wijk.store.database.record_types import INITIATIVES
from wijk.store.initiatives.queries import add_initiative, get_initiative, list_initiatives
from wijk.store.matrix.decisions import list_decisions, make_decision
from wijk.store.opening import open_store

pytestmark = pytest.mark.slow

EDITOR = Path(__file__).parent / "editor.py"
ROOT = Path(__file__).parents[3]
EDITORS, TURNS = 20, 5


def at_once(count: int, act: Callable[[int], object]) -> Sequence[object]:
    """Do something in so many threads that start at the same moment; return what each gave or raised."""
    together = Barrier(count)

    def one(number: int) -> object:
        together.wait()
        try:
            return act(number)
        except StoreError as error:
            return error

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(one, range(count)))


def test_of_twenty_editors_at_once_not_one_update_is_lost(store: Store) -> None:
    add_initiative(store, Initiative("teller", "Koffie", area="GM0202", reach=0))
    done = at_once(EDITORS, lambda _: [add_one(store) for _ in range(TURNS)])
    kept = get_initiative(store, "teller")
    assert not [one for one in done if isinstance(one, StoreError)]
    assert kept and (kept.item.reach, kept.version) == (EDITORS * TURNS, EDITORS * TURNS + 1)


def test_nor_of_editors_in_programs_of_their_own(store: Store, url: str) -> None:
    add_initiative(store, Initiative("teller", "Koffie", area="GM0202", reach=0))
    command = [sys.executable, str(EDITOR), url, "4", "10"]
    editors = subprocess.run(command, cwd=ROOT, env={"PYTHONPATH": str(ROOT), "PATH": ""}, timeout=120, check=False)
    assert editors.returncode == 0
    kept = get_initiative(store, "teller")
    assert kept and kept.item.reach == 40


def test_of_eight_first_drafts_at_once_one_is_kept_and_seven_are_told(store: Store) -> None:
    for turn in range(5):
        area = f"WK02021{turn}"
        done = at_once(8, lambda number, area=area: save_draft(store, Draft(area, members=(f"lid-{number}",))))  # type: ignore[misc]
        kept = get_draft(store, area)
        told = [one for one in done if isinstance(one, Conflict)]
        assert kept and len(told) == 7
        assert [one for one in done if not isinstance(one, StoreError)] == [kept]
        assert all(one.theirs == kept for one in told)


def test_the_same_id_at_once_is_a_conflict_and_no_broken_database(store: Store) -> None:
    done = at_once(8, lambda number: add_initiative(store, Initiative("zelfde", f"Koffie {number}", area="GM0202")))
    (kept,) = list_initiatives(store)
    assert len([one for one in done if isinstance(one, Conflict) and one.theirs == kept]) == 7


def test_an_id_that_is_taken_behind_our_back_is_a_conflict_too(store: Store) -> None:
    add_initiative(store, Initiative("zelfde", "Koffie", area="GM0202"))
    with pytest.raises(Conflict), store.writing() as connection:
        INITIATIVES.add_all(connection, [Initiative("zelfde", "Thee", area="GM0202")])
    assert [record.item.name for record in list_initiatives(store)] == ["Koffie"]


def test_marks_given_at_once_are_all_kept(store: Store) -> None:
    def mark(number: int) -> object:
        return make_decision(store, decision("besproken", "leeg", f"groep-{number}"))

    at_once(EDITORS, mark)
    assert len(list_decisions(store)) == EDITORS


def test_a_reader_sees_one_moment(store: Store) -> None:
    add_initiative(store, Initiative("a", "Koffie", area="GM0202"))
    with store.reading() as connection:
        before = INITIATIVES.all(connection)
        add_initiative(store, Initiative("b", "Thee", area="GM0202"))
        assert INITIATIVES.all(connection) == before
    assert len(list_initiatives(store)) == 2


def test_programs_that_open_the_same_new_database_at_once_all_succeed(empty_url: str) -> None:
    stores = at_once(8, lambda _: open_store(empty_url))
    assert not [one for one in stores if isinstance(one, StoreError)]
