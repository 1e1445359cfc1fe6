"""One initiative on the page Initiatieven: added, opened, changed by two at once, deleted and found again."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.driving import Visit, choose, empty
from tests.browser.initiatives import COFFEE, HERE, names, open_here, open_one, said
from tests.browser.map_reading import map_frame
from wijk.domain.clock import today
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.store.database.connection import Store
from wijk.store.initiatives.queries import (
    add_initiative,
    get_initiative,
    list_deleted_initiatives,
    list_initiatives,
)

Open = Callable[..., Visit]


def test_one_initiative_is_added_opened_changed_left_found_deleted_and_taken_back(visit: Open, store: Store) -> None:
    opened = visit()
    page = opened.go(HERE)
    quick_add_by_keyboard_saves_empties_the_form_and_says_so(page, store)
    opened.settle()

    empty(store)
    for one in (COFFEE, Initiative("thee", "Theetafel", area="WK020218")):
        add_initiative(store, one)
    page.get_by_label("Zoeken").fill("koffie")
    expect(page.get_by_text("1 van de 2 initiatieven")).to_be_visible()
    choose(page.get_by_role("combobox", name="Doelgroep", exact=True), "Ouderen")
    page.keyboard.press("Escape")
    opened.settle()
    open_here(opened, "Koffietafel")
    the_form_is_dutch_explains_its_fields_and_leaves_no_gap_under_the_map(page)
    faults_are_told_above_the_buttons_and_what_was_typed_stays(page, store)
    opened.settle()
    page.get_by_role("button", name="Terug naar de lijst zonder te bewaren").last.click()
    the_search_and_the_filters_are_still_seen(opened)

    page.get_by_label("Zoeken").fill("koffie")
    opened.settle()
    open_here(opened, "Koffietafel")
    back_in_the_browser_leads_to_the_list_and_what_was_typed_is_kept(opened)
    the_form_saves_every_part_and_the_place_that_was_clicked(opened, store)
    expect(page.get_by_text("aan het wijzigen")).to_be_hidden()
    the_search_and_the_filters_are_still_seen(opened)

    open_here(opened, "Koffietafel")
    a_reload_shows_the_same_initiative_and_an_unknown_one_a_sentence(opened)

    open_here(opened, "Koffietafel")
    a_deletion_is_undone_by_keyboard(opened, store)
    opened.settle()
    quick_add_without_a_name_says_what_to_do_and_keeps_the_rest(page, store)


def quick_add_by_keyboard_saves_empties_the_form_and_says_so(page: Page, store: Store) -> None:
    page.get_by_label("Nieuw initiatief: naam").fill("Koffietafel in de flat")
    page.keyboard.press("Tab")
    expect(page.get_by_role("combobox", name="Fases")).to_be_focused()
    choose(page.get_by_role("combobox", name="Fases"), "Signaleren")
    page.keyboard.press("Escape")
    choose(page.get_by_role("combobox", name="Doelgroepen"), "Alleenwonenden")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Voeg toe").press("Enter")
    expect(said(page)).to_contain_text("Bewaard: Koffietafel in de flat. Gebied: Malburgen-Oost (Zuid)")
    field = page.get_by_label("Nieuw initiatief: naam")
    expect(field).to_have_value("")
    expect(field).to_be_focused()
    [record] = list_initiatives(store)
    assert record.item == Initiative(
        record.id,
        "Koffietafel in de flat",
        roles=(PhaseRole("signaleren"),),
        groups=("alleenwonenden",),
        area="WK020218",
        last_confirmed=today(),
    )


def quick_add_without_a_name_says_what_to_do_and_keeps_the_rest(page: Page, store: Store) -> None:
    before = list_initiatives(store)
    choose(page.get_by_role("combobox", name="Fases"), "Volgen")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Voeg toe").click()
    expect(said(page)).to_contain_text("Vul de naam van het initiatief in.")
    expect(page.locator("[data-testid=stMultiSelect]").first).to_contain_text("Volgen")
    assert list_initiatives(store) == before


def the_form_is_dutch_explains_its_fields_and_leaves_no_gap_under_the_map(page: Page) -> None:
    main = page.locator("[data-testid=stMain]")
    expect(main).not_to_contain_text("option")
    expect(main).to_contain_text("Schrijf hier geen naam, telefoonnummer of e-mailadres van een persoon")
    expect(main).to_contain_text("Onderzoekers noemen dit coping.")
    for name in ("Formeel", "Begint bij"):
        box = page.get_by_role("combobox", name=name)
        expect(box).to_have_attribute("placeholder", "Niet ingevuld")
        expect(box).to_have_value("")
    map_frame(page)
    frame = page.locator("iframe[title='streamlit_folium.st_folium']").bounding_box()
    below = page.get_by_text("Breedtegraad", exact=True).bounding_box()
    assert frame
    assert below
    assert below["y"] - frame["y"] - frame["height"] < 40


def faults_are_told_above_the_buttons_and_what_was_typed_stays(page: Page, store: Store) -> None:
    before = list_initiatives(store)
    save = page.get_by_role("button", name="Opslaan")
    page.get_by_label("Bereik", exact=True).fill("ongeveer twintig")
    save.click()
    expect(said(page)).to_contain_text("Bereik: Schrijf een heel getal")
    expect(page.get_by_label("Bereik", exact=True)).to_have_value("ongeveer twintig")
    page.get_by_label("Naam", exact=True).fill(" ")
    save.click()
    told = page.get_by_text("Naam: Vul de naam van het initiatief in.")
    expect(told).to_be_in_viewport()
    above, button = told.bounding_box(), save.bounding_box()
    assert above
    assert button
    assert above["y"] < button["y"]
    assert list_initiatives(store) == before


def the_search_and_the_filters_are_still_seen(opened: Visit) -> None:
    """The list as it was left: a search for koffie among the old; without the search the group still holds."""
    page = opened.page
    expect(page.get_by_text("1 van de 2 initiatieven")).to_be_visible()
    opened.settle()
    expect(page.get_by_label("Zoeken")).to_have_value("koffie")
    chosen = page.locator("[data-testid=stMultiSelect]").filter(has_text="Doelgroep").last
    expect(chosen).to_contain_text("Ouderen (65 jaar en ouder)")
    with opened.answered():
        page.get_by_label("Zoeken").fill("")
    expect(page.get_by_text("1 van de 2 initiatieven")).to_be_visible()


def the_form_saves_every_part_and_the_place_that_was_clicked(opened: Visit, store: Store) -> None:
    """Saves too what was typed before the browser went back."""
    page = opened.page
    choose(page.get_by_role("combobox", name="Fases"), "Signaleren")
    page.keyboard.press("Escape")
    choose(page.get_by_role("combobox", name="Functie bij signaleren"), "meldpunt")
    page.keyboard.press("Escape")
    page.get_by_label("Plekken per maand").fill("1.250")
    map_frame(page)
    place = page.locator("iframe[title='streamlit_folium.st_folium']")
    opened.scroll_to(place)
    place.click()
    expect(page.get_by_label("Breedtegraad")).not_to_have_value("")
    page.get_by_role("button", name="Vandaag bevestigd dat het bestaat").click()
    opened.settle()
    page.get_by_role("button", name="Opslaan").click()
    expect(said(page)).to_contain_text("Bewaard: Koffietafel.")
    found = get_initiative(store, "koffie")
    assert found
    item = found.item
    assert (item.organisation, item.capacity_per_month, item.last_confirmed) == (
        "Stichting <b>A</b>",
        1250,
        today(),
    )
    assert item.roles == (PhaseRole("signaleren", ("meldpunt",)),)
    assert item.latitude
    assert item.longitude
    assert abs(item.latitude - 51.96) < 0.03
    assert abs(item.longitude - 5.93) < 0.05


def back_in_the_browser_leads_to_the_list_and_what_was_typed_is_kept(opened: Visit) -> None:
    page = opened.page
    assert "koffie" not in page.url.casefold()
    page.get_by_label("Organisatie").fill("Stichting <b>A</b>")
    page.get_by_label("Adres").focus()
    opened.settle()
    page.go_back()
    expect(page.get_by_text("U was 'Koffietafel' aan het wijzigen. Dat is nog niet bewaard.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Initiatieven")
    page.get_by_role("button", name="Verder wijzigen").click()
    expect(page.get_by_label("Organisatie")).to_have_value("Stichting <b>A</b>")
    opened.settle()
    page.get_by_role("link", name="Fasematrix").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Fasematrix")
    opened.settle()
    page.get_by_role("link", name="Initiatieven").click()
    page.get_by_role("button", name="Verder wijzigen").click()
    expect(page.get_by_label("Organisatie")).to_have_value("Stichting <b>A</b>")
    opened.settle()


def a_reload_shows_the_same_initiative_and_an_unknown_one_a_sentence(opened: Visit) -> None:
    page = opened.page
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Koffietafel")
    opened.settle()
    page.get_by_role("button", name="Terug naar de lijst zonder te bewaren").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Initiatieven")
    opened.go(f"{HERE}&initiatief=onzin")
    expect(said(page)).to_contain_text("staat niet in de lijst")


def a_deletion_is_undone_by_keyboard(opened: Visit, store: Store) -> None:
    page = opened.page
    page.get_by_role("button", name="Verwijderen").click()
    expect(said(page)).to_contain_text("Verwijderd: Koffietafel.")
    assert [record.id for record in list_deleted_initiatives(store)] == ["koffie"]
    opened.tab("Verwijderd")
    choose(page.get_by_role("combobox", name="Welke wilt u terughalen?"), "Koffie")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Terughalen").click()
    expect(said(page)).to_contain_text("Teruggehaald: Koffietafel.")
    assert sorted(names(store)) == ["Koffietafel", "Theetafel"]


def test_two_browsers_on_one_initiative_see_both_versions_and_lose_nothing_also_when_one_deletes(
    visit: Open, store: Store
) -> None:
    add_initiative(store, COFFEE)
    first, second = visit(), visit()
    mine, theirs = open_one(first, "Koffietafel"), open_one(second, "Koffietafel")
    theirs.get_by_label("Kosten voor bezoekers").fill("2 euro")
    theirs.get_by_label("Organisatie").fill("Wijkteam")
    theirs.get_by_role("button", name="Opslaan").click()
    expect(said(theirs)).to_contain_text("Bewaard")
    mine.get_by_label("Organisatie").fill("De Kring")
    mine.get_by_label("Toelichting").fill("Elke dinsdag")
    mine.get_by_role("button", name="Opslaan").click()
    expect(mine.get_by_role("heading", name="Twee versies van hetzelfde initiatief")).to_be_visible()
    first.settle()
    for text in ("Uw versie: De Kring", "Versie van de ander: Wijkteam", "Versie van de ander: 2 euro", "Elke dinsdag"):
        expect(mine.get_by_text(text)).to_be_visible()
    mine.get_by_role("button", name="Bewaar deze keuze").click()
    expect(said(mine)).to_contain_text("Bewaard: Koffietafel.")
    item = list_initiatives(store)[0].item
    assert (item.organisation, item.note, item.costs) == ("De Kring", "Elke dinsdag", "2 euro")

    for opened in (first, second):
        with opened.answered():
            opened.page.get_by_label("Zoeken").fill("koffie")
        open_here(opened, "Koffietafel")
    theirs.get_by_role("button", name="Verwijderen").click()
    expect(said(theirs)).to_contain_text("Verwijderd: Koffietafel.")
    mine.get_by_label("Toelichting").fill("Elke donderdag")
    mine.get_by_role("button", name="Opslaan").click()
    mine.get_by_role("button", name="Terughalen en mijn versie bewaren").click()
    expect(said(mine)).to_contain_text("Bewaard: Koffietafel.")
    assert list_initiatives(store)[0].item.note == "Elke donderdag"
