"""Every page for every role with one press at a time: the store never refuses, and no page breaks."""

import pytest

from pages.parts.shared import permitted
from tests.databases import NewDatabase
from tests.pages.everything_offered import Offered
from tests.pages.test_permitted import GEMEENTE, IN_WIJK, KIJKER, WIJK, walked
from wijk.domain.account import RoleRule
from wijk.figures.places import Places
from wijk.store.database.connection import Store
from wijk.store.database.deed_log import list_deeds
from wijk.store.opening import open_store

MOST = 60
ELSEWHERE = (RoleRule("beheerder", ("GM0268",)), *KIJKER)
ACCOUNTS = [
    (KIJKER, WIJK),
    ((RoleRule("deelnemer", (GEMEENTE,)),), WIJK),
    (IN_WIJK, WIJK),
    (IN_WIJK, GEMEENTE),
    ((RoleRule("begeleider", (WIJK,)), *KIJKER), WIJK),
    ((RoleRule("beheerder", (GEMEENTE,)),), WIJK),
    ((RoleRule("beheerder", ()),), WIJK),
    (ELSEWHERE, WIJK),
]


@pytest.fixture
def filled(new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A database of its own, as pages open it."""
    url = new_database("aangeboden")
    monkeypatch.setenv("WIJK_DATABASE_URL", url)
    return open_store(url)


def one_by_one(offered: Offered) -> None:
    """Press one after the other, and what comes of it."""
    for _ in range(MOST):
        left = offered.buttons()
        if not left:
            return
        offered.press(left[0])


@pytest.mark.parametrize(("rules", "place"), ACCOUNTS)
def test_no_press_is_refused(filled: Store, places: Places, rules: tuple[RoleRule, ...], place: str) -> None:
    wrong, typed = walked(filled, places, rules, place, one_by_one)
    assert wrong == []
    if rules in (KIJKER, ELSEWHERE):
        assert not list_deeds(filled) and not typed


def test_the_walk_sees_what_pages_would_offer_to_who_may_not(
    filled: Store, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(permitted, "may_in", lambda *_: True)
    wrong, typed = walked(filled, places, KIJKER, WIJK)
    pages = {one.partition(":")[0] for one in wrong}
    assert pages >= {"fasematrix", "werkplan", "evalueren", "bijeenkomst", "initiatieven", "coalitie", "bronnen"}
    assert {one.partition(":")[0] for one in typed} >= {"start", "initiatieven", "evalueren", "coalitie"}
