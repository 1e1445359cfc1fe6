"""Areas of a comparison are chosen on the map: the one that is pressed comes in, and pressed again goes out."""

from collections.abc import Callable

from tests.browser.driving import Visit
from tests.browser.map_reading import spot

Open = Callable[..., Visit]


def test_a_press_on_the_map_adds_the_area_under_it_and_another_takes_it_out(visit: Open) -> None:
    opened = visit(1280, 720)
    page = opened.go("vergelijken?gebied=WK020218&naast=WK020218,GM0202")
    with opened.answered():
        page.get_by_text("Kies op de kaart").click()
    for beside in ("WK020218%2CGM0202%2CWK020213", "WK020218%2CGM0202"):
        opened.scroll_to(page.locator("iframe[title='streamlit_folium.st_folium']"))
        with opened.answered():
            page.mouse.click(*spot(page, "2020/wijk/GM0202.json", "WK020213"))
        page.wait_for_url(f"**naast={beside}")
