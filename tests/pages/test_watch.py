"""What an operator watches of a real server: health, readiness, measures on an address of their own, and JSON lines."""

import json
import re
import socket
import urllib.error
import urllib.request
from pathlib import Path
from time import monotonic

import pytest

from bench.visitor import entering
from tests.browser.driving import ROOT, running_app
from tests.loops import run

pytestmark = pytest.mark.slow


def fetched(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()


def test_a_server_is_watched(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    file, log = tmp_path / "wijk.sqlite", tmp_path / "log"
    settings = {
        "WIJK_DATABASE_URL": f"sqlite:///{file}",
        "WIJK_LOG": "json",
        "WIJK_METRICS": f"127.0.0.1:{port}",
    }

    async def look(address: str) -> None:
        async with entering(address, "wijkprofiel") as visitor:
            answer = await visitor.ask({"gebied": "WK020218"})
            assert not answer.faults
            assert re.search(r"^wijk_sessions 1\.0$", fetched(f"http://127.0.0.1:{port}/metrics")[1], re.MULTILINE)

    with log.open("wb") as told, running_app(ROOT, settings, told) as address:
        assert fetched(f"{address}/healthz") == (200, "ok")
        status, ready = fetched(f"{address}/readyz")
        assert (status, json.loads(ready)) == (200, {"database": True, "figures": True})
        run(look(address))
        measures = fetched(f"http://127.0.0.1:{port}/metrics")[1]
        assert re.search(r'^wijk_page_seconds_count\{page="wijkprofiel"\} 1\.0$', measures, re.MULTILINE)
        assert re.search(r'^wijk_store_writes_total\{ended="kept"\} [1-9]', measures, re.MULTILINE)
        assert re.search(r'^wijk_snapshot_newest_year\{table="\w+"\} 20\d\d', measures, re.MULTILINE)
        assert fetched(f"{address}/metrics")[1] != measures
        for one in tmp_path.glob("wijk.sqlite*"):
            one.unlink()
        file.mkdir()
        until = monotonic() + 20
        # An answer is given again for a second.
        while (status := fetched(f"{address}/readyz")[0]) != 503 and monotonic() < until:
            pass
        status, ready = fetched(f"{address}/readyz")
        assert status == 503
        assert json.loads(ready) == {"database": False, "figures": True}
        assert fetched(f"{address}/healthz") == (200, "ok")
    lines = log.read_text(encoding="utf-8")
    views = [json.loads(line) for line in lines.splitlines() if line.startswith("{")]
    [view] = [one for one in views if one["message"] == "view"]
    assert view["page"] == "wijkprofiel" and len(view["request"]) == 6 and 0 < view["seconds"] < 60
    assert "WK020218" not in lines and "ScriptRunContext" not in lines
