"""The days of the calendar are data: what is wrong in the file is told in Dutch."""

from pathlib import Path

import pytest

from wijk.domain.calendar_rules import load_calendar_rules
from wijk.domain.method import METHOD_FOLDER, MethodError

GIVEN = (METHOD_FOLDER / "calendar.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("there", "instead", "told"),
    [
        ('id = "burendag"', 'id = "bevrijdingsdag"', "twee keer"),
        ("nth = 4", "nth = 5", "burendag"),
        ("nth = 4", "nth = 4\nday = 3", "burendag"),
        ('weekday = "zaterdag"', 'weekday = "zatertag"', "burendag"),
        ("days = 8", "days = 0", "week-tegen-eenzaamheid"),
        ("month = 11\nday = 10", "month = 2\nday = 29", "dag-van-de-mantelzorg"),
        ("month = 11\nday = 10", "month = 13\nday = 1", "dag-van-de-mantelzorg"),
        ('label = "', 'naam = "', "ontbreekt een veld"),
        ('source = "Verenigde', 'bron = "Verenigde', "ontbreekt een veld"),
    ],
)
def test_a_wrong_file_is_told(tmp_path: Path, there: str, instead: str, told: str) -> None:
    assert there in GIVEN
    (tmp_path / "calendar.toml").write_text(GIVEN.replace(there, instead, 1), encoding="utf-8")
    with pytest.raises(MethodError, match=told):
        load_calendar_rules(tmp_path)
