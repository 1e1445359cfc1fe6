"""The table of the page Initiatieven, in which many rows are changed at once."""

from collections.abc import Callable
from dataclasses import replace

from playwright.sync_api import expect

from tests.browser import grid
from tests.browser.driving import Visit
from tests.browser.initiatives import COFFEE, HERE, names, open_here
from wijk.domain.initiative import Initiative
from wijk.store.database.connection import Store
from wijk.store.initiatives.queries import (
    add_initiative,
    list_initiatives,
    save_initiative,
)

Open = Callable[..., Visit]


def test_what_is_typed_in_the_table_stays_is_saved_row_by_row_and_meets_what_another_changed(
    visit: Open, store: Store
) -> None:
    add_initiative(store, COFFEE)
    add_initiative(store, Initiative("thee", "Theetafel", area="GM0202"))
    opened = visit(1280, 1200)
    opened.go(HERE)
    what_was_changed_is_still_there_after_another_tab_the_form_and_another_page(opened, store)
    opened.settle()
    the_good_rows_are_saved_and_what_was_typed_in_the_others_is_kept(opened, store)
    opened.press("Wijzigingen weggooien")
    both_versions_are_shown_when_somebody_else_changed_a_row(opened, store)


def what_was_changed_is_still_there_after_another_tab_the_form_and_another_page(opened: Visit, store: Store) -> None:
    page = opened.page
    opened.tab("Tabel bewerken")
    with opened.answered():
        grid.edit(page, 0, 0, "Thee & koek")
    page.get_by_role("tab", name="Lijst").click()
    reminder = page.get_by_text("staan uw wijzigingen in 1 rij die nog niet is opgeslagen")
    expect(reminder).to_be_visible()
    open_here(opened, "Koffietafel")
    page.get_by_role("button", name="Terug naar de lijst zonder te bewaren").click()
    opened.settle()
    page.get_by_role("link", name="Fasematrix").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Fasematrix")
    page.get_by_role("link", name="Initiatieven").click()
    expect(reminder).to_be_visible()
    opened.tab("Tabel bewerken")
    expect(grid.cell(page, 1, 0)).to_have_text("Thee & koek")
    expect(reminder).to_be_hidden()
    with opened.answered():
        grid.edit(page, 1, 1, "De Kring")
    page.get_by_role("button", name="Tabel opslaan").click()
    expect(page.get_by_text("Bewaard: 2 initiatieven.")).to_be_visible()
    items = [record.item for record in list_initiatives(store)]
    assert [(item.name, item.organisation) for item in items] == [("Koffietafel", "De Kring"), ("Thee & koek", "")]


def the_good_rows_are_saved_and_what_was_typed_in_the_others_is_kept(opened: Visit, store: Store) -> None:
    page = opened.page
    with opened.answered():
        grid.edit(page, 0, 0, "Thee met taart")
    with opened.answered():
        grid.edit(page, 4, 1, "Nergenshuizen")
    opened.settle()
    expect(page.get_by_role("cell", name="Nergenshuizen", exact=True).first).to_be_attached()
    page.get_by_role("button", name="Tabel opslaan").click()
    expect(page.get_by_text("Bewaard: 1 initiatief.")).to_be_visible()
    opened.settle()
    assert sorted(names(store)) == ["Koffietafel", "Thee met taart"]
    faults = page.get_by_role("table").last
    expect(faults).to_contain_text("Nergenshuizen")
    expect(faults).to_contain_text("Gebied")
    expect(faults).to_contain_text("Schrijf een CBS-code")


def both_versions_are_shown_when_somebody_else_changed_a_row(opened: Visit, store: Store) -> None:
    page = opened.page
    with opened.answered():
        grid.edit(page, 1, 0, "De Buren")
    opened.settle()
    [_, tea] = list_initiatives(store)
    save_initiative(store, replace(tea.item, organisation="Wijkteam"), tea.version)
    page.get_by_role("button", name="Tabel opslaan").click()
    expect(page.get_by_text("Uw versie: De Buren")).to_be_visible()
    expect(page.get_by_text("Versie van de ander: Wijkteam")).to_be_visible()
