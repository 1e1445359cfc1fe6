"""The work plan in a browser: adding, moving by keyboard, an initiative, two people on one row, three sizes."""

from collections.abc import Callable
from datetime import date
from typing import Any

from playwright.sync_api import expect

from tests.browser.driving import Visit, choose, serious
from tests.browser.looking import faults
from tests.decisions import decision
from wijk.domain.plan import Action, Goal
from wijk.store.database.connection import Store
from wijk.store.initiatives.queries import list_initiatives
from wijk.store.matrix.decisions import make_decision
from wijk.store.plans.queries import add_action, add_goal

Open = Callable[..., Visit]
WIJK = "WK020218"
# On how many lines the words of an element stand that were found by them.
LINES = """(one, words) => {
  const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) if (texts.currentNode.data.includes(words)) {
    const all = document.createRange();
    all.selectNodeContents(texts.currentNode);
    return all.getClientRects().length;
  }
}"""
PATH = f"werkplan?gebied={WIJK}"


def board(opened: Visit, state: str) -> Any:
    return opened.page.locator(f"section[aria-labelledby=stand-{state}]")


def test_a_plan_is_made_moved_started_and_changed_by_two(visit: Open, store: Store) -> None:
    make_decision(store, decision("prioriteit", group="ouderen", phases=("volgen",)))
    add_goal(store, Goal("g", WIJK, "<b>Samen</b> eten in de buurt", date(2026, 9, 24)))
    add_action(store, Action("a", WIJK, "g", "Elke week koken", ("kerk",), date(2026, 10, 1), date(2027, 2, 1)))
    one = visit().watch()
    page = one.go(PATH)
    one.press("Maak hiervan een doel")
    words = page.get_by_label("Doel, in uw eigen woorden").first
    with one.answered():
        words.fill("eenzaamheid -5%")
        words.press("Enter")
    expect(page.get_by_text("niet te meten: zie Evalueren").first).to_be_visible()
    with one.answered():
        words.fill("In 2027 belt iemand elke maand na bij 20 ouderen")
        words.press("Enter")
    one.press("Doel bewaren")
    one.settle()

    # The row for an action stays open, with the cursor in it.
    what = page.get_by_label("Wat gebeurt er?").first
    for number, text in enumerate(("Nabellen", "Een belcirkel beginnen")):
        what.fill(text)
        page.get_by_label("Wie? Rol of organisatie").first.fill("wijkteam")
        one.press("Voeg toe")
        expect(page.locator(".plan td", has_text=text)).to_be_visible()
        expect(what).to_be_focused()
        expect(what, str(number)).to_have_value("")
    assert serious(page) == []
    assert page.locator(".plan b").count() == 0, "what people type is text"
    who = page.locator(".plan td", has_text="wijkteam").first
    assert who.evaluate(LINES, "wijkteam") == 1, "a word that fits in a column is whole"

    # By keyboard along the board: the keyboard goes with the card.
    one.tab("Bord")
    card = board(one, "voorgesteld").locator("li", has_text="Een belcirkel")
    for state in ("afgesproken", "bezig"):
        button = page.get_by_role("button", name="Een belcirkel beginnen").filter(has_text=f"{state.capitalize()} →")
        button.focus()
        with one.answered():
            page.keyboard.press("Enter")
        card = board(one, state).locator("li", has_text="Een belcirkel")
        expect(card).to_be_visible()
        assert card.evaluate("card => card.contains(document.activeElement)")
    with one.answered():
        card.get_by_role("button", name="Start als initiatief").click()
    expect(card.get_by_text("staat bij de initiatieven")).to_be_visible()
    [kept] = [stored.item for stored in list_initiatives(store)]
    assert (kept.name, kept.organisation, kept.groups, kept.roles[0].phase) == (
        *("Een belcirkel beginnen", "wijkteam", ("ouderen",)),
        "volgen",
    )
    assert serious(page) == []

    # Two people change one row.
    other = visit()
    other.go(PATH)
    for opened, field, text in (
        (other, "Onder welke voorwaarde?", "de keuken is vrij"),
        (one, "Wat gebeurt er?", "Soep koken"),
    ):
        if opened is one:
            opened.tab("Tabel")
        with opened.answered():
            opened.page.get_by_role("button", name="Wijzig: Elke week koken").click()
        form = opened.page.locator(".st-key-actie-wijzigen-a")
        form.get_by_label(field).fill(text)
    for opened in (other, one):
        with opened.answered():
            opened.page.locator(".st-key-actie-wijzigen-a").get_by_role("button", name="Bewaar", exact=True).click()
    expect(page.get_by_text("Versie van de ander").first).to_be_visible()
    one.press("Bewaar deze keuze")
    row = page.locator(".plan tr", has_text="Soep koken")
    expect(row).to_contain_text("de keuken is vrij")

    # Each view on each size.
    for view in ("Tabel", "Bord", "Tijdlijn", "Mijn afspraken"):
        if view != "Tabel":
            one.tab(view)
        if view == "Mijn afspraken":
            with one.answered():
                choose(page.get_by_label("Wiens afspraken?"), "wijkteam")
        assert faults(one) == [], view
    # On paper stands what the role promised, without what is there to press.
    page.emulate_media(media="print")
    expect(page.get_by_text("Afspraken van wijkteam")).to_be_visible()
    for hidden in (
        ".st-key-werkplan-open",
        ".st-key-werkplan-formulieren",
        ".st-key-werkplan-kiezen",
        "[role=tablist]",
    ):
        expect(page.locator(hidden)).to_be_hidden()
    page.emulate_media(media="screen")
    assert one.elsewhere() == [] and one.refused() == []

    # The matrix knows, and Start leads here.
    page = one.turn(f"fasematrix?gebied={WIJK}")
    with one.answered():
        page.locator("button[data-group=ouderen][data-phase=volgen]").click()
    expect(page.get_by_text("◐ bezig: Een belcirkel beginnen")).to_be_visible()
    page = one.turn(f"?gebied={WIJK}")
    page.get_by_role("link", name="Naar werkplan").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Werkplan")
