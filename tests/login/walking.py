"""Signs in as a browser does, without one: every step of the way to the provider and back by HTTP."""

import re
from collections.abc import Mapping
from contextlib import suppress
from urllib.parse import urljoin, urlsplit

import httpx2
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect
from websockets.typing import Subprotocol

__all__ = ["Walk"]

FORM = re.compile(r'<form[^>]*action="([^"]+)"')
FIELD = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
STEPS = 20
# Messages of an open page that show that it is served.
FIRST = 3


class Walk:
    """One browser without windows: it keeps cookies and follows where it is sent."""

    def __init__(self, address: str) -> None:
        """Visit the dashboard at an address."""
        self.address = address
        self.http = httpx2.Client(headers={"Accept": "text/html"}, timeout=30)

    def get(self, path: str) -> httpx2.Response:
        """Ask for an address of the dashboard, and follow nothing."""
        return self.http.get(urljoin(self.address + "/", path) if "://" in path else self.address + path)

    @property
    def cookies(self) -> dict[str, str]:
        """The cookies that go to the dashboard, by name."""
        paths = ("/", urlsplit(self.address).path)
        return {
            one.name: one.value or "" for one in self.http.cookies.jar if one.path in paths and "streamlit" in one.name
        }

    def open_page(self, cookies: Mapping[str, str] | None = None) -> tuple[list[bytes], int | None]:
        """Open a page over the websocket: what comes first, and the code by which the server closed it if it did."""
        held = self.cookies if cookies is None else cookies
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in held.items()), "Origin": self.address}
        at = self.address.replace("http", "ws") + "/_stcore/stream"
        came: list[bytes] = []
        protocols = [Subprotocol("streamlit"), Subprotocol(held.get("_streamlit_xsrf", "none"))]
        with connect(at, additional_headers=headers, subprotocols=protocols) as page:
            with suppress(ConnectionClosed):
                page.send(bytes(BackMsg(rerun_script=ClientState(query_string="")).SerializeToString()))
            try:
                while len(came) < FIRST:
                    came.append(bytes(page.recv(timeout=20)))  # type: ignore[arg-type]
            except ConnectionClosed:
                return came, page.close_code
        return came, None

    def sign_in(self, account: str, path: str = "/") -> httpx2.Response:
        """Sign in with an account as the page at a path asks; return where that ends."""
        asked = self.get(path)
        link = re.search(r'href="([^"]*/aanmelden[^"]*)"', asked.text)
        assert asked.status_code == 401 and link, asked.text[:500]
        return self.follow(self.http.get(urljoin(self.address, link[1].replace("&amp;", "&"))), account)

    def follow(self, answer: httpx2.Response, account: str) -> httpx2.Response:
        """Go where an answer sends a browser, signing in at the provider with an account where that asks so."""
        for _ in range(STEPS):
            if not answer.is_redirect and (str(answer.url).startswith(self.address) or not FORM.search(answer.text)):
                return answer
            answer = self.step(answer, account)
        raise AssertionError(f"no end: {answer.url}")

    def step(self, answer: httpx2.Response, account: str) -> httpx2.Response:
        """Do the one thing that an answer asks of a browser: go elsewhere, or hand in the form of the provider."""
        if answer.is_redirect:
            return self.http.get(urljoin(str(answer.url), answer.headers["location"]))
        form = FORM.search(answer.text)
        assert form, answer.text[:500]
        given = {**dict(FIELD.findall(answer.text)), **_filled(answer.text, account)}
        return self.http.post(urljoin(str(answer.url), form[1].replace("&amp;", "&")), data=given)


def _filled(page: str, account: str) -> Mapping[str, str]:
    return {"login": account, "password": "geheim"} if 'name="login"' in page else {}
