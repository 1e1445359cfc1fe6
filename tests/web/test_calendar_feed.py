"""A subscription on a real server: read, not sent again, withdrawn at once, bounded, and its secret in no log."""

import http.client
import logging
from collections.abc import Mapping
from contextlib import closing

import pytest

from tests.web.phones import served
from wijk.domain.clock import today
from wijk.domain.event import Event
from wijk.store.calendar.feeds import make_feed, withdraw_feed
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
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
