"""Points reach the browser as data, never as HTML or script."""

from typing import Any

from wijk.views.point_map import Point, point_layer


def test_a_nasty_text_can_not_leave_its_string() -> None:
    text = "</script><script>alert(1)</script>`${1}'\""
    layer = point_layer([Point("x", 51.96, 5.93, text)], (5.0, 51.0, 6.0, 52.0))
    [points] = layer._children.values()
    drawn: Any = points._template
    script = drawn.module.script(points, {})
    assert "[5.0, 51.0, 6.0, 52.0]" in script
    assert "<" not in script
    assert "\\u003cscript\\u003ealert(1)" in script
