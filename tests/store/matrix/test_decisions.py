"""What the room decided is kept with its history, at most three priorities at once, and ended only by people."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from functools import partial
from threading import Barrier

import pytest

from tests.databases import NewDatabase
from tests.decisions import ON, decision, sure
from wijk.domain.answers import CellConfirmation
from wijk.domain.decision import CELL, MOST_PRIORITIES, Decision, empty_cells
from wijk.domain.method import Method
from wijk.store.backup.copy import restore_backup, write_backup
from wijk.store.common.errors import Conflict, StoreError
from wijk.store.database.connection import Store
from wijk.store.matrix.decisions import (
    AlreadyDecided,
    TooManyPriorities,
    confirm_cells,
    end_decision,
    erase_earlier_wordings,
    exchange_priority,
    keep_decision,
    list_decisions,
    make_decision,
    reword_decision,
)
from wijk.store.opening import open_store

LATER = date(2026, 11, 26)
CHAIN = ("signaleren", "bespreken")


def holding(store: Store) -> list[Decision]:
    return [one.item for one in list_decisions(store) if one.item.ended_on is None]


def priority(phase: str, group: str = "ouderen") -> Decision:
    return decision("prioriteit", CELL, group, (phase,))


def three(store: Store) -> None:
    for phase in ("voorkomen", "aanpakken", "volgen"):
        make_decision(store, priority(phase, "eenouder"))


def test_a_decision_has_a_history_from_the_making_to_the_end(store: Store) -> None:
    stored = make_decision(store, decision("weerlegd", "kwetsbaar"), ["initiatief a"])
    stored = reword_decision(store, stored, "De kerk doet dit al", LATER)
    stored = keep_decision(store, stored, LATER, ["initiatief b"], "Intussen is hier iets ingevuld")
    stored = end_decision(store, stored, LATER, "klopt niet meer", "Er kwam weer iets bij")
    [kept] = list_decisions(store, "WK020218")
    assert kept == stored
    assert [(event.deed, event.on, event.text) for event in kept.item.history] == [
        ("genomen", ON, "reden"),
        ("aangepast", LATER, "De kerk doet dit al"),
        ("opgemerkt", LATER, "Intussen is hier iets ingevuld"),
        ("gehouden", LATER, ""),
        ("opgemerkt", LATER, "Er kwam weer iets bij"),
        ("beëindigd", LATER, "klopt niet meer"),
    ]
    assert {event.by for event in kept.item.history} == {"niet aangemeld"}
    assert (kept.item.reason, kept.item.ended_on) == ("De kerk doet dit al", LATER)
    assert kept.item.seen == ("initiatief a", "initiatief b")
    assert list_decisions(store, "GM0202") == ()


def test_the_same_is_not_decided_twice_until_it_has_ended(store: Store) -> None:
    first = make_decision(store, sure())
    with pytest.raises(AlreadyDecided):
        make_decision(store, sure())
    make_decision(store, decision("besproken", "leeg"))
    end_decision(store, first, LATER, "opgelost")
    make_decision(store, sure())
    assert [one.mark for one in holding(store)] == ["besproken", "zeker niets"]
    assert len(list_decisions(store)) == 3


def test_what_somebody_else_ended_or_changed_is_not_kept_or_ended_again(store: Store) -> None:
    seen = make_decision(store, sure())
    end_decision(store, seen, LATER, "opgelost")
    deeds: list[Callable[[], object]] = [
        lambda: end_decision(store, seen, LATER, "opgelost"),
        lambda: keep_decision(store, seen, LATER),
        lambda: reword_decision(store, seen, "anders", LATER),
    ]
    for deed in deeds:
        with pytest.raises(Conflict):
            deed()


@pytest.mark.parametrize(
    ("wrong", "text"),
    [
        (decision("weerlegd", "leeg", reason=" "), "waarom"),
        (decision("zeker niets", phases=CHAIN), "vakje"),
        (decision("prioriteit", area="Malburgen"), "CBS-code"),
        (decision("besproken", "leeg", group="x" * 65), "groep"),
        (decision("besproken", "leeg", reason="x" * 4001), "te lang"),
    ],
)
def test_a_decision_that_says_nothing_sure_is_refused(store: Store, wrong: Decision, text: str) -> None:
    with pytest.raises(StoreError, match=text):
        make_decision(store, wrong)
    assert list_decisions(store) == ()


def test_a_fourth_priority_is_refused_but_can_be_exchanged(store: Store) -> None:
    three(store)
    with pytest.raises(TooManyPriorities):
        make_decision(store, priority("signaleren"))
    make_decision(store, replace(priority("signaleren"), area="GM0202"))
    out = next(one for one in list_decisions(store, "WK020218") if one.item.phases == ("aanpakken",))
    exchange_priority(store, out, priority("signaleren"))
    assert [one.phases for one in holding(store) if one.area == "WK020218"] == [
        ("voorkomen",),
        ("volgen",),
        ("signaleren",),
    ]
    with pytest.raises(Conflict):
        exchange_priority(store, out, priority("bespreken"))
    assert len(holding(store)) == 4


def test_a_mismatch_takes_over_the_cells_within_it_and_holds_back_others(store: Store) -> None:
    three(store)
    chain = decision("prioriteit", "gebroken keten", "eenouder", ("aanpakken", "volgen"))
    make_decision(store, chain)
    assert [one.phases for one in holding(store)] == [("voorkomen",), ("aanpakken", "volgen")]
    with pytest.raises(AlreadyDecided, match="hoort al bij"):
        make_decision(store, priority("volgen", "eenouder"))
    assert [one.item.history[-1].text for one in list_decisions(store)][1:3] == [
        "hoort nu bij de prioriteit voor een hele mismatch"
    ] * 2


def test_what_was_decided_under_another_code_of_the_same_place_counts_too(store: Store) -> None:
    three(store)
    here = replace(priority("signaleren"), area="WK020299")
    with pytest.raises(TooManyPriorities):
        make_decision(store, here, known_as=("WK020218", "WK020299"))
    with pytest.raises(AlreadyDecided):
        make_decision(store, replace(priority("volgen", "eenouder"), area="WK020299"), known_as=("WK020218",))
    make_decision(store, here)


def at_once(url: str, works: Sequence[Callable[[Store], object]]) -> list[object]:
    """What each gives or raises, all begun at the same moment, each with a connection of its own."""
    ready = Barrier(len(works))

    def run(work: Callable[[Store], object]) -> object:
        store = open_store(url)
        ready.wait()
        try:
            return work(store)
        except StoreError as error:
            return error

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def test_browsers_that_choose_at_the_same_moment_never_make_four(store: Store, url: str, method: Method) -> None:
    cells = [(group.id, phase.id) for group in method.groups[:2] for phase in method.phases[:4]]
    works = [partial(make_decision, decision=priority(phase, group)) for group, phase in cells]
    found = at_once(url, works)
    assert len(holding(store)) == MOST_PRIORITIES
    assert sum(isinstance(one, TooManyPriorities) for one in found) == len(cells) - MOST_PRIORITIES


def test_the_same_decision_at_the_same_moment_is_made_once(store: Store, url: str) -> None:
    found = at_once(url, [lambda there: make_decision(there, sure())] * 6)
    assert len(list_decisions(store)) == 1
    assert sum(isinstance(one, AlreadyDecided) for one in found) == 5


def test_of_confirmations_from_a_file_the_latest_day_stays(store: Store) -> None:
    old = CellConfirmation("WK020218", "ouderen", "volgen", date(2026, 1, 1))
    new = replace(old, confirmed_on=date(2026, 2, 2))
    assert confirm_cells(store, [old, new]) == 2
    assert confirm_cells(store, [old, new]) == 0
    assert empty_cells(one.item for one in list_decisions(store)) == (new,)


def test_a_file_does_not_bring_back_what_people_ended_since(store: Store) -> None:
    end_decision(store, make_decision(store, sure()), LATER, "opgelost")
    before = CellConfirmation("WK020218", "ouderen", "volgen", ON)
    assert confirm_cells(store, [before]) == 0
    assert confirm_cells(store, [replace(before, confirmed_on=date(2027, 1, 1))]) == 1


def test_an_earlier_wording_can_be_taken_away_for_good(store: Store) -> None:
    stored = make_decision(store, decision("weerlegd", "kwetsbaar", reason="mevrouw Jansen doet dit al"))
    before = write_backup(store)
    stored = reword_decision(store, stored, "de kerk doet dit al", LATER)
    stored = end_decision(store, stored, LATER, "klopt niet meer", "Er kwam weer iets bij")
    stored = erase_earlier_wordings(store, stored)
    assert [(event.deed, event.text) for event in stored.item.history] == [
        ("genomen", ""),
        ("aangepast", "de kerk doet dit al"),
        ("opgemerkt", "Er kwam weer iets bij"),
        ("beëindigd", "klopt niet meer"),
    ]
    assert stored.item.reason == "de kerk doet dit al"
    restore_backup(store, before)
    assert list_decisions(store) == (stored,)
    assert "Jansen" not in str(stored)
    with pytest.raises(Conflict):
        erase_earlier_wordings(store, replace(stored, version=1))


def test_two_codes_of_one_place_have_three_priorities_together_after_a_backup_too(
    store: Store, new_database: NewDatabase
) -> None:
    three(store)
    other = open_store(new_database("other"))
    make_decision(other, decision("prioriteit", CELL, "ouderen", ("signaleren",), area="WK999999"))
    content = write_backup(other)
    assert restore_backup(store, content, place_of=lambda _: "één plek").added == 0
    assert len(holding(store)) == 3
    assert restore_backup(store, content).added == 1, "of another place it is no priority too many"
