"""Leads an address that is deeper than any page to the Dutch page that says so, instead of to a white screen."""

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

from wijk.web.public_address import AGENDA, JOIN

__all__ = ["UNKNOWN", "UnknownAddresses"]

UNKNOWN = "niet-gevonden"
# What Streamlit answers itself below these, HTML of components included.
SERVED = ("_stcore", "app", "auth", "bidi-components", "component", "media", "oauth2callback")


class UnknownAddresses:
    """Pages are one step deep; of anything deeper Streamlit gives a page whose scripts can't be found from there.

    Of what isn't there of its own, it says so in plain English.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Stand before the app."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send a browser that asks for such a page to ``UNKNOWN``; let all else through."""
        if scope["type"] != "http" or "text/html" not in Headers(scope=scope).get("accept", ""):
            await self.app(scope, receive, send)
            return
        base = config.get_option("server.baseUrlPath").strip("/")
        first, *deeper = scope["path"].strip("/").removeprefix(base).strip("/").split("/")
        if first in (JOIN, AGENDA):
            # What phones and calendars ask is answered in full by an app of its own, also where it is not there.
            await self.app(scope, receive, send)
            return
        missing = bool(deeper) and first not in SERVED

        async def send_what_is_there(message: Message) -> None:
            nonlocal missing
            missing = missing or bool(deeper) and message.get("status") == 404
            if not missing:
                await send(message)

        if not missing:
            await self.app(scope, receive, send_what_is_there)
        if missing:
            await RedirectResponse("/".join(["", *filter(None, [base]), UNKNOWN]))(scope, receive, send)
