"""What the store would refuse to somebody, no page offers: every page with all that can be pressed and typed there."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pages.parts.coalition.steps import STEPS
from pages.parts.key_figures.inventory import LIST
from tests.databases import NewDatabase
from tests.pages.everything_offered import Offered, Opened, pages_for
from tests.pages.test_every_export import PAGES
from tests.pages.test_hostile_everywhere import RECORDS
from tests.pages.test_hostile_everywhere import VISITS as OF_A_WIJK
from wijk.domain.account import RoleRule
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.key_figure import KeyFigure, Tie
from wijk.domain.meeting import Meeting, Question
from wijk.dossier.scopes import actor_of
from wijk.figures.places import Places
from wijk.store.database import calendar_types, conditions_types, evaluation_types, record_types
from wijk.store.database.connection import Store
from wijk.store.database.deed_log import list_deeds
from wijk.store.meetings.live import open_meeting
from wijk.store.meetings.questions import add_question, open_question
from wijk.store.meetings.sending import contribute
from wijk.store.opening import open_store

pytestmark = pytest.mark.slow

MEETING: dict[str, Any] = {}
WIJK, GEMEENTE, BESIDE = "WK020218", "GM0202", "WK020217"
LISTS = ("Bijhouden", "Tabel bewerken", "Importeren", "Voorstellen", "Verwijderd")
VISITS: tuple[tuple[str, dict[str, Any]], ...] = (
    *OF_A_WIJK,
    *(("initiatieven", {"deel": one}) for one in LISTS),
    *(("coalitie", {"stap": step, LIST: True}) for step in STEPS),
    ("presenteren", {"kiezen": "1"}),
    ("start", {}),
    ("bronnen", {}),
)
KIJKER = (RoleRule("kijker", (GEMEENTE,)),)
IN_WIJK = (RoleRule("WJP'er", (WIJK,)), *KIJKER)


def fill(store: Store) -> None:
    """Something of every kind in the wijk, what lies in the gemeente or beside it, and some of it deleted."""
    modules = (record_types, conditions_types, evaluation_types, calendar_types)
    kinds = {name: value for module in modules for name, value in vars(module).items()}
    more: list[tuple[str, Any]] = [
        ("INITIATIVES", Initiative("gemeente", "Bezoekdienst", area=GEMEENTE, groups=("ouderen",))),
        ("INITIATIVES", Initiative("naast", "Eettafel", roles=(PhaseRole("aanpakken"),), area=BESIDE)),
        ("INITIATIVES", Initiative("zonder", "Telefooncirkel voor ouderen", area=WIJK)),
        ("KEY_FIGURES", KeyFigure("kg", "huisarts", areas=(GEMEENTE,), groups=("ouderen",))),
        ("KEY_FIGURES", KeyFigure("kn", "kok", areas=(BESIDE,))),
        ("TIES", Tie("kg", "kn", "licht")),
    ]
    with store.writing() as connection:
        for kind, item in (*RECORDS, *more):
            kinds[kind].add(connection, item)
        for kind, item in RECORDS:
            if hasattr(item, "id") and kinds[kind].id_of(item) == item.id:
                gone = kinds[kind].add(connection, replace(item, id=f"{item.id}-weg"))
                kinds[kind].remove(connection, gone.id, gone.version)


def meet(store: Store) -> None:
    """A meeting that goes on, with a question and what a phone said."""
    open_meeting(store, Meeting("nu", WIJK, date(2026, 11, 27)))
    add_question(store, Question("v", "nu", "idee", "Wat kunnen wij doen?"))
    open_question(store, "v")
    contribute(store, "nu", "v", "telefoon", "Samen eten")


def everything(store: Store, opened: Opened, place: str, press: Callable[[Offered], None]) -> Iterator[Offered]:
    """Every visit to a place, as it begins, and after all that it offers was filled in and pressed."""
    for page, state in (*VISITS, ("bijeenkomst", MEETING)):
        if state is MEETING:
            meet(store)
        offered = opened(page, place, state)
        yield offered
        offered.fill_in()
        press(offered)
        yield offered


def together(offered: Offered) -> None:
    """Press all at once, and what comes of it."""
    for _ in range(2):
        offered.press(*offered.buttons())


def walked(
    store: Store, places: Places, rules: Sequence[RoleRule], place: str, press: Callable[[Offered], None] = together
) -> tuple[list[str], set[str]]:
    """What went wrong for an account with these roles, and what it could type in and where."""
    fill(store)
    wrong, typed = [], set()
    with pages_for(actor_of("iemand@gemeente.nl", rules, places)) as opened:
        for offered in everything(store, opened, place, press):
            wrong += offered.wrong()
            typed |= {f"{offered.page}: {one}" for one in offered.to_type_in()}
    return wrong, typed


def test_every_page_is_visited() -> None:
    assert {page for page, _ in VISITS} == {one.stem for one in PAGES.glob("*.py")} - {"onbekend"}


@pytest.mark.parametrize(("rules", "writes"), [(KIJKER, False), (IN_WIJK, True)])
def test_nobody_is_offered_what_the_store_would_refuse(
    new_database: NewDatabase,
    monkeypatch: pytest.MonkeyPatch,
    places: Places,
    rules: tuple[RoleRule, ...],
    writes: bool,
) -> None:
    url = new_database("mag")
    monkeypatch.setenv("WIJK_DATABASE_URL", url)
    store = open_store(url)
    wrong, typed = walked(store, places, rules, WIJK)
    assert wrong == []
    done = {one.kind for one in list_deeds(store)}
    assert (bool(done), bool(typed)) == (writes, writes), (done, typed)
