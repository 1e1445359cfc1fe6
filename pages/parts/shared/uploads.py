"""Choosing a file: only of 10 MB, and only the sessions whose page asks for a file can send one."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.uploaded_file_manager import UploadedFile

__all__ = ["Uploads", "ask_for_file", "watch_for_question"]

ASKED = "uploads-asked"
# The sessions whose page asks for a file just now; a session that ends stays, which lets nobody in: its uploads are
# refused by Streamlit itself.
_asking: set[str] = set()


def ask_for_file(label: str, key: str) -> UploadedFile | None:
    """Show a box to choose a file, and let this session send one for as long as the page shows it."""
    _asking.add(_session())
    st.session_state[ASKED] = True
    return st.file_uploader(label, key=key)


@contextmanager
def watch_for_question() -> Iterator[None]:
    """Run a page inside this: when it ends without having asked for a file, its session can't send one any more.

    Until it ends, what the page asked for before still holds, so that a file on its way is not refused.
    """
    st.session_state[ASKED] = False
    yield
    if not st.session_state[ASKED]:
        _asking.discard(_session())


def _session() -> str:
    context = get_script_run_ctx()
    return context.session_id if context else ""


class Uploads:
    """Refuses a file before it is read, where no page asked for one."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before the app."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through all but files that nobody asked for."""
        if scope["type"] == "http" and scope["method"] == "PUT":
            base = config.get_option("server.baseUrlPath").strip("/")
            parts = scope["path"].strip("/").removeprefix(base).strip("/").split("/")
            if parts[:2] == ["_stcore", "upload_file"] and (len(parts) < 3 or parts[2] not in _asking):
                await PlainTextResponse("Hier wordt geen bestand gevraagd.", status_code=403)(scope, receive, send)
                return
        await self.app(scope, receive, send)
