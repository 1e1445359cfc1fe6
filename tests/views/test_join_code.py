"""A join code can be read aloud, and its QR code is drawn as cameras need it."""

import re
from xml.etree import ElementTree

import segno

from wijk.views.join_code import DARK, LIGHT, QUIET, qr_image, qr_svg, shown_code

ADDRESS = "https://wijk.gemeente.nl/doe/XK4T9MWP"


def drawn(svg: str) -> tuple[int, set[tuple[int, int]]]:
    """The width in modules, and the dark ones by column and row, as the strokes of the picture make them."""
    root = ElementTree.fromstring(svg)
    width = int(root.attrib["viewBox"].split()[2])
    [stroke] = [one for one in root.iter() if "stroke" in one.attrib]
    x, y, dark = 0.0, 0.0, set()
    for sign, numbers in re.findall(r"([Mmh])([-\d. ]+)", stroke.attrib["d"]):
        values = [float(one) for one in re.findall(r"-?[\d.]+", numbers)]
        if sign == "h":
            dark |= {(int(x) + step, int(y)) for step in range(int(values[0]))}
            x += values[0]
        elif sign == "M":
            x, y = values
        else:
            x, y = x + values[0], y + values[1]
    return width, dark


def test_the_picture_is_the_code_with_light_around_it() -> None:
    svg = qr_svg(ADDRESS)
    width, dark = drawn(svg)
    modules = segno.make(ADDRESS, error="m", micro=False).matrix
    assert dark == {(x + QUIET, y + QUIET) for y, row in enumerate(modules) for x, on in enumerate(row) if on}
    assert width == len(modules) + 2 * QUIET and QUIET == 4
    # The three squares by which a camera finds it.
    assert {(QUIET, QUIET), (width - QUIET - 1, QUIET), (QUIET, width - QUIET - 1)} <= dark
    assert (DARK, LIGHT) == ("#000000", "#ffffff") and DARK[:4] in svg and LIGHT[:4] in svg


def test_it_tells_what_it_is_and_takes_the_size_of_its_frame() -> None:
    root = ElementTree.fromstring(qr_svg(ADDRESS, title="Doe mee & <kijk>"))
    assert root.attrib["role"] == "img" and "width" not in root.attrib
    assert [one.text for one in root.iter() if one.tag.endswith("title")] == ["Doe mee & <kijk>"]


def test_neither_title_nor_address_gets_out_of_the_image() -> None:
    hostile = "\"><script>alert(1)</script>' onerror=x"
    root = ElementTree.fromstring(qr_image(f"https://wijk.gemeente.nl/{hostile}", title=hostile).replace(">", "/>"))
    assert (root.tag, set(root.attrib), root.attrib["alt"]) == ("img", {"alt", "src"}, hostile)
    assert root.attrib["src"].startswith("data:image/svg+xml")


def test_a_code_is_shown_in_fours() -> None:
    assert shown_code("XK4T9MWP") == "XK4T 9MWP"
