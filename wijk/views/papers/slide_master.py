"""The empty presentation that slides are added to: wide, in our typeface and colours, with a number on each slide."""

from copy import deepcopy
from typing import Any

from wijk.views import colours
from wijk.views.slide_parts import FAMILY, LANGUAGE, POINTS, Room, place

__all__ = ["LIST_LAYOUT", "TITLE_LAYOUT", "TITLE_ONLY", "new_presentation", "put_slide_number"]

# The layouts of the template that comes with python-pptx.
TITLE_LAYOUT, LIST_LAYOUT, TITLE_ONLY = 0, 1, 5
WIDTH, HEIGHT = 960, 540
BAND = 8
# How the template calls the placeholder of the number, and which typeface it has.
NUMBER, TEMPLATE_FAMILY = "sldNum", b"Calibri"
BAND_XML = (
    '<p:sp xmlns:p="{p}" xmlns:a="{a}"><p:nvSpPr><p:cNvPr id="90" name="Band"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
    '</p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
)


def new_presentation() -> Any:
    """An empty presentation, 16:9: its layouts too, so that a slide that people add looks like ours."""
    from pptx import Presentation
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import namespaces
    from pptx.util import Emu

    presentation: Any = Presentation()
    wider = WIDTH * POINTS / presentation.slide_width
    higher = HEIGHT * POINTS / presentation.slide_height
    presentation.slide_width, presentation.slide_height = Emu(WIDTH * POINTS), Emu(HEIGHT * POINTS)
    master = presentation.slide_master
    for holder in (*presentation.slide_layouts, master):
        for shape in holder.placeholders:
            if shape._element.spPr.xfrm is not None:
                shape.left, shape.width = round(shape.left * wider), round(shape.width * wider)
                shape.top, shape.height = round(shape.top * higher), round(shape.height * higher)
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = theme.blob.replace(TEMPLATE_FAMILY, FAMILY.encode())
    sizes = {"width": WIDTH * POINTS, "height": BAND * POINTS, "colour": colours.ACCENT.lstrip("#")}
    band = parse_xml(BAND_XML.format(**namespaces("p", "a"), **sizes))
    master.shapes._spTree.insert_element_before(band, "p:sp")
    return presentation


def put_slide_number(slide: Any, layout: Any, room: Room) -> None:
    """Put the number of the slide here: a field that follows when slides are moved."""
    [held] = [one for one in layout.placeholders if one._element.ph.get("type") == NUMBER]
    element = deepcopy(held._element)
    element.xpath(".//p:cNvPr")[0].set("id", str(slide.shapes._next_shape_id))
    slide.shapes._spTree.append(element)
    shape = slide.shapes[-1]
    place(shape, room)
    for about in element.xpath(".//a:rPr"):
        about.set("lang", LANGUAGE)
        about.set("sz", "1100")
