"""Makes pages/parts/shared/icons.woff2: of Streamlit's typeface of icons, only those that it can show (make icons).

Streamlit fetches its whole typeface of 4,000 icons, 375 kB, for the arrow of a fold. Make the file anew after another
version of Streamlit, or when a page uses an icon of its own. The typeface is Google's Material Symbols, Apache 2.0.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pages.parts.shared.front_files import ICONS, icon_typeface

__all__ = ["icon_names"]

NAME = re.compile(r":material/([a-z_0-9]+):")
ROOT = Path(__file__).parents[2]


def icon_names() -> set[str]:
    """The icons that Streamlit's own scripts and modules name, and those of our pages; some only in its examples."""
    typeface = icon_typeface()
    streamlit = typeface.parents[3]
    files = [*typeface.parents[1].glob("js/*.js"), *streamlit.rglob("*.py"), *(ROOT / "pages").rglob("*.py")]
    return {name for file in files for name in NAME.findall(file.read_text(encoding="utf-8"))}


def main() -> None:
    """Write the file."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    typeface = TTFont(icon_typeface())
    options = subset.Options(flavor="woff2", layout_closure=False, layout_features=["*"], glyph_names=False)
    part = subset.Subsetter(options)
    names = icon_names()
    # The letters too: an icon is what the typeface draws for the letters of its name.
    part.populate(glyphs=[glyph for name, glyph in _ligatures(typeface) if name in names], text="".join(names) + " ")
    part.subset(typeface)
    subset.save_font(typeface, ICONS, options)
    print(f"{ICONS.stat().st_size:,} bytes")


def _ligatures(typeface: Any) -> Iterator[tuple[str, str]]:
    """Each name that the typeface draws as one sign, and that sign."""
    letters = {glyph: chr(code) for code, glyph in typeface.getBestCmap().items()}
    for lookup in typeface["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            for first, found in getattr(table, "ligatures", {}).items():
                for one in found:
                    yield "".join(letters.get(glyph, "?") for glyph in (first, *one.Component)), one.LigGlyph


if __name__ == "__main__":
    main()
