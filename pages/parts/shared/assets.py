"""Styles and scripts of the pages: each a file of its own, read once a process."""

from functools import cache
from pathlib import Path

from wijk.views import colours

__all__ = ["COLOURS", "script", "style"]

# What every style can name: var(--ink) and the like.
COLOURS = "<style>:root{" + "".join(f"--{name}:{value};" for name, value in colours.BY_NAME.items()) + "}</style>"


@cache
def style(path: Path) -> str:
    """The content of a .css file, as what st.html takes."""
    return f"<style>{path.read_text(encoding='utf-8')}</style>"


@cache
def script(path: Path) -> str:
    """The content of a .js file, or of a .css file for an element (`element.py`)."""
    return path.read_text(encoding="utf-8")
