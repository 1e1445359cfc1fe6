"""An update against the replay of the sources: whole and in use, or every byte of the old one as it was."""

import io
import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest

from tests.opendata.published import cut, health, kwb
from tests.opendata.replay import FAULTS, Replay, Table, replaying, respond
from tests.opendata.small import write_small
from wijk.opendata.editions import FOLDER_VARIABLE, current, editions, load_usable, switch_to, write_edition
from wijk.opendata.patience import Patience
from wijk.opendata.progress import Progress
from wijk.opendata.snapshot import Snapshot, load
from wijk.opendata.source_errors import SourceError
from wijk.opendata.update import Asked, update

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
AT_ONCE = Patience(connect=5.0, read=5.0, pauses=())
# Twice more, so that an answer that a busy machine gives late is no fault.
IMPATIENT = Patience(connect=5.0, read=0.06, pauses=(0.0, 0.0))


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small snapshot, as if it came with the program."""
    return write_small(tmp_path_factory.mktemp("small") / "data")


@pytest.fixture(scope="module")
def before(shipped: Path) -> Snapshot:
    return load(shipped)


@pytest.fixture(scope="module")
def tables(before: Snapshot) -> dict[str, Table]:
    """What the sources hold: Kerncijfers 2024, and the estimates of two years for all ages."""
    areas = cut(before, 2024)
    found = [kwb(before, 2024, "85984NED", areas), health(before, areas, periods=("2022JJ00", "2024JJ00"))]
    return {table.id: table for table in found}


@pytest.fixture
def folder(shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of editions, with the small snapshot in use."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "editions"))
    switch_to(write_edition(shipped, NOW - timedelta(days=300)))
    return tmp_path / "editions"


@pytest.fixture
def replay(tables: dict[str, Table]) -> Iterator[Replay]:
    with replaying(Replay(dict(tables), page=200, limit=200)) as served:
        yield served


def asked(replay: Replay, years: tuple[int, ...] = (), gemeente: str = "", patience: Patience | None = None) -> Asked:
    return Asked({"kwb": replay.url, "health": replay.url}, years, gemeente, patience or AT_ONCE)


def run(replay: Replay, now: datetime = NOW, gemeente: str = "", years: tuple[int, ...] = ()) -> Snapshot:
    update(asked(replay, years, gemeente), Progress(io.StringIO()), now)
    return load_usable()


def fingerprint(folder: Path) -> dict[str, bytes]:
    """Every byte of what is in use and what could be: not the lock and what was kept of a fetch."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    kept = (folder / "fetched", folder / "update.lock")
    return {str(path): path.read_bytes() for path in files if not any(path.is_relative_to(one) for one in kept)}


def told(snapshot: Snapshot) -> dict[str, list[str]]:
    manifest = json.loads((snapshot.folder / "manifest.json").read_text(encoding="utf-8"))
    update: dict[str, list[str]] = manifest["update"]
    return update


def sent(table: Table, column: str, **keys: str) -> dict[str, float | None]:
    """What the source says in a column, by area code, for the rows with these keys."""
    rows = [row for row in table.rows if all(row[name].strip() == key for name, key in keys.items())]
    return {row["WijkenEnBuurten"].strip().replace("NL01", "NL00"): row[column] for row in rows}


def same(figures: pd.Series, published: dict[str, float | None]) -> list[str]:
    """The areas of which the figure is not as published; a missing one must be missing."""
    known = figures.dropna().to_dict()
    return [code for code, value in published.items() if known.get(code) != value]


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


@pytest.mark.slow
def test_every_fault_at_every_request_leaves_every_byte_and_names_the_source(
    folder: Path, replay: Replay, before: Snapshot
) -> None:
    few = health(before, cut(before, 2024), ages=["20300   "], periods=["2022JJ00", "2024JJ00"])
    replay.tables["50150NED"] = few
    with replaying(Replay(dict(replay.tables), page=200)) as whole:
        shutil.rmtree(run(whole).folder)
        switch_to(editions()[1])
        requests = [(path, whole.asked[: number + 1].count(path)) for number, path in enumerate(whole.asked)]
        requests = [(path.replace(whole.url, replay.url), time) for path, time in requests]
    assert len(requests) > 20 and any("skip=200" in path for path, _ in requests)
    kept = fingerprint(folder)
    passed = []
    for number, (path, time) in enumerate(requests):
        rows = respond(replay, path)[1]["value"]
        for fault in (one for one in FAULTS if one != "short" or len(rows) > 1):
            replay.go_wrong_on(fault, path, time)
            try:
                update(asked(replay, patience=IMPATIENT if fault == "slow" else AT_ONCE), Progress(io.StringIO()), NOW)
            except SourceError as error:
                source = "RIVM" if "50150NED" in path or (path.startswith("/ODataCatalog") and time == 2) else "CBS"
                assert str(error).startswith(f"{source}: ") and error.cause in ("outage", "changed"), (path, fault)
                assert fingerprint(folder) == kept, (path, fault)
                assert len(replay.asked) <= number + 1 or fault in ("short", "slow")
            else:
                passed += [(path, fault)] if replay.asked.count(path) >= time else []
                shutil.rmtree(current().folder)
                switch_to(editions()[1])
    # Only the list of tables can be cut short unseen: which tables there are is known besides.
    assert {(path.split("?")[0], fault) for path, fault in passed} == {("/ODataCatalog/Tables", "short")}
