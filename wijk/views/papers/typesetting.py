"""Sets a page by typst, without a browser and without internet: a template of ours, with all texts given as data."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from typst import Fonts

__all__ = ["FAMILY", "typeset"]

# The typeface of all papers.
FAMILY = "Source Sans 3"
FOLDER = Path(__file__).parent


def typeset(
    template: str, data: Mapping[str, Any], form: Literal["pdf", "png", "svg"], *, dots_per_inch: float = 200
) -> bytes:
    """Return what a template (a .typ file beside this module) makes of the data, as a file of one page or more.

    The template reads the data by ``json(bytes(sys.inputs.data))``: a text in it is never read as markup. The same data
    give the same bytes. A PDF is tagged for screen readers (PDF/UA), for which typst demands a title and alt texts.
    Raises TypstError when the template can't be set.
    """
    import typst  # here, because it would slow the start of every page

    pages: bytes = typst.compile(
        _source(template),
        font_paths=_fonts(),
        format=form,
        ppi=dots_per_inch,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False), "family": FAMILY},
        pdf_standards=["ua-1"] if form == "pdf" else [],
        timestamp=0,
    )
    return pages


@cache
def _source(template: str) -> bytes:
    return (FOLDER / template).read_bytes()


@cache
def _fonts() -> "Fonts":
    """Our typeface, and behind it those of matplotlib: PDF/UA refuses a sign that no typeface has, such as an emoji."""
    import fontpkg
    import matplotlib
    from typst import Fonts

    behind = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    return Fonts(include_system_fonts=False, font_paths=[fontpkg.path(FAMILY).parent, behind])
