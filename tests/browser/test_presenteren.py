"""Presenting on a real wall: keys, every size of a beamer, two windows that follow each other, and paper."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.driving import Visit, serious
from wijk.domain.clock import today
from wijk.domain.decision import CELL, Decision
from wijk.domain.evaluation import Success
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.meeting import Meeting, Recognition
from wijk.domain.method import Method
from wijk.domain.presentation import SCREENS, Presentation, ScreenNote
from wijk.store.database.connection import Store
from wijk.store.database.record_types import RECOGNITIONS
from wijk.store.evaluations.queries import WENT_WELL
from wijk.store.initiatives.queries import add_initiative
from wijk.store.matrix.decisions import make_decision
from wijk.store.meetings.live import open_meeting
from wijk.store.presentations.queries import save_presentation

Open = Callable[..., Visit]
WIJK, GEMEENTE = "WK020218", "GM1966"
SIZES = ((1024, 768), (1280, 720), (1920, 1080), (3840, 2160))
NAME = "Koffietafel in de flat met een heel lange naam die niet in een vakje past"
LONG = f"{NAME} {'en in de andere flats van de buurt, met soep en brood na afloop ' * 2}"
SHOWN = "section[data-screen]:not([hidden])"
MEASURE = """() => {
  const screen = document.querySelector('section[data-screen]:not([hidden])');
  const size = (one) => parseFloat(getComputedStyle(one).fontSize);
  const inside = screen.getBoundingClientRect();
  const isCut = ({ right, bottom }) => bottom > inside.bottom + 1 || right > inside.right + 1;
  const boxes = [...screen.querySelectorAll('h2, .body, .beside, .ask, .source, .picture, .join, .body > *')];
  return {
    over: [screen.scrollHeight - screen.clientHeight, screen.scrollWidth - screen.clientWidth,
      document.documentElement.scrollHeight - innerHeight],
    cut: boxes.filter((box) => isCut(box.getBoundingClientRect())).map((box) => box.className || box.tagName),
    message: size(screen.querySelector('.message')),
    least: Math.min(...[...screen.querySelectorAll('td, th, li, p:not(.source)')].map(size)),
  };
}"""

# What a window hears of another comes a second later.
LATE = """window.wijkHeard = 0;
window.BroadcastChannel = class extends BroadcastChannel {
  set onmessage(hear) { super.onmessage = event => setTimeout(() => { hear(event); window.wijkHeard += 1; }, 1000); }
};"""


def fill(store: Store, method: Method) -> None:
    """Enter as much as a wall can hold: every cell filled, priorities, and an open meeting that agreed much."""
    roles = tuple(PhaseRole(phase.id) for phase in method.phases)
    for number, group in enumerate(method.groups):
        for area in (WIJK, GEMEENTE):
            name = f"{NAME if area == WIJK else LONG} {number}"
            add_initiative(store, Initiative(f"{area}-{number}", name, roles=roles, groups=(group.id,), area=area))
    for area in (WIJK, GEMEENTE):
        for group in method.groups[:3]:
            decision = Decision(f"{area}-{group.id}", area, CELL, group.id, ("toeleiden",), "prioriteit", today())
            make_decision(store, decision, ())
        texts = tuple(
            f"De kapper begint op de {number}e van de maand met een praatje aan de tafel" for number in range(8)
        )
        if area == GEMEENTE:
            texts = tuple(f"{text} in het buurthuis, en het wijkteam nodigt daar iedereen voor uit" for text in texts)
        open_meeting(store, Meeting(f"m-{area}", area, today(), decided=texts, celebrated=texts))
        for number, text in enumerate(texts):
            WENT_WELL.add(store, Success(f"s{number}-{area}", area, text, today(), ("wijkteam",)))
        fine = "dit geldt vooral voor de flats aan de rand van de wijk en niet voor de nieuwbouw bij het station"
        with store.writing() as connection:
            for number in range(2):
                said = Recognition(
                    f"r{number}-{area}", area, f"m-{area}", "lonely_18plus", 2020, today(), 6, 2, 1, words=(fine,) * 2
                )
                RECOGNITIONS.add(connection, said)


def number_of(page: Page) -> str:
    return page.locator("[data-told=number]").inner_text()


def at(page: Page, screen: str) -> None:
    expect(page.locator(SHOWN)).to_have_attribute("data-screen", screen)


def screens_of(*windows: Page) -> list[str | None]:
    return [window.locator(SHOWN).get_attribute("data-screen") for window in windows]


def test_every_screen_fits_every_beamer_and_can_be_read(visit: Open, store: Store, method: Method) -> None:
    fill(store, method)
    opened = visit(1280, 720).watch()
    wrong: list[Any] = []
    for place in (WIJK, GEMEENTE, "BU02020338"):
        page = opened.go(f"presenteren?gebied={place}")
        screens = SCREENS if place in (WIJK, GEMEENTE) else SCREENS[1:]
        at(page, screens[0])
        for width, height in SIZES if place == WIJK else SIZES[1:2]:
            page.set_viewport_size({"width": width, "height": height})
            page.keyboard.press("Home")
            for screen in screens:
                at(page, screen)
                found = page.evaluate(MEASURE)
                if max(found["over"]) > 0 or found["cut"]:
                    wrong.append((place, width, screen, found))
                if width >= 1280 and (found["message"] < 28 * width / 1280 or found["least"] < height / 42):
                    wrong.append((place, width, screen, "too small", found))
                page.keyboard.press("ArrowRight")
        if place == WIJK:
            page.set_viewport_size({"width": 1280, "height": 720})
            for screen in SCREENS:
                page.keyboard.press("Home" if screen == screens[0] else "PageDown")
                at(page, screen)
                wrong += [(screen, one) for one in serious(page)]
            assert page.locator(f"{SHOWN} .code").inner_text().replace(" ", "").isalnum()
            paper = page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n")
            wrong += [("paper", paper)] if paper != len(SCREENS) else []
    assert wrong == []
    assert opened.elsewhere() == [] and opened.refused() == []


def test_keys_numbers_and_two_windows(visit: Open, store: Store) -> None:
    save_presentation(store, Presentation(WIJK, left_out=("wie",), notes=(ScreenNote("waarom", "Welkom heten", 1),)))
    opened = visit(1280, 720)
    page = opened.go(f"fasematrix?gebied={WIJK}")
    page.get_by_role("link", name="Presenteren").click()
    at(page, "waarom")
    keys = ("ArrowRight", "PageDown", " ", "ArrowDown", "ArrowLeft", "PageUp", "End", "Home")
    reached = []
    for key in keys:
        page.keyboard.press(key)
        reached.append(number_of(page).partition(" ")[0])
    assert reached == ["2", "3", "4", "5", "4", "3", "11", "1"]
    for typed in ("1", "0", "Enter"):
        page.keyboard.press(typed)
    assert number_of(page) == "10 van 11" and "scherm=10" in page.url
    took = page.evaluate(
        """() => { const start = performance.now();
        document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Home', bubbles: true}));
        document.querySelector('.wijk-story').getBoundingClientRect(); return performance.now() - start; }"""
    )
    assert took < 300
    at(page, "waarom")

    with page.expect_popup() as other:
        page.keyboard.press("s")
    speaker = other.value
    expect(speaker.locator(f"{SHOWN} .note")).to_have_text("Welkom heten")
    expect(speaker.locator("[data-told=time]")).to_contain_text("Bijna tijd")
    speaker.keyboard.press("ArrowRight")
    at(speaker, "eenzaam")
    at(page, "eenzaam")
    page.keyboard.press("End")
    at(speaker, "vieren")
    assert serious(speaker) == []

    add_initiative(
        store, Initiative("nieuw", "Belcirkel", roles=(PhaseRole("signaleren"),), groups=("ouderen",), area=WIJK)
    )
    expect(page.locator("section[data-screen=aanbod] li")).to_have_text(["Belcirkel"])
    at(page, "vieren")
    speaker.close()
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", level=1, name="Fasematrix")).to_be_visible()
    expect(page.locator(".wijk-story")).to_have_count(0)
    expect(page.get_by_role("link", name="Start")).to_be_visible()


def test_windows_that_hear_of_each_other_late_stay_in_step(first_visit: Open) -> None:
    opened = first_visit(1280, 720)
    opened.page.context.add_init_script(LATE)
    page = opened.go(f"presenteren?gebied={WIJK}")
    at(page, "waarom")
    with page.expect_popup() as other:
        page.keyboard.press("s")
    speaker = other.value
    at(speaker, "waarom")
    # Before the wall's answer to where it was is there, and while it has not heard of the speaker.
    speaker.keyboard.press("ArrowRight")
    page.wait_for_function("window.wijkHeard === 2")
    speaker.wait_for_function("window.wijkHeard === 1")
    assert screens_of(page, speaker) == ["eenzaam"] * 2

    page.keyboard.press("End")
    speaker.keyboard.press("Home")
    page.wait_for_function("window.wijkHeard === 3")
    speaker.wait_for_function("window.wijkHeard === 2")
    assert screens_of(page, speaker) in (["waarom"] * 2, ["vieren"] * 2)
