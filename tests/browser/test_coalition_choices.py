"""What a room chooses for its coalition, in a real browser: it stays over pages, a refresh and another browser."""

from datetime import date

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.driving import Visit
from tests.browser.test_coalitie import Open, coalition, step, store
from wijk.domain.coalition import Coalition, Member, NetworkMeeting
from wijk.domain.method import load_method
from wijk.store.coalitions.drafts import get_draft
from wijk.store.coalitions.queries import add_coalition, add_meeting, list_coalitions
from wijk.store.database.connection import Store
from wijk.store.key_figures.example import load_people_example

__all__ = ["coalition", "store"]

SAVED = Coalition("c1", "Malburgen, proef", date(2026, 9, 24), (Member("voorbeeld-sf-01", "kapper"),), area="WK020218")


@pytest.fixture
def peopled(store: Store) -> Store:  # noqa: F811 - the fixture
    """The example's initiatives and people, and a saved coalition that met."""
    load_people_example(store, load_method())
    add_coalition(store, SAVED)
    add_meeting(store, NetworkMeeting("m1", "c1", date(2026, 10, 1), "Wie missen we?"))
    return store


def pick(opened: Visit, label: str, *options: str) -> None:
    box = opened.page.get_by_role("combobox", name=label, exact=True)
    for option in options:
        # A list that is open closes when the page scrolls.
        opened.scroll_to(box)
        opened.settle()
        box.click()
        opened.page.get_by_role("option", name=option).first.click()
        opened.settle()
        opened.page.keyboard.press("Escape")


def knowledge(page: Page, step: str) -> Locator:
    return page.get_by_role("radiogroup", name="kennis uit onderzoek").get_by_text(step)


def test_what_a_room_chooses_saves_changes_and_picks_stays_over_pages_steps_and_a_refresh(
    coalition: Open,  # noqa: F811 - the fixture
    peopled: Store,
) -> None:
    opened = coalition()
    choices_stay_over_pages_and_a_refresh(opened, peopled)
    opened.settle()
    what_was_saved_can_be_changed(opened, peopled)
    opened.settle()
    what_is_picked_in_a_form_but_not_saved_stays_over_the_steps(opened, peopled)
    assert opened.elsewhere() == []


def choices_stay_over_pages_and_a_refresh(opened: Visit, peopled: Store) -> None:
    page = opened.page
    step(opened, 2)
    pick(opened, "Van wie hoogstens één?", "wijkverpleegkundige", "huisarts")
    pick(opened, "Van wie hoogstens één? Groepje 2", "jongerenwerker", "wijkcoach")
    expect(page.get_by_role("combobox", name="Van wie hoogstens één? Groepje 3")).to_be_visible()
    opened.unfold("Soorten kennis: 3 behoeften")
    knowledge(page, "niet meenemen").click()
    expect(page.get_by_text("32 behoeften tellen mee")).to_be_visible()
    opened.settle()
    page.get_by_role("link", name="Fasematrix").click()
    expect(page.get_by_role("heading", name="Fasematrix")).to_be_visible()
    opened.settle()
    page.get_by_role("link", name="Coalitie").click()
    expect(page.get_by_role("heading", name="Coalitie Malburgen")).to_be_visible()
    opened.settle()
    step(opened, 2)
    expect(page.get_by_role("combobox", name="Van wie hoogstens één? Groepje 3")).to_be_visible()
    page.reload()
    expect(page.get_by_role("combobox", name="Van wie hoogstens één? Groepje 3")).to_be_visible()
    expect(page.get_by_text("32 behoeften tellen mee")).to_be_visible()
    kept = get_draft(peopled, "WK020218")
    assert kept is not None
    assert [len(one) for one in kept.item.conditions.not_together] == [2, 2]


def what_was_saved_can_be_changed(opened: Visit, peopled: Store) -> None:
    page = opened.page
    step(opened, 5)
    page.get_by_text("Malburgen, proef (24 september 2026)").first.click()
    opened.press("Wijzig of verwijder deze coalitie")
    page.get_by_label("Naam van de coalitie").fill("Malburgen, anders")
    page.get_by_role("button", name="Wijziging bewaren").first.click()
    expect(page.get_by_text("Bewaard: Malburgen, anders.")).to_be_visible()
    [record] = list_coalitions(peopled, "WK020218")
    assert record.item.name == "Malburgen, anders"


def what_is_picked_in_a_form_but_not_saved_stays_over_the_steps(opened: Visit, peopled: Store) -> None:
    page = opened.page
    step(opened, 2)
    opened.unfold("Voeg zelf toe wat nodig is")
    pick(opened, "Voor welke groepen?", "Ouderen")
    step(opened, 3)
    opened.press("Reken uit")
    opened.press("Kies coalitie 1")
    page.get_by_label("Naam van de coalitie").fill("Malburgen, proef")
    for number in (4, 1, 2):
        step(opened, number)
    opened.press("Voeg deze behoeften toe")
    expect(page.get_by_text("Toegevoegd: 1 behoefte. U vindt")).to_be_visible()
    step(opened, 3)
    opened.press("Coalitie bewaren")
    expect(page.get_by_text("De coalitie is bewaard: Malburgen, proef")).to_be_visible()
    [_, record] = list_coalitions(peopled, "WK020218")
    assert record.item.name == "Malburgen, proef"


def test_two_browsers_choose_for_one_place(coalition: Open, peopled: Store) -> None:
    first, second = coalition(), coalition()
    for opened in (first, second):
        step(opened, 2)
        opened.unfold("Soorten kennis: 3 behoeften")
    knowledge(first.page, "niet meenemen").click()
    expect(first.page.get_by_text("32 behoeften tellen mee")).to_be_visible()
    knowledge(second.page, "moet").click()
    expect(second.page.get_by_text("Er is niets overschreven. Welke keuze houdt u?")).to_be_visible()
    second.settle()
    second.press("Houd mijn keuze")
    expect(second.page.get_by_text("U ziet nu de keuzes van u beiden")).to_be_visible()
    first.page.get_by_text("Minstens één bewoner").click()
    first.settle()
    expect(first.page.get_by_text("33 behoeften tellen mee: 14 moet, 17 graag, 2 mag")).to_be_visible()
    kept = get_draft(peopled, "WK020218")
    assert kept is not None and not kept.item.conditions.resident
