"""The look that all pages share: Dutch as the language, less empty space, text that a beamer can carry."""

import re
from html import escape
from pathlib import Path

import streamlit as st

from pages.parts.shared.assets import COLOURS, script, style
from wijk.views.chart_frame import CHART_SCRIPT
from wijk.views.tables import Table

__all__ = ["DAY", "apply_theme", "markdown_text", "show_long_table", "show_on_paper", "show_table"]

HERE = Path(__file__).parent
# How a field for a day shows it.
DAY = "DD-MM-YYYY"
# A browser needs seconds to lay out a table of thousands of rows; a table that scrolls draws what is in sight.
AT_ONCE = 200
TABLE_HEIGHT = 430
# What Markdown makes a link of, up to where one character parts it: that character is not seen, nor copied as a space.
ADDRESS = re.compile(r"(?i)\b(?:https?|ftp)(?=:)|\bwww(?=\.)|(?<=\w)@(?=\w)")
# The signs of Markdown, each as itself.
MARKUP = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>()#+-.!|~$:&"})
LINE_BREAK = re.compile(r"\s*[\n\r\v\f\x85\u2028\u2029]\s*")


def apply_theme() -> None:
    """Set style, language and what the keyboard reaches; called once per run by app.py."""
    st.html(COLOURS + style(HERE / "theme.css") + style(HERE / "print.css"))
    names = ("theme", "print", "pressed_twice")
    scripts = "".join(script(HERE / f"{name}.js") for name in names)
    st.html(f"<script>{scripts}{CHART_SCRIPT}</script>", unsafe_allow_javascript=True)


def show_table(rows: Table) -> None:
    """A table of text, the first row its header."""
    lines = [" | ".join(map(markdown_text, row)) for row in rows]
    rule = " | ".join("---" for _ in rows[0])
    st.markdown("\n".join([lines[0], rule, *lines[1:]]))


def show_long_table(rows: Table, alt: str) -> None:
    """A table of text as `show_table`, that scrolls when it is long; ``alt`` says what it is then."""
    header, *lines = rows
    if len(lines) <= AT_ONCE:
        show_table(rows)
    else:
        columns = dict(zip(header, zip(*lines, strict=True), strict=True))
        st.dataframe(columns, hide_index=True, height=TABLE_HEIGHT, alt=alt)


def show_on_paper(rows: Table) -> None:
    """The rows of a grid of cells, the first the header, as a table that only paper shows; not of a long list."""
    if len(rows) <= AT_ONCE:
        lines = ["".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows[1:]]
        header = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in rows[0])
        body = "".join(f"<tr>{line}</tr>" for line in lines)
        st.html(f'<table class="wijk-papier"><thead><tr>{header}</tr></thead><tbody>{body}</tbody></table>')


def markdown_text(text: str) -> str:
    """A text that Markdown shows as it is, on one line: no sign or line break becomes markup, no address a link."""
    text = ADDRESS.sub("\\g<0>\N{WORD JOINER}", LINE_BREAK.sub(" ", text))
    return text.translate(MARKUP)
