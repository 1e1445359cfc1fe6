"""Each role walks through the dashboard in a real browser: what it may is there, else the page says who can."""

from datetime import date

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.driving import PAGES, choose
from tests.login.browsing import SignIn, shown
from tests.login.provider import Accounts
from tests.views.papers.dossiers import fill_dossier
from wijk.domain.account import Account
from wijk.domain.initiative import Initiative
from wijk.domain.key_figure import Consent, KeyFigure
from wijk.store.accounts.queries import list_accounts
from wijk.store.database.connection import Store
from wijk.store.database.deed_log import list_deeds
from wijk.store.initiatives.queries import add_initiative, list_initiatives
from wijk.store.key_figures.consents import give_consent, withdraw_consent
from wijk.store.key_figures.passphrase import VARIABLE
from wijk.store.key_figures.queries import add_key_figure
from wijk.store.meetings.live import live_meeting_of

WIJK = "WK020218"
NAME, PASSPHRASE = "Geheimina Verborgens", "paarse olifant fietst"
WRITES, DECIDES = "Invullen en wijzigen kan alleen", "Besluiten nemen kan alleen"
LEADS = "Een bijeenkomst leiden kan alleen"
MAY: dict[str, tuple[str, ...]] = {
    "kees": (),
    "dina": (),
    "wim": (WRITES,),
    "guus": (WRITES, DECIDES, LEADS),
    "bea": (WRITES, DECIDES, LEADS),
}
# By page what is told there to who may not.
TOLD: dict[str, tuple[str, ...]] = {
    "": (WRITES,),
    "initiatieven": (WRITES,),
    "fasematrix": (WRITES, DECIDES),
    "coalitie": (WRITES,),
    "werkplan": (WRITES,),
    "evalueren": (WRITES,),
    "bijeenkomst": (LEADS,),
}
# By page what is there for all, what in it can be pressed or typed, and who may.
DOING = {
    "initiatieven": ("[role=tab]", "button:has-text('Voeg toe')", WRITES),
    "fasematrix": (".matrix td", ".matrix .plus", WRITES),
    "werkplan": (".plan td", ".plan button", WRITES),
    "evalueren": (".rows td", ".rows button:has-text('Oordeel geven')", WRITES),
    "bijeenkomst": ("h1", "button:has-text('Open de bijeenkomst')", LEADS),
}


@pytest.mark.parametrize("account", list(MAY))
def test_each_role_sees_what_it_may_and_who_may_the_rest(
    signed_in: SignIn, store: Store, address: str, account: str
) -> None:
    fill_dossier(store, WIJK)
    page, may = signed_in(account), MAY[account]
    texts, offered = {}, {}
    for name in PAGES:
        page.goto(f"{address}/{name}?gebied={WIJK}")
        if name in DOING:
            expect(page.locator(DOING[name][0]).first).to_be_visible()
        texts[name] = shown(page)
        if name in DOING:
            _, what, deed = DOING[name]
            offered[name] = (page.locator(what).count() > 0, deed in may)
    assert not [name for name, text in texts.items() if "Er ging iets mis" in text]
    assert {name for name, (there, expected) in offered.items() if there != expected} == set()
    wrong = {}
    for name, text in texts.items():
        alone = [line for line in text.splitlines() if "kan alleen" in line and "Malburgen" in line]
        told = {begin for begin in (WRITES, DECIDES, LEADS) if any(line.startswith(begin) for line in alone)}
        if told != set(TOLD.get(name, ())) - set(may):
            wrong[name] = alone
    assert wrong == {}
    assert "Belcirkel" in texts["fasematrix"] and "Praatplaat" in texts[""]
    assert ("Wie welke rol heeft" in texts["bronnen"]) == (account == "bea")
    page.goto(f"{address}/presenteren?gebied={WIJK}")
    expect(page.get_by_role("button", name="Verder")).to_be_visible()
    expect(page.get_by_role("button", name="Schermen kiezen")).to_be_visible(visible=DECIDES in may)


def test_who_may_only_look_types_nothing_in_a_cell_and_reads_an_initiative_whole(
    signed_in: SignIn, store: Store, address: str
) -> None:
    fill_dossier(store, WIJK)
    for account, typed in (("kees", 0), ("wim", 1)):
        page = signed_in(account)
        page.goto(f"{address}/fasematrix?gebied={WIJK}")
        shown(page)
        cell = page.locator(".matrix button").first
        cell.focus()
        page.keyboard.type("Ko")
        expect(page.locator(".matrix .typing")).to_have_count(typed)
        page.keyboard.press("Escape")
        cell.press("ArrowRight")
        expect(page.locator(".matrix button").nth(1)).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("dialog")).to_contain_text("niet ingevuld")
        page.goto(f"{address}/initiatieven?gebied={WIJK}")
        shown(page)
        choose(page.get_by_role("combobox", name="Openen om te bekijken"), "Belcirkel 1")
        expect(page.get_by_role("heading", name="Belcirkel 1")).to_be_visible()
        expect(page.get_by_role("button", name="Opslaan")).to_have_count(typed)
        assert ("Niet ingevuld" in shown(page)) or typed
    assert {one.item.name for one in list_initiatives(store)} >= {"Belcirkel 1"}


def test_a_begeleider_leads_a_meeting_that_others_see_and_phones_join_without_an_account(
    signed_in: SignIn, store: Store, address: str, browser: Browser
) -> None:
    leader, looker = signed_in("guus"), signed_in("kees")
    leader.goto(f"{address}/bijeenkomst?gebied={WIJK}")
    shown(leader)
    leader.get_by_role("button", name="Open de bijeenkomst").click()
    expect(leader.get_by_role("button", name="Open deze vraag")).to_be_visible()
    live = live_meeting_of(store, (WIJK,))
    assert live
    choose(leader.get_by_role("combobox", name="Vraag de zaal"), "Ideeën")
    shown(leader)
    leader.get_by_role("button", name="Open deze vraag").click()
    expect(leader.get_by_role("button", name="Sluit deze vraag")).to_be_visible()

    looker.goto(f"{address}/bijeenkomst?gebied={WIJK}")
    assert LEADS in shown(looker)
    for name in ("Open deze vraag", "Sluit deze vraag", "Bewaren en sluiten", "Overnemen"):
        expect(looker.get_by_role("button", name=name)).to_have_count(0)
    context = browser.new_context(locale="nl-NL", viewport={"width": 390, "height": 844})
    phone = context.new_page()
    phone.goto(f"{address}/doe/{live.code}")
    phone.locator("#tekst").fill("Samen eten op dinsdag")
    phone.get_by_role("button", name="Stuur uw idee in").click()
    expect(phone.get_by_text("Dank u.")).to_be_visible()
    leader.get_by_role("button", name="Overnemen").click()
    looker.goto(f"{address}/bijeenkomst?gebied={WIJK}&scherm=zaal")
    expect(looker.get_by_text("Samen eten op dinsdag")).to_be_visible()
    # Who has the code of a room has no way to the dashboard by it.
    phone.goto(f"{address}/bijeenkomst?gebied={WIJK}")
    expect(phone.get_by_role("link", name="Aanmelden")).to_be_visible()
    context.close()
    leader.get_by_role("button", name="Bewaren en sluiten").click()
    expect(leader.get_by_role("button", name="Open de bijeenkomst")).to_be_visible()


def test_a_name_needs_the_role_and_the_consent(
    signed_in: SignIn, store: Store, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    for identifier, role in (("p1", "wijkverpleegkundige"), ("p2", "kok")):
        add_key_figure(store, KeyFigure(identifier, role, areas=(WIJK,)))
    consent = Consent(NAME, "06 1", date(2026, 1, 1), "bellen", date(2026, 12, 31))
    give_consent(store, "p1", consent, date(2026, 11, 1), PASSPHRASE)
    for account in ("kees", "wim", "guus"):
        page = signed_in(account)
        page.goto(f"{address}/coalitie?gebied={WIJK}")
        told = shown(page)
        assert NAME not in told
        if account != "kees":
            page.get_by_text("Namen, met toestemming").click()
            expect(page.get_by_text("Namen zien kan alleen een beheerder")).to_be_visible()
            assert "wijkverpleegkundige" in shown(page)
        expect(page.get_by_label("Wachtzin")).to_have_count(0)
    page = signed_in("bea")
    page.goto(f"{address}/coalitie?gebied={WIJK}")
    assert NAME not in shown(page)
    page.get_by_text("Namen, met toestemming").click()
    page.get_by_label("Wachtzin").fill(PASSPHRASE)
    page.get_by_role("button", name="Ontgrendel namen").click()
    page.get_by_role("button", name="Bekijk namen").click()
    window = page.get_by_role("dialog")
    expect(window.get_by_role("cell", name=NAME)).to_be_visible()
    # Nobody gave consent for the other.
    expect(window.get_by_role("row")).to_have_count(2)
    withdraw_consent(store, "p1")
    page.goto(f"{address}/coalitie?gebied={WIJK}")
    assert NAME not in shown(page)


def test_what_lies_elsewhere_is_not_there_by_any_address(signed_in: SignIn, store: Store, address: str) -> None:
    add_initiative(store, Initiative("geheim1", "Nijmeegse koffie", area="WK026801", last_confirmed=date(2026, 9, 1)))
    page = signed_in("guus")
    for path in (
        "initiatieven",
        "initiatieven?gebied=WK026801",
        "fasematrix?gebied=WK026801",
        "werkplan?gebied=GM0268",
    ):
        page.goto(f"{address}/{path}")
        assert "Nijmeegse koffie" not in shown(page)
    other = signed_in("niels")
    other.goto(f"{address}/fasematrix?gebied=WK026801")
    assert "Nijmeegse koffie" in shown(other)
    page.goto(f"{address}/fasematrix?gebied=WK026801")
    assert "Nijmeegse koffie" not in shown(page)


def test_who_has_no_role_is_in_and_sees_nothing_that_was_entered(
    signed_in: SignIn, store: Store, address: str, accounts: Accounts
) -> None:
    add_initiative(store, Initiative("i1", "Koffie in de flat", area=WIJK))
    page = signed_in("jan")
    for name in PAGES:
        page.goto(f"{address}/{name}?gebied={WIJK}")
        text = shown(page)
        assert "Koffie in de flat" not in text and "Er ging iets mis" not in text
    assert "nog geen rol" in text
    assert accounts


def test_a_beheerder_gives_a_role_and_reads_who_did_what(
    signed_in: SignIn, store: Store, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    person = KeyFigure("p1", "wijkverpleegkundige", areas=("GM0202",))
    add_key_figure(store, person)
    give_consent(
        store,
        "p1",
        Consent(NAME, "06 1", date(2026, 1, 1), "bellen", date(2026, 12, 31)),
        date(2026, 11, 1),
        PASSPHRASE,
    )
    page = signed_in("bea")
    page.goto(f"{address}/bronnen?gebied={WIJK}")
    page.get_by_label("Account, zoals de gemeente het kent").fill("jan@gemeente.nl")
    page.get_by_role("button", name="Geef deze rol").click()
    expect(page.get_by_text("is nu kijker")).to_be_visible()
    assert [one.item for one in list_accounts(store)] == [Account("jan@gemeente.nl", "kijker", (WIJK,))]
    assert [(one.who, one.done, one.kind) for one in list_deeds(store)] == [("bea@gemeente.nl", "add", "accounts")]
    text = shown(page)
    assert "beheerder" in text and "toegevoegd" in text and NAME not in text
    jan = signed_in("jan")
    jan.goto(f"{address}/coalitie?gebied={WIJK}")
    assert "kijker van" in shown(jan) and NAME not in jan.locator("body").inner_text()
    assert list_initiatives(store) == ()
