"""An update against the replay of the sources: whole and in use, or every byte of the old one as it was."""

import io
import shutil
from pathlib import Path

import pandas as pd
import pytest

from tests.opendata.published import cut, health
from tests.opendata.replay import FAULTS, Replay, Table, replaying, respond
from tests.opendata.updating import (
    AT_ONCE,
    IMPATIENT,
    NOW,
    asked,
    fingerprint,
    patient_elsewhere,
    read_once,
    run,
    same,
    sent,
    told,
)
from wijk.opendata.editions import current, editions, switch_to
from wijk.opendata.progress import Progress
from wijk.opendata.snapshot import Snapshot
from wijk.opendata.source_errors import SourceError
from wijk.opendata.update import update

pytestmark = pytest.mark.slow


def test_every_figure_and_bound_of_the_sources_is_in_the_new_edition(
    folder: Path, replay: Replay, tables: dict[str, Table], before: Snapshot
) -> None:
    snapshot = run(replay)
    assert current().made == NOW and snapshot.folder.parent == folder
    households = next(row["Key"] for row in tables["85984NED"].properties if row["Title"] == "Eenpersoonshuishoudens")
    assert same(snapshot.figures[2024]["one_person_households:2024"], sent(tables["85984NED"], households)) == []
    loneliness = next(row["Key"] for row in tables["50150NED"].properties if row["Title"] == "SterkEenzaam")
    checked = 0
    for year in ("2022", "2024"):
        for margin, bound in (("MW00000", ""), ("MOG0095", "|low"), ("MBG0095", "|high")):
            for age, ages in (("20300", "18plus"), ("80200", "65plus"), ("53115", "18_65")):
                keys = {"Leeftijd": age, "Marges": margin, "Perioden": f"{year}JJ00"}
                published = sent(tables["50150NED"], loneliness, **keys)
                name = f"severely_lonely_{ages}:{year}{bound}"
                assert same(snapshot.figures[2024][name], published) == [], name
                checked += sum(value is not None for value in published.values())
    assert checked > 3_000
    # What was there for other years and tables is as it was.
    for division, figures in before.figures.items():
        others = [name for name in figures if not str(name).endswith((":2022", ":2024"))]
        pd.testing.assert_frame_equal(figures[others], snapshot.figures[division][others])


def test_the_new_edition_knows_its_years_and_says_what_it_holds(folder: Path, replay: Replay) -> None:
    snapshot = run(replay)
    catalogue = snapshot.catalogue
    source = catalogue["lonely_18plus"].sources[-1]
    assert (source.year, source.table.id, source.column.split("_")[0]) == (2024, "50150NED", "Eenzaam")
    assert source.table.edition == "uitgave van 10 februari 2026, opgehaald op 26 november 2026"
    assert 2024 in catalogue["share_one_person"].years
    # Another question than that of 2020 is a line of its own, and the old one goes on with what it has.
    assert catalogue["long_term_limited_18plus"].years == (2022, 2024)
    assert catalogue["limited_by_health_18plus"].years == (2020,)
    assert any(
        "Beperkt door gezondheid" in line and "BeperktVanwegeGezondheid" in line for line in told(snapshot)["log"]
    )
    assert folder.is_dir()


def test_codes_are_kept_where_names_are_not_unique(folder: Path, replay: Replay, before: Snapshot) -> None:
    names = cut(before, 2024)["name"]
    twice = names[names.duplicated(keep=False)]
    assert len(twice) > 2
    snapshot = run(replay)
    published = {row["WijkenEnBuurten"].strip(): row for row in replay.tables["85984NED"].rows}
    column = next(row["Key"] for row in replay.tables["85984NED"].properties if row["Title"] == "Aantal inwoners")
    figures = snapshot.figures[2024]["inhabitants:2024"].dropna()
    assert [code for code in twice.index if figures.get(code) != published[code][column]] == []
    assert folder.is_dir()


def source_of(path: str, time: int) -> str:
    """Whose request it is; the list of tables is asked of CBS first."""
    if "wfs" in path:
        return "PDOK"
    return "RIVM" if "50150NED" in path or (path.startswith("/ODataCatalog") and time == 2) else "CBS"


def test_every_fault_at_every_request_leaves_every_byte_and_names_the_source(
    folder: Path, replay: Replay, before: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    patient_elsewhere(monkeypatch, replay)
    few = health(before, cut(before, 2024), ages=["20300   "], periods=["2022JJ00", "2024JJ00"])
    replay.tables["50150NED"] = few
    replay.page = 250
    with replaying(Replay(dict(replay.tables), replay.features, page=250)) as whole:
        shutil.rmtree(run(whole).folder)
        switch_to(editions()[1])
        requests = [(path, whole.asked[: number + 1].count(path)) for number, path in enumerate(whole.asked)]
        requests = [(path.replace(whole.url, replay.url), time) for path, time in requests]
    assert len(requests) > 20 and any("skip=250" in path for path, _ in requests)
    kept = fingerprint(folder)
    read_once(monkeypatch)
    passed = []
    for number, (path, time) in enumerate(requests):
        answer = respond(replay, path)[1]
        rows = answer.get("value") or answer["features"]
        for fault in (one for one in FAULTS if one != "short" or len(rows) > 1):
            replay.go_wrong_on(fault, path, time)
            try:
                update(asked(replay, patience=IMPATIENT if fault == "slow" else AT_ONCE), Progress(io.StringIO()), NOW)
            except SourceError as error:
                source = source_of(path, time)
                assert str(error).startswith(f"{source}: ") and error.cause in ("outage", "changed"), (path, fault)
                assert fingerprint(folder) == kept, (path, fault)
                assert len(replay.asked) <= number + 1 or fault == "short"
            else:
                passed += [(path, fault)] if replay.asked.count(path) >= time else []
                shutil.rmtree(current().folder)
                switch_to(editions()[1])
    # Only the list of tables can be cut short unseen: which tables there are is known besides.
    assert {(path.split("?")[0], fault) for path, fault in passed} == {("/ODataCatalog/Tables", "short")}
