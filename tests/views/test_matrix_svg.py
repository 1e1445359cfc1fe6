"""The picture of the matrix: it parses, shows what it must, and nothing that people typed breaks it or is clipped."""

from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.approach.examples import WIJK, initiative
from wijk.approach.coverage import build_matrix, relation_to
from wijk.approach.findings import GroupFigures
from wijk.domain.method import load_method
from wijk.store.spreadsheets.about import ALL, ENTERED, About
from wijk.views.matrix_svg import matrix_svg

METHOD = load_method()
ON = date(2026, 7, 31)
WHERE = "in Arnhem"
SVG = "{http://www.w3.org/2000/svg}"
NASTY = [
    "<script>alert('x')</script>",
    "\"quotes\" & 'apostrofs' ]]>",
    "😀👩‍👩‍👧 émoji",
    "lang " * 60,
    "W" * 300,
    "=1+1",
]


def draw(name: str, area: str) -> str:
    matrix = build_matrix([initiative("a", name=name)], METHOD, relation_to(WIJK), {("ouderen", "volgen")})
    return matrix_svg(
        matrix,
        [GroupFigures("ouderen", 1234, 1.4)],
        About("Fasematrix", area, "WK020217", ON),
        WHERE,
        [("ouderen", "volgen")],
    )


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_it_carries_area_date_label_words_and_symbols() -> None:
    shown = texts(draw("Belcirkel", "Malburgen-West"))
    assert shown[:2] == ["Fasematrix Malburgen-West", "31 juli 2026 · WK020217 · werkmodel van dit dashboard"]
    for line in ("◐ kwetsbaar", "○ leeg", "? niet ingevuld", "1 initiatief", "omvang: 1.230", "een derde vaker"):
        assert line in shown
    assert shown.count("★ eerst") == 1
    assert shown[shown.index("★ eerst") + 1] == "○ leeg"


@pytest.mark.parametrize("name", NASTY)
def test_names_are_text_whatever_they_hold(name: str) -> None:
    svg = draw(name, name)
    root = ElementTree.fromstring(svg)
    assert "<script" not in svg
    titles = [element.text or "" for element in root.iter(f"{SVG}title")]
    assert sum(name.strip() in title for title in titles) == 2
    assert "".join(name.split()) in "".join("".join(texts(svg)).split())


@pytest.mark.parametrize("name", NASTY)
def test_text_stays_inside_the_picture(name: str) -> None:
    root = ElementTree.fromstring(draw("a", name))
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    assert len(list(root.iter(f"{SVG}text"))) > 20
    for element in root.iter(f"{SVG}text"):
        size = float(element.attrib["font-size"])
        assert float(element.attrib["y"]) < height
        assert float(element.attrib["x"]) + 0.5 * size * len(element.text or "") < width


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_gives_xml_that_parses(name: str, area: str) -> None:
    assert ElementTree.fromstring(draw(name, area)).tag == f"{SVG}svg"


def test_it_names_the_filter_and_the_sources() -> None:
    matrix = build_matrix([], METHOD, relation_to(WIJK))
    about = About("Fasematrix", "Malburgen-West", "WK020217", ON, "alleen formele initiatieven", ["CBS", ENTERED])
    shown = texts(matrix_svg(matrix, [], about, WHERE))
    assert "alleen formele initiatieven" in shown[1]
    assert ENTERED in shown
    assert ALL not in draw("a", "b")
