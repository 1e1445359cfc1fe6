"""A replay of the sources on loopback: OData v3 as opendata.cbs.nl speaks it, WFS and OGC API as PDOK does.

It answers from tables that a test gives it, and can be told to go wrong at one request or at every next one. The
protocol was written down from recorded answers and the source of cbsodata: feed paging with odata.nextLink, padded
keys, the refusal of more than 10,000 rows by ODataApi and of filters on topics, 404 for an unknown table.
"""

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal
from urllib.parse import parse_qs, urlencode, urlsplit

Row = dict[str, Any]
Fault = Literal["500", "503", "404", "reset", "closed", "cut", "slow", "no json", "no value", "short"]

FAULTS: tuple[Fault, ...] = ("500", "503", "404", "reset", "closed", "cut", "slow", "no json", "no value", "short")


@dataclass
class Table:
    """A table as the source holds it: typed rows with padded keys, and the entity sets that describe them."""

    id: str
    title: str
    modified: str
    properties: list[Row]
    dimensions: dict[str, list[Row]]
    rows: list[Row]

    @property
    def info(self) -> Row:
        return {
            "Identifier": self.id,
            "Title": self.title,
            "Modified": self.modified,
            "RecordCount": len(self.rows),
            "ColumnCount": len(self.properties),
        }

    def sets(self) -> dict[str, list[Row]]:
        """Every entity set by its name, in the order in which the source lists them."""
        return {
            "TableInfos": [self.info],
            "UntypedDataSet": self.rows,
            "TypedDataSet": self.rows,
            "DataProperties": self.properties,
            "CategoryGroups": [],
            **self.dimensions,
        }


@dataclass
class Replay:
    """What the server holds and what it was asked. ``page`` is the number of rows after which the feed pages."""

    tables: dict[str, Table] = field(default_factory=dict)
    features: dict[str, list[Row]] = field(default_factory=dict)
    page: int = 10_000
    limit: int = 10_000
    asked: list[str] = field(default_factory=list)
    fault: Fault | None = None
    # From which request on it goes wrong, counted from 0, and how often.
    fault_at: int = 0
    fault_times: int = 1_000
    # Or only for one path, from the time with this number on, counted from 1.
    fault_on: tuple[str, int] | None = None
    url: str = ""
    let_go: threading.Event = field(default_factory=threading.Event)

    def go_wrong(self, fault: Fault | None, after: int = 0, times: int = 1_000) -> None:
        """Go wrong at the next request but ``after``, and as many times."""
        self.fault, self.fault_at, self.fault_times, self.fault_on = fault, len(self.asked) + after, times, None

    def go_wrong_on(self, fault: Fault, path: str, time: int) -> None:
        """Forget what was asked, and go wrong when a path is asked for that time and after."""
        self.asked.clear()
        self.fault, self.fault_on = fault, (path, time)

    def fault_of(self, path: str, number: int) -> Fault | None:
        """What goes wrong at a request, by its path and how many were asked before it."""
        if self.fault_on:
            wrong, time = self.fault_on
            return self.fault if path == wrong and self.asked[:number].count(path) + 1 >= time else None
        return self.fault if self.fault_at <= number < self.fault_at + self.fault_times else None


@contextmanager
def replaying(replay: Replay) -> Iterator[Replay]:
    """Serve it on a free port of loopback; the address is in ``replay.url``."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(replay))
    server.daemon_threads = True
    replay.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=lambda: server.serve_forever(poll_interval=0.02))
    thread.start()
    try:
        yield replay
    finally:
        replay.let_go.set()
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(replay: Replay) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # noqa: N802 - the name http.server calls
            number = len(replay.asked)
            replay.asked.append(self.path)
            fault = replay.fault_of(self.path, number)
            if fault in ("500", "503", "404"):
                return self.answer(int(fault), {"odata.error": {"code": "", "message": {"lang": "", "value": ""}}})
            if fault == "slow":
                replay.let_go.wait(5)
            if fault in ("slow", "closed"):
                self.close_connection = True
                return None
            if fault == "reset":
                self.connection.setsockopt(1, 13, b"\x01\x00\x00\x00\x00\x00\x00\x00")
                self.connection.close()
                return None
            status, content = respond(replay, self.path, fault == "short")
            if fault == "no value":
                content = {"odata.metadata": "", "type": "FeatureCollection"}
            return self.answer(
                status, content, "<html>Even geduld</html>" if fault == "no json" else None, fault == "cut"
            )

        def answer(self, status: int, content: Any, text: str | None = None, cut: bool = False) -> None:
            body = (json.dumps(content, ensure_ascii=False) if text is None else text).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json;charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body[: len(body) // 2] if cut else body)
            self.close_connection = True

        def log_message(self, *_: Any) -> None:
            """Keep silent."""

        def handle(self) -> None:
            try:
                super().handle()
            except (ConnectionError, ValueError):
                return

        def finish(self) -> None:
            try:
                super().finish()
            except (OSError, ValueError):
                return

    return Handler


def respond(replay: Replay, path: str, short: bool = False) -> tuple[int, Any]:
    """The status and the content of the answer to a request; ``short`` leaves out the rest and the link to it."""
    address = urlsplit(path)
    asked = {name: values[0] for name, values in parse_qs(address.query).items()}
    parts = [part for part in address.path.split("/") if part]
    match [part.lower() for part in parts]:
        case ["odatacatalog", "tables"]:
            return 200, {"odata.metadata": "", "value": _selected([one.info for one in replay.tables.values()], asked)}
        case ["odatafeed" | "odataapi" as kind, "odata", _, *rest]:
            table = replay.tables.get(parts[2])
            sets = table.sets() if table else {}
            if table and not rest:
                return 200, {"value": [{"name": name, "url": f"{replay.url}/{name}"} for name in sets]}
            if not table or parts[3] not in sets:
                return 404, {"odata.error": {"code": "", "message": {"lang": "", "value": "Resource not found"}}}
            return _entities(replay, table, parts[3], asked, feed=kind == "odatafeed", short=short)
        case [*_, "wfs", "v1_0"]:
            return _wfs(replay, {name.lower(): value for name, value in asked.items()}, short)
        case [*_, "collections", collection, "items"]:
            return _ogc(replay, collection, asked, address.path, short)
    return 404, {}


def _entities(
    replay: Replay, table: Table, name: str, asked: dict[str, str], *, feed: bool, short: bool
) -> tuple[int, Any]:
    rows = table.sets()[name]
    if "$filter" in asked:
        if set(re.findall(r"\b[A-Za-z]\w*_\d+\b", re.sub(r"'[^']*'", "", asked["$filter"]))):
            return 500, {"odata.error": {"code": "", "message": {"lang": "", "value": "query not allowed"}}}
        accept = filter_of(asked["$filter"])
        rows = [row for row in rows if accept(row)]
    if not feed and len(rows) > replay.limit:
        message = f"The query returns more than {replay.limit} records"
        return 500, {"odata.error": {"code": "", "message": {"lang": "", "value": message}}}
    begin = int(asked.get("$skip", "0"))
    page = rows[begin : begin + (1 if short else replay.page)]
    content: Row = {"odata.metadata": f"{replay.url}/$metadata#{name}", "value": _selected(page, asked)}
    if not short and begin + replay.page < len(rows):
        further = urlencode({**asked, "$skip": str(begin + replay.page)}, safe="$")
        content["odata.nextLink"] = f"{replay.url}/ODataFeed/odata/{table.id}/{name}?{further}"
    return 200, content


@cache
def filter_of(text: str) -> Callable[[Row], bool]:
    """A filter of OData v3 in the few forms the sources take: eq, startswith, substringof, and, or, brackets."""
    python = re.sub(r"startswith\((\w+),\s*('[^']*')\)", r"row['\1'].startswith(\2)", text)
    python = re.sub(r"substringof\(('[^']*'),\s*(\w+)\)", r"(\1 in row['\2'])", python)
    python = re.sub(r"\b(\w+) eq ('[^']*')", r"(row['\1'] == \2)", python)
    accept: Callable[[Row], bool] = eval(f"lambda row: {python}")  # noqa: S307 - our own filters, in a test
    return accept


def _selected(rows: list[Row], asked: dict[str, str]) -> list[Row]:
    if "$select" not in asked:
        return rows
    names = asked["$select"].split(",")
    return [{name: row[name] for name in names} for row in rows]


def _wfs(replay: Replay, asked: dict[str, str], short: bool) -> tuple[int, Any]:
    features = replay.features.get(asked["typenames"].split(":")[-1])
    if features is None or asked["version"] != "2.0.0" or asked["outputformat"] != "application/json":
        return 400, {}
    if "filter" in asked:
        [gemeente] = re.findall(
            r"<ValueReference>gemeentecode</ValueReference><Literal>(\w+)</Literal>", asked["filter"]
        )
        features = [one for one in features if one["properties"]["gemeentecode"] == gemeente]
    begin, count = int(asked.get("startindex", "0")), int(asked["count"])
    page = features[begin : begin + (1 if short else count)]
    return 200, {"type": "FeatureCollection", "numberMatched": len(features), "features": page}


def _ogc(replay: Replay, collection: str, asked: dict[str, str], path: str, short: bool) -> tuple[int, Any]:
    features = replay.features.get(collection)
    if features is None:
        return 404, {}
    if "gemeentecode" in asked:
        features = [one for one in features if one["properties"]["gemeentecode"] == asked["gemeentecode"]]
    begin, limit = int(asked.get("offset", "0")), int(asked["limit"])
    page = features[begin : begin + (1 if short else limit)]
    links = [{"rel": "self", "href": f"{replay.url}{path}"}]
    if not short and begin + limit < len(features):
        further = urlencode({**asked, "offset": str(begin + limit)})
        links.append({"rel": "next", "href": f"{replay.url}{path}?{further}"})
    return 200, {"type": "FeatureCollection", "numberMatched": len(features), "features": page, "links": links}
