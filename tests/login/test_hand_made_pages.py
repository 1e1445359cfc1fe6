"""What is sent by hand does no more than its account may: controls it was not shown, ids of elsewhere, old pages."""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.exceptions import ConnectionClosed

from tests.browser.driving import PAGES
from tests.login.hand_made import ATTACK, HandMade, deeds_of, states_for, triggered
from tests.login.provider import Accounts
from tests.login.walking import Walk
from tests.store.meetings.room import asked
from tests.views.papers.dossiers import DAY, fill_dossier
from wijk.domain.account import Account
from wijk.domain.clock import now
from wijk.domain.initiative import Initiative
from wijk.domain.meeting import Meeting
from wijk.domain.plan import Action, Goal
from wijk.store.accounts.queries import give_role
from wijk.store.database.account_types import sign_ins
from wijk.store.database.connection import Store
from wijk.store.database.record_types import ACTIONS, GOALS, INITIATIVES
from wijk.store.database.schema import metadata
from wijk.store.meetings.live import open_meeting
from wijk.store.meetings.sending import contribute

NewWalk = Callable[[], Walk]
HERE, THERE = "WK020218", "WK026801"
WORDS = ("Geheimkoffie", "Geheimbel", "Geheimeten", "Geheimwandel")
# Of what an account does, other tables tell.
ASIDE = {"sign_ins", "changes", "believed_clock", "alembic_version"}
NOT_OF_A_WJP_ER = {
    *("decisions", "presentations", "room_meetings", "room_questions", "harvests", "recognitions", "live_meetings"),
    *("room_contributions", "room_votes", "accounts", "consents", "erased"),
}
PARTS = {
    "werkplan": ("doelen-en-acties", "randvoorwaarden", "wijkverbinders", "kalender"),
    "evalueren": ("werkt-het", "tellingen", "successen", "acht-lessen", "vijf-pijlers"),
    "vergelijken": ("naast", "vinden", "aanbod"),
}


@pytest.fixture(autouse=True)
def _as_every_test_begins(accounts: Accounts) -> None:
    """Every account is as it was."""


@pytest.fixture
def filled(store: Store) -> Store:
    """A full dossier in Arnhem, with a meeting that goes on, and a small one in Nijmegen."""
    fill_dossier(store, HERE, WORDS)
    open_meeting(store, Meeting("m1", HERE, DAY))
    asked(store, "idee")
    contribute(store, "m1", "q1", "t" * 40, "Geheime inbreng")
    give_role(store, Account("jan@gemeente.nl", "kijker", ("GM0344",)))
    with store.writing() as connection:
        INITIATIVES.add(connection, Initiative("n1", "Nijmeegse koffie", area=THERE, last_confirmed=DAY))
        GOALS.add(connection, Goal("ng", THERE, "Nijmeegs doel", DAY))
        ACTIONS.add(connection, Action("na", THERE, "ng", "Nijmeegse actie", ("wijkteam",), DAY))
    return store


def kept(store: Store) -> dict[str, list[str]]:
    """All that stands in the database, save what changes by itself."""
    with store.reading() as connection:
        tables = [one for one in metadata.sorted_tables if one.name not in ASIDE]
        return {one.name: sorted(str(row) for row in connection.execute(select(one))) for one in tables}


def differing(before: dict[str, list[str]], after: dict[str, list[str]]) -> list[str]:
    """The tables that changed, with the rows that are new."""
    return [f"{name}: {set(after[name]) - set(rows)}"[:300] for name, rows in before.items() if after[name] != rows]


def visits(area: str) -> Iterator[tuple[str, str]]:
    """Every page, and each part of it, for an area: the page and its query."""
    for page in PAGES:
        for part in PARTS.get(page, ("",)):
            yield page, f"gebied={area}" + (f"&deel={part}" if part else "")


def every_control(walk: Walk, area: str) -> Iterator[tuple[str, str, list[WidgetState]]]:
    """What could be sent from each page by who sees all of it; of the tabs of a page, each is opened."""
    for page, query in visits(area):
        with HandMade.open(walk, page) as opened:
            opened.ask(query)
            drawn = dict(opened.drawn)
            for tabs in list(opened.of_kind("tab_container")):
                for name in ("Bijhouden", "Tabel bewerken", "Importeren", "Bewaren en terugzetten", "Verwijderd"):
                    opened.ask(query, [WidgetState(id=tabs.id, string_value=name)])
                    drawn |= opened.drawn
            yield page, query, [state for one in drawn.values() for state in states_for(one)]


def test_controls_that_a_role_is_not_shown_do_nothing_when_they_are_sent(new_walk: NewWalk, filled: Store) -> None:
    bea = new_walk()
    bea.sign_in("bea")
    attacks = list(every_control(bea, HERE))
    kinds = {state.WhichOneof("value") for _, _, states in attacks for state in states}
    assert {"trigger_value", "string_value", "bool_value", "json_trigger_value"} <= kinds
    assert sum(len(states) for _, _, states in attacks) > 150
    before = kept(filled)
    assert before.keys() >= NOT_OF_A_WJP_ER
    wrong: list[Any] = []
    for account in ("kees", "jan", "niels", "wim"):
        walk = new_walk()
        walk.sign_in(account)
        for page, query, states in attacks:
            with HandMade.open(walk, page) as opened:
                seen = opened.ask(query).text
                # All at once, and what happens in elements that it was shown one by one: a page hears the last of each.
                ours = {triggered(one).id for one in opened.of_kind("bidi_component")}
                seen += opened.ask(query, {state.id: state for state in states}.values()).text
                for state in states:
                    if state.id in ours:
                        opened.ask(query, [state])
                changed = differing(before, kept(filled))
                # A WJP'er may write here, but nothing of what is decided, led, administered or named.
                changed = [one for one in changed if account != "wim" or one.partition(":")[0] in NOT_OF_A_WJP_ER]
                wrong += [(account, page, changed)] if changed else []
                wrong += [(account, page, "traceback")] if "Traceback" in seen else []
                if account in ("jan", "niels"):
                    wrong += [(account, page, word) for word in (*WORDS, "Geheime inbreng") if word in seen]
            before = kept(filled)
    assert not wrong
    # The same, sent by who may, does change something: else nothing was tried.
    for page, query, states in attacks:
        with HandMade.open(bea, page) as opened:
            opened.ask(query)
            opened.ask(query, {state.id: state for state in states}.values())
    assert len(differing(before, kept(filled))) > 2


def test_every_file_of_every_page_is_made_and_given_to_who_presses_for_it(new_walk: NewWalk, filled: Store) -> None:
    guus, wrong, count = new_walk(), [], 0
    guus.sign_in("guus")
    assert filled
    for page, query in visits(HERE):
        with HandMade.open(guus, page) as opened:
            for button in [one.told for one in opened.ask(query).of_kind("download_button")]:
                if page == "" and "verslag" in button.label.lower():
                    # That the large papers are made is tested elsewhere; they take long.
                    continue
                address = button.url or opened.made(button.deferred_file_id)
                fine = bool(address) and guus.get(address).status_code == 200
                wrong += [] if fine else [(page, button.label)]
                count += 1
    assert count > 15 and not wrong


def test_ids_of_another_gemeente_do_nothing_from_a_page_of_ones_own(new_walk: NewWalk, filled: Store) -> None:
    niels = new_walk()
    niels.sign_in("niels")
    before = kept(filled)
    seen, tried = "", set[str]()
    # Of an action, a goal and all else.
    elsewhere = ("a0", "g0", "i0", "ev")
    for page, query in visits(THERE):
        with HandMade.open(niels, page) as opened:
            seen += opened.ask(query).text
            for element in list(opened.of_kind("bidi_component")):
                for deed in deeds_of(element, elsewhere):
                    opened.ask(query, [triggered(element, ("deed", deed))])
                    tried.add(deed[0])
                seen += opened.text
    assert {"edit", "move"} < tried and kept(filled) == before
    for query in (
        *(f"initiatief={one}&gebied={area}" for one in ("i0", "i1") for area in (HERE, THERE)),
        *(f"gebied={HERE}&bijeenkomst=m1&vraag=q1", f"gebied={HERE}&scherm=zaal", f"gebied={THERE}&scherm=zaal"),
        *(f"gebied={HERE}&actie=a0&doel=g0", f"gebied={HERE}&coalitie=c", f"naast={HERE},{THERE}&gebied={THERE}"),
    ):
        for page in ("initiatieven", "coalitie", "werkplan", "bijeenkomst", "vergelijken"):
            with HandMade.open(niels, page) as opened:
                seen += opened.ask(query).text
    assert not [word for word in (*WORDS, "Geheime inbreng") if word in seen]
    # He does see his own, by the same addresses.
    with HandMade.open(niels, "werkplan") as opened:
        assert "Nijmeegse actie" in opened.ask(f"gebied={THERE}").text


def test_what_was_drawn_before_a_role_was_taken_does_nothing_after(
    new_walk: NewWalk, filled: Store, accounts: Accounts
) -> None:
    guus = new_walk()
    guus.sign_in("guus")
    query = f"gebied={HERE}"
    with HandMade.open(guus, "fasematrix") as opened:
        [grid] = opened.ask(query).of_kind("bidi_component")
        opened.ask(query, [triggered(grid, ("typed", ["ouderen", "bespreken", "Eerste naam"]))])
        assert "Eerste naam" in str(kept(filled)["initiatives"])
        accounts.change("guus", ["wijk-kijken"])
        asked_anew(filled, "guus")
        before = kept(filled)
        for event in (("typed", ["ouderen", "bespreken", "Tweede naam"]), ("undo", True)):
            opened.ask(query, [triggered(grid, event)])
            assert kept(filled) == before
        assert "Besluiten nemen kan alleen" in opened.ask(query).text


def test_an_open_page_of_a_sign_in_that_ended_sends_nothing_any_more(
    new_walk: NewWalk, filled: Store, accounts: Accounts
) -> None:
    query, typed = f"gebied={HERE}", ("typed", ["ouderen", "bespreken", ATTACK])

    def over(walk: Walk, end: Callable[[], None]) -> None:
        with HandMade.open(walk, "fasematrix") as opened:
            [grid] = opened.ask(query).of_kind("bidi_component")
            end()
            begun = time.monotonic()
            with pytest.raises(ConnectionClosed):
                while True:
                    opened.hear()
            assert opened.socket.close_code == 4401 and time.monotonic() - begun < 30
        before = kept(filled)
        # The cookie is still there, and opens nothing.
        with HandMade.open(walk, "fasematrix") as opened, pytest.raises(ConnectionClosed):
            opened.ask(query, [triggered(grid, typed)])
        assert kept(filled) == before and walk.get("/").status_code == 401

    def withdrawn() -> None:
        accounts.change("wim", None)
        age(filled, "wim", asked=timedelta(minutes=2))

    def signed_out_elsewhere() -> None:
        new_walk().http.get(f"{out.address}/auth/logout", headers={"Cookie": cookie_of(out)})

    late, gone, out = new_walk(), new_walk(), new_walk()
    late.sign_in("guus")
    over(late, lambda: age(filled, "guus", started=timedelta(hours=13)))
    gone.sign_in("wim")
    over(gone, withdrawn)
    out.sign_in("bea")
    over(out, signed_out_elsewhere)


def test_a_page_without_a_sign_in_or_of_elsewhere_is_told_nothing(new_walk: NewWalk, filled: Store) -> None:
    stranger, guus = new_walk(), new_walk()
    guus.sign_in("guus")
    before = kept(filled)
    with HandMade.open(stranger, "fasematrix") as opened, pytest.raises(ConnectionClosed):
        opened.ask(f"gebied={HERE}", [WidgetState(id="x", trigger_value=True)])
    assert [one.WhichOneof("type") for one in opened.sent] in ([], ["auth_redirect"])
    for changed in ({"Origin": "https://kwaad.example"}, {"Host": "kwaad.example"}, {"Origin": "null"}):
        with pytest.raises(Exception, match="HTTP 40[03]"), HandMade.open(guus, "fasematrix", **changed):
            raise AssertionError
    # Without the sign that only a page of ours can read, the page is drawn for nobody.
    bare = new_walk()
    with HandMade.open(bare, "fasematrix", Cookie=cookie_of(guus)) as opened:
        text = opened.ask(f"gebied={HERE}").text
        assert "Uw aanmelding is voorbij" in text and not [word for word in WORDS if word in text]
    assert kept(filled) == before


def asked_anew(store: Store, account: str) -> None:
    """Wait until the provider was asked again who somebody is, as if 40 seconds had passed."""
    age(store, account, asked=timedelta(minutes=2))
    begun, mine = time.monotonic(), sign_ins.c.account == f"{account}@gemeente.nl"
    while True:
        with store.reading() as connection:
            row = connection.execute(select(sign_ins).where(mine).order_by(sign_ins.c.started.desc())).first()
        if row and now() - row.asked < timedelta(minutes=1) and now() - row.confirmed < timedelta(seconds=30):
            break
        assert time.monotonic() - begun < 30
        time.sleep(0.2)
    # What a page knows of it is at most a second old.
    time.sleep(1.1)


def age(store: Store, account: str, **ages: timedelta) -> None:
    """Make the sign-ins of an account that much older."""
    mine = sign_ins.c.account == f"{account}@gemeente.nl"
    with store.writing() as connection:
        connection.execute(update(sign_ins).where(mine).values({name: now() - each for name, each in ages.items()}))


def cookie_of(walk: Walk) -> str:
    """The cookies of a browser, to be sent by another."""
    return "; ".join(f"{name}={value}" for name, value in walk.cookies.items())
