"""What strangers may try on the phone page: nothing of it reaches the store, the tally, another meeting or the page."""

from asyncio import gather
from collections.abc import Callable
from datetime import date
from itertools import product
from typing import Any
from urllib.parse import urlencode

import pytest
from sqlalchemy import func, select

from tests.loops import run
from tests.store.meetings.room import asked, opened
from tests.web.phones import Phone, app_on, served
from wijk.domain.meeting import LiveMeeting, Meeting
from wijk.store.database.connection import Store
from wijk.store.database.room_tables import contributions, phones, votes
from wijk.store.meetings.live import close_meeting
from wijk.store.meetings.questions import tally
from wijk.store.meetings.queue import waiting
from wijk.store.meetings.sending import MOST_PHONES, MOST_TEXTS, contribute, vote
from wijk.web.bodies import MOST_BYTES
from wijk.web.limits import Buckets, Limits
from wijk.web.room_app import RoomApp
from wijk.web.signing import form_key, new_cookie, phone_in

Join = Callable[[], Phone]
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
NASTY = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'); DROP TABLE room_votes; --",
    '=HYPERLINK("http://evil.example")',
    "{{7*7}} ${7*7} %s %n",
    "../../etc/passwd\x00.html",
    "\u202eniht ym\u202c \x1b[31m",
    "\r\nSet-Cookie: wijk-zaal=x",
    "\ud800\udfff",
    "x" * 250,
)
FIELDS = ("vraag", "sleutel", "keuze", "tekst", "fase", "groep", "persoon", "steun", "los", "stem", "iets")


def in_store(store: Store) -> tuple[int, int, int]:
    with store.reading() as connection:
        counts = (
            connection.scalar(select(func.count()).select_from(table)) for table in (votes, contributions, phones)
        )
        found = tuple(number or 0 for number in counts)
    return found[0], found[1], found[2]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["herkenning", "initiatief", "idee", "prioriteiten"])
def test_nasty_texts_in_every_field_are_refused_or_wait_as_text(kind: Any, store: Store, live: LiveMeeting) -> None:
    asked(store, kind)
    with served(app_on(store, Limits(posts=Buckets(10_000, 0), posts_of_meeting=Buckets(10_000, 0)))) as port:
        phone = Phone(port, live.code)
        phone.look()
        form = phone.form()
        for field, text in product(FIELDS, NASTY):
            given = {**form, **({} if field in ("tekst", "keuze", "steun") else {"tekst": "Koor"}), field: text}
            got = phone.ask("POST", f"/doe/{live.code}", urlencode(given, errors="surrogatepass").encode(), FORM)
            assert got.status in (303, 403, 409, 422, 429), (field, text)
            assert "<script>alert" not in got.page and "<img" not in got.page and "http://" not in got.page
            assert len(got.headers.get("set-cookie", "").split("wijk-zaal")) <= 2
    assert tally(store, "q1").phones.keys() <= {"herkenbaar", "deels", "niet", *(f"o{number}" for number in range(5))}
    assert not any(tally(store, "q1").phones.values())
    for one in waiting(store, "m1"):
        assert (one.phase, one.group) == ("", "") and one.text.isprintable()


def test_forms_of_another_meeting_question_or_phone_do_nothing(store: Store, joined: Join) -> None:
    asked(store, "keuze")
    phone, other = joined(), joined()
    elsewhere = opened(store, Meeting("m2", "GM0518", date(2026, 11, 26)))
    asked(store, "keuze", "q2", meeting="m2")
    there = Phone(phone.port, elsewhere.code)
    there.look()
    mine, theirs, far = phone.form(), other.form(), there.form()
    cases = (
        ("a key of another phone", phone, {**mine, "sleutel": theirs["sleutel"]}, phone.code),
        ("a key of another question", phone, {**mine, "vraag": "q2"}, phone.code),
        ("a form of another meeting", phone, far, phone.code),
        ("a form sent to another meeting", phone, mine, elsewhere.code),
        ("no key", phone, {"vraag": "q1", "sleutel": ""}, phone.code),
        ("a cookie of another meeting", Phone(phone.port, phone.code, there.cookie), mine, phone.code),
        ("no cookie", Phone(phone.port, phone.code), mine, phone.code),
        ("a cookie made up", Phone(phone.port, phone.code, "wijk-zaal=abc.def"), mine, phone.code),
    )
    for what, sender, fields, code in cases:
        got = sender.send({"keuze": "o1", **fields}, code=code)
        assert got.status == 403, what
    assert in_store(store) == (0, 0, 0)
    assert phone.send({"keuze": "o1"}).status == 200


def test_a_form_sent_twice_counts_once(store: Store, joined: Join) -> None:
    asked(store, "idee")
    phone = joined()
    for _ in range(3):
        phone.send({"tekst": "Samen koken"})
    assert len(waiting(store, "m1")) == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://127.0.0.1"},
    ],
)
def test_another_site_cannot_send_for_somebody(headers: dict[str, str], store: Store, joined: Join) -> None:
    asked(store, "keuze")
    phone = joined()
    assert phone.send({"keuze": "o1"}, headers).status == 403
    assert tally(store, "q1").people == 0


def test_the_site_itself_can(store: Store, joined: Join, monkeypatch: pytest.MonkeyPatch) -> None:
    asked(store, "keuze")
    phone = joined()
    own = {"Origin": f"http://127.0.0.1:{phone.port}"}
    assert phone.send({"keuze": "o1"}, own).status == 200
    assert phone.send({"keuze": "o2"}, {"Sec-Fetch-Site": "same-origin", **own}).status == 200
    # Behind a web server that gives another name to this one, the operator's address is right too.
    monkeypatch.setenv("WIJK_PUBLIC_URL", "https://wijk.example")
    assert phone.send({"keuze": "o3"}, {"Origin": "https://wijk.example"}).status == 200
    assert "Secure" in joined().seen[0]
    # Who came without HTTPS by another name would not keep such a cookie.
    bare = phone.ask("GET", f"/doe/{phone.code}", headers={"Host": "10.0.0.5:8501", "Cookie": ""})
    assert "Secure" not in bare.headers["set-cookie"]


def test_what_is_no_form_of_ours_is_refused_before_it_is_read(store: Store, joined: Join) -> None:
    asked(store, "idee")
    phone = joined()
    path, form = f"/doe/{phone.code}", urlencode(phone.form()).encode()
    million = form + b"&tekst=" + b"x" * 1_000_000
    for body, headers, status in (
        (million, FORM, 413),
        (form + b"&tekst=" + b"x" * MOST_BYTES, FORM, 413),
        (form + b"&keuze=o1" * 200, FORM, 413),
        (form, {"Content-Type": "multipart/form-data; boundary=x"}, 415),
        (b'{"keuze": "o1"}', {"Content-Type": "application/json"}, 415),
        (form, {"Content-Type": ""}, 415),
        (b"", FORM, 403),
        (b"&&&=;%%%zz&\xff\xfe", FORM, 403),
    ):
        got = phone.ask("POST", path, body, headers)
        assert got.status == status, (body[:40], headers)
    chunked = {**FORM, "Transfer-Encoding": "chunked"}
    assert phone.ask("POST", path, b"%x\r\n%b\r\n0\r\n\r\n" % (20_000, b"x" * 20_000), chunked).status == 413
    assert phone.ask("POST", path, form + b"&tekst=caf%E9 \xe9", FORM).status == 303
    assert [one.text for one in waiting(store, "m1")] == ["caf\ufffd \ufffd"]


@pytest.mark.slow
@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_only_reading_and_sending_is_answered(method: str, store: Store, joined: Join) -> None:
    asked(store, "keuze")
    phone = joined()
    for path in ("/doe", f"/doe/{phone.code}", f"/doe/{phone.code}/stand", f"/doe/{phone.code}/a/b"):
        assert phone.ask(method, path).status in (404, 405)
    assert phone.ask("GET", f"/doe/{phone.code}?keuze=o1&vraag=q1&sleutel={phone.form()['sleutel']}").status == 200
    assert in_store(store) == (0, 0, 0)


def test_codes_cannot_be_guessed_and_who_is_in_goes_on_meanwhile(store: Store, live: LiveMeeting) -> None:
    asked(store, "keuze")
    with served(app_on(store, Limits(wrong_codes=Buckets(30, 0)))) as port:
        phone, stranger = Phone(port, live.code), Phone(port)
        phone.look()
        statuses = [stranger.ask("GET", f"/doe/BBBBBBB{sign}").status for sign in "BCDFGHJKMNPRTVWX346789" * 2]
        assert statuses[:30] == [404] * 30 and set(statuses[30:]) == {429}
        # Then a right code looks like a wrong one to who is not in.
        right, wrong = (stranger.ask("GET", f"/doe/{code}") for code in (live.code, "BBBBBBBB"))
        assert (right.status, right.page) == (wrong.status, wrong.page) == (429, right.page)
        assert stranger.ask("POST", f"/doe/{live.code}", b"x=1", FORM).status == 429
        assert phone.send({"keuze": "o1"}).status == 200


def test_a_page_of_ours_loads_nothing_and_is_kept_nowhere(store: Store, joined: Join) -> None:
    asked(store, "idee")
    got = joined().look()
    policy = got.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
    assert got.headers["cache-control"] == "no-store" and got.headers["x-content-type-options"] == "nosniff"
    assert got.headers["referrer-policy"] == "same-origin"
    # What signs is never sent.
    assert opened(store).secret not in got.page


async def post(app: RoomApp, path: str, cookie: str, body: bytes) -> int:
    """One post, straight to the app; gives the status."""
    headers = [(b"content-type", FORM["Content-Type"].encode()), (b"cookie", f"wijk-zaal={cookie}".encode())]
    scope = {"type": "http", "method": "POST", "path": path, "query_string": b"", "headers": headers}
    scope |= {"scheme": "http", "server": ("127.0.0.1", 80), "root_path": ""}
    told: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        told.append(message)

    await app(scope, receive, send)
    status: int = told[0]["status"]
    return status


@pytest.mark.slow
def test_ten_thousand_hostile_posts_leave_the_store_and_the_tally_clean_and_bounded(
    store: Store, live: LiveMeeting
) -> None:
    asked(store, "idee")
    contribute(store, "m1", "q1", "eerlijk", "Samen koken")
    app = app_on(store)
    cookies = [new_cookie(live.secret) for _ in range(400)]
    keys = [form_key(live.secret, phone_in(live.secret, one) or "", "q1") for one in cookies]

    async def attack() -> list[int]:
        statuses: list[int] = []
        for start in range(0, 10_000, 50):
            batch = []
            for number in range(start, start + 50):
                who = number % len(cookies)
                fields = {"vraag": "q1", "sleutel": keys[who], "tekst": f"{NASTY[number % 10]} {number}"}
                if number % 3 == 0:
                    fields = {"vraag": "q1", "sleutel": keys[who], "steun": f"' OR {number}"}
                if number % 7 == 0:
                    fields["sleutel"] = keys[who - 1]
                body = urlencode(fields, errors="surrogatepass").encode()
                batch.append(post(app, f"/doe/{live.code}", cookies[who], body))
            statuses += await gather(*batch)
        return statuses

    statuses = run(attack())
    assert set(statuses) <= {303, 403, 413, 422, 429} and len(statuses) == 10_000
    voted, typed, seats = in_store(store)
    assert voted == 0 and typed <= MOST_TEXTS and seats <= MOST_PHONES
    assert tally(store, "q1").phones == {}
    assert all(one.text.isprintable() and len(one.text) <= 300 for one in waiting(store, "m1"))
    asked(store, "keuze", "q2")
    vote(store, "m1", "q2", "eerlijk", ["o1"])
    assert tally(store, "q2").people == 1
    close_meeting(store, "m1")
