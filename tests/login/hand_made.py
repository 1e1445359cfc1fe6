"""An open page without a browser, which speaks Streamlit's protocol and sends whatever it wants."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Self

from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from tests.login.walking import Walk

__all__ = ["Drawn", "HandMade", "deeds_of", "states_for", "triggered"]

PATIENCE = 60.0
EARLY = ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN
PLAN_DEEDS = ("edit", "start", "goal", "add")
ATTACK = "Aanval van buiten"


@dataclass(frozen=True)
class Drawn:
    """A control that a page drew: its kind, and all that the server told about it."""

    kind: str
    told: Any

    @property
    def id(self) -> str:
        """By which it sends what people do with it."""
        return str(self.told.id)


@dataclass
class HandMade:
    """One open page of a browser: what it drew the last time, and all that it was sent."""

    socket: ClientConnection
    page: str
    script: str = ""
    session: str = ""
    drawn: dict[str, Drawn] = field(default_factory=dict)
    sent: list[ForwardMsg] = field(default_factory=list)

    @classmethod
    @contextmanager
    def open(cls, walk: Walk, page: str = "", session: str = "", **changed: str) -> Iterator[Self]:
        """Open a page with what a browser holds; ``changed`` are other headers, ``session`` is one to go on with."""
        walk.get("/_stcore/health")
        cookies = walk.cookies
        headers = {"Cookie": "; ".join(f"{one}={value}" for one, value in cookies.items()), "Origin": walk.address}
        at = walk.address.replace("http", "ws") + "/_stcore/stream"
        given = ("streamlit", cookies.get("_streamlit_xsrf", "none"), *([session] if session else []))
        protocols, sent = [Subprotocol(one) for one in given], {**headers, **changed}
        with connect(at, additional_headers=sent, subprotocols=protocols, max_size=None) as socket:
            yield cls(socket, page)

    @property
    def text(self) -> str:
        """All that the last answer said, in whichever element."""
        return "\n".join(str(one) for one in self.sent)

    def ask(self, query: str = "", states: Iterable[WidgetState] = ()) -> Self:
        """Have the page drawn with this query in its address, after these controls were used."""
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string, asked.page_script_hash = query, self.script
        asked.page_name = "" if self.script else self.page
        asked.widget_states.widgets.extend(states)
        asked.context_info.timezone, asked.context_info.locale = "Europe/Amsterdam", "nl-NL"
        self.send(message)
        self.sent, self.drawn = [], {}
        while True:
            told = self.hear()
            if told.WhichOneof("type") == "script_finished" and told.script_finished != EARLY:
                return self

    def press(self, later: str) -> None:
        """Ask for a file that is made when somebody presses for it, by the id of its button."""
        message = BackMsg()
        asked = message.backend_operation_request
        asked.request_id, asked.session_id, asked.deferred_file.file_id = "1", self.session, later
        self.send(message)

    def made(self, later: str) -> str:
        """Ask for a file, and wait for its address; empty when it could not be made."""
        self.press(later)
        while (told := self.hear()).WhichOneof("type") != "backend_operation_response":
            pass
        return told.backend_operation_response.deferred_file.url

    def send(self, message: BackMsg) -> None:
        """Send any message."""
        self.socket.send(bytes(message.SerializeToString()))

    def hear(self) -> ForwardMsg:
        """Wait for the next message, and remember what it draws."""
        told: ForwardMsg = ForwardMsg.FromString(self.socket.recv(timeout=PATIENCE, decode=False))
        self.sent.append(told)
        match told.WhichOneof("type"):
            case "navigation":
                self.script = told.navigation.page_script_hash
            case "new_session":
                self.session = told.new_session.initialize.session_id
            case "delta":
                self._look_at(told.delta.new_element, told.delta.new_element.WhichOneof("type"))
                block = told.delta.add_block
                self._look_at(block, block.WhichOneof("type"))
        return told

    def _look_at(self, around: Any, kind: str | None) -> None:
        told: Any = None if kind is None else getattr(around, kind)
        if hasattr(told, "id") and told.id:
            self.drawn[told.id] = Drawn(str(kind), told)

    def of_kind(self, kind: str) -> Iterator[Drawn]:
        """The controls of one kind."""
        return (one for one in self.drawn.values() if one.kind == kind)


def states_for(drawn: Drawn) -> Iterator[WidgetState]:
    """What a control could send at the most: pressed, ticked, filled in, its last choice, every deed that it offers."""
    state = WidgetState(id=drawn.id)
    options = [str(one) for one in getattr(drawn.told, "options", ())]
    match drawn.kind:
        case "button" | "download_button":
            state.trigger_value = True
        case "checkbox":
            state.bool_value = True
        case "text_input" | "text_area":
            state.string_value = ATTACK
        case "selectbox" | "radio" if options:
            state.string_value = options[-1]
        case "multiselect" | "button_group" if options:
            state.string_array_value.data.append(options[-1])
        case "number_input":
            state.double_value = 3
        case "bidi_component":
            yield from _of_element(drawn)
            return
        case _:
            return
    yield state


def triggered(drawn: Drawn, *events: tuple[str, object]) -> WidgetState:
    """What an element of ours sends when these events happen in it, with their values."""
    state = WidgetState(id=_make_trigger_id(drawn.id, "events"))
    state.json_trigger_value = json.dumps([{"event": name, "value": value} for name, value in events])
    return state


def deeds_of(drawn: Drawn, ids: Iterable[str] = ()) -> list[list[str]]:
    """What can be pressed in an element of ours that gives its deeds; with other ``ids`` than it was drawn with."""
    told = drawn.told.json or drawn.told.mixed.json
    found = list(_objects(json.loads(told))) if told else []
    words = {*PLAN_DEEDS, *(one[0] for each in found for one in each.get("deeds") or () if isinstance(one, list))}
    known = [*ids] or [str(each["id"]) for each in found if each.get("id")]
    moves = [["move", one, *states] for one in known for states in (("voorgesteld", "bezig"), ("bezig", "klaar"))]
    return [[word, one] for one in known for word in sorted(words)] + moves


def _of_element(drawn: Drawn) -> Iterator[WidgetState]:
    for deed in deeds_of(drawn):
        yield triggered(drawn, ("deed", deed))
    yield triggered(drawn, ("typed", ["ouderen", "bespreken", ATTACK]))
    yield triggered(drawn, ("pressed", ["ouderen", "bespreken"]))
    yield triggered(drawn, ("undo", True))


def _objects(value: object) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, Mapping):
        yield value
    inside = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    for one in inside:
        yield from _objects(one)
