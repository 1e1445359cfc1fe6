"""The table of who may do what and where, cell by cell."""

from itertools import product
from typing import get_args

from wijk.domain.actor import NOT_SIGNED_IN, PHONE, Actor, Grant, Role, SignedInRole
from wijk.permissions import Deed, Thing, may, may_in, refusal

# Per deed and thing who may do it: n(ot signed in), z(aal), k(ijker), d(eelnemer), w (WJP'er), g (begeleider),
# a (beheerder, of administration); what is not here, nobody may.
TABLE = {
    ("read", "records"): "nkdwga",
    ("contribute", "meetings"): "nzdwga",
    ("write", "records"): "nwga",
    ("delete", "records"): "nwga",
    ("erase", "names"): "nwga",
    ("write", "decisions"): "nga",
    ("delete", "decisions"): "nga",
    ("write", "meetings"): "nga",
    ("delete", "meetings"): "nga",
    ("lead", "meetings"): "nga",
    ("erase", "records"): "na",
    ("read", "names"): "na",
    ("write", "names"): "na",
    ("read", "roles"): "na",
    ("write", "roles"): "na",
    ("delete", "roles"): "na",
    ("read", "backup"): "na",
    ("restore", "backup"): "na",
    ("write", "figures"): "na",
    ("write", "clock"): "na",
    ("read", "log"): "na",
}
LETTERS: dict[Role, str] = {
    "niet aangemeld": "n",
    "geen rol": "-",
    "zaal": "z",
    "kijker": "k",
    "deelnemer": "d",
    "WJP'er": "w",
    "begeleider": "g",
    "beheerder": "a",
}
SIGNED_IN: tuple[SignedInRole, ...] = ("kijker", "deelnemer", "WJP'er", "begeleider", "beheerder")
# An account whose role holds in one wijk, with its buurt; the places are there, in the same gemeente, elsewhere, and
# nowhere in particular.
MALBURGEN = frozenset({"WK020218", "BU02021801"})
INSIDE, BESIDE, AROUND, ELSEWHERE, NOWHERE = ("WK020218", "BU02021801"), "WK020201", "GM0202", "WK026801", ""
CELLS = list(product(get_args(Deed), get_args(Thing)))


def test_the_table_of_roles_and_deeds_where_a_role_holds_everywhere() -> None:
    assert set(LETTERS) == set(get_args(Role))
    wrong = [
        (role, deed, thing, area)
        for role, (deed, thing), area in product(LETTERS, CELLS, (*INSIDE, AROUND, ELSEWHERE, NOWHERE, None))
        if may(Actor("iemand", role), deed, thing, area) != (LETTERS[role] in TABLE.get((deed, thing), ""))
    ]
    assert not wrong


def test_the_table_of_roles_deeds_and_places_where_a_role_holds_in_a_wijk() -> None:
    wrong = []
    for role, (deed, thing) in product(SIGNED_IN, CELLS):
        actor = Actor("iemand", role, (Grant(role, MALBURGEN),))
        has_role = LETTERS[role] in TABLE.get((deed, thing), "")
        of_all = thing in ("backup", "figures", "clock", "log")
        reads = (deed, thing) == ("read", "records")
        expected: dict[str | None, bool] = dict.fromkeys((*INSIDE, None), has_role and not of_all)
        expected[NOWHERE] = has_role and not of_all and thing != "roles"
        expected |= dict.fromkeys((BESIDE, AROUND), has_role and reads)
        expected[ELSEWHERE] = False
        wrong += [(role, deed, thing, area) for area, yes in expected.items() if may(actor, deed, thing, area) != yes]
    assert not wrong


def test_each_role_holds_where_it_was_given_and_no_further() -> None:
    actor = Actor("iemand", "begeleider", (Grant("begeleider", MALBURGEN), Grant("kijker")))
    assert may(actor, "lead", "meetings", "WK020218")
    assert not may(actor, "lead", "meetings", ELSEWHERE)
    assert may(actor, "read", "records", ELSEWHERE)
    assert may_in(actor, "lead", "meetings", (ELSEWHERE, "WK020218"))
    assert not may_in(actor, "lead", "meetings", (ELSEWHERE, AROUND))


def test_who_gives_a_role_can_in_all_of_its_areas() -> None:
    actor = Actor("iemand", "beheerder", (Grant("beheerder", MALBURGEN),))
    assert may_in(actor, "write", "roles", INSIDE)
    assert not may_in(actor, "write", "roles", (*INSIDE, ELSEWHERE))


def test_a_grant_that_is_no_role_gives_nothing() -> None:
    stranger = Actor("iemand", "directeur")  # type: ignore[arg-type]
    assert not [cell for cell in CELLS if may(stranger, *cell) or may(Actor("iemand", "geen rol"), *cell)]


def test_as_long_as_there_is_no_login_nothing_is_hidden_and_a_phone_only_answers() -> None:
    assert {cell for cell in CELLS if may(NOT_SIGNED_IN, *cell, ELSEWHERE)} == set(TABLE)
    assert [cell for cell in CELLS if may(PHONE, *cell, ELSEWHERE)] == [("contribute", "meetings")]


def test_a_refusal_says_who_can() -> None:
    assert refusal("lead", "meetings", "Arnhem") == "Dat kan alleen een begeleider van Arnhem."
    assert refusal("erase", "records") == "Dat kan alleen een beheerder."
    assert refusal("restore", "backup") == "Dat kan alleen een beheerder van alle gebieden."
