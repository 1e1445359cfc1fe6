"""A name or telephone number in a free text is asked about before it is kept: the user decides, everywhere alike."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser import grid
from tests.browser.driving import Visit, empty
from tests.browser.initiatives import HERE, names, open_here, upload
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


def test_every_place_where_free_text_is_typed_asks_before_it_is_kept(visit: Open, store: Store) -> None:
    opened = visit()
    opened.go(HERE)
    for place in (
        quick_add_asks_about_what_stands_there_now,
        the_form_asks_about_what_stands_there_now_and_not_again_about_what_was_kept,
        the_window_of_a_cell_asks_first,
        the_table_waits_for_the_answer,
        an_import_waits_for_the_answer,
        a_backup_waits_for_the_answer,
    ):
        empty(store)
        place(opened, store)


def quick_add_asks_about_what_stands_there_now(opened: Visit, store: Store) -> None:
    page = opened.page
    field = page.get_by_label("Nieuw initiatief: naam")

    def asked(text: str) -> None:
        field.fill(text)
        page.get_by_role("button", name="Voeg toe").click()
        question(page)

    def kept(*expected: str) -> None:
        expect(page.get_by_text(f"Bewaard: {expected[-1]}").first).to_be_visible()
        expect(field).to_have_value("")
        assert sorted(names(store)) == sorted(expected)

    for number, answer in enumerate(LEFT):
        asked(NAMED)
        expect(field).to_have_value(NAMED)
        assert len(names(store)) == number
        page.get_by_role("button", name=answer).click()
        kept(*list(LEFT.values())[: number + 1])

    # What was typed since the question is what is kept.
    asked(NAMED)
    field.fill(f"{NAMED}, elke week")
    page.get_by_role("button", name="Toch bewaren").click()
    kept(*LEFT.values(), f"{NAMED}, elke week")

    # A name typed since the question is asked about too.
    asked(NAMED)
    field.fill("Koffie, bel 06-12345678")
    page.get_by_role("button", name="Toch bewaren").click()
    expect(page.get_by_test_id("stAlert").filter(has_text="Dit lijkt op een naam")).to_contain_text("‘06-12345678’")
    assert len(names(store)) == 3
    field.fill("Koffie")
    page.get_by_role("button", name="Weghalen").click()
    expect(page.get_by_text("Bewaard: Koffie.")).to_be_visible()
    kept(*LEFT.values(), f"{NAMED}, elke week", "Koffie")


def the_window_of_a_cell_asks_first(opened: Visit, store: Store) -> None:
    page = opened.turn("fasematrix?gebied=WK020218")
    for number, answer in enumerate(LEFT):
        inside = open_cell(opened, "ouderen", "signaleren")
        inside.get_by_label("Voeg hier een initiatief toe: de naam").fill(NAMED)
        inside.get_by_role("button", name="Opslaan").click()
        question(page)
        assert len(names(store)) == number
        # What is typed now is what is kept.
        inside.get_by_label("Voeg hier een initiatief toe: de naam").fill(f"{NAMED} erbij")
        inside.get_by_role("button", name=answer).click()
        expect(page.get_by_text(f"Bewaard: {LEFT[answer]} erbij")).to_be_visible()
        assert f"{LEFT[answer]} erbij" in names(store) and len(names(store)) == number + 1
        opened.settle()


def the_table_waits_for_the_answer(opened: Visit, store: Store) -> None:
    rows = ("Koffie", "Thee")
    for name in rows:
        add_initiative(store, Initiative(name, name, area="GM0202"))
    page = opened.turn(HERE)
    opened.tab("Tabel bewerken")
    for number, answer in enumerate(LEFT):
        with opened.answered():
            grid.edit(page, 0, number, NAMED)
        expect(page.get_by_test_id("stAlert").filter(has_text="Hier staat wat lijkt")).to_contain_text("‘Jan Jansen’")
        button = page.get_by_role("button", name="Tabel opslaan")
        expect(button).to_be_disabled()
        before = set(names(store))
        assert len(before & set(rows)) == 2 - number
        page.get_by_text(answer, exact=True).click()
        with opened.answered():
            button.click()
        expect(page.get_by_text("Bewaard: 1 initiatief.")).to_be_visible()
        after = set(names(store))
        assert (after - before, len(before - after)) == ({LEFT[answer]}, 1)
        opened.settle()


def the_form_asks_about_what_stands_there_now_and_not_again_about_what_was_kept(opened: Visit, store: Store) -> None:
    add_initiative(store, Initiative("k", NAMED, area="WK020218"))
    opened.turn(HERE)
    page = open_here(opened, NAMED)
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
    opened.turn(HERE)
    page = open_here(opened, NAMED)
    page.get_by_label("Organisatie").fill("De Ring")
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_text("Bewaard: ")).to_be_visible()
    assert list_initiatives(store)[0].item.organisation == "De Ring"


def an_import_waits_for_the_answer(opened: Visit, store: Store) -> None:
    page = opened.turn(HERE)
    opened.tab("Importeren")
    for answer in LEFT:
        upload(opened, f"Naam;Fase\n{NAMED};signaleren\nThee;volgen\n".encode(), f"{answer}.csv")
        told = page.get_by_test_id("stAlert").filter(has_text="Hier staat wat lijkt")
        expect(told).to_contain_text("‘Jan Jansen’")
        button = page.get_by_role("button", name="Importeren (2 rijen)")
        expect(button).to_be_disabled()
        page.get_by_text(answer, exact=True).click()
        with opened.answered():
            button.click()
        expect(page.get_by_text("2 toegevoegd")).to_be_visible()
        assert sorted(names(store)) == [LEFT[answer], "Thee"]
        empty(store)


def a_backup_waits_for_the_answer(opened: Visit, store: Store) -> None:
    add_initiative(store, Initiative("k", NAMED, area="WK020218"))
    backup = write_backup(store)
    page = opened.turn(HERE)
    opened.tab("Bewaren en terugzetten")
    for answer in LEFT:
        empty(store)
        upload(opened, backup, f"{answer}.zip")
        button = page.get_by_role("button", name="Terugzetten", exact=True)
        expect(button).to_be_disabled()
        page.get_by_text(answer, exact=True).click()
        with opened.answered():
            button.click()
        expect(page.get_by_text("Teruggezet: 1 toegevoegd")).to_be_visible()
        assert names(store) == [LEFT[answer]]
        opened.settle()
