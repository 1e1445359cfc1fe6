"""A subscription on a real server: read, not sent again, withdrawn at once, bounded, and its secret in no log."""

import gzip
import http.client
import logging
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import icalendar
import pytest

from tests.browser.driving import ROOT, running_app
from tests.web.phones import served
from wijk.domain.clock import today
from wijk.domain.event import Event, SchoolRegion
from wijk.store.calendar.feeds import make_feed, withdraw_feed
from wijk.store.calendar.queries import KEPT_EVENTS, choose_region
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.store.opening import open_store
from wijk.web.feed_app import FeedApp, FeedLimits
from wijk.web.limits import Buckets

AREA = "WK020218"
EVENT = Event("e", AREA, "BuurtBakkie, met koek", today(), who=("buurthuis",))
Got = tuple[int, Mapping[str, str], bytes]


def ask(port: int, path: str, headers: Mapping[str, str] | None = None, method: str = "GET") -> Got:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request(method, path, headers=dict(headers or {}))
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()


def app_on(store: Store, limits: FeedLimits | None = None) -> FeedApp:
    written = {AREA: b"BEGIN:VCALENDAR\r\n"}
    return FeedApp(lambda: store, written.get, "/agenda", limits or FeedLimits())


def test_who_has_the_address_reads_until_it_is_withdrawn(store: Store) -> None:
    secret = make_feed(store, AREA, (AREA,))
    path = f"/agenda/{secret}.ics"
    with served(app_on(store)) as port:
        status, headers, body = ask(port, path)
        assert (status, body) == (200, b"BEGIN:VCALENDAR\r\n")
        assert headers["content-type"] == "text/calendar; charset=utf-8"
        assert headers["cache-control"] == "private, no-cache" and headers["x-robots-tag"] == "noindex"
        again, told, nothing = ask(port, path, {"If-None-Match": headers["etag"]})
        assert (again, nothing, told["etag"]) == (304, b"", headers["etag"])
        assert ask(port, path, method="HEAD")[0] == 200 and ask(port, path, method="POST")[0] == 405
        for wrong in (f"/agenda/{secret[:-1]}.ics", f"/agenda/{secret}", "/agenda/..%2f.ics", "/agenda/x.ics"):
            assert ask(port, wrong)[0] == 404, wrong
        other = make_feed(store, AREA, (AREA,))
        assert ask(port, path, {"If-None-Match": headers["etag"]})[0] == 410
        assert ask(port, f"/agenda/{other}.ics")[0] == 200
        withdraw_feed(store, (AREA,))
        assert ask(port, f"/agenda/{other}.ics")[0] == 410


def test_a_place_that_is_no_more_and_a_database_that_does_not_answer_are_told(store: Store) -> None:
    secret = make_feed(store, "GM0001", ())
    app = app_on(store)
    with served(app) as port:
        assert ask(port, f"/agenda/{secret}.ics")[0] == 404

        def shut() -> Store:
            raise StoreError("kapot")

        app.opened = shut
        status, headers, body = ask(port, f"/agenda/{secret}.ics")
        assert status == 503 and headers["retry-after"] == "60" and "niet" in body.decode()


def test_too_much_is_refused_without_keeping_others_out(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    one, other = make_feed(store, AREA, (AREA,)), make_feed(store, "GM0202", ())
    app = app_on(store, FeedLimits(Buckets(3, 0), Buckets(2, 0)))
    app.written = {AREA: b"x", "GM0202": b"y"}.get
    with served(app) as port, caplog.at_level(logging.INFO):
        assert [ask(port, f"/agenda/{'A' * 43}.ics")[0] for _ in range(5)] == [404, 404, 404, 429, 429]
        assert [ask(port, f"/agenda/{one}.ics")[0] for _ in range(4)] == [200, 200, 429, 429]
        assert ask(port, f"/agenda/{other}.ics")[0] == 200

        def broken(area: str) -> bytes:
            raise ValueError(f"{area} {other}")

        app.written = broken
        assert ask(port, f"/agenda/{other}.ics")[0] == 500
    ours = [one for one in caplog.records if one.name == "wijk"]
    assert [record.getMessage() for record in ours] == ["A calendar got no answer: ValueError"]
    assert other not in " ".join(f"{one.getMessage()} {one.exc_text or ''}" for one in caplog.records)


@pytest.mark.slow
def test_the_app_itself_gives_the_calendar_and_logs_no_secret(tmp_path: Path) -> None:
    url, log = f"sqlite:///{tmp_path / 'wijk.sqlite'}", tmp_path / "log"
    store = open_store(url)
    KEPT_EVENTS.add(store, EVENT)
    choose_region(store, SchoolRegion(AREA, "Zuid"), None)
    secret = make_feed(store, AREA, (AREA,))
    path = f"/agenda/{secret}.ics"
    with log.open("wb") as told, running_app(ROOT, {"WIJK_DATABASE_URL": url}, told) as address:
        port = int(address.rsplit(":", 1)[1])
        status, headers, body = ask(port, path, {"Accept": "text/html,*/*", "Accept-Encoding": "gzip"})
        assert status == 200 and headers["content-type"].startswith("text/calendar")
        assert headers["content-security-policy"] == "default-src 'none'" and "set-cookie" not in headers
        assert ask(port, path, {"If-None-Match": headers["etag"]})[0] == 304
        # A browser that asks for what is not there gets no page of Streamlit's.
        assert ask(port, "/agenda/x.ics", {"Accept": "text/html"})[0] == 404
        withdraw_feed(store, (AREA,))
        assert ask(port, path, {"Accept": "text/html"})[0] == 410
    calendar = icalendar.Calendar.from_ical(gzip.decompress(body))
    titles = {str(event["SUMMARY"]) for event in calendar.walk("VEVENT")}
    assert {"BuurtBakkie, met koek", "Zomervakantie", "Koningsdag"} <= titles
    assert str(calendar["X-WR-CALNAME"]).startswith("Jaarkalender Malburgen")
    written = log.read_text(encoding="utf-8", errors="replace")
    for hidden in (secret, "agenda/", "127.0.0.1"):
        assert hidden not in written, hidden
