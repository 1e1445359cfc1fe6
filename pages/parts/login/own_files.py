"""A file of a page is for whom its address was sent to: who has the address of another's file gets nothing by it.

Streamlit gives a file to all who know its address, and makes one for all who know the id of a button. Here what goes to
an open page is looked through for these, and what comes back must be among them.
"""

from collections import OrderedDict
from collections.abc import Iterator
from typing import Any

from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.url_util import make_url_path

__all__ = ["OwnFiles"]

# Files to fetch, and places to put one that somebody chooses.
BELOW = ("media", "_stcore/upload_file")
# For one sign-in, and how many of these: what was sent longest ago goes first.
MOST_SENT, MOST_SIGN_INS = 1_500, 5_000


class OwnFiles:
    """What was sent to each sign-in of this process: addresses of files, and ids of buttons that make one."""

    def __init__(self, base: str = "") -> None:
        """Serve under a ``base`` path."""
        self._below = tuple(make_url_path(base, one) + "/" for one in BELOW)
        self._base = make_url_path(base, "").rstrip("/")
        self._sent: OrderedDict[str, OrderedDict[str, None]] = OrderedDict()

    def note(self, identifier: str, message: bytes) -> None:
        """Remember what a message to a page of a sign-in (id) opens."""
        found = [one for one in _opened_by(ForwardMsg.FromString(message)) if one]
        if not found:
            return
        mine = self._sent.setdefault(identifier, OrderedDict())
        self._sent.move_to_end(identifier)
        for one in found:
            mine[one] = None
            mine.move_to_end(one)
        while len(mine) > MOST_SENT:
            mine.popitem(last=False)
        while len(self._sent) > MOST_SIGN_INS:
            self._sent.popitem(last=False)

    def may_ask(self, identifier: str, path: str) -> bool:
        """Return whether a path is no file of a page, or one whose address was sent to this sign-in."""
        return not path.startswith(self._below) or path.removeprefix(self._base) in self._sent.get(identifier, ())

    def may_send(self, identifier: str, message: bytes) -> bool:
        """Return whether a message of a page asks for no file to be made, or for one by a button that it was sent."""
        try:
            asked = BackMsg.FromString(message)
        except DecodeError:
            # Streamlit ends the page for it.
            return True
        operation = asked.backend_operation_request
        made = operation.WhichOneof("payload") == "deferred_file"
        return not made or operation.deferred_file.file_id in self._sent.get(identifier, ())


def _opened_by(message: ForwardMsg) -> Iterator[str]:
    """Give what a message opens; only from where Streamlit itself writes it, for people can type addresses too."""
    match message.WhichOneof("type"):
        case "delta":
            yield from _in_element(message.delta.new_element)
        case "page_config_changed":
            yield message.page_config_changed.favicon
        case "file_urls_response":
            yield from (one.upload_url for one in message.file_urls_response.file_urls)
        case "backend_operation_response":
            yield message.backend_operation_response.deferred_file.url


def _in_element(element: Any) -> Iterator[str]:
    match element.WhichOneof("type"):
        case "download_button":
            yield from (element.download_button.url, element.download_button.deferred_file_id)
        case "imgs":
            yield from (one.url for one in element.imgs.imgs)
        case "audio" | "video" as kind:
            yield getattr(element, kind).url
