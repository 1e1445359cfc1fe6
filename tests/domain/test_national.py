"""National percentages beside the tables: the newest of each indicator, or a sentence that says what to mend."""

from pathlib import Path

import pytest

from wijk.domain.method import MethodError
from wijk.domain.national import load_national

ENTRY = """
[[percentage]]
indicator = "lonely_18plus"
year = {year}
value = {value}
survey = "S"
publisher = "P"
"""


def test_the_survey_of_2022_is_told_as_published() -> None:
    """Gezondheidsmonitor 2022: 48.6% lonely and 14.2% severely lonely (domain: loneliness figures)."""
    national = load_national()
    assert (national["lonely_18plus"].value, national["lonely_18plus"].year) == (48.6, 2022)
    assert (national["severely_lonely_18plus"].value, national["severely_lonely_18plus"].year) == (14.2, 2022)


def test_the_newest_year_counts_wherever_it_stands(tmp_path: Path) -> None:
    entries = [ENTRY.format(year=year, value=year - 1990) for year in (2022, 2026, 2020)]
    (tmp_path / "national.toml").write_text("".join(entries), encoding="utf-8")
    assert load_national(tmp_path)["lonely_18plus"].year == 2026


@pytest.mark.parametrize(
    ("content", "told"),
    [(ENTRY.format(year=2022, value=101), "boven 100"), ("[[percentage]]\nyear = 2022", "ontbreekt een veld")],
)
def test_a_mistake_in_the_file_is_told(tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / "national.toml").write_text(content, encoding="utf-8")
    with pytest.raises(MethodError, match=told):
        load_national(tmp_path)
