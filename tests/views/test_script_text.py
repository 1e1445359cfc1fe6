"""What people typed reaches the browser as it was typed, and is no template, script or HTML on its way."""

import ast
import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wijk.figures.classes import UNKNOWN
from wijk.figures.country import OUTSIDE
from wijk.views import maps
from wijk.views.country_map import packed
from wijk.views.script_text import script_value

# What writes numbers, or signs that mean nothing in a script, a template or HTML.
SAFE = ("script_value(", "packed(", "len(")
VIEWS = Path(maps.__file__).parent
NASTY = ("{{7**(7**8)}}", "{% x", "{# x", "</script>", "`${1}", "'\"\\", "\u2028", "{{ this }}", "%}")


@example("".join(NASTY))
@given(st.text())
def test_every_text_comes_out_as_it_went_in(text: str) -> None:
    written = script_value([text, 1, 2.5, None])
    assert json.loads(written) == [text, 1, 2.5, None]
    assert not set(written) & set("{}%#<>&'`")


@given(st.lists(st.sampled_from((0, 1, 2, 3, 4, UNKNOWN, OUTSIDE))))
def test_packed_classes_are_no_template_script_or_html(classes: list[int]) -> None:
    assert not set(packed(classes)) & set("{}%#<>&'\"`\\$/")


def test_what_has_braces_of_its_own_is_refused() -> None:
    with pytest.raises(TypeError):
        script_value({"a": 1})  # type: ignore[arg-type]


def test_every_value_in_a_template_is_made_by_this_one_function() -> None:
    """In each module with a template, what the template prints is numbers made there, or went through script_value."""
    read = 0
    for path in VIEWS.rglob("*.py"):
        source = path.read_text(encoding="utf-8")
        if "Template(" not in source:
            continue
        assert "tojson" not in source, path
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef) and node.name == "__init__":
                for line in node.body:
                    if isinstance(line, ast.Assign) and "self." in ast.unparse(line.targets[0]):
                        made = ast.unparse(line.value)
                        read += 1
                        safe = made.startswith(SAFE) or "round(" in made or ".decimals" in made
                        assert safe or isinstance(line.value, ast.Constant), f"{path}: {ast.unparse(line)}"
    assert read > 5
