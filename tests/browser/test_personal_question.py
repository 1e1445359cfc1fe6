"""A name or telephone number in a free text is asked about before it is kept: the user decides, everywhere alike."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import grid
from tests.browser.driving import Visit, empty
from tests.browser.initiatives import HERE, names, open_one, upload
from tests.browser.test_fasematrix import open_cell
from wijk.domain.initiative import Initiative
from wijk.store.backup.copy import write_backup
from wijk.store.database.connection import Store
from wijk.store.initiatives.queries import add_initiative, list_initiatives

Open = Callable[..., Visit]
NAMED = "Koffie met Jan Jansen (dinsdag)"
LEFT = {"Toch bewaren": NAMED, "Weghalen": "Koffie met (dinsdag)"}


def question(page: Page) -> None:
    expect(page.get_by_test_id("stAlert").filter(has_text="Dit lijkt op een naam")).to_contain_text("‘Jan Jansen’")


@pytest.mark.parametrize("answer", LEFT)
def test_quick_add_asks_first(visit: Open, store: Store, answer: str) -> None:
    page = visit().go(HERE)
    field = page.get_by_label("Nieuw initiatief: naam")
    field.fill(NAMED)
    page.get_by_role("button", name="Voeg toe").click()
    question(page)
    expect(field).to_have_value(NAMED)
    assert names(store) == []
    page.get_by_role("button", name=answer).click()
    expect(page.get_by_text(f"Bewaard: {LEFT[answer]}")).to_be_visible()
    expect(field).to_have_value("")
    assert names(store) == [LEFT[answer]]


def test_quick_add_keeps_what_was_typed_since_the_question(visit: Open, store: Store) -> None:
    page = visit().go(HERE)
    field = page.get_by_label("Nieuw initiatief: naam")
    field.fill(NAMED)
    page.get_by_role("button", name="Voeg toe").click()
    question(page)
    field.fill(f"{NAMED}, elke week")
    page.get_by_role("button", name="Toch bewaren").click()
    expect(page.get_by_text(f"Bewaard: {NAMED}, elke week")).to_be_visible()
    expect(field).to_have_value("")
    assert names(store) == [f"{NAMED}, elke week"]


def test_a_name_typed_since_the_question_is_asked_about_too(visit: Open, store: Store) -> None:
    page = visit().go(HERE)
    field = page.get_by_label("Nieuw initiatief: naam")
    field.fill(NAMED)
    page.get_by_role("button", name="Voeg toe").click()
    question(page)
    field.fill("Koffie, bel 06-12345678")
    page.get_by_role("button", name="Toch bewaren").click()
    expect(page.get_by_test_id("stAlert").filter(has_text="Dit lijkt op een naam")).to_contain_text("‘06-12345678’")
    assert names(store) == []
    field.fill("Koffie")
    page.get_by_role("button", name="Weghalen").click()
    expect(page.get_by_text("Bewaard: Koffie.")).to_be_visible()
    assert names(store) == ["Koffie"]


@pytest.mark.parametrize("answer", LEFT)
def test_the_window_of_a_cell_asks_first(visit: Open, store: Store, answer: str) -> None:
    opened = visit()
    page = opened.go("fasematrix?gebied=WK020218")
    inside = open_cell(opened, "ouderen", "signaleren")
    inside.get_by_label("Voeg hier een initiatief toe: de naam").fill(NAMED)
    inside.get_by_role("button", name="Opslaan").click()
    question(page)
    assert names(store) == []
    # What is typed now is what is kept.
    inside.get_by_label("Voeg hier een initiatief toe: de naam").fill(f"{NAMED} erbij")
    inside.get_by_role("button", name=answer).click()
    expect(page.get_by_text(f"Bewaard: {LEFT[answer]} erbij")).to_be_visible()
    assert names(store) == [f"{LEFT[answer]} erbij"]


@pytest.mark.parametrize("answer", LEFT)
def test_the_table_waits_for_the_answer(visit: Open, store: Store, answer: str) -> None:
    add_initiative(store, Initiative("k", "Koffie", area="GM0202"))
    opened = visit()
    page = opened.go(HERE)
    opened.tab("Tabel bewerken")
    with opened.answered():
        grid.edit(page, 0, 0, NAMED)
    expect(page.get_by_test_id("stAlert").filter(has_text="Hier staat wat lijkt")).to_contain_text("‘Jan Jansen’")
    button = page.get_by_role("button", name="Tabel opslaan")
    expect(button).to_be_disabled()
    assert names(store) == ["Koffie"]
    page.get_by_text(answer, exact=True).click()
    button.click()
    expect(page.get_by_text("Bewaard: 1 initiatief.")).to_be_visible()
    assert names(store) == [LEFT[answer]]


def test_the_form_asks_about_what_stands_there_now_and_not_again_about_what_was_kept(visit: Open, store: Store) -> None:
    add_initiative(store, Initiative("k", NAMED, area="WK020218"))
    opened = visit()
    page = open_one(opened, NAMED)
    page.get_by_label("Organisatie").fill("De Kring")
    page.get_by_label("Aanmelden").fill("Bel 06-12345678")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_test_id("stAlert").filter(has_text="Dit lijkt op een naam")).to_contain_text("‘06-12345678’")
    page.get_by_label("Aanmelden").fill("Bel 026-1234567 (balie)")
    page.keyboard.press("Tab")
    expect(page.get_by_test_id("stAlert").filter(has_text="Dit lijkt op een naam")).to_contain_text("‘026-1234567’")
    page.get_by_role("button", name="Toch bewaren").click()
    expect(page.get_by_text("Bewaard: ")).to_be_visible()
    [record] = list_initiatives(store)
    assert (record.item.sign_up, record.item.organisation) == ("Bel 026-1234567 (balie)", "De Kring")
    opened.settle()
    page = open_one(opened, NAMED)
    page.get_by_label("Organisatie").fill("De Ring")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_text("Bewaard: ")).to_be_visible()
    assert list_initiatives(store)[0].item.organisation == "De Ring"


@pytest.mark.parametrize("answer", LEFT)
def test_an_import_waits_for_the_answer(visit: Open, store: Store, answer: str) -> None:
    opened = visit()
    page = opened.go(HERE)
    opened.tab("Importeren")
    upload(opened, f"Naam;Fase\n{NAMED};signaleren\nThee;volgen\n".encode())
    expect(page.get_by_test_id("stAlert").filter(has_text="Hier staat wat lijkt")).to_contain_text("‘Jan Jansen’")
    button = page.get_by_role("button", name="Importeren (2 rijen)")
    expect(button).to_be_disabled()
    page.get_by_text(answer, exact=True).click()
    button.click()
    expect(page.get_by_text("2 toegevoegd")).to_be_visible()
    assert sorted(names(store)) == [LEFT[answer], "Thee"]


@pytest.mark.parametrize("answer", LEFT)
def test_a_backup_waits_for_the_answer(visit: Open, store: Store, answer: str) -> None:
    add_initiative(store, Initiative("k", NAMED, area="WK020218"))
    backup = write_backup(store)
    empty(store)
    opened = visit()
    page = opened.go(HERE)
    opened.tab("Bewaren en terugzetten")
    upload(opened, backup, "kopie.zip")
    button = page.get_by_role("button", name="Terugzetten", exact=True)
    expect(button).to_be_disabled()
    page.get_by_text(answer, exact=True).click()
    button.click()
    expect(page.get_by_text("Teruggezet: 1 toegevoegd")).to_be_visible()
    assert names(store) == [LEFT[answer]]
