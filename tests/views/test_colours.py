"""One set of colours for charts, maps, styles and scripts, which also reads well on a beamer."""

import re
from pathlib import Path

import pytest

from wijk.views import colours

ROOT = Path(__file__).parents[2]
# Quiet grounds, edges and patterns (water, no known boundary) of the map's own, which no style sheet can name there.
MAP_ONLY = {"#fff", "#e8eef4", *colours.ON_MAP.values()}


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2.1."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_a_colour_stands_in_one_place() -> None:
    files = [*ROOT.glob("pages/**/*.py"), *ROOT.glob("wijk/**/*.py"), *ROOT.glob("pages/**/*.css")]
    known = {colour.casefold() for colour in (*colours.BY_NAME.values(), colours.HERE)}
    assert len(files) > 150 and len(known) > 5
    again = {
        str(path.relative_to(ROOT)): found
        for path in files
        if path.name != "colours.py"
        and (found := known & set(re.findall(r"#[0-9a-f]{6}\b", path.read_text(encoding="utf-8").casefold())))
    }
    assert not again


def test_the_scripts_of_the_map_know_no_other_colours() -> None:
    scripts = sorted(ROOT.glob("wijk/views/assets/*.js"))
    assert MAP_ONLY - {"#fff"} <= set(re.findall(r"#[0-9a-f]{6}", "".join(map(Path.read_text, scripts))))
    for path in scripts:
        used = set(re.findall(r"#[0-9a-f]{6}\b|#[0-9a-f]{3}\b", path.read_text(encoding="utf-8")))
        assert used <= {*colours.BY_NAME.values()} | MAP_ONLY, path


def test_streamlit_has_the_same_theme() -> None:
    text = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert f'primaryColor = "{colours.ACCENT}"' in text
    assert f'textColor = "{colours.INK}"' in text
    assert f'backgroundColor = "{colours.PAPER}"' in text


@pytest.mark.parametrize("colour", [colours.INK, colours.QUIET, colours.ACCENT, colours.WARM, colours.HERE])
def test_a_mark_stands_out_from_the_paper(colour: str) -> None:
    assert contrast(colour, colours.PAPER) >= 3


def test_the_fillings_of_the_matrix_stay_apart_also_in_grey_and_their_words_are_read() -> None:
    dark, half = colours.BLUES[4], colours.HALF
    for one, other in (
        (dark, half),
        (half, colours.PAPER),
        (colours.WARM, colours.PAPER),
        (colours.QUIET, colours.PAPER),
    ):
        assert contrast(one, other) >= 3, (one, other)
    for words, ground in ((colours.PAPER, dark), (colours.INK, half), (colours.WARM, colours.PAPER)):
        assert contrast(words, ground) >= 4.5, (words, ground)
