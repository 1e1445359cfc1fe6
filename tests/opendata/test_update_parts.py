"""The small parts of an update: what was kept, how far it is, which table is found, whether a column is the same."""

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest

from tests.opendata.replay import Replay, Table, replaying
from tests.opendata.updating import AT_ONCE
from wijk.opendata.columns import match_columns
from wijk.opendata.kept_parts import KeptParts
from wijk.opendata.progress import Progress
from wijk.opendata.publications import load_publications
from wijk.opendata.readers import reader_of
from wijk.opendata.source_catalogue import find_tables
from wijk.opendata.table_reader import Property

NOW = datetime(2026, 11, 26, tzinfo=UTC)
KEY = {"table": "T", "filter": None}
PART = pd.DataFrame({"code": ["GM0518"], "value": [1.5]})


def test_a_kept_part_is_given_only_whole_and_fresh(tmp_path: Path) -> None:
    kept = KeptParts(tmp_path / "fetched", NOW)
    assert kept.get(KEY) is None
    kept.keep(KEY, PART)
    found = kept.get(KEY)
    assert found is not None and found.equals(PART)
    assert kept.get({**KEY, "filter": "x"}) is None
    assert KeptParts(kept.folder, NOW + timedelta(hours=25)).get(KEY) is None
    assert KeptParts(kept.folder, NOW - timedelta(hours=1)).get(KEY) is None
    [path] = kept.folder.glob("*.arrow")
    whole = path.read_bytes()
    path.write_bytes(whole[:-5])
    assert kept.get(KEY) is None
    path.write_bytes(whole)
    for text in ("", "{}", '{"format": 99, "parts": {}}', "[1]"):
        (kept.folder / "manifest.json").write_text(text, encoding="utf-8")
        assert kept.get(KEY) is None
    kept.forget()
    assert not list(kept.folder.iterdir())


def test_progress_tells_rows_and_time_left_and_counts_what_was_kept_as_done() -> None:
    seconds = iter([0.0, 10.0, 20.0, 400.0, 500.0])
    out = io.StringIO()
    progress = Progress(out, clock=lambda: next(seconds))
    progress.expect(4_000)
    progress.step("een", 1_000, kept=True)
    progress.step("twee", 1_000)
    progress.step("drie", 10)
    progress.step("vier", 1_990)
    first, second, third, last = out.getvalue().splitlines()
    assert first == "[######..................] 1.000 van 4.000 rijen: een"
    assert second == "[############............] 2.000 van 4.000 rijen, nog ongeveer 40 seconden: twee"
    assert "nog ongeveer 13 minuten" in third
    assert last == "[########################] 4.000 van 4.000 rijen: vier"


def titled(table: str, title: str, modified: str = "2025-01-01T02:00:00") -> Table:
    return Table(table, title, modified, [], {}, [])


def test_the_newest_table_is_found_by_title_and_else_by_the_ids_that_are_known() -> None:
    kwb, health = load_publications()["kwb"], load_publications()["health"]
    with replaying(Replay()) as replay:
        reader = reader_of("CBS", replay.url, AT_ONCE)

        def newest(*tables: Table) -> list[tuple[str, int]]:
            replay.tables = {one.id: one for one in tables}
            found = [one for publication in (kwb, health) for one in find_tables(reader, publication)]
            return [(one.info.id, one.division) for one in found]

        other = titled("99999NED", "Kerncijfers wijken en buurten 2004-2012")
        later = titled("90001NED", "Kerncijfers wijken en buurten 2027")
        old = titled("85984NED", "Kerncijfers wijken en buurten 2024")
        estimates = titled("50150NED", "Gezondheid per wijk en buurt; 2012/2016/2020/2022/2024 (indeling 2024)")
        next_ones = titled("50199NED", "Gezondheid per wijk en buurt; 2012 tot 2028 (indeling 2028)")
        assert newest(other, later, old, estimates) == [("90001NED", 2027), ("50150NED", 2024)]
        assert newest(old, estimates, next_ones) == [("85984NED", 2024), ("50199NED", 2028)]
        again = titled("90002NED", old.title, "2026-01-01T02:00:00")
        assert newest(again, old, estimates)[0] == ("90002NED", 2024)
        # Under another title there: the ids that are known, the newest that is there.
        renamed = titled("85618NED", "Buurten in cijfers")
        assert newest(renamed, titled("50120NED", "Gezondheid")) == [("85618NED", 2023), ("50120NED", 2020)]


@pytest.mark.parametrize(
    ("title", "unit", "description", "why"),
    [
        ("Eenpersoonshuishoudens", "aantal", "Een particulier huishouden bestaande uit één persoon.", ""),
        ("Eenpersoonshuishoudens", "aantal", "Particulier huishouden bestaande uit één persoon, op 1 januari.", ""),
        ("EENPERSOONSHUISHOUDENS", "Aantal", "", "omschrijving"),
        ("Eenpersoonshuishoudens", "%", "Een particulier huishouden bestaande uit één persoon.", "eenheid"),
        ("Eenoudergezinnen", "aantal", "Een particulier huishouden bestaande uit één persoon.", "heet nu"),
    ],
)
def test_a_column_means_what_it_did_or_says_why_not(title: str, unit: str, description: str, why: str) -> None:
    [column] = [one for one in load_publications()["kwb"].columns if one.indicator == "one_person_households"]
    told = Property("Eenpersoonshuishoudens_30", title, unit, description, "Long")
    matched = match_columns([column], {told.key: told}, {})
    assert (column in matched.seen) == (not why)
    assert why in "".join(matched.stopped.values())
    twice = {told.key: told, "Eenpersoonshuishoudens_44": told}
    assert "er 2 keer" in match_columns([column], twice, {}).stopped[column]
