"""Evaluating in a browser: judging by keyboard with a refresh in the middle, counts typed by two, and three sizes."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from playwright.sync_api import Locator, Page, expect
from sqlalchemy import update

from tests.browser.driving import Visit
from tests.browser.looking import faults
from wijk.domain.clock import now, today
from wijk.domain.evaluation import Evaluation, MonthCount, ProcessAnswer, Success
from wijk.domain.initiative import Initiative
from wijk.domain.plan import Action, Goal
from wijk.store.database.connection import Store
from wijk.store.database.record_types import ACTIONS
from wijk.store.database.store_reading import reading_at_once
from wijk.store.evaluations.queries import COUNTS, JUDGED, PROCESS, WENT_WELL, evaluated_of
from wijk.store.initiatives.queries import add_initiative
from wijk.store.plans.queries import add_action, add_goal

Open = Callable[..., Visit]
WIJK = "WK020218"
LONG = "<b>Elke</b> week koken in de flat aan de rand van de wijk, met wie dat wil en met wie nog niet kwam " * 2


def path(part: str) -> str:
    return f"evalueren?gebied={WIJK}&deel={part}"


def fill(store: Store) -> None:
    """Something of everything that can be shown: judged, to stop, standing still, with long and hostile words."""
    add_goal(store, Goal("g", WIJK, "Samen eten in de buurt", today()))
    for identifier, what in (("a", "Een belcirkel"), ("stop", LONG), ("stil", "Wandelen met de huisarts")):
        add_action(store, Action(identifier, WIJK, "g", what, ("wijkverpleegkundigen",), state="bezig"))
    with store.writing() as connection:
        still = update(ACTIONS.table).where(ACTIONS.table.c.id == "stil")
        connection.execute(still.values(changed=now() - timedelta(weeks=13)))
    add_initiative(store, Initiative("i", "Het koor", area=WIJK))
    JUDGED.add(store, Evaluation("e", WIJK, "stoppen", today(), LONG, "stop", learned=LONG, who=("bewoners",)))
    PROCESS.add(store, ProcessAnswer(WIJK, "wens", "deels", today(), LONG))
    WENT_WELL.add(store, Success("s", WIJK, LONG, today(), ("kok",), "stop"))
    for month, number in ((1, 12), (2, 0), (4, 9)):
        COUNTS.add(store, MonthCount(WIJK, "signalen", date(today().year - 1, month, 1), number))


def counts(store: Store) -> dict[tuple[str, int], int]:
    with reading_at_once(store) as reading:
        kept = [one.item for one in evaluated_of(reading, (WIJK,)).counts.living]
    return {(one.kind, one.month.month): one.number for one in kept if one.month.year == today().year}


def cell(page: Page, kind: str, month: str) -> Locator:
    return page.get_by_label(f"{kind}, {month} {today().year}", exact=True)


def kept(opened: Visit, field: Locator, number: str, key: str = "Enter") -> None:
    with opened.answered():
        field.fill(number)
        field.press(key)


# The space between the title and the row of parts, once it was the same for twenty frames; until then nothing.
SPACE_BELOW_TITLE = """() => {
    const [title, row] = ["h1", "[data-testid=stButtonGroup]"].map((one) => document.querySelector(one));
    const space = title && row && Math.round(row.getBoundingClientRect().top - title.getBoundingClientRect().bottom);
    window.wijkSpace = { space, frames: space === window.wijkSpace?.space ? window.wijkSpace.frames + 1 : 0 };
    return window.wijkSpace.frames > 20 ? space : null;
}"""


def space_above_parts(page: Page) -> int:
    space: int = page.wait_for_function(SPACE_BELOW_TITLE).json_value()
    return space


def go_to_part(opened: Visit, name: str) -> None:
    """Choose another part of the page."""
    with opened.answered():
        opened.page.get_by_role("radio", name=name).click()
    opened.settle()


def test_it_is_judged_counted_and_celebrated_by_two(visit: Open, store: Store) -> None:
    fill(store)
    one = visit().watch()
    page = one.go(path("werkt-het"))
    assert page.locator(".rows b").count() == 0, "what people type is text"
    # By keyboard; what was typed and not saved is there after a refresh.
    button = page.get_by_role("button", name="Oordeel geven: Een belcirkel")
    button.focus()
    with one.answered():
        page.keyboard.press("Enter")
    expect(page.locator(".st-key-oordelen-actie-a")).to_be_visible()
    # The cursor is at the question.
    expect(page.get_by_label("✓ Werkt: ga zo door").first).to_be_focused()
    page.get_by_label("Waarom vindt u dat?").fill("Iedereen neemt op")
    one.again()
    with one.answered():
        page.get_by_role("button", name="Oordeel geven: Een belcirkel").click()
    expect(page.get_by_label("Waarom vindt u dat?")).to_have_value("Iedereen neemt op")
    page.get_by_text("✓ Werkt: ga zo door").click()
    one.press("Oordeel bewaren")
    expect(page.locator(".rows tr", has_text="Een belcirkel")).to_contain_text("✓ werkt,")

    # Counts are kept as they are typed, of two who type in one cell the first stays, and a refresh loses nothing.
    other = visit()
    # As a browser is where the address is no safe one: http, and not of the computer itself.
    other.page.add_init_script("delete Crypto.prototype.randomUUID;")
    other.go(path("tellingen"))
    go_to_part(one, "Tellingen")
    kept(one, cell(page, "Deelnemers", "januari"), "12")
    expect(cell(page, "Signalen", "januari")).to_be_focused()
    kept(one, cell(page, "Signalen", "januari"), "0")
    assert counts(store) == {("deelnemers", 1): 12, ("signalen", 1): 0}
    theirs = cell(other.page, "Deelnemers", "januari")
    kept(other, theirs, "14")
    expect(other.page.get_by_role("alert")).to_contain_text("door die ander staat hier nu 12. Uw ‘14’ is niet bewaard.")
    expect(theirs).to_have_value("12")
    kept(other, theirs, "15")
    assert counts(store)["deelnemers", 1] == 15
    for number, month in enumerate(("januari", "februari", "maart")):
        # Faster than the server answers: each is heard.
        cell(page, "Gesprekken", month).fill(str(number))
    with one.answered():
        cell(page, "Gesprekken", "maart").press("Enter")
    one.settle()
    assert {month: number for (kind, month), number in counts(store).items() if kind == "gesprekken"} == {
        1: 0,
        2: 1,
        3: 2,
    }
    cell(page, "Gebleven", "januari").fill("7")
    one.again()
    expect(cell(page, "Gebleven", "januari")).to_have_value("7")
    one.settle()
    assert counts(store)["gebleven", 1] == 7

    wrong: list[Any] = []
    for part in ("Tellingen", "Successen", "Acht lessen"):
        if part != "Tellingen":
            go_to_part(one, part)
        wrong += [(part, found) for found in faults(one)]
    one.go(path("werkt-het"))
    wrong += [("Werkt het?", found) for found in faults(one)]
    assert wrong == []
    # Its title stands as far above its parts as on the other page with parts, where nothing can be undone beside it.
    spaces = [space_above_parts(page)]
    one.go(f"werkplan?gebied={WIJK}")
    spaces.append(space_above_parts(page))
    assert spaces[0] == spaces[1] > 0, spaces

    # What stood still and is to be changed opens among the goals and actions, whatever was open of the plan before.
    for deed in (page.get_by_role("radio", name="Jaarkalender"), page.get_by_role("link", name="Evalueren")):
        with one.answered():
            deed.click()
    page.wait_for_selector(".rows")
    one.press("✎ Wijzigen: Wandelen met de huisarts")
    form = page.locator(".st-key-actie-wijzigen-stil")
    expect(form.get_by_label("Wat gebeurt er?")).to_have_value("Wandelen met de huisarts")
    assert one.elsewhere() == [] and one.refused() == []
