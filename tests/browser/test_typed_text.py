"""What was typed and not saved is still there after a refresh, a closed window and a lost connection; names are not."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect

from tests.browser import grid
from tests.browser.driving import Visit, choose
from wijk.domain.clock import today
from wijk.domain.coalition import Coalition, Member
from wijk.domain.draft import Draft
from wijk.domain.initiative import Initiative
from wijk.domain.key_figure import KeyFigure
from wijk.domain.method import load_method
from wijk.store.coalitions.drafts import save_draft
from wijk.store.coalitions.queries import add_coalition
from wijk.store.database.connection import Store
from wijk.store.initiatives.queries import add_initiative, list_initiatives
from wijk.store.key_figures.example import load_people_example
from wijk.store.key_figures.queries import add_key_figure, list_key_figures

Open = Callable[..., Visit]
WIJK = "WK020218"
TYPED = "Buurtontbijt op zondag"


def tab_keeps(page: Page, count: int) -> None:
    """Wait until the tab keeps this many texts; what is saved or let go is forgotten by a script of the answer."""
    page.wait_for_function(f"Object.values(sessionStorage).filter(one => one.includes('typed')).length === {count}")


def window_of(opened: Visit) -> Locator:
    with opened.answered():
        opened.page.locator("button[data-group=eenouder][data-phase=volgen]").click()
    window = opened.page.get_by_role("dialog")
    expect(window).to_be_visible()
    return window.get_by_label("Voeg hier een initiatief toe: de naam")


def test_the_window_of_a_cell_keeps_a_name_until_it_is_saved(visit: Open, store: Store) -> None:
    opened = visit()
    page = opened.go(f"fasematrix?gebied={WIJK}")
    window_of(opened).fill(TYPED)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    opened.settle()
    expect(window_of(opened)).to_have_value(TYPED)
    opened.again()
    expect(window_of(opened)).to_have_value(TYPED)
    expect(page.get_by_text("Teruggezet: wat u hier typte en nog niet bewaarde.")).to_be_visible()
    page.get_by_role("dialog").get_by_role("button", name="Opslaan").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    opened.settle()
    [initiative] = list_initiatives(store)
    assert (initiative.item.name, initiative.item.last_confirmed) == (TYPED, today())
    tab_keeps(page, 0)
    expect(window_of(opened)).to_have_value("")


def field_of_initiative(opened: Visit, store: Store) -> Locator:
    add_initiative(store, Initiative("a", "Koffie", area=WIJK))
    opened.go(f"initiatieven?gebied={WIJK}")
    choose(opened.page.get_by_role("combobox", name="Openen om te bekijken of te wijzigen"), "Koffie")
    opened.page.get_by_text("Terug naar de lijst zonder te bewaren").wait_for()
    opened.settle()
    return opened.page.get_by_label("Toelichting", exact=True)


def field_of_key_figure(opened: Visit, _store: Store) -> Locator:
    opened.go(f"coalitie?gebied={WIJK}")
    return opened.page.get_by_label("Organisatie", exact=True).first


def field_of_coalition(opened: Visit, store: Store) -> Locator:
    load_people_example(store, load_method())
    first = list_key_figures(store, today())[0]
    save_draft(store, Draft(WIJK, members=(first.id,), elsewhere=True), None)
    opened.go(f"coalitie?gebied={WIJK}&stap=3+Beste+coalitie")
    return opened.page.get_by_label("Naam van de coalitie")


def field_of_meeting(opened: Visit, store: Store) -> Locator:
    add_key_figure(store, KeyFigure("k", role="kapper", areas=(WIJK,)))
    add_coalition(store, Coalition("c", "lente", date(2026, 5, 1), (Member("k", "kapper"),), area=WIJK))
    opened.go(f"coalitie?gebied={WIJK}&stap=5+Bewaard")
    opened.settle()
    return opened.page.get_by_label("Leervraag van een bijeenkomst")


def unfold(opened: Visit) -> None:
    """Open the fold with a saved coalition, where there is one."""
    fold = opened.page.locator("summary", has_text="lente")
    if fold.count():
        fold.click()
        opened.settle()


def survives_a_refresh_and_a_lost_connection(opened: Visit, field: Locator) -> None:
    page = opened.page
    unfold(opened)
    field.fill(TYPED)
    opened.again()
    expect(field).to_have_value(TYPED)
    unfold(opened)
    field.fill(f"{TYPED}, samen")
    page.evaluate("window.wijkLines.forEach(line => line.close())")
    page.wait_for_function("window.wijkLines.length > 1 && window.wijkLines.at(-1).readyState === 1")
    opened.settle()
    expect(field).to_have_value(f"{TYPED}, samen")
    opened.again()
    expect(field).to_have_value(f"{TYPED}, samen")


@pytest.mark.parametrize("field_of", [field_of_key_figure, field_of_coalition, field_of_meeting])
def test_a_form_keeps_what_was_typed_through_a_refresh_and_a_lost_connection(
    visit: Open, store: Store, field_of: Callable[[Visit, Store], Locator]
) -> None:
    opened = visit()
    survives_a_refresh_and_a_lost_connection(opened, field_of(opened, store))


def test_initiatives_keep_what_was_typed_until_it_is_let_go_and_the_table_asks_before_the_page_goes(
    visit: Open, store: Store
) -> None:
    opened = visit()
    page = opened.page
    survives_a_refresh_and_a_lost_connection(opened, field_of_initiative(opened, store))
    page.keyboard.press("Tab")
    opened.settle()
    tab_keeps(page, 1)
    opened.press("Terug naar de lijst zonder te bewaren")
    tab_keeps(page, 0)

    survives_a_refresh_and_a_lost_connection(opened, page.get_by_label("Nieuw initiatief: naam"))

    opened.tab("Tabel bewerken")
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    opened.listen("dialog", answer)
    opened.again()
    assert asked == []
    opened.tab("Tabel bewerken")
    with opened.answered():
        grid.edit(page, 0, 0, "Thee")
    expect(page.get_by_role("button", name="Tabel opslaan")).to_be_visible()
    page.reload()
    assert asked == ["beforeunload"]
