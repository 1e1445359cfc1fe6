"""Reads the map as it is drawn: where an area lies on the screen, and which colour it has there."""

import io
import json
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Frame, Page
from shapely.geometry import shape

GEOMETRY = Path(__file__).parents[2] / "data" / "geometry"


def map_frame(page: Page) -> Frame:
    """The frame of the map, once its areas are drawn and have stood for two images on the screen."""
    frame = page.locator("iframe[title='streamlit_folium.st_folium']").element_handle().content_frame()
    assert frame
    frame.wait_for_function("window.wijkMap && window.wijkMap.drawn")
    frame.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return frame


def spot(page: Page, file: str, code: str) -> tuple[float, float]:
    """A point on the screen well inside the area."""
    features = json.loads((GEOMETRY / file).read_text(encoding="utf-8"))["features"]
    [feature] = [feature for feature in features if feature["properties"]["c"] == code]
    inside = shape(feature["geometry"]).representative_point()
    at: Any = map_frame(page).evaluate(
        "([y, x]) => window.wijkMap.map.latLngToContainerPoint([y, x])", [inside.y, inside.x]
    )
    box = page.locator("iframe[title='streamlit_folium.st_folium']").bounding_box()
    assert box is not None
    return box["x"] + at["x"], box["y"] + at["y"]


def colour_at(page: Page, x: float, y: float) -> str:
    """The colour on the screen, as #rrggbb, without the names that are written on the map."""
    map_frame(page).add_style_tag(content=".wijk-name{display:none}")
    image = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    red, green, blue = image.getpixel((round(x), round(y)))  # type: ignore[misc]
    return f"#{red:02x}{green:02x}{blue:02x}"
