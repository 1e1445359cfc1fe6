"""Nothing of who takes part is kept in a log, whatever happens."""

import logging
from pathlib import Path

import pytest

from tests.browser.driving import ROOT, running_app
from tests.store.meetings.room import asked, opened
from tests.web.phones import Phone, app_on, served
from wijk.domain.meeting import LiveMeeting
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
def test_the_app_itself_logs_no_phone(tmp_path: Path) -> None:
    url, log = f"sqlite:///{tmp_path / 'wijk.sqlite'}", tmp_path / "log"
    store = open_store(url)
    live = opened(store)
    asked(store, "keuze")
    with log.open("wb") as told, running_app(ROOT, {"WIJK_DATABASE_URL": url}, told) as address:
        phone = Phone(int(address.rsplit(":", 1)[1]), live.code)
        got = phone.look()
        assert phone.send({"keuze": "o1"}).status == 200
        phone.ask("GET", "/doe/BBBBBBBB", headers={"Accept": "text/html", "User-Agent": "Toestel van Piet"})
        phone.ask("POST", f"/doe/{live.code}", b"x" * 9_000, {"Content-Type": "application/x-www-form-urlencoded"})
    # Streamlit's own rules for a page would weaken ours.
    assert "default-src 'none'" in got.headers["content-security-policy"]
    assert tally(store, "q1").phones["o1"] == 1
    written = log.read_text(encoding="utf-8", errors="replace")
    for secret in (live.code, "BBBBBBBB", phone.cookie, "127.0.0.1", "Piet", "/doe"):
        assert secret not in written, secret
