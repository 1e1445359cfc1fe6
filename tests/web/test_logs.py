"""Nothing of who takes part is kept in a log, whatever happens."""

import gzip
import logging
from pathlib import Path

import icalendar
import pytest

from tests.browser.driving import ROOT, running_app
from tests.store.meetings.room import asked, opened
from tests.web.phones import Phone, app_on, served
from tests.web.test_calendar_feed import AREA, EVENT, ask
from wijk.domain.event import SchoolRegion
from wijk.domain.meeting import LiveMeeting
from wijk.store.calendar.feeds import make_feed, withdraw_feed
from wijk.store.calendar.queries import KEPT_EVENTS, choose_region
from wijk.store.common.errors import StoreError
from wijk.store.database.connection import Store
from wijk.store.meetings.questions import tally
from wijk.store.opening import open_store
from wijk.web import answering

TEXT = "Koffie op een geheime plek"


@pytest.mark.parametrize(("error", "status", "lines"), [(ValueError(TEXT), 500, 1), (StoreError(TEXT), 422, 0)])
def test_what_breaks_is_told_in_dutch_and_logged_without_what_was_typed(
    error: Exception,
    status: int,
    lines: int,
    store: Store,
    live: LiveMeeting,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked(store, "idee")

    def broken(*_: object) -> None:
        raise error

    monkeypatch.setattr(answering, "contribute", broken)
    with served(app_on(store)) as port, caplog.at_level(logging.INFO):
        phone = Phone(port, live.code)
        phone.look()
        got = phone.send({"tekst": TEXT})
    assert got.status == status and "Traceback" not in got.page
    ours = [one for one in caplog.records if one.name == "wijk"]
    assert len(ours) == lines
    told = " ".join(f"{one.getMessage()} {one.exc_text or ''}" for one in caplog.records)
    for secret in (TEXT, live.code, phone.cookie, "127.0.0.1"):
        assert secret not in told


def test_a_store_that_cannot_be_opened_is_told(store: Store) -> None:
    app = app_on(store)

    def shut() -> Store:
        raise StoreError("kapot")

    app.opened = shut
    with served(app) as port:
        got = Phone(port, "BBBBBBBB").look()
    assert got.status == 503 and "zeg uw antwoord in de zaal" in got.notice


@pytest.mark.slow
def test_the_app_itself_answers_phones_and_calendars_and_logs_neither(tmp_path: Path) -> None:
    url, log = f"sqlite:///{tmp_path / 'wijk.sqlite'}", tmp_path / "log"
    store = open_store(url)
    live = opened(store)
    asked(store, "keuze")
    KEPT_EVENTS.add(store, EVENT)
    choose_region(store, SchoolRegion(AREA, "Zuid"), None)
    secret = make_feed(store, AREA, (AREA,))
    with log.open("wb") as told, running_app(ROOT, {"WIJK_DATABASE_URL": url}, told) as address:
        port = int(address.rsplit(":", 1)[1])
        phone = Phone(port, live.code)
        got = phone.look()
        assert phone.send({"keuze": "o1"}).status == 200
        phone.ask("GET", "/doe/BBBBBBBB", headers={"Accept": "text/html", "User-Agent": "Toestel van Piet"})
        phone.ask("POST", f"/doe/{live.code}", b"x" * 9_000, {"Content-Type": "application/x-www-form-urlencoded"})
        calendar_is_given_until_it_is_withdrawn(port, store, f"/agenda/{secret}.ics")
    # Streamlit's own rules for a page would weaken ours.
    assert "default-src 'none'" in got.headers["content-security-policy"]
    assert tally(store, "q1").phones["o1"] == 1
    written = log.read_text(encoding="utf-8", errors="replace")
    for hidden in (live.code, "BBBBBBBB", phone.cookie, "127.0.0.1", "Piet", "/doe", secret, "agenda/"):
        assert hidden not in written, hidden


def calendar_is_given_until_it_is_withdrawn(port: int, store: Store, path: str) -> None:
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
