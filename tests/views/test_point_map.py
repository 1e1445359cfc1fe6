"""Points reach the browser as data, never as HTML or script."""

from typing import Any

import folium

from wijk.views.point_map import Point, point_layer


def test_a_nasty_text_can_not_leave_its_string() -> None:
    text = "</script><script>alert(1)</script>`${1}'\" {{7**2}} {% x"
    layer = point_layer([Point("x", 51.96, 5.93, text)], (5.0, 51.0, 6.0, 52.0))
    [points] = layer._children.values()
    drawn: Any = points._template
    script = drawn.module.script(points, {})
    assert "[5.0, 51.0, 6.0, 52.0]" in script
    assert "<" not in script
    assert "\\u003cscript\\u003ealert(1)" in script
    assert "{{" not in script


def test_a_name_that_is_a_template_arrives_as_text_through_all_that_folium_does() -> None:
    base = folium.Map(tiles=None)
    layer = point_layer([Point("x", 51.96, 5.93, "{{7*7}} {% x")], (5.0, 51.0, 6.0, 52.0))
    layer.add_to(base)
    page = base.get_root().render()
    assert "\\u007b\\u007b7*7\\u007d\\u007d \\u007b\\u0025 x" in page
