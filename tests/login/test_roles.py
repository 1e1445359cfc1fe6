"""Each role walks through the dashboard in a real browser: what it may is there, else the page says who can."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.driving import PAGES, new_window
from tests.login.provider import Accounts
from wijk.domain.account import Account
from wijk.domain.initiative import Initiative
from wijk.domain.key_figure import Consent, KeyFigure
from wijk.store.accounts.queries import list_accounts
from wijk.store.database.connection import Store
from wijk.store.database.deed_log import list_deeds
from wijk.store.initiatives.queries import add_initiative, list_initiatives
from wijk.store.key_figures.consents import give_consent
from wijk.store.key_figures.passphrase import VARIABLE
from wijk.store.key_figures.queries import add_key_figure

WIJK = "WK020218"
NAME = "Geheimina Verborgens"
# By account what it reads on each page about what others can, and what is there to press.
WRITES, DECIDES = "Invullen en wijzigen kan alleen", "Besluiten nemen kan alleen"
LEADS = "Een bijeenkomst leiden kan alleen"
WALK: dict[str, dict[str, tuple[str, ...]]] = {
    "kees": {"initiatieven": (WRITES,), "fasematrix": (DECIDES,), "werkplan": (WRITES,), "bijeenkomst": (LEADS,)},
    "dina": {"initiatieven": (WRITES,), "fasematrix": (DECIDES,), "werkplan": (WRITES,), "bijeenkomst": (LEADS,)},
    "wim": {"initiatieven": (), "fasematrix": (DECIDES,), "werkplan": (), "bijeenkomst": (LEADS,)},
    "guus": {"initiatieven": (), "fasematrix": (), "werkplan": (), "bijeenkomst": ()},
    "bea": {"initiatieven": (), "fasematrix": (), "werkplan": (), "bijeenkomst": (), "bronnen": ()},
}
SignIn = Callable[[str], Page]


@pytest.fixture
def signed_in(browser: Browser, address: str, accounts: Accounts) -> Iterator[SignIn]:  # noqa: ARG001
    """Signs in with an account, in a window of its own."""
    made: list[Page] = []

    def sign_in(account: str) -> Page:
        page = new_window(browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 720}))
        made.append(page)
        page.goto(f"{address}/?gebied={WIJK}")
        page.get_by_role("link", name="Aanmelden").click()
        page.locator("input[name=login]").fill(account)
        page.locator("input[name=password]").fill("geheim")
        page.locator("button[type=submit]").click()
        page.locator("button[type=submit]").click()
        shown(page)
        return page

    yield sign_in
    for page in made:
        page.context.close()


def shown(page: Page) -> str:
    """What stands on a page once it is drawn."""
    expect(page.get_by_text("Aangemeld als")).to_be_visible()
    expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_attached()
    return page.locator("body").inner_text()


@pytest.mark.parametrize("account", list(WALK))
def test_each_role_sees_what_it_may_and_who_may_the_rest(
    signed_in: SignIn, store: Store, address: str, account: str
) -> None:
    add_initiative(store, Initiative("i1", "Koffie in de flat", area=WIJK, last_confirmed=date(2026, 9, 1)))
    page = signed_in(account)
    texts = {}
    for name in PAGES:
        page.goto(f"{address}/{name}?gebied={WIJK}")
        texts[name] = shown(page)
    assert not [name for name, text in texts.items() if "Er ging iets mis" in text or NAME in text]
    for name, told in WALK[account].items():
        alone = [line for line in texts[name].splitlines() if "kan alleen" in line and "Malburgen" in line]
        assert [any(one.startswith(begin) for one in alone) for begin in told] == [True] * len(told), (name, alone)
        if not told:
            assert alone == [], name
    assert "Koffie in de flat" in texts["fasematrix"]
    assert ("Wie welke rol heeft" in texts["bronnen"]) == (account == "bea")
    page.goto(f"{address}/initiatieven?gebied={WIJK}")
    shown(page)
    assert page.get_by_role("button", name="Voeg toe").count() == (account in ("wim", "guus", "bea"))


def test_what_lies_elsewhere_is_not_there_by_any_address(signed_in: SignIn, store: Store, address: str) -> None:
    add_initiative(store, Initiative("geheim1", "Nijmeegse koffie", area="WK026801", last_confirmed=date(2026, 9, 1)))
    page = signed_in("guus")
    for path in (
        "initiatieven",
        "initiatieven?gebied=WK026801",
        "fasematrix?gebied=WK026801",
        "werkplan?gebied=GM0268",
    ):
        page.goto(f"{address}/{path}")
        assert "Nijmeegse koffie" not in shown(page)
    other = signed_in("niels")
    other.goto(f"{address}/fasematrix?gebied=WK026801")
    assert "Nijmeegse koffie" in shown(other)
    page.goto(f"{address}/fasematrix?gebied=WK026801")
    assert "Nijmeegse koffie" not in shown(page)


def test_who_has_no_role_is_in_and_sees_nothing_that_was_entered(
    signed_in: SignIn, store: Store, address: str, accounts: Accounts
) -> None:
    add_initiative(store, Initiative("i1", "Koffie in de flat", area=WIJK))
    page = signed_in("jan")
    for name in PAGES:
        page.goto(f"{address}/{name}?gebied={WIJK}")
        text = shown(page)
        assert "Koffie in de flat" not in text and "Er ging iets mis" not in text
    assert "nog geen rol" in text
    assert accounts


def test_a_beheerder_gives_a_role_and_reads_who_did_what(
    signed_in: SignIn, store: Store, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "paarse olifant fietst")
    person = KeyFigure("p1", "wijkverpleegkundige", areas=("GM0202",))
    add_key_figure(store, person)
    give_consent(
        store,
        "p1",
        Consent(NAME, "06 1", date(2026, 1, 1), "bellen", date(2026, 12, 31)),
        date(2026, 11, 1),
        "paarse olifant fietst",
    )
    page = signed_in("bea")
    page.goto(f"{address}/bronnen?gebied={WIJK}")
    page.get_by_label("Account, zoals de gemeente het kent").fill("jan@gemeente.nl")
    page.get_by_role("button", name="Geef deze rol").click()
    expect(page.get_by_text("is nu kijker")).to_be_visible()
    assert [one.item for one in list_accounts(store)] == [Account("jan@gemeente.nl", "kijker", (WIJK,))]
    assert [(one.who, one.done, one.kind) for one in list_deeds(store)] == [("bea@gemeente.nl", "add", "accounts")]
    text = shown(page)
    assert "beheerder" in text and "toegevoegd" in text and NAME not in text
    jan = signed_in("jan")
    jan.goto(f"{address}/coalitie?gebied={WIJK}")
    assert "kijker van" in shown(jan) and NAME not in jan.locator("body").inner_text()
    assert list_initiatives(store) == ()
