"""One clock: the day in the Netherlands, and no other clock anywhere in the code."""

import ast
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from wijk.domain.clock import day_of, now

ROOT = Path(__file__).parents[2]
OTHER_CLOCKS = {"date.today", "datetime.today", "datetime.now", "datetime.utcnow", "time.time", "time.localtime"}


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 7, 14, 21, 59, tzinfo=UTC), date(2026, 7, 14)),
        (datetime(2026, 7, 14, 22, 0, tzinfo=UTC), date(2026, 7, 15)),
        (datetime(2026, 12, 31, 22, 59, tzinfo=UTC), date(2026, 12, 31)),
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_the_day_turns_at_midnight_in_the_netherlands(moment: datetime, day: date) -> None:
    assert day_of(moment) == day


def test_a_moment_has_its_time_zone() -> None:
    assert now().utcoffset() is not None


@pytest.mark.slow
def test_nothing_else_asks_what_time_it_is() -> None:
    found = []
    for path in [ROOT / "app.py", *(ROOT / "wijk").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and ".".join(ast.unparse(node).split(".")[-2:]) in OTHER_CLOCKS:
                found.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert found and {place.partition(":")[0] for place in found} == {"wijk/domain/clock.py"}
