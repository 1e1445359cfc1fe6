"""The first file of each page announces the scripts that the page needs, and no more; it finds the server at once."""

import http.client
import re
from collections.abc import Callable
from urllib.parse import urlparse

from pages.parts.shared.front_page import SCRIPTS
from tests.browser.driving import Visit
from tests.browser.map_reading import map_frame
from wijk.store.database.connection import Store

Open = Callable[..., Visit]
PLACE = "?gebied=WK020218"
# Tables that scroll bring 300 kB of their own, which nobody waits for: they are not announced.
OF_TABLES = "bronnen"


def html_of(address: str, page: str, headers: dict[str, str] | None = None) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection(urlparse(address).netloc, timeout=20)
    connection.request("GET", f"/{page}", headers=headers or {})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


def test_each_page_fetches_what_was_announced_and_asks_for_the_server_once(
    first_visit: Open, address: str, store: Store
) -> None:
    """A document asks for all that it needs, also for what the window has of another: one window will do."""
    assert store
    opened = first_visit()
    # What a server fetched for somebody before: a component is known once a page declared it.
    map_frame(opened.go(f"wijkprofiel{PLACE}"))
    for page in SCRIPTS:
        _, _, html = html_of(address, page)
        told = set(re.findall(r'(?:src|href)="\./(static/js/[^"]+)"', html.decode()))
        assert len(told) > 60, page
        opened.forget()
        opened.requests.clear()
        opened.go(page + PLACE)
        if page == "wijkprofiel":
            map_frame(opened.page)
        opened.page.wait_for_load_state("networkidle")
        asked = [url.removeprefix(f"{address}/") for url in opened.requests if url.startswith(address)]
        scripts = {path for path in asked if path.startswith("static/js/")}
        assert told - scripts == set(), page
        if page != OF_TABLES:
            assert scripts - told == set(), page
        assert [path for path in asked if "/_stcore/" in path] == [], page
        assert len([path for path in asked if path == "_stcore/health"]) == 1, page


def test_an_old_browser_gets_it_plain_and_who_has_it_gets_nothing(address: str) -> None:
    status, headers, html = html_of(address, "fasematrix")
    assert (status, headers["cache-control"]) == (200, "no-cache")
    assert b'<html lang="nl">' in html
    assert "frame-ancestors" in headers["content-security-policy"]
    status, _, body = html_of(address, "fasematrix", {"If-None-Match": headers["etag"], "Accept-Encoding": "gzip"})
    assert (status, body) == (304, b"")
    _, packed, body = html_of(address, "fasematrix", {"Accept-Encoding": "gzip"})
    assert packed["content-encoding"] == "gzip"
    assert len(body) < len(html) / 2
