"""The log of the editions, what the sources had, and what an edition changed for a gemeente."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests.editions import edition_with
from wijk.opendata.edition_changes import edition_changes
from wijk.opendata.edition_log import FoundSource, keep_found, log_entries, note, source_states
from wijk.opendata.editions import FOLDER_VARIABLE, Edition, current
from wijk.opendata.snapshot import Snapshot, SnapshotError

pytestmark = pytest.mark.slow

MOMENT = datetime(2026, 12, 1, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of editions."""
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "editions"))
    return tmp_path / "editions"


def test_nothing_happened_in_a_clean_clone(snapshot: Snapshot) -> None:
    assert log_entries() == ()
    assert {state.newer for state in source_states(snapshot.manifest)} == {""}


def test_what_was_noted_and_the_editions_are_one_log_newest_first(folder: Path, tmp_path: Path) -> None:
    note("mislukt", ["RIVM gaf geen antwoord."], MOMENT)
    note("gekeken", ["CBS: niets nieuws."], MOMENT + timedelta(days=1))
    edition = edition_with(71.5, tmp_path)
    manifest = json.loads((edition.folder / "manifest.json").read_text(encoding="utf-8"))
    manifest["update"] = {"log": ["CBS: 18.310 gebieden."]}
    (edition.folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    told = [(entry.happened, entry.lines) for entry in log_entries()]
    assert told == [
        ("gekeken", ("CBS: niets nieuws.",)),
        ("mislukt", ("RIVM gaf geen antwoord.",)),
        ("bijgewerkt", ("CBS: 18.310 gebieden.",)),
    ]
    # A line that was cut short, and a damaged edition, take nothing else away.
    with (folder / "log.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"moment": "2026-')
    (edition.folder / "manifest.json").write_text("{", encoding="utf-8")
    assert [entry.happened for entry in log_entries()] == ["gekeken", "mislukt", "bijgewerkt"]


def test_a_source_is_newer_when_it_changed_after_it_was_fetched_or_is_not_here() -> None:
    entry: dict[str, Any] = {"source": "CBS, Kerncijfers", "edition": "uitgave van toen"}
    manifest = {
        "tables": [
            {"table": "A", **entry, "fetched": "2026-11-01T12:00:00+00:00"},
            {"table": "B", **entry, "fetched": "2026-11-30T12:00:00+00:00"},
            {"table": "C", **entry},
            {"table": "D", **entry},
        ]
    }
    found = [FoundSource(table, f"Tabel {table}", date(2026, 11, 15)) for table in "ABCE"]
    keep_found(found, MOMENT)
    told = {state.table: state.newer for state in source_states(manifest)}
    changed = "gewijzigd bij de bron op 15-11-2026"
    assert told == {"A": changed, "B": "", "C": changed, "D": "", "E": "nog niet opgehaald"}


def test_a_damaged_file_of_what_was_found_tells_nothing(folder: Path, snapshot: Snapshot) -> None:
    keep_found([FoundSource("A", "Tabel A", date(2026, 11, 15))], MOMENT)
    for content in (b"", b"{", b"[]", b'{"tables": [1]}'):
        (folder / "found.json").write_bytes(content)
        assert len(source_states(snapshot.manifest)) == len(snapshot.manifest["tables"])


def test_where_nothing_can_be_kept_an_update_goes_on(folder: Path) -> None:
    folder.write_text("a file", encoding="utf-8")
    note("mislukt", ["iets"], MOMENT)
    keep_found([], MOMENT)
    assert log_entries() == ()


def test_what_an_edition_changed_is_counted_for_its_gemeente_only(tmp_path: Path) -> None:
    shipped, edition = current(), edition_with(71.5, tmp_path)
    change = edition_changes(shipped, edition, "GM0202")
    assert (change.figures, change.added, change.gone, change.came, change.went) == (1, (), (), (), ())
    assert edition_changes(shipped, edition, "GM0518").figures == 0
    assert edition_changes(edition, edition, "GM0202").figures == 0


def test_years_and_areas_that_came_and_went_are_named(tmp_path: Path) -> None:
    shipped, edition = current(), edition_with(71.5, tmp_path)
    path = edition.folder / "figures_2024.parquet"
    frame = pd.read_parquet(path)
    arnhem = frame["code"].str[2:6] == "0202"
    frame["lonely_65plus:2024"] = frame["good_health_18plus:2024"].where(arnhem)
    frame["lonely_65plus:2024|low"] = 1.0
    frame.loc[arnhem, "inhabitants:2024"] = float("nan")
    frame.to_parquet(path)
    areas = pd.read_parquet(edition.folder / "areas.parquet")
    areas.loc[(areas["code"] == "WK020218") & (areas["division"] == 2024), "name"] = "Anders"
    areas.to_parquet(edition.folder / "areas.parquet")
    manifest = json.loads((edition.folder / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"]["figures_2024.parquet"]["sha256"] = "another"
    (edition.folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    change = edition_changes(shipped, edition, "GM0202")
    assert change.added == (("lonely_65plus", 2024),)
    assert change.gone == (("inhabitants", 2024),)
    assert change.came == (("Anders", 2024),)
    assert change.went == (("Malburgen-Oost (Zuid)", 2024),)
    # The gone figures of every area of the gemeente changed, and the one figure of before.
    gone = pd.read_parquet(shipped.folder / "figures_2024.parquet").loc[arnhem, "inhabitants:2024"].notna().sum()
    assert change.figures == 1 + gone
    assert edition_changes(shipped, edition, "GM0518").added == ()


def test_editions_that_can_not_be_compared_are_one_sentence(tmp_path: Path) -> None:
    edition = edition_with(71.5, tmp_path)
    with pytest.raises(SnapshotError, match="niet te vergelijken"):
        edition_changes(current(), Edition("20260101-000000", tmp_path / "gone"), "GM0202")
    (edition.folder / "areas.parquet").write_bytes(b"half")
    with pytest.raises(SnapshotError, match="niet te vergelijken"):
        edition_changes(current(), edition, "GM0202")
