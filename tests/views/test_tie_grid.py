"""Who knows whom as a grid: each pair once, in the words of the list, whichever way the tie was entered."""

import json

from wijk.domain.key_figure import KeyFigure, Tie
from wijk.views.tie_grid import NEXT, tie_grid

PEOPLE = [KeyFigure("a", "kapper"), KeyFigure("b", "kapper"), KeyFigure("c", "imam", "moskee")]


def test_each_pair_stands_there_once_with_a_sign_and_a_word() -> None:
    told = tie_grid(PEOPLE, [Tie("c", "a", "sterk"), Tie("b", "c", "licht"), Tie("a", "weg", "sterk")])
    assert told == json.loads(json.dumps(told))
    assert told["header"] == ["2", "3"]
    assert [(row["name"], row["before"]) for row in told["rows"]] == [
        ("1. kapper", 0),
        ("2. kapper (2)", 1),
        ("3. imam, moskee", 2),
    ]
    cells = [cell for row in told["rows"] for cell in row["cells"]]
    assert [cell["pair"] for cell in cells] == [["a", "b"], ["a", "c"], ["b", "c"]]
    assert [cell["text"] for cell in cells] == ["", "✓✓ sterk", "✓ licht"]
    assert cells[0]["told"] == "kapper en kapper (2): geen band ingevuld"


def test_three_presses_come_back_to_where_they_began() -> None:
    assert [NEXT[None], NEXT["licht"], NEXT["sterk"]] == ["licht", "sterk", None]
