"""What must hold with a login through nginx, on each process: who is in, who is out, and what goes without."""

import re
import time
import urllib.request
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

import httpx2
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from bench.phones import OPTIONS
from tests.login.provider import Accounts
from tests.login.walking import Walk
from tests.replicas.behind import Front, Replica
from tests.replicas.drills import MEETING, PLACE, QUESTION, status_of
from wijk.domain.clock import today
from wijk.domain.meeting import Meeting, Question
from wijk.store.calendar.feeds import make_feed, withdraw_feed
from wijk.store.meetings.live import close_meeting, open_meeting
from wijk.store.meetings.questions import add_question, open_question, tally
from wijk.store.opening import open_store

__all__ = [
    "Dashboard",
    "by_https_alone",
    "calendars_without_login",
    "many_groups",
    "phones_without_login",
    "signed_out_everywhere",
    "withdrawn_everywhere",
]

MINUTE, SIGNED_OUT = 60.0, 8.0
OVER, REFUSED = 4401, 401
# What nobody gets without signing in, what is open to all, and what never goes this way.
ANSWERS = {
    **dict.fromkeys(("", "wijkprofiel?gebied=WK020218", "eigen/geometrie/meegeleverd/2024/gemeente.json"), REFUSED),
    **dict.fromkeys(("component/streamlit_folium.st_folium/index.html", "_stcore/metrics", "media/0.png"), REFUSED),
    **dict.fromkeys(("_stcore/health", "healthz", "readyz", "doe"), 200),
    "metrics": 404,
}
# As many as Entra ID tells of one person, as it calls them.
GROUPS = [str(uuid5(NAMESPACE_URL, str(number))) for number in range(200)]


@dataclass(frozen=True, slots=True)
class Dashboard:
    """What is served with a login: nginx, its processes, their database and the accounts at the provider."""

    front: Front
    started: list[Replica]
    url: str
    accounts: Accounts

    def cookies(self) -> list[str]:
        """A cookie for each process."""
        return [self.front.cookie_for(one.port) for one in self.started]


def by_https_alone(dashboard: Dashboard) -> str:
    """Come by HTTP, by another name and without signing in; then sign in, and look at every cookie on the way."""
    front = dashboard.front
    moved = httpx2.get(f"{front.leading_there}/wijkprofiel?gebied={PLACE}")
    there = f"{front.address}/wijkprofiel?gebied={PLACE}"
    assert (moved.status_code, moved.headers["location"]) == (301, there), moved.headers
    for path in ("healthz", "metrics", "wijkprofiel"):
        kept = httpx2.get(f"{front.address}/{path}").headers.get("strict-transport-security", "")
        assert kept == "max-age=31536000", (path, kept)
    assert status_of(urllib.request.Request(front.address, headers={"Host": "elders.nl"})) == 400
    wrong = dict[str, int]()
    for cookie in dashboard.cookies():
        seen = {
            path: status_of(urllib.request.Request(f"{front.address}/{path}", headers={"Cookie": cookie}))
            for path in ANSWERS
        }
        wrong |= {path: status for path, status in seen.items() if status != ANSWERS[path]}
        assert Walk(front.address).open_page({"wijk_process": cookie.partition("=")[2]})[1] == OVER
    assert not wrong, wrong
    walk, given = Walk(front.address), list[str]()
    walk.http.event_hooks["response"].append(
        lambda answer: given.extend(
            answer.headers.get_list("set-cookie") if str(answer.url).startswith(front.address) else []
        )
    )
    page = walk.sign_in("guus", f"/wijkprofiel?gebied={PLACE}")
    assert (page.status_code, str(page.url)) == (200, there), page.url
    walk.get("/_stcore/health")
    bare = [one.partition("=")[0] for one in given if not _is_guarded(one)]
    names = {one.partition("=")[0] for one in given}
    assert {"wijk_process", "_streamlit_user", "_streamlit_xsrf"} <= names and not bare, (names, bare)
    assert walk.open_page()[1] is None
    return f"HTTP leads to HTTPS, {len(names)} cookies Secure and SameSite, nothing without signing in, page by wss"


def _is_guarded(cookie: str) -> bool:
    """Whether a cookie goes by HTTPS alone, not with a form of elsewhere, and no script reads what it need not."""
    told = {one.strip().lower() for one in cookie.split(";")[1:]}
    if "max-age=0" in told:
        # One that is taken away holds nothing.
        return "secure" in told
    hidden = "httponly" in told or cookie.startswith("_streamlit_xsrf=")
    return "secure" in told and hidden and bool(told & {"samesite=lax", "samesite=strict"})


def many_groups(dashboard: Dashboard) -> str:
    """Sign in as somebody with as many groups as Entra ID tells of one person; its token is larger than a cookie."""
    dashboard.accounts.change("kees", [*GROUPS, "wijk-kijken"])
    walk = Walk(dashboard.front.address)
    page = walk.sign_in("kees", f"/wijkprofiel?gebied={PLACE}")
    assert page.status_code == 200, (page.status_code, page.text[:300])
    assert walk.open_page()[1] is None
    left = walk.get("/auth/logout")
    assert left.status_code == 302 and "/session/end" in left.headers["location"], left.headers
    assert walk.get("/").status_code == REFUSED
    size = sum(len(one.name) + len(one.value or "") + 3 for one in walk.http.cookies.jar)
    dashboard.accounts.reset()
    return f"in and out with {len(GROUPS) + 1} groups, {size} bytes of cookies left"


def signed_out_everywhere(dashboard: Dashboard) -> str:
    """Sign out at one process while the same person has a page open at each; gives how soon all are closed."""
    walk = Walk(dashboard.front.address)
    walk.sign_in("guus")
    seconds = _until_closed(dashboard, walk, lambda: walk.get("/auth/logout"), SIGNED_OUT)
    return f"the pages at {len(dashboard.started)} processes are closed {seconds:.1f} s after signing out at one"


def withdrawn_everywhere(dashboard: Dashboard) -> str:
    """Withdraw an account at the provider while it has a page open at each process, and another account too."""
    gone, stays = Walk(dashboard.front.address), Walk(dashboard.front.address)
    gone.sign_in("wim")
    stays.sign_in("guus")
    seconds = _until_closed(dashboard, gone, lambda: dashboard.accounts.change("wim", None), MINUTE)
    assert [stays.open_page(_with(stays, one))[1] for one in dashboard.cookies()] == [None, None]
    dashboard.accounts.reset()
    return f"out at both processes {seconds:.0f} s after the provider knows it no more, who stays is in"


def _until_closed(dashboard: Dashboard, walk: Walk, deed: Callable[[], object], most: float) -> float:
    """Hold a page of a sign-in open at each process, do a deed, and give the seconds until both are closed for good."""
    held = [_with(walk, cookie) for cookie in dashboard.cookies()]
    with ThreadPoolExecutor(len(held)) as pool:
        pages = [pool.submit(_hold_open, dashboard.front.address, cookies, most + 30) for cookies in held]
        # All are open and looked up by their process before anything ends.
        time.sleep(3)
        assert not any(page.done() for page in pages), [page.result() for page in pages if page.done()]
        begin = time.monotonic()
        deed()
        closed = [page.result() for page in pages]
    assert [code for code, _ in closed] == [OVER] * len(held), closed
    seconds = max(at for _, at in closed) - begin
    assert seconds < most, seconds
    answers = [status_of(_request(f"{dashboard.front.address}/", cookies)) for cookies in held]
    assert answers == [REFUSED] * len(held), answers
    return seconds


def _hold_open(address: str, cookies: Mapping[str, str], patience: float) -> tuple[int | None, float]:
    """Keep a page open until the server closes it; gives the code by which it did, and when."""
    headers = {"Cookie": _text(cookies), "Origin": address}
    protocols = [Subprotocol("streamlit"), Subprotocol(cookies["_streamlit_xsrf"])]
    stream = address.replace("http", "ws") + "/_stcore/stream"
    with connect(stream, additional_headers=headers, subprotocols=protocols, max_size=None) as page:
        page.send(bytes(BackMsg(rerun_script=ClientState(query_string="")).SerializeToString()))
        with suppress(ConnectionClosed, TimeoutError):
            while True:
                page.recv(timeout=patience)
    return page.close_code, time.monotonic()


def phones_without_login(dashboard: Dashboard) -> str:
    """Vote by phone at each process, without an account; what is not a phone's stays closed to it."""
    store, front = open_store(dashboard.url), dashboard.front
    live = open_meeting(store, Meeting(MEETING, PLACE, today()))
    add_question(store, Question(QUESTION, MEETING, "keuze", "Wat past hier?", OPTIONS))
    open_question(store, QUESTION)
    for cookie in dashboard.cookies():
        with httpx2.Client(headers={"Cookie": cookie}) as phone:
            page = phone.get(f"{front.address}/doe/{live.code}")
            assert page.status_code == 200 and "Wat past hier?" in page.text, page.status_code
            given = [one for one in page.headers.get_list("set-cookie") if "wijk-zaal" in one]
            assert len(given) == 1 and _is_guarded(given[0]), given
            form = dict(re.findall(r'name="(vraag|sleutel)" value="(.*?)"', page.text))
            phone.headers["Cookie"] = f"{cookie}; {given[0].partition(';')[0]}"
            done = phone.post(f"{front.address}/doe/{live.code}", data={**form, "keuze": OPTIONS[0].id})
            assert done.status_code == 303, (done.status_code, done.text[:300])
            assert phone.get(f"{front.address}/bijeenkomst").status_code == REFUSED
            assert phone.get(f"{front.address}/doe/BCDFGHJK").status_code == 404
    voted = tally(store, QUESTION).phones[OPTIONS[0].id]
    assert voted == len(dashboard.started), voted
    close_meeting(store, MEETING)
    _in_no_log(dashboard, live.code)
    return f"{voted} votes by {voted} processes, each cookie Secure, HttpOnly and SameSite, the code in no log"


def calendars_without_login(dashboard: Dashboard) -> str:
    """Read a calendar by its secret at each process, without an account, until it is withdrawn."""
    store, address = open_store(dashboard.url), f"{dashboard.front.address}/agenda"
    secret = make_feed(store, PLACE, (PLACE,))
    wanted = [f"{secret}.ics", f"{'x' * len(secret)}.ics"]

    def read() -> list[tuple[int, ...]]:
        answers = [[httpx2.get(f"{address}/{one}", headers={"Cookie": at}) for one in wanted] for at in at_each]
        told = [right.text.startswith("BEGIN:VCALENDAR") for right, _ in answers]
        assert told == [right.status_code == 200 for right, _ in answers], told
        return [tuple(one.status_code for one in pair) for pair in answers]

    at_each = dashboard.cookies()
    before = read()
    withdraw_feed(store, (PLACE,))
    after = read()
    assert (before, after) == ([(200, 404)] * len(at_each), [(410, 404)] * len(at_each)), (before, after)
    _in_no_log(dashboard, secret)
    return "read at both processes with the secret, gone at both once withdrawn, the secret in no log"


def _in_no_log(dashboard: Dashboard, secret: str) -> None:
    told = [dashboard.front.log, dashboard.front.log.with_name("error.log"), *(one.log for one in dashboard.started)]
    found = [path.name for path in told if secret in path.read_text(encoding="utf-8")]
    assert not found, found


def _with(walk: Walk, cookie: str) -> dict[str, str]:
    """The cookies of somebody who is in, served by the process of another cookie."""
    # What a browser asks before it opens a page gives the cookie against forms of elsewhere.
    walk.get("/_stcore/health")
    name, _, value = cookie.partition("=")
    return {**walk.cookies, name: value}


def _request(url: str, cookies: Mapping[str, str]) -> urllib.request.Request:
    return urllib.request.Request(url, headers={"Cookie": _text(cookies), "Accept": "text/html"})


def _text(cookies: Mapping[str, str]) -> str:
    return "; ".join(f"{name}={value}" for name, value in cookies.items())
