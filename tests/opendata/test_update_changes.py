"""What an update does when the source changes, when it is cut, limited or asked for other years, and the command."""

import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests.opendata.published import cut, kwb
from tests.opendata.replay import Replay, Table
from tests.opendata.updating import (
    NOW,
    addresses,
    asked,
    changed,
    fingerprint,
    key_of,
    run,
    same,
    sent,
    told,
    wrong_rows,
)
from tests.scripts import run_main
from wijk.opendata.__main__ import main
from wijk.opendata.editions import current, editions, switch_to
from wijk.opendata.snapshot import Snapshot, SnapshotError
from wijk.opendata.source_errors import SourceError
from wijk.opendata.update import preview_update

pytestmark = pytest.mark.slow


def test_a_column_that_is_gone_renamed_or_about_something_else_stops_only_its_own_indicator(
    folder: Path, replay: Replay
) -> None:
    first = run(replay)
    good = replay.tables["50150NED"]
    carers = key_of(good, "Mantelzorger")
    told_of = {
        "de kolom SterkEenzaam": changed(good, "SterkEenzaam", Key="ZeerEenzaam_5"),
        "de kolom SterkEenzaam of Ernstig": changed(good, "SterkEenzaam", Key=""),
        "heet nu": changed(good, "SterkEenzaam", Title="Sterk eenzaam, nieuwe schaal"),
        "de eenheid van kolom": changed(good, "SterkEenzaam", Unit="aantal"),
    }
    name, other = "severely_lonely_18plus:2024", "informal_carers_18plus:2024"
    for number, (why, table) in enumerate(told_of.items(), 1):
        rows = [{**row, carers: row[carers] and row[carers] + 0.5} for row in table.rows]
        replay.tables["50150NED"] = replace(table, rows=rows, modified=f"2026-03-{number:02}T02:00:00")
        snapshot = run(replay, NOW + timedelta(days=number))
        log = told(snapshot)["log"]
        stopped = [line for line in log if line.startswith("RIVM, Sterk eenzaam") and why in line]
        assert len(stopped) == 3, (why, log)
        pd.testing.assert_series_equal(snapshot.figures[2024][name], first.figures[2024][name])
        moved = snapshot.figures[2024][other] - first.figures[2024][other]
        assert moved.dropna().round(1).eq(0.5).all() and len(moved.dropna()) > 100
        assert "niet ververst: " in snapshot.catalogue["lonely_18plus"].sources[-1].table.limits
        assert snapshot.catalogue["severely_lonely_18plus"].years == first.catalogue["severely_lonely_18plus"].years
    assert folder.is_dir()


def test_another_number_behind_a_column_is_no_change_and_another_meaning_is(folder: Path, replay: Replay) -> None:
    good = replay.tables["85984NED"]
    title = "Eenpersoonshuishoudens"
    replay.tables["85984NED"] = changed(good, title, Key="Eenpersoonshuishoudens_97")
    assert not [line for line in told(run(replay))["log"] if title in line or "Alleenwonenden" in line]
    other = "Het aantal mensen dat in een instelling woont, zoals een verpleeghuis of een gevangenis."
    replay.tables["85984NED"] = changed(good, title, Description=other)
    [line] = [line for line in told(run(replay, NOW + timedelta(days=1)))["log"] if "Alleenwonenden" in line]
    assert "omschrijving" in line and "verpleeghuis" in line
    dated = "Een particulier huishouden bestaande uit één persoon. Cijfers over 2024 zijn voorlopig."
    replay.tables["85984NED"] = changed(good, title, Description=dated)
    assert not [line for line in told(run(replay, NOW + timedelta(days=2)))["log"] if "Alleenwonenden" in line]
    assert folder.is_dir()


def test_a_table_of_which_most_columns_are_other_ones_is_refused(folder: Path, replay: Replay) -> None:
    kept = fingerprint(folder)
    table = replay.tables["85984NED"]
    replay.tables["85984NED"] = replace(table, properties=table.properties[:5])
    with pytest.raises(SourceError, match=r"^CBS: .*kolommen anders dan verwacht.*De tabel is bij de bron veranderd"):
        run(replay)
    assert fingerprint(folder) == kept


def test_figures_that_can_not_be_right_are_refused(folder: Path, replay: Replay) -> None:
    kept = fingerprint(folder)
    kerncijfers, health_table = replay.tables["85984NED"], replay.tables["50150NED"]
    people, lonely = key_of(kerncijfers, "Aantal inwoners"), key_of(health_table, "Eenzaam")
    wrong = {
        "onder nul": wrong_rows(kerncijfers, people, -99_997, ("WK0518",)),
        "geen heel getal": wrong_rows(kerncijfers, people, 10.5, ("BU0202",)),
        "en Nederland is": wrong_rows(kerncijfers, people, 900_000, ("GM0202",)),
        "Nederland gaat van": wrong_rows(kerncijfers, people, 900_000, ("NL",)),
        "alle wijken samen": wrong_rows(kerncijfers, people, 10, ("WK",)),
        "is niets bekend": wrong_rows(kerncijfers, people, None, ("BU0518",)),
        "boven 100": wrong_rows(health_table, lonely, 101.0, ("WK0518",)),
        "buiten haar eigen marges": replace(
            health_table,
            rows=[{**row, lonely: 50.0 if row["Marges"] != "MW00000" else 60.0} for row in health_table.rows],
        ),
    }
    for number, (why, table) in enumerate(wrong.items()):
        replay.tables = {"85984NED": kerncijfers, "50150NED": health_table, table.id: table}
        replay.tables[table.id] = replace(table, modified=f"2026-04-{number + 1:02}T02:00:00")
        source = "CBS" if table.id == "85984NED" else "RIVM"
        with pytest.raises(SourceError, match=f"^{source}: tabel {table.id}, .*{why}"):
            run(replay)
        assert fingerprint(folder) == kept


def test_a_code_that_is_used_for_another_place_gives_no_figures(folder: Path, replay: Replay, before: Snapshot) -> None:
    table = replay.tables["50150NED"]
    areas = [
        {**row, "Title": "Heel ergens anders"} if row["Key"] == "WK051836  " else row
        for row in table.dimensions["WijkenEnBuurten"]
    ]
    replay.tables["50150NED"] = replace(table, dimensions={**table.dimensions, "WijkenEnBuurten": areas})
    snapshot = run(replay)
    figures = snapshot.figures[2024]["lonely_18plus:2024"]
    assert figures.isna()["WK051836"] and figures.notna()["WK051835"]
    assert told(snapshot)["rejected"] == {"50150NED": ["WK051836"]}
    many = [{**row, "Title": f"Plek {number}"} for number, row in enumerate(table.dimensions["WijkenEnBuurten"])]
    replay.tables["50150NED"] = replace(table, dimensions={**table.dimensions, "WijkenEnBuurten": many})
    with pytest.raises(SourceError, match="past niet bij de indeling 2024"):
        run(replay, NOW + timedelta(days=1))
    assert folder.is_dir() and before.version != snapshot.version


def test_one_gemeente_leaves_all_others_as_they_were(folder: Path, replay: Replay, before: Snapshot) -> None:
    table = replay.tables["85984NED"]
    households = key_of(table, "Huishoudens totaal")
    rows = [{**row, households: (row[households] or 0) + 5} for row in table.rows]
    replay.tables["85984NED"] = replace(table, rows=rows)
    snapshot = run(replay, gemeente="GM0202")
    moved = snapshot.figures[2024]["households:2024"] - before.figures[2024]["households:2024"]
    others = moved[moved.index.str[2:6] == "0518"].dropna()
    assert len(others) > 50 and (others == 0).all()
    own = moved[(moved.index.str[2:6] == "0202") | (moved.index == "NL00")].dropna()
    assert len(own) > 50 and (own == 5).all()
    assert "alleen voor Arnhem" in snapshot.catalogue["households"].sources[-1].table.edition
    asked_for = [path for path in replay.asked if "TypedDataSet" in path]
    assert asked_for and all("0202" in path for path in asked_for)
    for wrong in ("GM9999", "0202", "WK020218"):
        with pytest.raises(SnapshotError, match=f"{wrong} is geen gemeente"):
            run(replay, NOW + timedelta(days=1), gemeente=wrong)
    assert folder.is_dir()


def test_it_goes_on_where_it_was_cut_and_never_with_what_is_stale(folder: Path, replay: Replay) -> None:
    def fetched() -> list[str]:
        return [path for path in replay.asked if "TypedDataSet" in path and "skip" not in path]

    last = fetched_in_full(replay, folder)[-1]
    for moment, modified, again in ((0, "", False), (25, "", True), (0, "2026-05-01T02:00:00", True)):
        replay.go_wrong_on("503", last, 1)
        with pytest.raises(SourceError):
            run(replay)
        first = fetched()
        assert len(first) > 5
        if modified:
            replay.tables = {name: replace(table, modified=modified) for name, table in replay.tables.items()}
        replay.go_wrong(None)
        replay.asked.clear()
        run(replay, NOW + timedelta(hours=moment, seconds=1))
        assert fetched() == (first if again else [last]), (moment, modified)
        shutil.rmtree(current().folder)
        switch_to(editions()[1])
        assert not list((folder / "fetched").glob("*"))


def fetched_in_full(replay: Replay, folder: Path) -> list[str]:
    """The parts that a whole update asks for, in order; the edition is as before."""
    shutil.rmtree(run(replay).folder)
    switch_to(editions()[1])
    assert folder.is_dir()
    return [path for path in replay.asked if "TypedDataSet" in path and "skip" not in path]


def test_a_table_that_is_renewed_while_it_is_fetched_is_not_mixed(
    folder: Path, replay: Replay, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = fingerprint(folder)
    whole = Table.sets

    def sets(table: Table) -> dict[str, list[dict[str, Any]]]:
        if any("TypedDataSet" in path for path in replay.asked):
            table.modified = "2026-06-01T02:00:00"
        return whole(table)

    replay.tables = {name: replace(table) for name, table in replay.tables.items()}
    monkeypatch.setattr(Table, "sets", sets)
    with pytest.raises(SourceError, match="vernieuwd terwijl wij haar ophaalden; begin opnieuw"):
        run(replay)
    assert fingerprint(folder) == kept


def test_figures_that_the_newest_table_has_no_values_for_come_from_an_older_one(
    folder: Path, replay: Replay, before: Snapshot
) -> None:
    newest = replay.tables["85984NED"]
    low = key_of(newest, "40% personen met laagste inkomen")
    empty = replace(newest, rows=[{**row, low: None} for row in newest.rows])
    older = kwb(before, 2023, "85618NED", cut(before, 2024))
    replay.tables |= {"85984NED": empty, "85618NED": older}
    snapshot = run(replay)
    assert snapshot.catalogue["low_income"].newest == 2023
    [source] = [one for one in snapshot.catalogue["low_income"].sources if one.year == 2023]
    assert source.table.id == "85618NED" and source.table.division == 2023
    published = sent(older, key_of(older, "40% personen met laagste inkomen"))
    assert same(snapshot.figures[2023]["low_income:2023"], published) == []
    assert list(snapshot.figures[2023].columns) == ["low_income:2023"]
    assert snapshot.folder.parent == folder
    # A figure of a division without areas is only shown for a place that is exactly the same then.
    assert snapshot.between[2023][2024]["GM0518"] == "GM0518"


def test_any_year_can_be_asked_for_and_one_that_is_not_there_is_told(
    folder: Path, replay: Replay, before: Snapshot
) -> None:
    replay.tables["84799NED"] = kwb(before, 2020, "84799NED", cut(before, 2020))
    snapshot = run(replay, years=(2020,))
    assert "2020" in snapshot.catalogue["woz_value"].sources[0].table.title
    assert 2020 in snapshot.catalogue["woz_value"].years
    with pytest.raises(SourceError, match=r"^CBS: tabel 83765NED bestaat daar niet"):
        run(replay, NOW + timedelta(days=1), years=(2017,))
    with pytest.raises(SourceError, match="van 1999 is er geen tabel"):
        run(replay, NOW + timedelta(days=1), years=(1999,))
    assert folder.is_dir()


def test_two_at_once_are_refused_and_a_crash_leaves_nothing_locked(folder: Path, replay: Replay) -> None:
    holding = (
        "import sys, os; from pathlib import Path; from wijk.opendata.lock import locked\n"
        "with locked(Path(sys.argv[1])):\n print('held', flush=True)\n sys.stdin.read(1)\n os._exit(9)"
    )
    command = [sys.executable, "-c", holding, str(folder / "update.lock")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdin and other.stdout and other.stdout.readline() == b"held\n"
        with pytest.raises(SnapshotError, match=rf"loopt al een update \(procesnummer {other.pid}\)"):
            run(replay)
        other.stdin.write(b"x")
        other.stdin.close()
    assert other.returncode == 9
    assert run(replay).folder == current().folder


def test_looking_tells_what_would_come_and_writes_nothing(folder: Path, replay: Replay) -> None:
    kept = fingerprint(folder)
    lines = [line for _, lines in preview_update(asked(replay)) for line in lines]
    assert lines[0].startswith("CBS: Kerncijfers wijken en buurten 2024 (tabel 85984NED, 268 rijen")
    assert any(line.startswith("RIVM: Gezondheid per wijk en buurt") for line in lines)
    assert any("BeperktVanwegeGezondheid" in line for line in lines)
    assert fingerprint(folder) == kept and not [path for path in replay.asked if "TypedDataSet" in path]


def command(*options: str) -> subprocess.CompletedProcess[str]:
    return run_main(main, "wijk.opendata", "update", *options)


def test_the_command_says_in_dutch_what_it_did_and_what_went_wrong(folder: Path, replay: Replay) -> None:
    address = ("--cbs", replay.url, "--rivm", replay.url, "--pdok", addresses(replay)["pdok"])
    dry = command(*address, "--dry-run")
    assert dry.returncode == 0 and "Er is niets opgehaald" in dry.stdout and current().made != NOW
    layers = ", ".join(f"{len(features)} {layer}" for layer, features in replay.features.items())
    assert f"PDOK: grenzen van 2024: {layers}" in dry.stdout
    done = command(*address)
    assert done.returncode == 0, done.stderr
    assert f"De nieuwe cijfers zijn in gebruik (uitgave {current().name})" in done.stdout
    assert "268 gebieden, uitgave van 26 maart 2025" in done.stdout
    assert "van 268 rijen" in done.stderr and "nog ongeveer" in done.stderr
    failed = command(*address, "--year", "2017")
    assert failed.returncode == 1 and failed.stdout == ""
    assert failed.stderr.splitlines()[-1].startswith("CBS: tabel 83765NED bestaat daar niet")
    assert "Traceback" not in failed.stderr and current().folder.parent == folder
