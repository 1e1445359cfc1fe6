"""What was typed and not saved is still there after a refresh, a closed window and a lost connection; names are not."""

from collections.abc import Callable
from datetime import date

from playwright.sync_api import Dialog, Locator, Page, expect

from tests.browser import grid
from tests.browser.driving import Visit, empty
from tests.browser.initiatives import HERE, open_here
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
MORE = f"{TYPED}, samen"


def test_each_form_keeps_what_was_typed_until_it_is_saved_or_let_go(visit: Open, store: Store) -> None:
    """One walk; a form that is out of sight at a refresh keeps its text as well as the one that is shown."""
    opened = visit()
    the_window_of_a_cell_keeps_a_name_until_it_is_saved(opened, store)
    initiatives_keep_it_until_it_is_let_go_and_the_table_asks_before_the_page_goes(opened, store)
    the_steps_of_a_coalition_keep_it(opened, store)


def tab_keeps(page: Page, count: int) -> None:
    """Wait until the tab keeps this many texts; what is saved or let go is forgotten by a script of the answer."""
    page.wait_for_function(f"Object.values(sessionStorage).filter(one => one.includes('typed')).length === {count}")


def survives_a_refresh(opened: Visit, field: Locator) -> None:
    field.fill(TYPED)
    opened.again()
    expect(field).to_have_value(TYPED)


def survives_a_lost_connection(opened: Visit, field: Locator) -> None:
    field.fill(MORE)
    loses_the_connection(opened)
    expect(field).to_have_value(MORE)


def loses_the_connection(opened: Visit) -> None:
    page = opened.page
    lines = page.evaluate("window.wijkLines.length")
    page.evaluate("window.wijkLines.forEach(line => line.close())")
    page.wait_for_function(f"window.wijkLines.length > {lines} && window.wijkLines.at(-1).readyState === 1")
    opened.settle()


def window_of(opened: Visit) -> Locator:
    with opened.answered():
        opened.page.locator("button[data-group=eenouder][data-phase=volgen]").click()
    window = opened.page.get_by_role("dialog")
    expect(window).to_be_visible()
    return window.get_by_label("Voeg hier een initiatief toe: de naam")


def the_window_of_a_cell_keeps_a_name_until_it_is_saved(opened: Visit, store: Store) -> None:
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


def initiatives_keep_it_until_it_is_let_go_and_the_table_asks_before_the_page_goes(opened: Visit, store: Store) -> None:
    add_initiative(store, Initiative("a", "Koffie", area=WIJK))
    page = opened.go(HERE)
    quick = page.get_by_label("Nieuw initiatief: naam")
    quick.fill(TYPED)
    open_here(opened, "Koffie")
    note = page.get_by_label("Toelichting", exact=True)
    survives_a_refresh(opened, note)
    survives_a_lost_connection(opened, note)
    opened.again()
    expect(note).to_have_value(MORE)
    page.keyboard.press("Tab")
    opened.settle()
    tab_keeps(page, 2)
    opened.press("Terug naar de lijst zonder te bewaren")
    tab_keeps(page, 1)

    expect(quick).to_have_value(TYPED)
    survives_a_lost_connection(opened, quick)
    opened.tab("Tabel bewerken")
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    opened.listen("dialog", answer)
    opened.again()
    assert asked == []
    expect(quick).to_have_value(MORE)
    opened.tab("Tabel bewerken")
    with opened.answered():
        grid.edit(page, 0, 0, "Thee")
    expect(page.get_by_role("button", name="Tabel opslaan")).to_be_visible()
    page.reload()
    assert asked == ["beforeunload"]


def the_steps_of_a_coalition_keep_it(opened: Visit, store: Store) -> None:
    page = opened.go(f"coalitie?gebied={WIJK}")
    in_turn(opened, page.get_by_label("Organisatie", exact=True).first)

    add_key_figure(store, KeyFigure("k", role="kapper", areas=(WIJK,)))
    add_coalition(store, Coalition("c", "lente", date(2026, 5, 1), (Member("k", "kapper"),), area=WIJK))
    opened.go(f"coalitie?gebied={WIJK}&stap=5+Bewaard")
    fold = page.locator("summary", has_text="lente")
    fold.click()
    opened.settle()
    in_turn(opened, page.get_by_label("Leervraag van een bijeenkomst"))

    empty(store)
    load_people_example(store, load_method())
    first = list_key_figures(store, today())[0]
    save_draft(store, Draft(WIJK, members=(first.id,), elsewhere=True), None)
    opened.go(f"coalitie?gebied={WIJK}&stap=3+Beste+coalitie")
    in_turn(opened, page.get_by_label("Naam van de coalitie"))


def in_turn(opened: Visit, field: Locator) -> None:
    """It survives a lost connection, and with what was typed since a refresh."""
    field.fill(TYPED)
    loses_the_connection(opened)
    expect(field).to_have_value(TYPED)
    field.fill(MORE)
    opened.again()
    expect(field).to_have_value(MORE)
