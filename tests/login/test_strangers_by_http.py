"""What strangers ask by HTTP: files of others, headers that are made up, ways back elsewhere, phones."""

import json
import re
from collections.abc import Callable, Mapping
from urllib.parse import quote, urlsplit

import httpx2
import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from tests.login.hand_made import HandMade
from tests.login.provider import Accounts
from tests.login.walking import Walk
from tests.store.meetings.room import asked
from tests.views.papers.dossiers import DAY
from tests.web.phones import Phone
from wijk.domain.initiative import Initiative
from wijk.domain.meeting import Meeting
from wijk.store.database.connection import Store
from wijk.store.initiatives.queries import add_initiative
from wijk.store.meetings.live import open_meeting
from wijk.store.meetings.questions import tally

NewWalk = Callable[[], Walk]
HERE = "WK020218"
EVIL = "kwaad.example"


@pytest.fixture(autouse=True)
def _as_every_test_begins(accounts: Accounts) -> None:
    """Every account is as it was."""


@pytest.fixture
def filled(store: Store) -> Store:
    """One initiative in Arnhem."""
    add_initiative(store, Initiative("i1", "Geheimkoffie", area=HERE, last_confirmed=DAY))
    return store


def test_a_file_of_another_is_given_to_nobody_else(new_walk: NewWalk, filled: Store) -> None:
    guus, niels, stranger = new_walk(), new_walk(), new_walk()
    guus.sign_in("guus")
    niels.sign_in("niels")
    assert filled
    with HandMade.open(guus, "fasematrix") as mine, HandMade.open(niels, "fasematrix") as his:
        his.ask(f"gebied={HERE}")
        buttons = [one.told for one in mine.ask(f"gebied={HERE}").of_kind("download_button")]
        later = [one.deferred_file_id for one in buttons if one.deferred_file_id]
        addresses = [one.url for one in buttons if one.url]
        if later:
            # Pressed by who was not shown it: nobody answers; the page itself goes on.
            his.press(later[0])
            assert "backend_operation_response" not in his.ask(f"gebied={HERE}").text
            addresses.append(mine.made(later[0]))
        assert addresses and all(one.startswith("/media/") for one in addresses)
        for address in addresses:
            assert guus.get(address).status_code == 200
            assert (niels.get(address).status_code, stranger.get(address).status_code) == (404, 401)
            assert [guus.get(f"/media/{one}").status_code for one in ("x.csv", "..%2fapp.py", "a/b")] == [404, 404, 404]
        # Somebody else can't go on with an open page either: it becomes a new one, of whom it is.
        with HandMade.open(niels, "fasematrix", mine.session) as taken:
            assert "Geheimkoffie" not in taken.ask(f"gebied={HERE}").text and taken.session != mine.session
        assert "Geheimkoffie" in mine.ask(f"gebied={HERE}").text


def test_a_file_is_taken_from_whose_page_asks_for_it_and_from_nobody_else(new_walk: NewWalk, filled: Store) -> None:
    guus, niels, stranger = new_walk(), new_walk(), new_walk()
    guus.sign_in("guus")
    niels.sign_in("niels")
    assert filled
    with HandMade.open(guus, "initiatieven") as mine, HandMade.open(niels, "initiatieven") as his:
        his.ask()
        [tabs] = mine.ask(f"gebied={HERE}").of_kind("tab_container")
        mine.ask(f"gebied={HERE}", [WidgetState(id=tabs.id, string_value="Importeren")])
        assert list(mine.of_kind("file_uploader"))
        request = BackMsg()
        request.file_urls_request.request_id, request.file_urls_request.session_id = "1", mine.session
        request.file_urls_request.file_names.append("lijst.csv")
        mine.send(request)
        while (told := mine.hear()).WhichOneof("type") != "file_urls_response":
            pass
        [address] = [one.upload_url for one in told.file_urls_response.file_urls]
        token = guus.cookies["_streamlit_xsrf"]
        his_own = f"/_stcore/upload_file/{his.session}/{'f' * 32}"
        assert put(stranger, address, token) == put(stranger, address, "") == 401
        assert put(niels, address, niels.cookies["_streamlit_xsrf"]) == 404
        assert put(niels, his_own, niels.cookies["_streamlit_xsrf"]) == 404
        assert put(guus, address, "") == put(guus, address, niels.cookies["_streamlit_xsrf"]) == 403
        assert put(guus, address, token, Origin=f"https://{EVIL}") in (204, 403)
        assert put(guus, address, token) == 204
        answer = niels.http.delete(niels.address + address, headers={"X-Xsrftoken": niels.cookies["_streamlit_xsrf"]})
        assert answer.status_code == 404
        # Once its page no longer asks for one, a file is refused.
        mine.ask(f"gebied={HERE}", [WidgetState(id=tabs.id, string_value="Lijst")])
        assert put(guus, address, token) == 403


def put(walk: Walk, address: str, token: str, **more: str) -> int:
    """Send a file to an address; what the server answers."""
    headers = {**({"X-Xsrftoken": token} if token else {}), **more}
    files = {"file": ("lijst.csv", b"naam\nAanval\n", "text/csv")}
    return walk.http.put(walk.address + address, files=files, headers=headers).status_code


def test_headers_that_are_made_up_change_nothing(new_walk: NewWalk) -> None:
    stranger, guus = new_walk(), new_walk()
    guus.sign_in("guus")
    forwarded = {
        "X-Forwarded-Host": EVIL,
        "X-Forwarded-Proto": "https",
        "X-Forwarded-For": "127.0.0.1",
        "X-Forwarded-Port": "443",
        "X-Forwarded-Prefix": f"//{EVIL}",
        "Forwarded": f"for=127.0.0.1;host={EVIL};proto=https",
        "X-Original-URL": "/healthz",
        "X-Rewrite-URL": "/healthz",
        "X-HTTP-Method-Override": "OPTIONS",
    }
    names = dict.fromkeys(("X-Forwarded-User", "X-Forwarded-Email", "Remote-User", "X-User"), "bea@gemeente.nl")
    bearer = {"Authorization": "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJiZWEifQ."}
    for path in (
        "/",
        "/wijkprofiel",
        "/media/x.csv",
        "/_stcore/metrics",
        "/eigen/geometrie/meegeleverd/2024/buurt.json",
    ):
        answer = stranger.http.get(stranger.address + path, headers={**forwarded, **names, **bearer})
        assert answer.status_code == 401 and EVIL not in answer.text + str(answer.headers), path
    for path in ("/", "/aanmelden", "/auth/login", "/auth/logout", "/healthz", "/doe"):
        answer = guus.http.get(guus.address + path, headers=forwarded)
        assert EVIL not in answer.text + str(answer.headers), path
        for host in (EVIL, f"{EVIL}:443", f"localhost@{EVIL}", f"localhost.{EVIL}", ""):
            refused = guus.http.get(guus.address + path, headers={"Host": host})
            assert refused.status_code == 400 and EVIL not in refused.text + str(refused.headers), (path, host)
    # On the way to the provider its own address stands, whatever a request says of that.
    on_the_way = new_walk()
    begun = on_the_way.http.get(f"{on_the_way.address}/aanmelden", headers=forwarded)
    step = on_the_way.http.get(on_the_way.address + begun.headers["location"], headers=forwarded)
    assert quote(f"{on_the_way.address}/oauth2callback", safe="") in step.headers["location"]


def test_whether_it_lives_tells_no_more_than_that(new_walk: NewWalk) -> None:
    walk = new_walk()
    assert (walk.get("/healthz").text, walk.get("/_stcore/health").text) == ("ok", "ok")
    ready = walk.get("/readyz")
    assert (ready.status_code, json.loads(ready.text)) == (200, {"database": True, "figures": True})
    assert walk.get("/metrics").status_code == walk.get("/_stcore/metrics").status_code == 401
    config = json.loads(walk.get("/_stcore/host-config").text)
    assert not [one for one in config.values() if isinstance(one, str) and one]


@pytest.mark.parametrize(
    "wanted",
    [
        *(f"//{EVIL}", f"https://{EVIL}/", f"/\\{EVIL}", f"/\t/{EVIL}", f"/%09/{EVIL}"),
        *(f"javascript:alert('{EVIL}')", f"\\\\{EVIL}"),
    ],
)
def test_who_signed_in_is_sent_to_no_other_server(new_walk: NewWalk, wanted: str) -> None:
    walk = new_walk()
    answer = walk.follow(walk.get(f"/aanmelden?naar={quote(wanted, safe='')}"), "kees")
    assert urlsplit(str(answer.url)).netloc == urlsplit(walk.address).netloc and answer.status_code in (200, 404)
    # The same, from an address that a link of elsewhere leads to.
    other = new_walk()
    page = other.http.get(f"{other.address}/{quote(wanted, safe='/')}")
    link = re.search(r'href="(/aanmelden[^"]*)"', page.text)
    assert page.status_code in (401, 400)
    if link:
        end = other.follow(other.get(link[1].replace("&amp;", "&")), "kees")
        assert urlsplit(str(end.url)).netloc == urlsplit(other.address).netloc


def test_a_cookie_that_was_there_before_is_not_that_of_who_signs_in(new_walk: NewWalk) -> None:
    attacker, victim = new_walk(), new_walk()
    attacker.sign_in("jan")
    begun = attacker.get("/aanmelden")
    assert begun.status_code == 302
    planted = {one.name: one.value for one in attacker.http.cookies.jar if one.domain.startswith("localhost")}
    for name, value in planted.items():
        victim.http.cookies.set(name, value or "", domain="localhost.local", path="/")
    victim.follow(victim.get("/aanmelden"), "bea")
    assert "bea@gemeente.nl" in shown(victim)
    # What the attacker holds is still of the attacker alone, signed in anew or not.
    assert "jan@gemeente.nl" in shown(attacker) and "bea@gemeente.nl" not in shown(attacker)
    before = victim.cookies[USER_COOKIE_NAME]
    victim.follow(victim.get("/aanmelden"), "bea")
    assert victim.cookies[USER_COOKIE_NAME] not in (before, planted.get(USER_COOKIE_NAME))


def test_a_page_of_elsewhere_signs_nobody_out(new_walk: NewWalk) -> None:
    kees = new_walk()
    kees.sign_in("kees")
    answer = kees.http.get(f"{kees.address}/auth/logout", headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 303 and kees.get("/").status_code == 200
    kees.http.get(f"{kees.address}/auth/logout", headers={"Sec-Fetch-Site": "same-origin"})
    assert kees.get("/").status_code == 401


def shown(walk: Walk) -> str:
    """What a page tells a browser of who it is."""
    with HandMade.open(walk) as opened:
        return opened.ask().text


def test_phones_answer_without_a_login_and_get_nothing_else(new_walk: NewWalk, store: Store) -> None:
    here = open_meeting(store, Meeting("m1", HERE, DAY))
    there = open_meeting(store, Meeting("m2", "WK026801", DAY))
    asked(store, "keuze")
    asked(store, "keuze", "q2", meeting="m2")
    walk = new_walk()
    port = urlsplit(walk.address).port or 0
    phone, other = Phone(port, here.code), Phone(port, there.code)
    for one in (phone, other):
        one.look()
    far = other.form()
    assert phone.send({"keuze": "o1", **far}).status == 403
    assert phone.send({"keuze": "o1", "vraag": "q2"}).status == 403
    assert Phone(port, here.code, other.cookie).send({"keuze": "o1", **phone.form()}).status == 403
    assert tally(store, "q1").people == tally(store, "q2").people == 0
    assert phone.send({"keuze": "o1"}).status == 200 and tally(store, "q1").people == 1
    assert all(one.startswith("wijk-zaal=") for one in phone.seen + other.seen)
    for path in ("/", "/bijeenkomst", "/_stcore/metrics", "/media/x.csv"):
        assert walk.http.get(walk.address + path, headers=held(phone)).status_code == 401, path
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS"):
        assert walk.http.request(method, f"{walk.address}/doe/{here.code}").status_code == 405
    for path in (
        f"/doe/{here.code}/../../",
        f"/doe/{here.code}/wachtrij",
        f"/doe//{EVIL}",
        "/agenda/x.ics",
        "/agenda/../",
    ):
        answer = httpx2.get(walk.address + path)
        assert answer.status_code in (303, 400, 401, 404, 405) and EVIL not in str(answer.headers), path
    guus = new_walk()
    guus.sign_in("guus")
    # Who is signed in votes as any phone does, and no sign-in is set or read there.
    answer = guus.get(f"/doe/{here.code}")
    assert answer.status_code == 200 and USER_COOKIE_NAME not in str(answer.headers) and "guus" not in answer.text


def held(phone: Phone) -> Mapping[str, str]:
    """What a phone keeps, sent to another page."""
    return {"Cookie": phone.cookie}
