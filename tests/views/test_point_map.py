"""Points reach the browser as data, never as HTML or script."""

import re

from wijk.views.point_map import Point, point_layer


def test_a_nasty_text_can_not_leave_its_string() -> None:
    text = "</script><script>alert(1)</script>`${1}'\""
    layer = point_layer([Point("x", 51.96, 5.93, text)], (5.0, 51.0, 6.0, 52.0))
    layer.render()
    script = "".join(child.render() or "" for child in layer._children.values()) + str(
        layer.get_root().script.render()  # type: ignore[attr-defined]
    )
    assert re.search(r"\\u003c/script\\u003e", script)
    assert "<script>alert" not in script
