"""What a real browser shows of the working pages holds no word of the method."""

from collections.abc import Callable

import pytest

from tests.browser.driving import Visit
from tests.pages.test_no_method_words import METHOD_WORDS
from wijk.domain.method import load_method
from wijk.store.database.connection import Store
from wijk.store.initiatives.example import load_example
from wijk.store.key_figures.example import load_people_example


@pytest.mark.parametrize("page", ["", "wijkprofiel", "initiatieven", "fasematrix", "coalitie"])
def test_a_page_in_the_browser_shows_no_method_word(visit: Callable[..., Visit], store: Store, page: str) -> None:
    load_example(store, load_method())
    load_people_example(store, load_method())
    shown = visit().go(f"{page}?gebied=WK020218").locator("[data-testid=stMainBlockContainer]").inner_text()
    assert len(shown) > 200
    assert not METHOD_WORDS.findall(shown)
