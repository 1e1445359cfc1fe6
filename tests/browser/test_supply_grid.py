"""Supply beside need in a browser: wijken beside phases on one screen, at three sizes, and a press on a wijk."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import Visit, choose
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.method import load_method
from wijk.store.database.connection import Store
from wijk.store.initiatives.example import load_example
from wijk.store.initiatives.queries import add_initiative

Open = Callable[..., Visit]
ARNHEM = "vergelijken?gebied=GM0202&deel=aanbod"
ROLES = (PhaseRole("signaleren"), PhaseRole("volgen"))


@pytest.fixture
def filled(store: Store) -> Store:
    """The example of Malburgen, two initiatives in the centre, and one whose name is markup."""
    load_example(store, load_method())
    for number, name in enumerate(("Inloop", "<b>Eettafel</b>")):
        add_initiative(
            store,
            Initiative(
                f"c{number}", name, roles=ROLES, groups=("ouderen",), area="WK020201", last_confirmed=date(2020, 1, 1)
            ),
        )
    return store


def cell(page: Page, wijk: str, column: int) -> str:
    row = page.locator(".supply tbody tr").filter(has=page.get_by_role("button", name=wijk, exact=True))
    return row.locator("td span").nth(column).inner_text()


@pytest.mark.usefixtures("filled")
def test_all_wijken_stand_beside_the_phases_can_be_asked_per_group_and_open_their_fasematrix(visit: Open) -> None:
    opened = visit().watch()
    page = opened.go(ARNHEM)
    rows = page.locator(".supply tbody tr")
    expect(rows).to_have_count(25)
    expect(rows.first.get_by_role("button")).to_have_text("Hele gemeente")
    assert cell(page, "Centrum", 1) == "2 eigen +1, 2 stil"
    assert cell(page, "Schuytgraaf", 1).startswith("niet ingevuld")
    for width, height in ((1920, 1080), (390, 844), (1280, 720)):
        page.set_viewport_size({"width": width, "height": height})
        opened.settle()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if width > 900:
            shown = page.locator(".supply").evaluate(
                "one => [...one.querySelectorAll('tbody tr')]"
                ".filter(row => row.offsetTop + row.offsetHeight <= one.clientHeight).length"
            )
            assert shown >= 20, width
            assert page.locator(".supply").evaluate("one => one.scrollWidth <= one.clientWidth"), width

    with opened.answered():
        choose(page.get_by_role("combobox", name="Doelgroep"), "Ouderen")
    expect(page.get_by_role("columnheader", name="Groep hier")).to_be_attached()
    page.wait_for_url("**aanbodgroep=ouderen*")
    assert cell(page, "Centrum", 7) == "4 van 6"
    page = opened.turn(f"{ARNHEM}&aanbodgroep=ouderen&aanbodtelling=vakjes")
    assert cell(page, "Centrum", 1) == "1 van 1"

    page.get_by_role("button", name="Centrum", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-testid=stMainBlockContainer] h1")).to_have_text("Fasematrix Centrum, Arnhem")
    expect(page.locator("button[data-group=ouderen][data-phase=signaleren]")).to_contain_text("2")
    assert opened.elsewhere() == []
