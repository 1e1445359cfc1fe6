"""The snapshot says what the published files say; runs only where ../shared/data stands beside the checkout."""

from pathlib import Path

import pandas as pd
import pytest

from wijk.domain.indicator import Indicator, load_catalogue
from wijk.opendata.build import build
from wijk.opendata.snapshot import DATA_FOLDER, Snapshot, figure_column

PUBLISHED = DATA_FOLDER.parents[1] / "shared" / "data"
MISSING = "the published files are not in ../shared/data"
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not PUBLISHED.is_dir(), reason=MISSING)]

INDICATORS = [one for one in load_catalogue().indicators.values() if not one.counted and 2020 in one.years]
KWB_2020 = [one for one in INDICATORS if one.source(2020).table.id == "84799NED"]


@pytest.fixture(scope="module")
def kwb_2020() -> pd.DataFrame:
    frame = pd.read_parquet(PUBLISHED / "kwb_2020" / "cbs.v3.84799NED_TypedDataSet.parquet")
    return frame.set_index(frame["WijkenEnBuurten"].str.strip())


@pytest.mark.parametrize("indicator", KWB_2020, ids=lambda indicator: indicator.id)
def test_missing_stays_missing_and_zero_stays_zero(
    indicator: Indicator, kwb_2020: pd.DataFrame, snapshot: Snapshot
) -> None:
    published = kwb_2020[indicator.source(2020).column].astype(float)
    held = snapshot.figures[2020][figure_column(indicator.id, 2020)]
    assert held.isna().sum() == published.isna().sum()
    assert (held == 0).sum() == (published == 0).sum()
    pd.testing.assert_series_equal(held, published.reindex(held.index), check_names=False)


def test_loneliness_is_missing_exactly_where_rivm_gives_none(snapshot: Snapshot) -> None:
    tidy = pd.read_parquet(PUBLISHED / "rivm_2012_2020" / "rivm_gezondheid_tidy.parquet")
    adults = tidy[(tidy["jaar"].astype(str) == "2020") & (tidy["Leeftijd"].astype(str) == "20300")]
    published = adults.set_index(adults["code"].str.strip().replace("NL01", "NL00"))["Eenzaam_28"]
    held = snapshot.figures[2020]["lonely_18plus:2020"]
    assert held.isna().sum() == published.reindex(held.index).isna().sum() > 0
    pd.testing.assert_series_equal(held, published.reindex(held.index), check_names=False)


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    build(PUBLISHED, tmp_path)
    written = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    committed = {
        path.relative_to(DATA_FOLDER): path.read_bytes()
        for pattern in ("*.parquet", "manifest.json", "doubtful_places.csv", "geometry/**/*.json")
        for path in DATA_FOLDER.glob(pattern)
    }
    assert written.keys() == committed.keys()
    assert [str(name) for name, content in written.items() if content != committed[name]] == []
