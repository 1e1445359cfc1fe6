"""The gate: with a login on, nobody gets anything without it; every request and every open page passes here.

Open are only the phone page (people in a room have its code), the addresses of signing in itself, whether the server
is alive, and what Streamlit's own script asks before it connects; what has a secret of its own comes with it.
"""

import asyncio
import logging
from collections.abc import Callable

from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.url_util import make_url_path

from pages.parts.login.cookie import sign_in_of
from pages.parts.login.keeping import LOOK_EVERY, SignIns
from pages.parts.login.own_files import OwnFiles
from pages.parts.login.pages import come_in
from pages.parts.login.signing_in import TO_SIGN_IN
from pages.parts.watch.health import LIVES, READY
from wijk.domain.login import CALLBACK, LoginSettings
from wijk.web.public_address import AGENDA, JOIN

__all__ = ["OPEN", "OPEN_BELOW", "Gate"]

LOG = logging.getLogger("wijk")

OPEN = (JOIN, TO_SIGN_IN, CALLBACK, "auth/login", "_stcore/health", "_stcore/host-config", LIVES, READY)
# All below these too.
OPEN_BELOW = (JOIN, AGENDA)
LOG_OUT = "auth/logout"
OVER = 4401
REFUSED = "Meld u eerst aan."
NOT_YOURS = "Dit bestand is er niet, of het is van iemand anders. Vraag het opnieuw op de pagina zelf."


class Gate:
    """Middleware that lets through who is signed in, and what is open to all."""

    def __init__(self, app: ASGIApp, settings: LoginSettings, sign_ins: Callable[[], SignIns], base: str = "") -> None:
        """Stand before the app."""
        self.app = app
        self.settings = settings
        self.sign_ins = sign_ins
        self.base = base
        self._files = OwnFiles(base)
        self._open = {make_url_path(base, one) for one in OPEN}
        self._below = tuple(make_url_path(base, one) + "/" for one in OPEN_BELOW)
        self._log_out = make_url_path(base, LOG_OUT)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or not; end a sign-in where that is asked."""
        path = scope.get("path", "")
        if scope["type"] == "lifespan" or path in self._open or path.startswith(self._below):
            await self.app(scope, receive, send)
            return
        asked = HTTPConnection(scope)
        identifier = sign_in_of(asked, self.settings)
        if path == self._log_out and asked.headers.get("sec-fetch-site") == "cross-site":
            # A page of elsewhere signs nobody out.
            await RedirectResponse(make_url_path(self.base, "/"), 303)(scope, receive, send)
            return
        if path == self._log_out:
            if identifier:
                await self.sign_ins().end(identifier)
            await self.app(scope, receive, send)
            return
        known = await self.sign_ins().alive(identifier)
        if scope["type"] == "websocket":
            await (self._watched(identifier, scope, receive, send) if known else self._turn_away(receive, send))
        elif not known:
            await self._refuse(scope, receive, send)
        elif self._files.may_ask(identifier, path):
            await self.app(scope, receive, send)
        else:
            await PlainTextResponse(NOT_YOURS, 404, {"Cache-Control": "no-store"})(scope, receive, send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = HTTPConnection(scope).headers
        by_hand = scope["method"] in ("GET", "HEAD") and "text/html" in headers.get("accept", "")
        query = scope["query_string"].decode("latin-1")
        back = scope["raw_path"].decode("latin-1").partition("?")[0] + (f"?{query}" if query else "")
        page = come_in(make_url_path(self.base, TO_SIGN_IN), back)
        answer = page if by_hand else PlainTextResponse(REFUSED, 401, {"Cache-Control": "no-store"})
        await answer(scope, receive, send)

    async def _turn_away(self, receive: Receive, send: Send) -> None:
        """Have a page that is open load again, which shows how to sign in; its script hears nothing else."""
        await receive()
        await send({"type": "websocket.accept", "subprotocol": "streamlit"})
        await _say_over(send)

    async def _watched(self, identifier: str, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve an open page for as long as its sign-in holds."""
        over = self.sign_ins().watch(identifier)

        async def send_while_in(message: Message) -> None:
            if over.is_set():
                return
            if message.get("bytes"):
                self._files.note(identifier, message["bytes"])
            await send(message)

        async def receive_while_in() -> Message:
            while True:
                message = await next_while_in()
                if not message.get("bytes") or self._files.may_send(identifier, message["bytes"]):
                    return message

        async def next_while_in() -> Message:
            coming, ended = asyncio.ensure_future(receive()), asyncio.ensure_future(over.wait())
            try:
                await asyncio.wait((coming, ended), return_when=asyncio.FIRST_COMPLETED)
                return {"type": "websocket.disconnect", "code": OVER} if over.is_set() else coming.result()
            finally:
                for one in (coming, ended):
                    one.cancel()

        async def look() -> None:
            try:
                while not over.is_set():
                    try:
                        await asyncio.wait_for(over.wait(), LOOK_EVERY)
                    except TimeoutError:
                        await self.sign_ins().alive(identifier)
            except Exception as error:
                # A page that nobody looks after any more is not left open.
                LOG.error("An open page was closed: %s", type(error).__name__)
                over.set()
            await _say_over(send)

        looking = asyncio.create_task(look())
        try:
            await self.app(scope, receive_while_in, send_while_in)
        finally:
            if over.is_set():
                await asyncio.wait((looking,), timeout=1)
            looking.cancel()
            self.sign_ins().leave(identifier, over)


async def _say_over(send: Send) -> None:
    message = ForwardMsg()
    message.auth_redirect.url = ""
    try:
        await send({"type": "websocket.send", "bytes": message.SerializeToString()})
        await send({"type": "websocket.close", "code": OVER})
    except RuntimeError:
        # The browser left first.
        return
