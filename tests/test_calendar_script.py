"""python -m wijk calendar CODE FILE.ics --json: the calendar of a place as a file that another library reads."""

import json
from pathlib import Path

import icalendar
import pytest

from tests.scripts import run_here
from wijk.domain.clock import today
from wijk.domain.event import Event, SchoolRegion
from wijk.store.calendar.queries import KEPT_EVENTS, choose_region
from wijk.store.opening import open_store

pytestmark = pytest.mark.slow


def test_the_calendar_of_a_place_is_written_and_told(tmp_path: Path) -> None:
    database, path = tmp_path / "wijk.sqlite", tmp_path / "malburgen.ics"
    store = open_store(f"sqlite:///{database}")
    KEPT_EVENTS.add(store, Event("e", "WK020218", "BuurtBakkie", today(), cancelled=True))
    choose_region(store, SchoolRegion("WK020218", "Zuid"), None)
    store.engine.dispose()
    path.write_text("van gisteren")
    (tmp_path / "gisteren.ics").hardlink_to(path)
    done = run_here("calendar", "wk020218", path, "--database", database, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert (told["area"], told["school_region"], told["items"]["evenement"]) == ("WK020218", "Zuid", 1)
    events = list(icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT"))
    assert len(events) == sum(told["items"].values())
    [bakkie] = [one for one in events if one["UID"] == "evenement-e@wijk"]
    assert bakkie["STATUS"] == "CANCELLED"
    assert (tmp_path / "gisteren.ics").read_text() == "van gisteren", "the file of before is replaced, not written in"


@pytest.mark.parametrize(
    ("code", "file", "told"),
    [("WK999999", "x.ics", "geen gebied"), ("NL00", "x.ics", "niet bij heel Nederland"), ("GM0202", "", "")],
)
def test_what_can_not_be_written_is_told(tmp_path: Path, code: str, file: str, told: str) -> None:
    done = run_here("calendar", code, tmp_path / file, "--database", tmp_path / "wijk.sqlite", "--json")
    assert done.returncode == 2 and told in done.stderr and "Traceback" not in done.stderr
