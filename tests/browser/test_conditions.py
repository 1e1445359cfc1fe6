"""Randvoorwaarden in a browser: by keyboard, by a link, two people on one row, and on one page of paper."""

import io
from collections.abc import Callable
from datetime import date

from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.driving import Visit
from wijk.domain.ability import AbilityMeasure, load_abilities
from wijk.domain.preconditions import Agreement
from wijk.store.database.conditions_types import ABILITY_MEASURES, AGREEMENTS, PRECONDITIONS
from wijk.store.database.connection import Store
from wijk.store.database.keeper import Keeper

Open = Callable[..., Visit]
WIJK = "WK020218"


def test_conditions_are_begun_changed_by_two_and_printed(visit: Open, store: Store) -> None:
    one = visit()
    page = one.go(f"werkplan?gebied={WIJK}")
    # The row of parts by keyboard; the address tells the part, and leads back to it with the place.
    page.get_by_role("radio", name="Doelen en acties").focus()
    page.keyboard.press("ArrowRight")
    with one.answered():
        page.keyboard.press("Space")
    expect(page.get_by_text("er is geen lijst gepubliceerd")).to_be_visible()
    assert "deel=randvoorwaarden" in page.url and f"gebied={WIJK}" in page.url
    one.press("Begin met deze lijst")

    # A row opens by keyboard, with the cursor in its form; nothing typed is lost when another was first.
    row = page.get_by_role("button", name="Wijzig: Een plek om samen te komen")
    row.focus()
    with one.answered():
        page.keyboard.press("Enter")
    expect(page.get_by_label("Wat moet er geregeld zijn?")).to_be_focused()
    other = visit()
    other.go(page.url.removeprefix(f"{one.address}/"))
    other.press("Wijzig: Een plek om samen te komen")
    for opened, label, text in (
        (other, "Door wie? Rol of organisatie", "buurthuis"),
        (one, "Opmerking", "<b>elke</b> dinsdag"),
    ):
        opened.page.get_by_label(label).fill(text)
        with opened.answered():
            opened.page.get_by_role("button", name="Bewaar", exact=True).click()
    expect(page.get_by_text("Versie van de ander").first).to_be_visible()
    one.press("Bewaar deze keuze")
    told = page.locator(".rows tr", has_text="Een plek om samen te komen")
    expect(told).to_contain_text("buurthuis")
    expect(told).to_contain_text("<b>elke</b> dinsdag")
    assert page.locator(".rows b").count() == 0

    with store.reading() as connection:
        items = tuple(record.item for record in PRECONDITIONS.all(connection))
    Keeper(AGREEMENTS).add(store, Agreement("a", WIJK, date(2026, 9, 24), ("wijkteam",), items))
    one.again()
    # The table is drawn by a script of its own, which comes after the answer.
    expect(page.locator(".rows tr", has_text="Vervolg")).to_be_visible()
    page.wait_for_function("window.wijkPrints")
    paper = PdfReader(io.BytesIO(page.pdf(format="A4", landscape=True)))
    first = paper.pages[0].extract_text()
    assert "Vervolg" in first and "Afgesproken op 24 september 2026 door wijkteam." in first
    assert "De start" in paper.pages[1].extract_text() and len(paper.pages) == 2
    assert not [word for word in ("Wijzig", "Gemeente\n", "Voeg een", "Als Word") if word in first]

    # What was typed of before the training and not kept is not put back as what was answered after it.
    Keeper(ABILITY_MEASURES).add(store, AbilityMeasure("g", WIJK, "groep"))
    one.go(f"werkplan?gebied={WIJK}&deel=wijkverbinders")
    one.press("Vooraf invullen: groep")
    expect(page.get_by_label("Welke groep?").first).to_be_focused()
    answers = page.get_by_label(load_abilities().items[0].text)
    answers.fill("0 1 3 4 2")
    page.get_by_label("Welke groep?").first.fill("groep voorjaar")
    one.again()
    one.press("Na afloop invullen: groep")
    expect(page.get_by_label("Welke groep?").first).to_have_value("groep voorjaar")
    assert answers.input_value() == ""
    one.press("Vooraf invullen: groep")
    expect(answers).to_have_value("0 1 3 4 2")
    one.press("Niet wijzigen")
    one.press("Vooraf invullen: groep")
    expect(page.get_by_label("Welke groep?").first).to_have_value("groep")
    assert answers.input_value() == ""
