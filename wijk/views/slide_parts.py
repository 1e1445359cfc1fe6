"""What slides of PowerPoint are put together with: texts that fit their room, fillings, and words for who can't see."""

from typing import Any

from wijk.views.colours import INK
from wijk.views.text_fit import SMALLEST, fitted

__all__ = ["FAMILY", "LANGUAGE", "POINTS", "Room", "describe", "fill", "place", "put_line", "put_text", "rgb", "write"]

POINTS = 12_700
# Widths of text are known of this typeface, and every office has it.
FAMILY = "Arial"
LANGUAGE = "nl-NL"
# Left, top, width and height in points.
Room = tuple[float, float, float, float]


def write(
    shape: Any, text: str, room: Room, largest: int, *, bold: bool = False, smallest: int = SMALLEST, ink: str = INK
) -> None:
    """Put a text in a box of this left, top, width and height in points, as large as fits."""
    frame = place(shape, room)
    put_text(frame, text, room[2], room[3], largest, bold=bold, smallest=smallest, ink=ink)


def place(shape: Any, room: Room) -> Any:
    """Put a box at this left, top, width and height in points, and return its frame of text, without margins."""
    shape.left, shape.top, shape.width, shape.height = (round(part * POINTS) for part in room)
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    return frame


def put_text(
    frame: Any,
    text: str,
    width: float,
    height: float,
    largest: int,
    *,
    bold: bool,
    smallest: int = SMALLEST,
    ink: str = INK,
) -> None:
    """Write a text in an empty frame, as large as fits in this width and height in points."""
    from pptx.enum.text import MSO_ANCHOR

    fits = fitted(text, width, height, largest, bold=bold, smallest=smallest)
    frame.vertical_anchor = MSO_ANCHOR.TOP
    put_line(frame.paragraphs[0], fits.text, fits.size, bold=bold, ink=ink)


def put_line(paragraph: Any, text: str, size: float, *, bold: bool = False, ink: str = INK) -> None:
    """Write a text in an empty paragraph, at the left."""
    from pptx.enum.text import PP_ALIGN

    paragraph.alignment = PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text, run.font.size, run.font.bold, run.font.name = text, round(size * POINTS), bold, FAMILY
    run.font.color.rgb = rgb(ink)
    run._r.get_or_add_rPr().set("lang", LANGUAGE)


def fill(shape: Any, colour: str) -> None:
    """Fill a shape or a cell with one colour."""
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(colour)


def rgb(colour: str) -> Any:
    """A colour as PowerPoint takes it."""
    from pptx.dml import color

    # It has no types.
    made: Any = color.RGBColor
    return made(*bytes.fromhex(colour.lstrip("#")))


def describe(shape: Any, name: str, text: str) -> None:
    """The name and the alternative text of a shape."""
    about = shape._element.xpath(".//p:cNvPr")[0]
    about.set("name", name)
    about.set("descr", text)
