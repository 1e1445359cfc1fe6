"""Looks at what a page shows on a phone, a laptop and a beamer: it fits, axe finds nothing serious, keys reach it.

Every rule of axe is asked on the phone and on the laptop: contrast, what scrolls and what is hidden depend on the size.
Between laptop and beamer only the layout differs: no style of ours asks for more. A page that was wide may become
narrow in front of who looks, as it may become wide: each size is visited once, from the end where the page stands.
"""

from itertools import takewhile
from typing import Any

from playwright.sync_api import Page

from tests.browser.driving import Visit, serious

PHONE, LAPTOP, BEAMER = (390, 844), (1280, 720), (1920, 1080)
# A map and a chart take their new width some images after the page did. The look gives a table that scrolls its place
# in the tab order a tenth of a second after it came.
UNTIL = """const until = async holds => {
    for (const end = performance.now() + 5000; !holds() && performance.now() < end;) {
      await new Promise(requestAnimationFrame);
    }
  };"""
WIDE = f"""async width => {{
  {UNTIL}
  const all = [...document.querySelectorAll('html, [data-testid=stMain]')];
  const wide = () => Math.max(...all.map(one => one.scrollWidth));
  await until(() => wide() <= width);
  return wide();
}}"""
TABLES_REACHED = """[...document.querySelectorAll('[data-testid=stMarkdownContainer] table')].every(
  table => table.scrollWidth <= table.clientWidth || table.tabIndex === 0)"""
# Axe tells when a table never gets its place.
UNTITLED = f"""async () => {{
  {UNTIL}
  await until(() => {TABLES_REACHED});
  const found = [];
  if (document.querySelectorAll('[data-testid=stMainBlockContainer] h1').length !== 1) found.push('not one title');
  if (document.documentElement.lang !== 'nl') found.push('not told to be Dutch');
  return found;
}}"""
# What the page shows as reached by the key before this. Of a frame it tells no more than that one is in it: whatever
# keys do in a frame that is still loading, the page itself knows where they led.
REACHED = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  const labels = [...(one.labels ?? [])].map(label => label.textContent);
  const told = [one.getAttribute('aria-label'), one.textContent, one.title, one.placeholder, ...labels];
  const grid = one.closest('[data-testid=stDataFrame]') !== null;
  return {here: one.outerHTML.slice(0, 120), end: one === document.body,
    walked: (window.wijkWalked ??= new Set()).add(one).size,
    named: grid || one.tagName === 'IFRAME' || told.some(text => text && text.trim()),
    seen: box.bottom > 0 && box.top < innerHeight};
}"""
# What Streamlit's table and the frame of a map are called is not ours to say.
TABS = 50


def size_of(opened: Visit) -> tuple[int, int]:
    """How wide and high the screen is now."""
    own = opened.page.viewport_size
    assert own
    return own["width"], own["height"]


def become(opened: Visit, size: tuple[int, int]) -> None:
    """Give the screen another size, and wait until the page has followed."""
    if size_of(opened) != size:
        opened.page.set_viewport_size({"width": size[0], "height": size[1]})
    opened.settle()


def faults(opened: Visit) -> list[object]:
    """What is wrong with what the page shows now at each size; it ends at the size that it had."""
    own = size_of(opened)
    found = faults_on_the_way(opened)
    become(opened, own)
    return found


def faults_on_the_way(opened: Visit) -> list[object]:
    """What is wrong with what the page shows now at each size; it ends at the last of these."""
    ways = {PHONE: (PHONE, LAPTOP, BEAMER), LAPTOP: (LAPTOP, BEAMER, PHONE)}
    found: list[object] = []
    for size in ways.get(size_of(opened), (BEAMER, LAPTOP, PHONE)):
        become(opened, size)
        wide = opened.page.evaluate(WIDE, size[0])
        if wide > size[0]:
            found.append(f"{wide} wide of {size[0]}")
        if size != BEAMER:
            found += unreadable(opened)
    return found


def unreadable(opened: Visit) -> list[object]:
    """What axe finds on the page as it is now, and what it doesn't say of itself."""
    untitled: list[Any] = opened.page.evaluate(UNTITLED)
    return [*serious(opened.page, "iframe"), *untitled]


def walked_by_keyboard(page: Page) -> tuple[list[str], int]:
    """What Tab reaches of a page that was just opened but has no name or is out of sight, and how much it reaches."""
    reached: list[dict[str, Any]] = []
    while len(reached) < TABS and not any(at["end"] for at in reached):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(REACHED))
    on_page = list(takewhile(lambda at: not at["end"], reached))
    wrong = [at["here"] for at in on_page if not (at["named"] and at["seen"])]
    return wrong, max((at["walked"] for at in on_page), default=0)
