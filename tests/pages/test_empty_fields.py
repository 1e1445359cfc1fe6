"""What is not known can be made so again: a number that may be empty is empty when it is cleared, and not its least."""

import ast
from pathlib import Path

PAGES = Path(__file__).parents[2] / "pages"


def test_a_number_that_may_be_empty_does_not_fall_back_to_its_least() -> None:
    """A field with words in the place of a number begins empty; Streamlit makes of a cleared one what it began with."""
    calls = [
        (path.name, call, {one.arg: one.value for one in call.keywords})
        for path in PAGES.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "number_input"
    ]
    may_be_empty = [(name, call, given) for name, call, given in calls if "placeholder" in given]
    assert len(may_be_empty) >= 4
    wrong = [
        (name, call.lineno) for name, call, given in may_be_empty if ast.unparse(given.get("value", call)) != "None"
    ]
    assert wrong == []
