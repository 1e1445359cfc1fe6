"""Something breaks in a real server: a visitor reads Dutch with a number, the operator finds that number in the log.

The app is a copy in which the page Bronnen breaks in every place where a page can.
"""

import http.client
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urljoin, urlparse

import pytest
from playwright.sync_api import expect

from tests.browser.driving import ROOT, Visit, running_app

BREAKING = """
import streamlit as st

from pages.parts.shared.routing import through_app
from wijk.store.common.errors import StoreError

through_app()


def fail(what):
    raise ValueError(what)


@st.dialog("Venster")
def window():
    fail("in een venster")


@st.fragment
def part():
    if st.button("Deel"):
        fail("in een deel")


def busy():
    raise StoreError("De schijf is vol.")


st.title("Bronnen en uitleg")
if st.button("Pagina"):
    fail("op de pagina")
if st.button("Venster openen"):
    window()
st.button("Knop", on_click=fail, args=("bij een knop",))
st.button("Bewaren", on_click=busy)
st.download_button("Bestand", lambda: fail("bij een bestand"), "a.txt", "text/plain", on_click="ignore")
part()
"""


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("log") / "log"


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory, log: Path) -> Iterator[str]:
    """The address of the copy."""
    folder = tmp_path_factory.mktemp("copy")
    for name in ("pages", ".streamlit"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("wijk", "data"):
        (folder / name).symlink_to(ROOT / name)
    (folder / "pages" / "bronnen.py").write_text(BREAKING, encoding="utf-8")
    app = (ROOT / "app.py").read_text(encoding="utf-8")
    around = app.replace("    apply_theme()\n", '    apply_theme()\n    if "stuk" in st.query_params:\n        1 / 0\n')
    assert around != app
    (folder / "app.py").write_text(around, encoding="utf-8")
    database = {"WIJK_DATABASE_URL": f"sqlite:///{folder / 'wijk.sqlite'}"}
    with log.open("wb") as told, running_app(folder, database, told) as address:
        yield address


@pytest.fixture
def visited(visit: Callable[..., Visit], broken: str) -> Iterator[Visit]:
    found = visit()
    found.address = broken
    yield found
    found.forget()


def told_number(opened: Visit, log: Path, traceback: str) -> str:
    """The number on the page, which stands in the log together with what broke."""
    page = opened.page
    alert = page.get_by_test_id("stAlert")
    expect(alert).to_contain_text("Er ging iets mis in dit dashboard")
    expect(page.get_by_test_id("stException")).to_have_count(0)
    links = page.get_by_test_id("stApp").get_by_role("link").all()
    assert [
        href for link in links if "//" in (href := link.get_attribute("href") or "") and opened.address not in href
    ] == []
    found = re.search(r"nummer ([A-Z2-9]{6})", alert.inner_text())
    assert found
    _, _, after = log.read_text(encoding="utf-8").partition(f"Fout {found[1]}")
    assert "Traceback" in after and traceback in after
    return found[1]


SHALLOW = ("a", "onzin")
DEEP = "a/b/c"
DEEPER = (
    *("a/b", "wijkprofiel/meer", "a/wijkprofiel", "index.php/x", "a/b/"),
    *("static/x", "component/x", "media/x"),
)


def goes_on_to(address: str, path: str) -> str:
    """Where a browser that asks for a path is sent."""
    with closing(http.client.HTTPConnection(urlparse(address).netloc, timeout=20)) as connection:
        connection.request("GET", f"/{path}", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
        answer = connection.getresponse()
        assert answer.status in (302, 307), path
        location: str = answer.headers["Location"]
        return urljoin(address, location)


def test_from_its_first_page_on_a_server_opens_what_is_asked_and_an_unknown_address_leads_to_the_start(
    visited: Visit,
) -> None:
    """This is the first test of the server of this file."""
    page = visited.go("wijkprofiel?gebied=WK020218")
    expect(page.locator("[data-testid=stMainBlockContainer] h1")).to_have_text("Malburgen-Oost (Zuid), Arnhem")
    expect(page.get_by_role("link", name="Bronnen en uitleg")).to_be_visible()

    for path in (DEEP, *SHALLOW):
        visited.go(path)
        expect(page.locator("h1"), path).to_have_text("Deze pagina bestaat niet")
        expect(page.get_by_role("dialog"), path).to_have_count(0)
        if path == DEEP:
            led_to = page.url
        if path != "a":
            page.get_by_role("link", name="Naar start").click()
            expect(page.locator("h1")).to_have_text("Samen de eenzaamheid in uw wijk aanpakken")
    # A browser that asks for any other goes from there to that same page.
    assert {path: goes_on_to(visited.address, path) for path in DEEPER} == dict.fromkeys(DEEPER, led_to)

    # A slash after a page is no other page.
    expect(visited.go("bronnen/").locator("h1")).to_have_text("Bronnen en uitleg")


def test_wherever_it_breaks_a_sentence_with_a_number_of_its_own_in_the_log(visited: Visit, log: Path) -> None:
    page = visited.watch().go("bronnen")
    numbers = []
    for button, traceback in (
        ("Pagina", "ValueError: op de pagina"),
        ("Venster openen", "ValueError: in een venster"),
        ("Knop", "ValueError: bij een knop"),
        ("Deel", "ValueError: in een deel"),
        ("Knop", "ValueError: bij een knop"),
    ):
        with visited.answered():
            page.get_by_role("button", name=button, exact=True).click()
        numbers.append(told_number(visited, log, traceback))
        if button == "Venster openen":
            page.keyboard.press("Escape")
            expect(page.get_by_role("dialog")).to_have_count(0)
        # What is told to do helps.
        with visited.answered():
            page.get_by_role("link", name="Bronnen en uitleg").click()
        expect(page.get_by_role("button", name=button, exact=True)).to_be_visible()
        expect(page.get_by_test_id("stAlert")).to_have_count(0)
    assert len(set(numbers)) == len(numbers)
    assert visited.elsewhere() == []

    # What the store can't do is told by its own sentence, in a callback too.
    page.get_by_role("button", name="Bewaren", exact=True).click()
    expect(page.get_by_test_id("stAlert")).to_have_text("De schijf is vol.")
    expect(page.get_by_test_id("stException")).to_have_count(0)
    page.reload()

    # A file that can't be made is told in Dutch.
    page.get_by_role("button", name="Bestand", exact=True).click()
    told = page.get_by_test_id("stDownloadButtonError")
    expect(told).to_have_css("font-size", "0px")
    content = told.evaluate("element => getComputedStyle(element, '::after').content")
    assert content.startswith('"Het bestand is niet gemaakt.')
    assert "ValueError: bij een bestand" in log.read_text(encoding="utf-8")

    # Outside the page too.
    page.goto(f"{visited.address}/?stuk=1")
    told_number(visited, log, "ZeroDivisionError")
