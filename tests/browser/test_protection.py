"""What the server sends protects its visitors, breaks no page, and what is not asked for is not taken."""

import http.client
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Response, expect

from pages.parts.shared.protection import HEADERS
from tests.browser.driving import Visit
from tests.browser.map_reading import map_frame
from wijk.domain.initiative import Initiative
from wijk.store.database.connection import Store
from wijk.store.initiatives.queries import add_initiative

Open = Callable[..., Visit]
PLACE = "?gebied=WK020218"


def ask(address: str, method: str, path: str, headers: dict[str, str], body: bytes = b"") -> tuple[int, dict[str, str]]:
    connection = http.client.HTTPConnection(urlparse(address).netloc, timeout=20)
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, dict(answer.getheaders())


@pytest.mark.parametrize("path", ["/", "/wijkprofiel", "/_stcore/health", "/static/nothing.js", "/a/b/c"])
def test_every_answer_carries_the_headers(address: str, path: str) -> None:
    _, headers = ask(address, "GET", path, {"Accept": "text/html"})
    assert {name: headers.get(name, headers.get(name.lower())) for name in HEADERS} == HEADERS


def test_a_cookie_that_is_given_by_https_never_goes_without(address: str) -> None:
    given = {
        scheme: ask(address, "GET", "/_stcore/health", {"X-Forwarded-Proto": scheme})[1]["set-cookie"]
        for scheme in ("http", "https")
    }
    assert [one.startswith("_streamlit_xsrf=") for one in given.values()] == [True, True]
    assert ["Secure" in one for one in given.values()] == [False, True]


def test_only_the_parts_of_a_page_go_without_the_rules_for_a_page_and_what_those_forbid_is_told(
    first_visit: Open,
) -> None:
    """What is told here tests/browser/test_accessibility.py would have seen, which walks all parts of all pages."""
    opened = first_visit()
    answers: list[Response] = []
    opened.listen("response", lambda answer: answers.append(answer))
    opened.go("wijkprofiel" + PLACE)
    map_frame(opened.page)
    kinds = {one.request.resource_type for one in answers}
    assert kinds >= {"document", "script", "stylesheet", "font"}
    for one in answers:
        headers = one.headers
        assert headers["x-content-type-options"] == "nosniff", one.url
        is_page = headers.get("content-type", "").startswith(("text/html", "text/plain", "image/svg"))
        if one.request.resource_type == "document" or is_page:
            assert "frame-ancestors 'self'" in headers["content-security-policy"], one.url
            assert headers["x-frame-options"] == "SAMEORIGIN", one.url
        if one.request.resource_type in ("script", "stylesheet", "font"):
            assert "content-security-policy" not in headers, one.url

    opened.scroll_to(opened.page.locator(".wijk-chart").first)
    opened.page.wait_for_selector(".wijk-chart .main-svg", state="attached")
    assert opened.refused() == []
    with opened.page.expect_console_message():
        opened.page.evaluate("document.body.append(Object.assign(new Image(), {src: 'http://127.0.0.1:1/a.png'}))")
    assert opened.refused()


def test_a_name_that_is_not_allowed_gets_no_answer(address: str) -> None:
    assert ask(address, "GET", "/", {"Host": "evil.example"})[0] == 400
    assert ask(address, "GET", "/", {"Host": "localhost:1"})[0] == 200


def test_a_file_is_taken_only_where_a_page_asks_for_one_and_to_10_mb(
    visit: Open, address: str, store: Store, tmp_path: Path
) -> None:
    assert store
    opened = visit()
    page = opened.page
    sent: list[str] = []
    opened.listen("request", lambda request: sent.append(request.url) if request.method == "PUT" else None)
    opened.go("initiatieven" + PLACE)
    opened.tab("Importeren")
    large = tmp_path / "groot.csv"
    large.write_bytes(b"Naam\n" + b"x" * 11_000_000)
    page.locator("input[type=file]").first.set_input_files(large)
    told = page.locator("[data-testid=stFileChip] [role=alert]")
    expect(told).to_be_visible()
    dutch = told.evaluate("told => getComputedStyle(told, '::after').content")
    assert "hooguit 10 MB" in dutch
    assert told.evaluate("told => getComputedStyle(told).fontSize") == "0px"
    page.locator("input[type=file]").first.set_input_files(
        {"name": "a.csv", "mimeType": "text/csv", "buffer": b"Naam;Wijk\nKoffie;WK020218\n"}
    )
    expect(page.get_by_text("2 van de 2 kolommen")).to_be_visible()
    [url] = sent
    path = urlparse(url).path
    cookies = {one["name"]: one["value"] for one in page.context.cookies()}
    headers = {
        "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
        "X-Xsrftoken": cookies["_streamlit_xsrf"],
        "Content-Type": "multipart/form-data; boundary=x",
    }
    body = b'--x\r\nContent-Disposition: form-data; name="a"; filename="a"\r\n\r\nhallo\r\n--x--\r\n'
    assert ask(address, "PUT", path, headers, body)[0] == 204
    page.get_by_role("link", name="Fasematrix").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("asematrix")
    opened.settle()
    assert ask(address, "PUT", path, headers, body)[0] == 403


def test_a_web_address_that_was_typed_is_text(visit: Open, store: Store) -> None:
    name = "Koffie www.example.org http://example.org/x https://a.example Jan@example.org"
    add_initiative(store, Initiative("www", name, area="WK020218", groups=("ouderen",), note=name))
    opened = visit()
    for path, reach in (("initiatieven", opened.go), ("fasematrix", opened.turn)):
        page = reach(path + PLACE)
        expect(page.locator("[data-testid=stMain]")).to_be_visible()
        hrefs = page.locator("[data-testid=stMain] a").evaluate_all("all => all.map(a => a.href)")
        assert [href for href in hrefs if "example" in href] == []
