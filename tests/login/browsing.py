"""A page of who signed in, in a real browser."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

__all__ = ["SignIn", "shown", "sign_in_as"]

SignIn = Callable[[str], Page]


def sign_in_as(page: Page, account: str) -> None:
    """Sign in at the provider, from the page of who is not in, by keyboard."""
    page.get_by_role("link", name="Aanmelden").press("Enter")
    page.locator("input[name=login]").fill(account)
    page.locator("input[name=password]").fill("geheim")
    page.locator("button[type=submit]").click()
    page.locator("button[type=submit]").click()
    shown(page)


def shown(page: Page) -> str:
    """What stands on a page once it is drawn."""
    expect(page.get_by_text("Aangemeld als")).to_be_visible()
    page.evaluate("window.wijkAsked()")
    page.wait_for_function("window.wijkAnswered(0)")
    return page.locator("body").inner_text()
