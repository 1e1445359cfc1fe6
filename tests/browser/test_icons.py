"""The small typeface of icons draws every icon that can be seen here as Streamlit's own does."""

import urllib.request
from base64 import b64encode
from collections.abc import Callable

from pages.parts.shared.front_files import icon_typeface
from tests.browser.driving import Visit
from tests.browser.icons import icon_names

Open = Callable[..., Visit]
# The width of each name in a typeface: that of one icon, or of the name in letters where it has no such icon.
WIDTHS = """async ([sources, names]) => {
  const pen = document.createElement('canvas').getContext('2d');
  const widths = [];
  for (const [number, source] of sources.entries()) {
    const face = await new FontFace(`icons-${number}`, `url(${source})`).load();
    document.fonts.add(face);
    pen.font = `24px icons-${number}`;
    widths.push(names.map(name => Math.round(pen.measureText(name).width)));
  }
  return widths;
}"""


def test_the_small_typeface_has_every_icon_and_is_what_the_server_sends(visit: Open, address: str) -> None:
    path = f"static/media/{icon_typeface().name}"
    opened = visit()
    opened.forget()
    whole = "data:font/woff2;base64," + b64encode(icon_typeface().read_bytes()).decode()
    names = sorted(icon_names())
    sent, streamlits = opened.page.evaluate(WIDTHS, [[f"{address}/{path}", whole], names])
    icons = [name for name, width in zip(names, streamlits, strict=True) if width == 24]
    assert {"keyboard_arrow_right", "expand_more", "check", "error", "upload"} <= set(icons)
    assert [name for name, width in zip(names, sent, strict=True) if name in icons and width != 24] == []

    with urllib.request.urlopen(f"{address}/{path}") as answer:
        assert answer.headers["Content-Type"] == "font/woff2"
        assert len(answer.read()) < 20_000
