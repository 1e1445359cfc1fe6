"""The part Voorstellen in a real browser: a row, a word, a keystroke, undo."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.driving import Visit, choose
from tests.browser.initiatives import HERE
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.store.database.connection import Store
from wijk.store.initiatives.queries import add_initiative, list_initiatives

Open = Callable[..., Visit]


def roles(store: Store) -> dict[str, tuple[PhaseRole, ...]]:
    return {record.item.name: record.item.roles for record in list_initiatives(store)}


def test_proposals_are_accepted_by_key_per_word_and_undone(visit: Open, store: Store) -> None:
    for name in ("Eettafel Noord", "Eettafel Zuid", "Eettafel <img src=x onerror=alert(1)>"):
        add_initiative(store, Initiative(name[-4:].strip("<>() "), name, area="WK020218"))
    add_initiative(store, Initiative("klus", "Klussendienst", note="Voor mensen met een kleine beurs", area="WK020218"))
    opened = visit(1280, 1000)
    page = opened.go(HERE)
    with opened.answered():
        page.get_by_role("button", name="Bekijk de voorstellen").click()
    opened.settle()
    expect(page.get_by_text("4 initiatieven met voorstellen")).to_be_visible()
    expect(page.get_by_text("<img src=x")).to_be_visible()
    expect(page.locator("strong", has_text="Klussendienst")).to_be_visible()

    with opened.answered():
        page.keyboard.press("Alt+O")
    opened.settle()
    expect(page.get_by_text("Overgenomen bij 1 initiatief.")).to_be_visible()
    assert roles(store)["Klussendienst"] == (PhaseRole("aanpakken"),)

    with opened.answered():
        choose(page.get_by_role("combobox", name="Per woord"), "eettafel: Aanpakken (3 rijen)")
    opened.settle()
    with opened.answered():
        page.get_by_role("button", name="overnemen bij alle 3 rijen met ‘eettafel’").first.click()
    opened.settle()
    expect(page.get_by_text("Overgenomen bij 3 initiatieven.")).to_be_visible()
    assert set(roles(store).values()) == {(PhaseRole("aanpakken"),)}

    for told in ("Ongedaan gemaakt bij 3 initiatieven.", "Ongedaan gemaakt bij 1 initiatief."):
        with opened.answered():
            page.get_by_role("button", name="Laatste antwoord ongedaan maken").click()
        opened.settle()
        expect(page.get_by_text(told)).to_be_visible()
    assert set(roles(store).values()) == {()}
