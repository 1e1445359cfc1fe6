"""Leaves out what only who develops Streamlit pages sends: any visitor could empty the memory of all pages with it."""

from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

__all__ = ["NothingForDevelopers"]

# No page of ours offers these.
LEFT_OUT = ("clear_cache", "load_git_info", "set_run_on_save", "debug_disconnect_websocket", "debug_shutdown_runtime")


class NothingForDevelopers:
    """Middleware that lets a page hear all but that."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand before the app."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a page, or anything else."""

        async def receive_ours() -> Message:
            while True:
                message = await receive()
                if not _is_left_out(message.get("bytes") or b""):
                    return message

        await self.app(scope, receive_ours if scope["type"] == "websocket" else receive, send)


def _is_left_out(message: bytes) -> bool:
    try:
        return BackMsg.FromString(message).WhichOneof("type") in LEFT_OUT
    except DecodeError:
        # Streamlit ends the page for it.
        return False
