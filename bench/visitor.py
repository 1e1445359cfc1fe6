"""A visitor over the websocket: speaks the protocol of Streamlit's own front end, without drawing anything."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

__all__ = ["Answer", "Visitor", "entering"]

PATIENCE = 60.0
EARLY = ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN
WELL = ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said to one request: how long it took, how much it sent, and what went wrong in it."""

    seconds: float
    size: int
    faults: tuple[str, ...]


@dataclass(slots=True)
class Visitor:
    """One open page: where it is, and what a browser would remember of it.

    ``widgets`` holds the id of each widget that has a label, by that label; ``cached`` the messages that the
    browser keeps, which the server then only refers to.
    """

    socket: ClientConnection
    address: str
    page: str
    script: str = ""
    widgets: dict[str, str] = field(default_factory=dict)
    cached: set[str] = field(default_factory=set)

    async def ask(self, query: dict[str, str], widgets: Iterable[WidgetState] = ()) -> Answer:
        """Ask for the page with this query in its address and these widgets changed, and read the whole answer."""
        message, text = BackMsg(), urlencode(query)
        asked = message.rerun_script
        asked.query_string = text
        asked.page_script_hash = self.script
        asked.page_name = "" if self.script else self.page
        asked.widget_states.widgets.extend(widgets)
        asked.cached_message_hashes.extend(self.cached)
        asked.context_info.url = f"{self.address}/{self.page}?{text}"
        asked.context_info.timezone = "Europe/Amsterdam"
        asked.context_info.locale = "nl-NL"
        begin = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        size, faults = await asyncio.wait_for(self._read(), PATIENCE)
        return Answer(time.perf_counter() - begin, size, faults)

    async def _read(self) -> tuple[int, tuple[str, ...]]:
        size, faults = 0, []
        while True:
            received = await self.socket.recv(decode=False)
            size += len(received)
            message = ForwardMsg.FromString(received)
            if message.hash and message.metadata.cacheable:
                self.cached.add(message.hash)
            kind = message.WhichOneof("type")
            if kind == "navigation":
                self.script = message.navigation.page_script_hash
                shown = [
                    one.url_pathname for one in message.navigation.app_pages if one.page_script_hash == self.script
                ]
                faults += [] if shown == [self.page] else [f"another page was shown: {shown}"]
            elif kind == "delta":
                faults += self._look_at(message)
            elif kind == "script_finished" and message.script_finished != EARLY:
                return size, (*faults, *([] if message.script_finished == WELL else ["the script did not finish"]))

    def _look_at(self, message: ForwardMsg) -> list[str]:
        """Remember the widget that was drawn, if it is one; returns what was drawn in red."""
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            return [element.exception.message]
        if kind == "alert" and element.alert.format == element.alert.ERROR:
            return [element.alert.body]
        drawn: Any = getattr(element, kind) if kind else None
        if getattr(drawn, "label", "") and hasattr(drawn, "id"):
            self.widgets[drawn.label] = drawn.id
        return []


@asynccontextmanager
async def entering(address: str, page: str) -> AsyncIterator[Visitor]:
    """A visitor on a page of the app at ``address``, which must be on this machine; it leaves at the end.

    Raises ValueError for an address elsewhere.
    """
    host, rest = address.removeprefix("http://").split(":")
    if host not in ("localhost", "127.0.0.1"):
        raise ValueError(f"{address} is not on this machine")
    stream, protocol = f"ws://{host}:{rest}/_stcore/stream", Subprotocol("streamlit")
    async with connect(stream, subprotocols=[protocol], compression=None, max_size=None) as socket:
        yield Visitor(socket, address, page)
