"""Every condition that is offered can be asked, and comes back from the address as it was."""

import pytest

from wijk.domain.area import Level
from wijk.domain.method import Method
from wijk.figures.askable import askable_figures
from wijk.figures.find_places import Clearly, Condition, Enough, find_places
from wijk.figures.place_columns import place_columns
from wijk.figures.places import Places
from wijk.opendata.snapshot import Snapshot
from wijk.views.condition_choice import (
    MOST_CONDITIONS,
    examples,
    gemeenten_of,
    new_condition,
    offered_kinds,
    offered_subjects,
    offered_where,
    read_conditions,
    written_conditions,
)

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("level", ["gemeente", "wijk", "buurt"])
def test_all_that_is_offered_can_be_asked_and_kept(
    snapshot: Snapshot, places: Places, method: Method, level: Level
) -> None:
    of, offered, wrong = (
        place_columns(snapshot, places, level),
        offered_subjects(askable_figures(snapshot, level), method, level),
        [],
    )
    asked = 0
    for subject in offered.values():
        for kind in offered_kinds(subject, level):
            condition = new_condition(subject, kind, 500)
            if read_conditions(written_conditions([condition]), offered, level) != ((condition,), []):
                wrong.append((subject, kind, "not kept"))
            found = find_places(of, method, (condition,))
            asked += 1
            if found.unknown == found.asked:
                wrong.append((subject, kind, "nothing known"))
    assert asked > 60
    assert not wrong


def test_what_an_address_says_wrong_is_left_out_and_told(snapshot: Snapshot, method: Method) -> None:
    offered = offered_subjects(askable_figures(snapshot, "wijk"), method, "wijk")
    text = (
        "alleenwonenden-meer-gemeente, ALLEENWONENDEN-meer-gemeente,onzin-meer-nederland,krap_bij_kas-minstens-10,"
        "inhabitants-2024-meer-nederland,ouderen-minstens-5,ouderen-minstens-12345678,woz_value-1999-meer-nederland,"
        "eenouder-meer-nederland,<b>"
    )
    found, [told] = read_conditions(text, offered, "wijk")
    assert found == (Clearly("alleenwonenden"), Enough("ouderen", 5))
    assert told == "Er zijn 7 voorwaarden weggelaten: die kunnen wij hier niet vragen."
    many = ",".join(f"ouderen-minstens-{number}" for number in range(1, 60))
    found, [told] = read_conditions(many, offered, "wijk")
    assert len(found) == MOST_CONDITIONS and "passen niet naast elkaar" in told
    assert read_conditions("", offered, "wijk") == ((), [])


def test_gemeenten_are_held_beside_nederland(snapshot: Snapshot, method: Method) -> None:
    offered = offered_subjects(askable_figures(snapshot, "gemeente"), method, "gemeente")
    found, told = read_conditions("ouderen-meer-gemeente,ouderen-meer-nederland", offered, "gemeente")
    assert found == (Clearly("ouderen", reference="nederland"),) and told == [
        "Gemeenten vergelijken wij met Nederland."
    ]


@pytest.mark.parametrize("level", ["gemeente", "wijk", "buurt"])
def test_the_examples_find_something(snapshot: Snapshot, places: Places, method: Method, level: Level) -> None:
    of, offered = (
        place_columns(snapshot, places, level),
        offered_subjects(askable_figures(snapshot, level), method, level),
    )
    for example in examples(level):
        conditions: tuple[Condition, ...] = example.conditions
        assert read_conditions(written_conditions(conditions), offered, level) == (conditions, [])
        assert find_places(of, method, conditions).places


def test_where_is_everywhere_a_provincie_or_a_gemeente_of_now(places: Places) -> None:
    offered = offered_where(places)
    assert len(offered) == 1 + 12 + 342 and offered[""] == "Heel Nederland"
    assert offered["Utrecht"] == "Provincie Utrecht" and offered["GM0344"] == "Gemeente Utrecht"
    assert gemeenten_of(places, "") is None and gemeenten_of(places, "GM0344") == frozenset({"GM0344"})
    assert {"GM0202", "GM0268"} <= (gemeenten_of(places, "Gelderland") or frozenset())
    assert all(gemeenten_of(places, where) for where in offered if where)
