"""Any page printed from the browser is readable: nothing to choose, nothing wider than the paper, no grid cut off.

On the same walk, what the working pages show on the screen holds no word of the method.
"""

from collections.abc import Callable

from tests.browser.driving import PAGES, Visit
from tests.pages.test_no_method_words import METHOD_WORDS
from tests.views.papers.dossiers import PLAIN, fill_dossier
from wijk.domain.method import load_method
from wijk.store.database.connection import Store
from wijk.store.initiatives.example import load_example
from wijk.store.key_figures.example import load_people_example

Open = Callable[..., Visit]
WIJK = "WK020218"
# An A4 within its margins in pixels of CSS, standing; of the matrix, which is printed so, lying.
STANDING, LYING = 703, 1054
# Bronnen explains the method.
EXPLAINS = "bronnen"
MORE = (
    f"vergelijken?gebied={WIJK}&naast={WIJK},WK020217,WK051836,GM0363&beeld=tabel",
    f"vergelijken?gebied={WIJK}&naast={WIJK},WK020217&beeld=grafiek",
    f"vergelijken?gebied={WIJK}&deel=aanbod",
    f"werkplan?gebied={WIJK}&deel=randvoorwaarden",
)
# What nobody can use on paper; the heading of a column may be one to press, and the cells of the matrix are.
PICKERS = """[...document.querySelectorAll(
  'button, select, textarea, input, [role=combobox], [role=tablist], [data-testid=stHeader], [data-testid=stSidebar], '
  + '[data-testid=stToolbar], [data-testid=stFileUploader], .modebar')]
  .filter(one => one.checkVisibility({visibilityProperty: true}) && one.getBoundingClientRect().width > 1
    && !one.closest('.matrix, th'))
  .map(one => `${one.tagName} ${one.getAttribute('aria-label') || one.textContent}`.slice(0, 60))"""
WIDE = """[...document.querySelectorAll('[data-testid=stMain] *')]
  .map(one => [one, Math.round(one.getBoundingClientRect().right)])
  .filter(([one, right]) => one.checkVisibility() && right > document.body.getBoundingClientRect().width + 2)
  .map(([one, right]) => `${one.tagName}.${one.className} ${right}`.slice(0, 90)).slice(0, 3)"""
CUT = """[...document.querySelectorAll('[data-testid=stMain] :is(.dvn-scroller, .scrolls)')]
  .filter(one => one.checkVisibility() && getComputedStyle(one).overflow !== 'visible')
  .filter(one => one.scrollHeight > one.clientHeight + 2 || one.scrollWidth > one.clientWidth + 2)
  .map(one => one.className)"""
# What comes by a script of its own, after the answer: our own elements, and Streamlit's tables and charts.
DRAWN = """() => !document.querySelector('[data-testid=stSkeleton], [data-testid=stSkeletonElement]')
  && [...document.querySelectorAll('[data-testid=stBidiComponentRegular]')].every(one => one.textContent)"""
# The width of the page becomes that of the paper without a change of the window, as when it is printed.
ON_PAPER = "width => { document.body.style.width = width }"


def test_every_page_is_readable_on_paper_and_holds_no_word_of_the_method(visit: Open, store: Store) -> None:
    load_example(store, load_method())
    load_people_example(store, load_method())
    fill_dossier(store, WIJK, PLAIN)
    opened, wrong = visit(1280, 720), []
    read: set[str] = set()
    paths = [*(f"{one}?gebied={WIJK}" for one in PAGES), *MORE]
    for path in paths:
        page = opened.go(path) if path == paths[0] else opened.turn(path)
        page.wait_for_function(DRAWN)
        opened.settle()
        shown = page.locator("[data-testid=stMainBlockContainer]").inner_text()
        assert shown not in read, f"{path}: the page before is still there"
        read.add(shown)
        if not path.startswith(EXPLAINS):
            wrong += [f"{path}: hardly a text"] if len(shown) <= 200 else []
            wrong += [f"{path}: {word}" for word in METHOD_WORDS.findall(shown)]
        page.wait_for_function("window.wijkPrints")
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        page.evaluate(ON_PAPER, f"{LYING if 'fasematrix' in path else STANDING}px")
        found = {
            what: told
            for what, script in (("pickers", PICKERS), ("wide", WIDE), ("cut", CUT))
            if (told := page.evaluate(script))
        }
        words = len(page.locator("[data-testid=stMain]").inner_text().split())
        wrong += [f"{path}: {found}"] if found else []
        wrong += [f"{path}: hardly a word"] if words < 5 else []
        page.emulate_media(media="screen")
        page.evaluate(ON_PAPER, "")
        page.evaluate("window.dispatchEvent(new Event('afterprint'))")
        assert not page.locator("[style*='--to-paper']").count()
    assert not wrong, "\n".join(wrong)
