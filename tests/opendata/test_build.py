"""What the catalogue asks of a published file that is not there is told in one Dutch sentence, not as a KeyError."""

from dataclasses import replace

import pandas as pd
import pytest

from wijk.domain.indicator import Indicator, load_catalogue
from wijk.opendata.build import published
from wijk.opendata.snapshot import SnapshotError

INHABITANTS = load_catalogue()["inhabitants"]
CODES = pd.Index(["NL00", "GM0202"], name="code")


def asked(indicator: Indicator, **columns: list[object]) -> str:
    """What is said when the table holds these columns; the table is unknown when there are none."""
    source = indicator.source(2024)
    tables = {source.table.id: pd.DataFrame(columns, index=CODES)} if columns else {}
    with pytest.raises(SnapshotError) as caught:
        published(indicator, source, tables)
    return str(caught.value)


def test_a_column_gives_its_figures() -> None:
    source = INHABITANTS.source(2024)
    found = published(INHABITANTS, source, {source.table.id: pd.DataFrame({"inwoners": [7.0, None]}, index=CODES)})
    assert found["NL00"] == 7 and found.isna()["GM0202"]


def test_a_table_that_nobody_reads_is_named() -> None:
    assert "inhabitants" in asked(INHABITANTS)
    assert "85984NED (2024), maar die tabel staat nog niet in data/method/files.toml." in asked(INHABITANTS)


def test_a_column_that_is_not_there_is_named() -> None:
    assert asked(INHABITANTS, anders=[1, 2]).endswith("maar in dat bestand staat geen kolom inwoners.")
    source = replace(INHABITANTS.source(2024), field="inwonersaantal")
    assert "geen kolom inwonersaantal" in asked(replace(INHABITANTS, sources=(source,)), inwoners=[1, 2])


@pytest.mark.parametrize("values", [["veel", "weinig"], [1.5, 2.0]])
def test_what_is_no_count_is_told(values: list[object]) -> None:
    assert "niet alleen getallen die daarbij passen" in asked(INHABITANTS, inwoners=values)
