"""The whole country through the real cbsodata: Kerncijfers 2020 as recorded, and RIVM's gemeenten of 2024.

Runs only where ../shared/data stands beside the checkout.
"""

import csv
import io
import json
import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests.opendata.published import all_features, health
from tests.opendata.replay import Replay, Row, Table, replaying
from tests.opendata.updating import NOW, asked, key_of, same, sent, told
from wijk.opendata.editions import FOLDER_VARIABLE, load_usable, switch_to, write_edition
from wijk.opendata.progress import Progress
from wijk.opendata.publications import load_publications
from wijk.opendata.snapshot import DATA_FOLDER, Snapshot, figure_column
from wijk.opendata.update import update
from wijk.opendata.writing import geometry_entries

SHARED = DATA_FOLDER.parents[1] / "shared" / "data"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the published files are not in ../shared/data"),
]

# How the recorded figures of RIVM are called, and the column of its table.
TOPICS = {
    "eenzaam": "Eenzaam",
    "sterk_eenzaam": "SterkEenzaam",
    "emotioneel_eenzaam": "EmotioneelEenzaam",
    "sociaal_eenzaam": "SociaalEenzaam",
    "langdurig_beperkt": "LangdurigBeperkt",
    "moeite_rondkomen": "MoeiteMetRondkomen",
    "mantelzorger": "Mantelzorger",
}


def records(name: str) -> list[Row]:
    frame = pd.read_parquet(SHARED / "kwb_2020" / f"cbs.v3.84799NED_{name}.parquet")
    known = frame.astype(object).where(frame.notna(), None)
    return [{str(name): value for name, value in row.items()} for row in known.to_dict("records")]


def recorded_kwb() -> Table:
    """Table 84799NED row by row as it was recorded, with its own description of the columns."""
    areas = {"WijkenEnBuurten": records("WijkenEnBuurten")}
    title = "Kerncijfers wijken en buurten 2020"
    return Table("84799NED", title, "2021-03-26T02:00:00", records("DataProperties"), areas, records("TypedDataSet"))


def rivm_2024() -> dict[str, dict[str, float]]:
    with (SHARED / "rivm_2024_gemeenten" / "rivm_2024_gemeenten.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {name: {row["code"]: float(row[name]) for row in rows} for name in TOPICS}


def filled_health(snapshot: Snapshot) -> Table:
    """A table of 50150NED's shape for the whole country: the gemeenten as RIVM published them, no bounds for them."""
    table = health(snapshot, snapshot.areas[2024], ages=["20300   "], periods=["2022JJ00", "2024JJ00"])
    published = rivm_2024()
    keys = {name: key_of(table, topic) for name, topic in TOPICS.items()}
    for row in table.rows:
        code: Any = row["WijkenEnBuurten"].strip()
        if row["Perioden"] == "2024JJ00" and code in published["eenzaam"]:
            known = row["Marges"] == "MW00000"
            row |= {keys[name]: published[name][code] if known else None for name in TOPICS}
    return table


def test_the_recorded_tables_come_out_as_they_were_published(
    snapshot: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "editions"))
    kwb, estimates = recorded_kwb(), filled_health(snapshot)
    with replaying(Replay({one.id: one for one in (kwb, estimates)}, all_features())) as replay:
        fresh = update_without_boundaries(replay, tmp_path)
        assert any("%24skip" in path or "$skip" in path for path in replay.asked)
    wrong = []
    for column in load_publications()["kwb"].columns:
        name = figure_column(column.indicator, 2020)
        keys = [key for key in kwb.rows[0] if key.rsplit("_", 1)[0] in column.topics]
        if name in fresh.figures[2020] and keys:
            wrong += [(name, code) for code in same(fresh.figures[2020][name], sent(kwb, keys[0]))]
    assert wrong == []
    assert fresh.figures[2020].at["NL00", "inhabitants:2020"] == 17_407_585
    for name, indicator in (("sterk_eenzaam", "severely_lonely"), ("langdurig_beperkt", "long_term_limited")):
        figures = fresh.figures[2024][f"{indicator}_18plus:2024"]
        assert same(figures, dict(rivm_2024()[name])) == []
    assert not [line for line in told(fresh)["log"] if "CBS" in line and "niet ververst" in line]


def update_without_boundaries(replay: Replay, tmp_path: Path) -> Snapshot:
    """An update of an edition that has its boundaries from PDOK already: the replay has those of two gemeenten only.

    It has those of all gemeenten: the others are a thousand files that an update of figures only copies.
    """
    base = tmp_path / "base"
    base.mkdir()
    for path in DATA_FOLDER.glob("*.parquet"):
        shutil.copy(path, base)
    for path in (DATA_FOLDER / "geometry").glob("*/gemeente.json"):
        (base / "geometry" / path.parent.name).mkdir(parents=True)
        shutil.copy(path, base / "geometry" / path.parent.name)
    manifest = json.loads((DATA_FOLDER / "manifest.json").read_text(encoding="utf-8"))
    manifest |= {"boundaries_of": 2024, "geometry": geometry_entries(base)}
    (base / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    switch_to(write_edition(base, NOW - timedelta(days=1)))
    update(asked(replay, (2020,)), Progress(io.StringIO()), NOW)
    return load_usable()
