"""Any page printed from the browser is readable: nothing to choose, nothing wider than the paper, no grid cut off."""

from collections.abc import Callable

from tests.browser.driving import PAGES, Visit
from tests.views.papers.dossiers import PLAIN, fill_dossier
from wijk.domain.method import load_method
from wijk.store.database.connection import Store
from wijk.store.initiatives.example import load_example
from wijk.store.key_figures.example import load_people_example

Open = Callable[..., Visit]
WIJK = "WK020218"
# A standing A4 within its margins, in pixels of CSS.
PAPER = 703
MORE = (
    f"vergelijken?gebied={WIJK}&naast={WIJK},WK020217,WK051836,GM0363&beeld=tabel",
    f"vergelijken?gebied={WIJK}&naast={WIJK},WK020217&beeld=grafiek",
    f"vergelijken?gebied={WIJK}&deel=aanbod",
    f"werkplan?gebied={WIJK}&deel=randvoorwaarden",
)
# What nobody can use on paper; a box to fill in counts, text in it would be lost.
PICKERS = """[...document.querySelectorAll(
  'button, select, textarea, input, [role=combobox], [role=tablist], [data-testid=stHeader], [data-testid=stSidebar], ' +
  '[data-testid=stToolbar], [data-testid=stFileUploader], .modebar')]
  .filter(one => one.checkVisibility({visibilityProperty: true}) && one.getBoundingClientRect().width > 1
    && !one.closest('.matrix'))
  .map(one => `${one.tagName} ${one.getAttribute('aria-label') || one.textContent}`.slice(0, 60))"""
WIDE = """[...document.querySelectorAll('[data-testid=stMain] *')]
  .filter(one => one.checkVisibility() && one.getBoundingClientRect().right > document.documentElement.clientWidth + 2)
  .map(one => `${one.tagName}.${one.className} ${Math.round(one.getBoundingClientRect().right)}`.slice(0, 90)).slice(0, 3)"""
CUT = """[...document.querySelectorAll('[data-testid=stMain] .dvn-scroller, [data-testid=stMain] .scrolls')]
  .filter(one => one.checkVisibility() && (one.scrollHeight > one.clientHeight + 2 || one.scrollWidth > one.clientWidth + 2)
    && getComputedStyle(one).overflow !== 'visible')
  .map(one => one.className)"""
CHARTS = """[...document.querySelectorAll('.js-plotly-plot .main-svg')].filter(one => one.checkVisibility()
  && one.getBoundingClientRect().width > document.documentElement.clientWidth).length"""


def test_every_page_is_readable_on_paper(visit: Open, store: Store) -> None:
    load_example(store, load_method())
    load_people_example(store, load_method())
    fill_dossier(store, WIJK, PLAIN)
    opened, page, wrong = visit(1280, 720), None, []
    for path in (*(f"{one}?gebied={WIJK}" for one in PAGES), *MORE):
        page = opened.go(path)
        opened.settle()
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        page.set_viewport_size({"width": PAPER, "height": 1000})
        found = {
            what: told
            for what, script in (("pickers", PICKERS), ("wide", WIDE), ("cut", CUT), ("charts", CHARTS))
            if (told := page.evaluate(script))
        }
        words = len(page.locator("[data-testid=stMain]").inner_text().split())
        wrong += [f"{path}: {found}"] if found else []
        wrong += [f"{path}: hardly a word"] if words < 5 else []
        page.emulate_media(media="screen")
        page.set_viewport_size({"width": 1280, "height": 720})
        page.evaluate("window.dispatchEvent(new Event('afterprint'))")
        assert not page.locator("[style*='--to-paper']").count()
    assert not wrong, "\n".join(wrong)
