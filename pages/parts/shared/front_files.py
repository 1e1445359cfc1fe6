"""Sends a small file of our own where Streamlit's front end asks for a large one: its typeface of icons."""

from pathlib import Path

import streamlit
from starlette.responses import FileResponse
from starlette.types import ASGIApp, Receive, Scope, Send

__all__ = ["ICONS", "FrontFiles", "icon_typeface"]

# Of 4,000 icons only those that can be seen here: 13 kB instead of 375 (made by tests/browser/icons.py).
ICONS = Path(__file__).with_name("icons.woff2")
FOR_A_DAY = {"Cache-Control": "public, max-age=86400"}


def icon_typeface() -> Path:
    """The typeface of icons that Streamlit's front end asks for; its name changes with its content."""
    [found] = Path(streamlit.__file__).parent.glob("static/static/media/MaterialSymbols-Rounded.*.woff2")
    return found


class FrontFiles:
    """Middleware that answers the typeface of icons, and lets all else through."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before the app."""
        self.app = app
        self._icons = f"/static/media/{icon_typeface().name}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request."""
        if scope["type"] == "http" and scope["method"] == "GET" and scope["path"].endswith(self._icons):
            await FileResponse(ICONS, media_type="font/woff2", headers=FOR_A_DAY)(scope, receive, send)
        else:
            await self.app(scope, receive, send)
