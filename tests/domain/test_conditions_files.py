"""The lists of ours about conditions, abilities and pillars: a file that can't be used is told by its name."""

from collections.abc import Callable
from pathlib import Path

import pytest

from wijk.domain.ability import load_abilities
from wijk.domain.method import MethodError
from wijk.domain.pillars import load_pillars
from wijk.domain.preconditions import load_proposed_conditions
from wijk.domain.start_up import load_start_up

LOADERS: dict[str, Callable[[Path], object]] = {
    "start_up.toml": load_start_up,
    "conditions.toml": load_proposed_conditions,
    "abilities.toml": load_abilities,
    "pillars.toml": load_pillars,
}
SHIPPED = Path(__file__).parents[2] / "data" / "method"


@pytest.mark.parametrize("name", LOADERS)
def test_a_file_that_can_not_be_used_is_told(tmp_path: Path, name: str) -> None:
    whole = (SHIPPED / name).read_text(encoding="utf-8")
    first = next(line for line in whole.splitlines() if line.startswith("id = ") or "{ id = " in line)
    doubled = whole + whole[whole.index("[[") :]
    wrong = ("", "[[step", "note = ''\n[[step]]\nid = 'a'", whole.replace(first, "", 1), f"{whole}\nmeer = 1", doubled)
    for text in wrong:
        (tmp_path / name).write_text(text, encoding="utf-8")
        with pytest.raises(MethodError, match=name.replace(".", r"\.")):
            LOADERS[name](tmp_path)
    (tmp_path / name).write_text(whole, encoding="utf-8")
    assert LOADERS[name](tmp_path)
