"""The snapshot says what the published files say; runs only where ../shared/data stands beside the checkout."""

from pathlib import Path

import numpy as np
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
    np.testing.assert_array_equal(held, published.reindex(held.index))


def test_loneliness_is_missing_exactly_where_rivm_gives_none(snapshot: Snapshot) -> None:
    tidy = pd.read_parquet(PUBLISHED / "rivm_2012_2020" / "rivm_gezondheid_tidy.parquet")
    adults = tidy[(tidy["jaar"].astype(str) == "2020") & (tidy["Leeftijd"].astype(str) == "20300")]
    published = adults.set_index(adults["code"].str.strip().replace("NL01", "NL00"))["Eenzaam_28"]
    held = snapshot.figures[2020]["lonely_18plus:2020"]
    assert held.isna().sum() == published.reindex(held.index).isna().sum() > 0
    np.testing.assert_array_equal(held, published.reindex(held.index))


# What the gemeenten of 2024 are called in the file, and the indicator.
GEMEENTEN_2024 = {
    "eenzaam": "lonely_18plus",
    "sterk_eenzaam": "severely_lonely_18plus",
    "emotioneel_eenzaam": "emotionally_lonely_18plus",
    "sociaal_eenzaam": "socially_lonely_18plus",
    "moeite_rondkomen": "difficulty_making_ends_meet_18plus",
    "mantelzorger": "informal_carers_18plus",
    "vrijwilligerswerk": "volunteers_18plus",
    "matig_veel_regie": "sense_of_control_18plus",
    "goed_ervaren_gezondheid": "good_health_18plus",
    "langdurig_beperkt": "long_term_limited_18plus",
    "langdurige_aandoening": "long_term_condition_18plus",
    "hoog_risico_angst_depressie": "anxiety_or_depression_risk_18plus",
    "heel_veel_stress": "much_stress_18plus",
    "lage_veerkracht": "low_resilience_18plus",
    "krijgt_steun": "support_18plus",
}


def test_the_figures_of_2024_are_those_of_the_file_for_every_gemeente(snapshot: Snapshot) -> None:
    published = pd.read_csv(PUBLISHED / "rivm_2024_gemeenten" / "rivm_2024_gemeenten.csv").set_index("code")
    gemeenten = published.drop(columns="naam")
    assert set(gemeenten.columns) == GEMEENTEN_2024.keys()
    assert len(gemeenten) == 342
    held = snapshot.figures[2024].reindex(gemeenten.index)
    wrong = [
        (code, column)
        for column, indicator in GEMEENTEN_2024.items()
        for code in gemeenten.index
        if held[f"{indicator}:2024"][code] != gemeenten[column][code]
    ]
    assert wrong == []


def test_what_is_known_of_gemeenten_alone_is_missing_for_wijken_and_buurten(snapshot: Snapshot) -> None:
    below = snapshot.figures[2024]["lonely_18plus:2024"]
    assert below[~below.index.str.startswith("GM")].isna().all()
    assert below.notna().sum() == 342


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
