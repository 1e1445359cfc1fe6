"""One place is one page: the picker, both years on a page, and what became of a place.

tests/pages/test_pages.py has the addresses of both years.
"""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.driving import Visit

Open = Callable[..., Visit]


def title(page: Page, text: str) -> None:
    expect(page.locator("[data-testid=stMainBlockContainer] h1")).to_have_text(text)


def test_one_place_is_one_page_in_both_years_and_says_what_became_of_it(visit: Open) -> None:
    opened = visit()
    opened.go("wijkprofiel?gebied=GM0150")
    the_picker_has_each_wijk_of_deventer_once(opened.page)
    opened.turn("wijkprofiel?gebied=WK057500")
    figures_of_both_years_stand_on_one_page_with_the_boundary_of_2020(opened.page)
    opened.turn("wijkprofiel?gebied=WK003402")
    a_place_that_was_split_says_so_and_leads_on(opened.page)
    opened.settle()
    opened.turn("wijkprofiel?gebied=GM1979")
    a_place_that_was_made_of_others_says_so(opened.page)


def the_picker_has_each_wijk_of_deventer_once(page: Page) -> None:
    page.get_by_role("combobox", name="Wijk").click()
    options = page.get_by_role("option")
    expect(options.filter(has_text="Keizerslanden")).to_have_count(1)
    expect(options.filter(has_text="indeling")).to_have_count(0)
    options.filter(has_text="Keizerslanden").click()
    title(page, "Keizerslanden, Deventer")
    expect(page.get_by_text("WK015006, indeling 2020 en 2024.")).to_be_visible()


def figures_of_both_years_stand_on_one_page_with_the_boundary_of_2020(page: Page) -> None:
    expect(page.get_by_text("(2020, grens van 2020); in 2024 zijn dat er 17.955")).to_be_visible()
    expect(page.get_by_text("Bij cijfers over het oude gebied staat ‘grens van 2020’")).to_be_visible()


def a_place_that_was_split_says_so_and_leads_on(page: Page) -> None:
    expect(page.get_by_text("Deze wijk is na 2020 gesplitst in Muziekwijk Noord, Filmwijk")).to_be_visible()
    page.get_by_role("button", name="Filmwijk (2024)").first.click()
    title(page, "Filmwijk, Almere")
    expect(page.get_by_text("Deze wijk was in 2020 de buurt Filmwijk.").first).to_be_visible()


def a_place_that_was_made_of_others_says_so(page: Page) -> None:
    expect(page.get_by_text("Deze gemeente is na 2020 ontstaan uit").first).to_be_visible()
    page.get_by_role("button", name="Appingedam (2020)").first.click()
    title(page, "Appingedam")
