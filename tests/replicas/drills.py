"""What must work through nginx without a login: every kind of request, a browser, and the wall of the other process."""

import asyncio
import re
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from urllib.parse import urlencode

from playwright.sync_api import FilePayload, sync_playwright
from sqlalchemy import text

from bench.phones import OPTIONS, Line
from tests.browser.driving import CHROMIUM, FLAGS, Visit, new_window
from tests.replicas.behind import Replica
from tests.replicas.crowd import given_cookie, through
from wijk.domain.clock import today
from wijk.domain.initiative import Initiative
from wijk.domain.meeting import Meeting, Question
from wijk.store.database.record_types import INITIATIVES
from wijk.store.meetings.live import open_meeting
from wijk.store.meetings.questions import add_question, open_question, tally
from wijk.store.opening import open_store

__all__ = [
    "MEETING",
    "PLACE",
    "QUESTION",
    "dossier_there_and_back",
    "in_a_browser",
    "map_and_figures",
    "on_the_other_wall",
    "plain_requests",
    "started_once",
    "status_of",
]

PLACE, QUESTION, MEETING = "WK020218", "vraag", "oefening"
FIGURES = "Cijfers als CSV"
WALL = {"gebied": PLACE, "scherm": "zaal"}
SHOWN = 2.0


def started_once(started: Sequence[Replica], url: str) -> str:
    """Look at the tables that processes made which started in the same instant, and at what they told meanwhile."""
    with open_store(url).engine.connect() as connection:
        versions = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    assert len(versions) == 1, versions
    told = [one.log.read_text(encoding="utf-8") for one in started]
    wrong = [line for log in told for line in log.splitlines() if "Error" in line or "Traceback" in line]
    assert not wrong, wrong[:3]
    return f"version {versions[0]}, no errors in {len(told)} logs"


def plain_requests(address: str) -> str:
    """Ask for pages, health and what must not be there; gives what was seen."""
    expected = {"": 200, "wijkprofiel": 200, "healthz": 200, "readyz": 200, "doe": 200, "metrics": 404}
    seen = {path: status_of(f"{address}/{path}") for path in expected}
    assert seen == expected, seen
    large = urllib.request.Request(f"{address}/_stcore/upload_file/a/b", b"0" * 12_000_000, method="PUT")
    assert (status := status_of(large)) == 413, status
    return f"{seen}, 12 MB refused"


def in_a_browser(address: str, url: str) -> str:
    """Look at a profile with its map, take a dossier along and hand it over again: page, geometry, media and upload."""
    with open_store(url).writing() as connection:
        INITIATIVES.put(connection, Initiative("koffie", "Koffie", area=PLACE))
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        opened = Visit(new_window(chromium.new_context(locale="nl-NL")), address).watch()
        page = opened.go(f"wijkprofiel?gebied={PLACE}")
        map_and_figures(opened)
        dossier_there_and_back(opened)
        [cookie] = [one for one in page.context.cookies() if one["name"] == "wijk_process"]
        elsewhere = opened.elsewhere()
        assert not elsewhere, elsewhere
        chromium.close()
    return f"profile, map, two downloads and an upload, cookie {len(cookie['value'])} signs, nothing asked elsewhere"


def map_and_figures(opened: Visit) -> None:
    """Load the profile that is open anew, with the shapes of its map, and take its figures along."""
    page = opened.page
    with page.expect_response(re.compile("eigen/geometrie")) as shapes:
        opened.again()
    assert shapes.value.ok
    with page.expect_download() as downloading:
        page.get_by_role("button", name=FIGURES).click()
    assert "Eenzaam (18 jaar en ouder);2020;60,5;%" in downloading.value.path().read_text(encoding="utf-8-sig")


def dossier_there_and_back(opened: Visit) -> None:
    """Take the dossier of the place along from Start, hand it over again and see what is in it."""
    page = opened.go(f"?gebied={PLACE}")
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Neem dit dossier mee").click()
    content = downloading.value.path().read_bytes()
    taken: FilePayload = {"name": "dossier.zip", "mimeType": "application/zip", "buffer": content}
    opened.settle()
    with opened.answered():
        page.get_by_text("Open een dossierbestand").click()
    page.locator("input[type=file]").set_input_files([taken])
    page.get_by_role("row", name=re.compile("Initiatieven")).first.wait_for()


def on_the_other_wall(address: str, started: list[Replica], url: str) -> str:
    """Vote by a phone through nginx, and read the count on the wall of each process."""
    store = open_store(url)
    live = open_meeting(store, Meeting(MEETING, PLACE, today()))
    add_question(store, Question(QUESTION, MEETING, "keuze", "Wat past hier?", OPTIONS))
    open_question(store, QUESTION)

    async def vote() -> list[float]:
        line, path = Line(address), f"/doe/{live.code}"
        name, _, value = (await asyncio.to_thread(given_cookie, address)).partition("=")
        line.cookies[name] = value
        _, _, page = await line.ask("GET", path)
        form = dict(re.findall(r'name="(vraag|sleutel)" value="(.*?)"', page))
        before = [await _wall(one) for one in started]
        status, _, _ = await line.ask("POST", path, urlencode({**form, "keuze": OPTIONS[0].id}).encode())
        begin, walls = time.monotonic(), list[float]()
        assert status == 303, status
        for one, without in zip(started, before, strict=True):
            # The same wall without the vote draws the same: what differs is the vote.
            assert await _wall(one) != without, f"the wall of {one.port} does not show the vote"
            walls.append(time.monotonic() - begin)
        assert before[0] == before[1]
        assert await _wall(started[0]) == await _wall(started[1])
        return walls

    seconds = asyncio.run(vote())
    assert tally(store, QUESTION).phones[OPTIONS[0].id] == 1
    assert max(seconds) < SHOWN, seconds
    return f"on both walls {max(seconds):.2f} s after the vote, which is counted once"


async def _wall(one: Replica) -> list[str]:
    """What the wall of a process draws of the question."""
    async with through(one.address, "", "bijeenkomst") as wall:
        answer = await wall.ask(WALL)
        assert not answer.faults, answer.faults
        shown = [one for one in wall.drawn if OPTIONS[0].label in one]
        assert shown, "the wall shows no question"
        return shown


def status_of(asked: str | urllib.request.Request) -> int:
    """The status of the answer to a request."""
    try:
        with urllib.request.urlopen(asked, timeout=30) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
