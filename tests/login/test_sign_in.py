"""Nobody gets anything without signing in; what lets somebody in can't be made, taken over or kept after the end."""

import json
import time
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import parse_qs, urlencode, urlsplit
from uuid import NAMESPACE_URL, uuid5

import pytest
from sqlalchemy import update
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from tests.browser.driving import PAGES
from tests.login.provider import Accounts, Provider
from tests.login.walking import Walk
from wijk.domain.clock import now
from wijk.store.database.account_types import sign_ins
from wijk.store.database.connection import Store

NewWalk = Callable[[], Walk]
SECRET = "only a test knows this secret of forty signs"
CLOSED = [
    *(f"/{page}" for page in PAGES),
    "/eigen/geometrie/meegeleverd/2024/gemeente.json",
    "/eigen/geometrie/meegeleverd/2024/buurt.json",
    "/component/streamlit_folium.st_folium/index.html",
    "/_stcore/bidi-components/x/y.js",
    "/_stcore/upload_file/a/b",
    "/_stcore/metrics",
    "/_stcore/script-health-check",
    "/media/0123456789.png",
    "/static/js/index.js",
    "/favicon.png",
    "/app/static/x",
    "//doe",
    "/DOE",
    "/doex",
    "/_stcore/health/",
    "/_stcore/health/x",
    "/oauth2callback/x",
]


def test_nobody_gets_anything_without_signing_in(new_walk: NewWalk) -> None:
    walk = new_walk()
    answers = {path: walk.get(path).status_code for path in CLOSED}
    assert {path: code for path, code in answers.items() if code not in (400, 401, 404)} == {}
    assert list(answers.values()).count(401) > 20
    for method in ("PUT", "POST", "DELETE", "PATCH", "OPTIONS"):
        assert walk.http.request(method, f"{walk.address}/_stcore/upload_file/a/b").status_code == 401
    came, code = walk.open_page()
    assert ([_kind(one) for one in came], code) == (["auth_redirect"], 4401)


def test_what_is_open_tells_nothing_that_was_entered(new_walk: NewWalk) -> None:
    walk = new_walk()
    assert walk.get("/_stcore/health").text == walk.get("/healthz").text == "ok"
    ready = walk.get("/readyz")
    assert (ready.status_code, ready.json()) == (200, {"database": True, "figures": True})
    assert "Bijeenkomst" in walk.get("/doe").text or "bijeenkomst" in walk.get("/doe").text
    assert walk.get("/doe/BCDFGHJK").status_code == 404


def test_who_signs_in_comes_back_where_they_were_and_gets_all(new_walk: NewWalk) -> None:
    walk = new_walk()
    page = walk.sign_in("bea", "/werkplan?gebied=WK020218")
    assert (page.status_code, str(page.url)) == (200, f"{walk.address}/werkplan?gebied=WK020218")
    came, code = walk.open_page()
    assert code is None and "new_session" in [_kind(one) for one in came]
    held = [one for one in walk.http.cookies.jar if one.name == USER_COOKIE_NAME]
    assert [one.has_nonstandard_attr("HttpOnly") for one in held] == [True]


def test_a_forged_state_or_that_of_another_browser_lets_nobody_in(new_walk: NewWalk) -> None:
    walk, victim = new_walk(), new_walk()
    for query in ({"code": "x", "state": "y"}, {"code": "x"}, {"state": ""}, {"error": "access_denied", "state": "y"}):
        assert walk.get(f"/oauth2callback?{urlencode(query)}").status_code == 403
    # Where somebody else signed in, but for the last step: given to a victim, that would sign the victim in as another.
    code, state = _code_for(new_walk(), "wijk", "kees")
    assert victim.get(f"/oauth2callback?{urlencode({'code': code, 'state': state})}").status_code == 403
    assert walk.get("/").status_code == victim.get("/").status_code == 401


def test_a_code_that_was_given_for_another_program_lets_nobody_in(new_walk: NewWalk) -> None:
    walk = new_walk()
    code, _ = _code_for(new_walk(), "other", "bea")
    begun = walk.get(walk.get("/aanmelden").headers["location"])
    state = parse_qs(urlsplit(begun.headers["location"]).query)["state"][0]
    answer = walk.get(f"/oauth2callback?{urlencode({'code': code, 'state': state})}")
    assert answer.status_code in (403, 502) and USER_COOKIE_NAME not in walk.cookies
    assert walk.get("/").status_code == 401


def test_a_cookie_that_was_made_changed_or_of_elsewhere_lets_nobody_in(new_walk: NewWalk) -> None:
    walk = new_walk()
    walk.sign_in("kees")
    mine = walk.cookies[USER_COOKIE_NAME]
    user = {"is_logged_in": True, "origin": walk.address, "provider": "default", "sign_in": "x" * 43, "account": "bea"}
    made = {
        "changed": mine[:-2] + ("AA" if mine[-2:] != "AA" else "BB"),
        "changed in front": "A" + mine[1:],
        "by another secret": _signed("another secret of forty signs and more...", user),
        "of a sign-in that never was": _signed(SECRET, user),
        "of no sign-in": _signed(SECRET, {**user, "sign_in": None}),
        "of another address": _signed(SECRET, {**user, "origin": "http://elsewhere"}),
        "as a list": _signed(SECRET, [1]),
        "under another name": create_signed_value(SECRET, "_streamlit_user_tokens", json.dumps(user)).decode(),
        "nothing": "",
    }
    stranger = new_walk()
    wrong = []
    for name, value in made.items():
        answer = stranger.http.get(f"{walk.address}/", headers={"Cookie": f"{USER_COOKIE_NAME}={value}"})
        came, code = stranger.open_page({USER_COOKIE_NAME: value})
        wrong += [name] if answer.status_code != 401 or code != 4401 else []
    assert not wrong
    assert walk.get("/").status_code == 200


def test_who_has_so_many_groups_that_the_token_is_larger_than_a_cookie_comes_in_and_goes(
    new_walk: NewWalk, accounts: Accounts
) -> None:
    # As Entra ID calls them, and as many as it tells.
    accounts.change("kees", [*(str(uuid5(NAMESPACE_URL, str(number))) for number in range(200)), "wijk-kijken"])
    walk = new_walk()
    assert walk.sign_in("kees").status_code == 200
    # More than 8,192 signs in one header no server takes.
    assert sum(len(f"{name}={value}; ") for name, value in walk.cookies.items()) < 4_096
    assert walk.open_page()[1] is None
    left = walk.get("/auth/logout")
    assert left.status_code == 302 and "/session/end" in left.headers["location"]
    assert walk.get("/").status_code == 401


def test_after_a_log_out_a_copy_of_the_cookie_is_worth_nothing(new_walk: NewWalk) -> None:
    walk, other = new_walk(), new_walk()
    walk.sign_in("kees")
    copy = walk.cookies
    assert walk.open_page(copy)[1] is None
    left = walk.get("/auth/logout")
    assert left.status_code == 302 and "/session/end" in left.headers["location"]
    assert USER_COOKIE_NAME not in walk.cookies
    answer = other.http.get(f"{walk.address}/", headers={"Cookie": f"{USER_COOKIE_NAME}={copy[USER_COOKIE_NAME]}"})
    assert (answer.status_code, other.open_page(copy)[1]) == (401, 4401)


def test_who_is_withdrawn_loses_access_within_a_minute(new_walk: NewWalk, accounts: Accounts, store: Store) -> None:
    walk, stays = new_walk(), new_walk()
    walk.sign_in("kees")
    stays.sign_in("guus")
    accounts.change("kees", None)
    begun = time.monotonic()
    while walk.get("/").status_code == 200:
        assert time.monotonic() - begun < 60
        time.sleep(1)
    assert stays.get("/").status_code == 200
    with store.reading() as connection:
        rows = connection.execute(sign_ins.select().where(sign_ins.c.account == "kees@gemeente.nl")).all()
    assert all(row.ended and not row.sealed for row in rows if row.ended) and any(row.ended for row in rows)


def test_without_the_provider_who_is_in_stays_for_ten_minutes_and_nobody_comes_in(
    new_walk: NewWalk, provider: Provider, store: Store
) -> None:
    walk = new_walk()
    walk.sign_in("guus")
    provider.stop()
    try:
        _age(store, asked=timedelta(minutes=2))
        assert walk.get("/").status_code == 200
        assert new_walk().get("/aanmelden").status_code == 302
        _age(store, asked=timedelta(minutes=11), confirmed=timedelta(minutes=11))
        time.sleep(5.1)
        assert walk.get("/").status_code == 401
    finally:
        provider.start()


def _age(store: Store, **ages: timedelta) -> None:
    """Make every sign-in that much older, as if that time had passed."""
    with store.writing() as connection:
        connection.execute(update(sign_ins).values({name: now() - age for name, age in ages.items()}))


def _code_for(walk: Walk, client: str, account: str) -> tuple[str, str]:
    """What the provider gives at the end of signing in: the code and the state, that were not handed in yet."""
    begun = walk.get(walk.get("/aanmelden").headers["location"])
    asked = begun.headers["location"].replace("client_id=wijk", f"client_id={client}")
    answer = walk.http.get(asked)
    for _ in range(20):
        back = answer.headers.get("location", "")
        if back.startswith(f"{walk.address}/oauth2callback"):
            found = parse_qs(urlsplit(back).query)
            return found["code"][0], found["state"][0]
        answer = walk.step(answer, account)
    raise AssertionError(answer.url)


def _signed(secret: str, value: object) -> str:
    return create_signed_value(secret, USER_COOKIE_NAME, json.dumps(value)).decode()


def _kind(message: bytes) -> str | None:
    found = ForwardMsg()
    found.ParseFromString(message)
    return found.WhichOneof("type")


@pytest.fixture(autouse=True)
def _as_every_test_begins(accounts: Accounts) -> None:
    """Every account is as it was."""
