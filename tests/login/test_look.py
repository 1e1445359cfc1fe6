"""The pages around signing in, on a beamer, a laptop and a phone: they fit, axe finds nothing serious, keys suffice."""

from contextlib import suppress

from playwright.sync_api import Browser, Error, Page, expect

from tests.browser.driving import new_window, serious
from tests.browser.looking import TABLES_REACHED
from tests.login.browsing import SignIn, shown, sign_in_as
from tests.login.provider import Accounts
from wijk.domain.account import Account
from wijk.store.accounts.queries import give_role, list_accounts
from wijk.store.database.connection import Store

WIJK = "WK020218"
SIZES = ((1920, 1080), (1280, 720), (390, 844))
LONG = "iemand.met.een.heel.lange.naam@wijkteam.gemeente-arnhem.voorbeeld.nl"


def wrong_on(page: Page, name: str) -> list[str]:
    """What does not fit, is not Dutch, or axe finds, at each size; the page is left as narrow as a phone."""
    wrong = [] if page.locator("html").get_attribute("lang") == "nl" else [f"{name}: not Dutch"]
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        with suppress(Error):
            # What scrolls gets its place in the tab order a moment after the screen became narrow.
            page.wait_for_function(TABLES_REACHED, timeout=5_000)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wrong.append(f"{name}: wider than {width}")
        wrong += [f"{name}, {width}: {one}" for one in serious(page)]
    return wrong


def test_signing_in_and_out_on_every_screen_by_keyboard(browser: Browser, address: str, accounts: Accounts) -> None:
    assert accounts
    page = new_window(browser.new_context(locale="nl-NL", viewport={"width": 1280, "height": 720}))
    page.goto(f"{address}/fasematrix?gebied={WIJK}")
    wrong = wrong_on(page, "who is not in")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Aanmelden")).to_be_focused()
    sign_in_as(page, "kees")
    expect(page.get_by_role("heading", name="Fasematrix Malburgen-Oost (Zuid), Arnhem")).to_be_visible()
    wrong += wrong_on(page, "who is in")
    page.get_by_role("link", name="Afmelden").press("Enter")
    page.get_by_role("button", name="Yes, sign me out").press("Enter")
    expect(page.get_by_role("heading", name="U bent afgemeld")).to_be_visible()
    wrong += wrong_on(page, "who signed out")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Opnieuw aanmelden")).to_be_focused()
    page.goto(f"{address}/oauth2callback?state=onzin&code=onzin")
    expect(page.get_by_role("heading", name="Aanmelden lukte niet")).to_be_visible()
    wrong += wrong_on(page, "who could not come in")
    page.goto(f"{address}/fasematrix?gebied={WIJK}")
    expect(page.get_by_role("link", name="Aanmelden")).to_be_visible()
    page.context.close()
    assert wrong == []


def test_who_has_no_role_and_who_gives_roles(signed_in: SignIn, address: str, store: Store) -> None:
    wrong = []
    page = signed_in("jan")
    for name in ("", "fasematrix"):
        page.goto(f"{address}/{name}?gebied={WIJK}")
        assert "U bent aangemeld, maar hebt nog geen rol. Vraag de beheerder om een rol." in shown(page)
        wrong += wrong_on(page, f"no role {name}")
    give_role(store, Account(LONG, "WJP'er", (WIJK, "WK020217")))
    page = signed_in("bea")
    page.goto(f"{address}/bronnen?gebied={WIJK}")
    shown(page)
    wrong += wrong_on(page, "roles")
    for label in ("Account, zoals de gemeente het kent", "Rol", "Gebieden (CBS-codes); leeg is overal"):
        page.get_by_label(label, exact=True).focus()
    page.get_by_label("Account, zoals de gemeente het kent").fill("els@gemeente.nl")
    page.get_by_role("button", name="Geef deze rol").press("Enter")
    expect(page.get_by_text("is nu kijker van Malburgen-Oost (Zuid)")).to_be_visible()
    wrong += wrong_on(page, "a role was given")
    assert wrong == [] and len(list_accounts(store)) == 2
