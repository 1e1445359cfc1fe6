"""A real chromium with a login through nginx and HTTPS: all that people do, the process under them killed, and out."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.driving import CHROMIUM, PATIENCE, Visit, new_window
from tests.replicas.behind import Front
from tests.replicas.by_https import BROWSER_FLAGS
from tests.replicas.drills import PLACE, dossier_there_and_back, map_and_figures
from tests.replicas.with_login import Dashboard
from tests.store.meetings.room import asked
from wijk.domain.clock import today
from wijk.domain.meeting import Meeting
from wijk.store.initiatives.queries import list_initiatives
from wijk.store.meetings.live import close_meeting, open_meeting
from wijk.store.meetings.questions import tally
from wijk.store.opening import open_store

__all__ = ["a_phone", "everything_while_moved", "under_a_path"]

NEW = "Koffietafel in de flat"
BACK = 20_000
CONNECTED = "[data-testid=stApp][data-test-connection-state=CONNECTED]"
expect.set_options(timeout=PATIENCE)


def everything_while_moved(dashboard: Dashboard) -> str:
    """Sign in, look, save, take along and hand over; then lose the process, and sign out of two tabs."""
    front, started = dashboard.front, dashboard.started
    with _chromium() as chromium:
        opened = _signed_in(chromium, front, "guus", f"wijkprofiel?gebied={PLACE}")
        page = opened.page
        opened.watch()
        map_and_figures(opened)
        opened.go(f"initiatieven?gebied={PLACE}")
        page.get_by_label("Nieuw initiatief: naam").fill(NEW)
        opened.press("Voeg toe")
        expect(page.get_by_test_id("stAlert").first).to_contain_text(f"Bewaard: {NEW}")
        dossier_there_and_back(opened)
        other = new_window(page.context)
        Visit(other, front.address).go(f"fasematrix?gebied={PLACE}")
        opened.go(f"initiatieven?gebied={PLACE}")

        [given] = [one for one in page.context.cookies() if one["name"] == "wijk_process"]
        before = front.port_for(f"wijk_process={given['value']}")
        [lost] = [one for one in started if one.port == before]
        lost.kill()
        page.wait_for_selector(CONNECTED, state="detached", timeout=BACK)
        page.wait_for_selector(CONNECTED, timeout=BACK)
        assert front.port_for(f"wijk_process={given['value']}") != before
        page.get_by_role("button", name="Voeg toe").wait_for()
        opened.again()
        expect(page.get_by_text("Aangemeld als guus@gemeente.nl")).to_be_visible()
        expect(page.get_by_text(NEW).first).to_be_attached()
        elsewhere = [one for one in opened.requests if not one.startswith((front.address, "data:", "blob:"))]
        assert not elsewhere, elsewhere
        assert [one.item.name for one in list_initiatives(open_store(dashboard.url))] == [NEW]
        lost.start()
        lost.wait()

        page.get_by_role("link", name="Afmelden").click()
        page.get_by_role("button", name=re.compile("yes", re.IGNORECASE)).click()
        expect(page.get_by_role("link", name="Aanmelden")).to_be_visible()
        expect(other.get_by_role("link", name="Aanmelden")).to_be_visible()
        assert page.url.startswith(front.address), page.url
        assert not [one for one in page.context.cookies(front.address) if one["name"].startswith("_streamlit_user")]
    return "map, download, upload and a save; its process killed: still in, with what was saved; out of both tabs"


def a_phone(dashboard: Dashboard) -> str:
    """Answer by phone in a browser of its own, without an account."""
    store = open_store(dashboard.url)
    live = open_meeting(store, Meeting("telefoon", PLACE, today()))
    with _chromium() as chromium:
        voted = _phone_votes(chromium, dashboard.front, live.code, dashboard.url)
    close_meeting(store, "telefoon")
    return voted


def under_a_path(dashboard: Dashboard) -> str:
    """Sign in, look at a page with its map, vote by phone and sign out where all of it stands under a path."""
    front = dashboard.front
    store = open_store(dashboard.url)
    live = open_meeting(store, Meeting("telefoon", PLACE, today()))
    with _chromium() as chromium:
        opened = _signed_in(chromium, front, "guus", f"wijkprofiel?gebied={PLACE}")
        opened.watch()
        with opened.page.expect_response(re.compile("eigen/geometrie")) as shapes:
            opened.again()
        assert shapes.value.ok
        opened.go(f"initiatieven?gebied={PLACE}")
        opened.page.get_by_label("Nieuw initiatief: naam").fill(NEW)
        opened.press("Voeg toe")
        expect(opened.page.get_by_test_id("stAlert").first).to_contain_text(f"Bewaard: {NEW}")
        opened.go(f"bijeenkomst?gebied={PLACE}")
        elsewhere = [one for one in opened.requests if not one.startswith((front.address, "data:", "blob:"))]
        assert not elsewhere, elsewhere
        voted = _phone_votes(chromium, front, live.code, dashboard.url)
        opened.page.get_by_role("link", name="Afmelden").click()
        opened.page.get_by_role("button", name=re.compile("yes", re.IGNORECASE)).click()
        expect(opened.page.get_by_role("link", name="Aanmelden")).to_be_visible()
        assert opened.page.url.startswith(front.address), opened.page.url
    return f"in, map, a save and out; {voted}"


@contextmanager
def _chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=BROWSER_FLAGS)
        yield chromium
        chromium.close()


def _window(chromium: Browser, **size: int) -> Page:
    viewport = {"width": size.get("width", 1280), "height": size.get("height", 720)}
    # The certificate is one of a test; the other programs of the drills do verify it.
    context = chromium.new_context(locale="nl-NL", ignore_https_errors=True, viewport=viewport)  # type: ignore[arg-type]
    return new_window(context)


def _signed_in(chromium: Browser, front: Front, account: str, path: str) -> Visit:
    """Ask for a page, sign in as somebody, and be on that page."""
    page = _window(chromium)
    page.goto(f"{front.address}/{path}")
    page.get_by_role("link", name="Aanmelden").click()
    page.locator("input[name=login]").fill(account)
    page.locator("input[name=password]").fill("geheim")
    page.locator("button[type=submit]").click()
    page.locator("button[type=submit]").click()
    opened = Visit(page, front.address)
    opened.arrive()
    expect(page.get_by_text(f"Aangemeld als {account}@gemeente.nl")).to_be_visible()
    assert page.url == f"{front.address}/{path}", page.url
    return opened


def _phone_votes(chromium: Browser, front: Front, code: str, url: str) -> str:
    store = open_store(url)
    phone = _window(chromium, width=390, height=844)
    phone.goto(f"{front.address}/doe")
    phone.get_by_label("Typ de code van het scherm").fill(code.lower())
    phone.get_by_role("button", name="Doe mee").click()
    expect(phone.get_by_role("heading", name="Wacht op de volgende vraag")).to_be_visible()
    asked(store, "herkenning", "q1", meeting="telefoon")
    phone.get_by_role("button", name="Deels").click()
    expect(phone.get_by_role("status").filter(has_text="telt mee")).to_be_visible()
    counted = tally(store, "q1").phones["deels"]
    assert counted == 1, counted
    phone.goto(f"{front.address}/bijeenkomst")
    expect(phone.get_by_role("link", name="Aanmelden")).to_be_visible()
    return "a phone without an account joined by its code, and its vote is counted"
