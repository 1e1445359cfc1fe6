"""The calendar without a browser: a year that is empty, suggestions, the region, events by two people, the address."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from tests.databases import NewDatabase
from tests.pages.row_tables import drawn_rows, opened, press, press_row, said
from wijk.domain.calendar_rules import load_calendar_rules
from wijk.domain.clock import today
from wijk.domain.event import Event, SchoolRegion
from wijk.domain.meeting import Meeting
from wijk.domain.plan import Action, Goal
from wijk.store.calendar.feeds import feed_by_secret, feed_of, make_feed
from wijk.store.calendar.queries import KEPT_EVENTS, choose_region
from wijk.store.database.calendar_types import EVENTS, LAID_ASIDE, SCHOOL_REGIONS
from wijk.store.database.connection import Store, connect
from wijk.store.meetings.live import open_meeting
from wijk.store.plans.queries import add_action, add_goal

WIJK, PART = "WK020218", "kalender"
NEXT = today().year + 1
NASTY = "<b>Eten</b> **vet** [a](javascript:b) =1+1"


@pytest.fixture
def store(new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A new database."""
    url = new_database("kalender")
    monkeypatch.setenv("WIJK_DATABASE_URL", url)
    yield connect(url)


def page(place: str = WIJK, since: str = "") -> AppTest:
    app = opened("werkplan", PART, place)
    if since:
        app.query_params["vanaf"] = since
        app = app.run()
        assert not app.exception
    return app


def pressed(app: AppTest, table: str, *given: str) -> AppTest:
    """Press a button of a row; a browser does what is pressed before it draws, so what follows is drawn once more."""
    app = press_row(app, table, *given).run()
    assert not app.exception
    return app


def rows(app: AppTest) -> dict[str, list[str]]:
    """What stands in all months together."""
    tables = [one for one in app.session_state["tabellen"] if one.startswith("kalender-")]
    return {name: cells for table in tables for name, cells in drawn_rows(app, table).items()}


def month_of(app: AppTest, identifier: str) -> str:
    """The table in which a row stands."""
    return next(str(one) for one in app.session_state["tabellen"] if identifier in drawn_rows(app, one))


def events(store: Store) -> list[Event]:
    with store.reading() as connection:
        return [one.item for one in EVENTS.all(connection)]


@pytest.mark.parametrize("place", ["GM0518", WIJK, "WK0363AE", "BU02020338"])
def test_an_empty_year_shows_the_days_off_and_what_we_suggest(store: Store, place: str) -> None:
    assert store
    app = page(place, f"{NEXT}-01")
    assert f"Van januari {NEXT} tot en met december {NEXT} staat er nog niets van uzelf" in said(app)
    told = [cells[2] for cells in rows(app).values()]
    assert {one.name for one in load_calendar_rules().suggestions} <= set(told)
    [sources] = [one.proto.body for one in app.get("html") if 'class="bronnen"' in one.proto.body]
    assert all(one.address in sources for one in load_calendar_rules().suggestions)
    assert not any("vakantie" in one for one in told) and "In welke regio" in str(app.radio[0].label)
    koningsdag = date(NEXT, 4, 27) - timedelta(days=date(NEXT, 4, 27).isoweekday() == 7)
    table = app.session_state["tabellen"][f"kalender-{NEXT}-04"]
    assert f" {koningsdag.day} april" in next(
        row["cells"][0] for row in table["rows"] if row["cells"][2] == "Koningsdag"
    )


@pytest.mark.page_flow
def test_the_region_is_chosen_once_changed_and_undone(store: Store) -> None:
    app = page("GM0518", "2027-01")
    assert app.radio[0].value == "Midden" and "heel Zuid-Holland ligt in die regio" in said(app)
    app = press(app, "Kies deze regio")
    found = rows(app)
    shown = {(cells[0], cells[2]) for cells in found.values()} | {
        (row["cells"][0], row["cells"][2]) for one in app.session_state["tabellen"].values() for row in one["rows"]
    }
    assert ("17 juli tot en met 29 augustus", "Zomervakantie") in shown
    assert ("20 tot en met 28 februari", "Voorjaarsvakantie") in shown
    app.radio[0].set_value("Zuid")
    app = press(app, "Kies deze regio")
    with store.reading() as connection:
        assert [one.item.region for one in SCHOOL_REGIONS.all(connection)] == ["Zuid"]
    app = press(app, "↶ Maak ongedaan: keuze van de schoolregio")
    with store.reading() as connection:
        assert [one.item.region for one in SCHOOL_REGIONS.all(connection)] == ["Midden"]
    # In Gelderland we propose none; who does not choose is asked to.
    other = page(WIJK)
    assert other.radio[0].value is None
    assert "Kies eerst een regio." in said(press(other, "Kies deze regio"))


@pytest.mark.page_flow
def test_of_two_who_choose_a_region_the_second_is_told(store: Store) -> None:
    app = page("GM0518")
    choose_region(store, SchoolRegion("GM0518", "Zuid"), None)
    app = press(app, "Kies deze regio")
    with store.reading() as connection:
        assert [one.item.region for one in SCHOOL_REGIONS.all(connection)] == ["Zuid"]


def test_what_is_not_settled_is_not_known(store: Store) -> None:
    choose_region(store, SchoolRegion(WIJK, "Zuid"), None)
    told = said(page(since="2031-01"))
    assert "De voorjaarsvakantie, meivakantie, zomervakantie, herfstvakantie en kerstvakantie van 2031 zijn" in told
    assert "vakantie" not in said(page(since="2027-01")).partition("Voorstellen:")[0].replace("Schoolvakanties", "")
    for wrong in ("2027-13", "x", "9999-01", "0001-01"):
        assert f"{today().year}" in said(page(since=wrong))


@pytest.mark.page_flow
def test_a_suggestion_is_taken_up_with_its_own_length_laid_aside_and_undone(store: Store) -> None:
    app, week, day = page(since="2027-09"), "week-tegen-eenzaamheid-2027", "burendag-2027"
    table = month_of(app, week)
    assert drawn_rows(app, table)[week][:2] == ["30 september tot en met 7 oktober", "○ Voorstel"]
    assert "Bron: Eén tegen eenzaamheid" in drawn_rows(app, table)[week][3]
    app = pressed(app, table, "take", week)
    [kept] = events(store)
    assert (kept.title, str(kept.starts_on), str(kept.ends_on)) == (
        "Week tegen Eenzaamheid",
        "2027-09-30",
        "2027-10-07",
    )
    app.date_input(key=f"wijzig-{kept.id}/ends_on").set_value(date(2027, 10, 6))
    app = press(app, "Bewaar")
    assert str(events(store)[0].ends_on) == "2027-10-06" and week not in rows(app)
    app = pressed(app, table, "aside", day)
    assert day not in rows(app) and "burendag-2028" not in rows(page(since="2028-09"))
    app = press(app, "↶ Maak ongedaan: voorstel ‘Burendag’ weggelegd")
    assert day in rows(app)
    app = pressed(app, table, "aside", day)
    app = press(app, "Stel weer voor: Burendag")
    assert day in rows(app)
    with store.reading() as connection:
        assert LAID_ASIDE.all(connection) == ()
    # What another took up meanwhile is there once.
    other = page(since="2027-09")
    app = pressed(app, table, "take", day)
    pressed(other, table, "take", day)
    assert len(events(store)) == 2
    app.session_state["gedrukt"] = {table: ["take", "onzin"]}
    assert not app.run().exception and len(events(store)) == 2


@pytest.mark.page_flow
def test_an_event_is_added_told_to_clash_changed_and_called_off(store: Store) -> None:
    choose_region(store, SchoolRegion(WIJK, "Zuid"), None)
    app = page(since="2027-07")
    app.session_state["vouwen die open waren"] = {"werkplan/evenement"}
    app = app.run()
    key = "evenement-erbij"
    app.text_input(key=f"{key}/title").set_value("BuurtBakkie")
    app.date_input(key=f"{key}/starts_on").set_value(date(2027, 7, 27))
    app.text_input(key=f"{key}/starts_at").set_value("9.30")
    app.text_input(key=f"{key}/who").set_value("buurthuis; kerk")
    app.selectbox(key=f"{key}/repeats").set_value("maandelijks")
    app = press(app, "Voeg toe")
    [kept] = events(store)
    assert (kept.starts_at, kept.who, kept.repeats) == ("09:30", ("buurthuis", "kerk"), "maandelijks")
    assert app.text_input(key=f"{key}/title").value == ""
    july = drawn_rows(app, "kalender-2027-07")[kept.id]
    assert july[:3] == ["di 27 juli, 09.30 uur", "★ Evenement", "BuurtBakkie"]
    assert "valt in de zomervakantie; iedere maand op de 4e dinsdag" in july[3]
    assert "valt" not in drawn_rows(app, "kalender-2027-11")[kept.id][3]
    assert "Daarvan valt er 1 in een vakantie" in said(app)

    app = pressed(app, "kalender-2027-07", "edit", kept.id)
    app.multiselect(key=f"wijzig-{kept.id}/skipped").set_value([date(2027, 7, 27)])
    app = press(app, "Bewaar")
    assert drawn_rows(app, "kalender-2027-07")[kept.id][3].startswith("gaat niet door; iedere maand")
    assert "gaat niet door" not in drawn_rows(app, "kalender-2027-08")[kept.id][3]
    app = pressed(app, "kalender-2027-07", "edit", kept.id)
    app.checkbox(key=f"wijzig-{kept.id}/cancelled").set_value(True)
    app = press(app, "Bewaar")
    assert events(store)[0].cancelled
    app = press(app, "↶ Maak ongedaan: wijziging van evenement")
    assert not events(store)[0].cancelled
    app = pressed(app, "kalender-2027-07", "edit", kept.id)
    app = press(app, "Verwijder")
    assert events(store) == []
    press(app, "Haal terug: BuurtBakkie")
    assert len(events(store)) == 1


@pytest.mark.page_flow
def test_of_two_who_change_one_event_the_second_chooses_and_faults_keep_what_was_typed(store: Store) -> None:
    kept = KEPT_EVENTS.add(store, Event("e", WIJK, "Eten", date(2027, 3, 1)))
    app = pressed(page(since="2027-01"), "kalender-2027-03", "edit", "e")
    KEPT_EVENTS.save(store, replace(kept.item, place="kerk"), kept.version)
    app.text_input(key="wijzig-e/title").set_value("Samen eten")
    app = press(app, "Bewaar")
    assert "iemand anders" in said(app).casefold()
    app = press(app, "Bewaar deze keuze")
    assert [(one.title, one.place) for one in events(store)] == [("Samen eten", "kerk")]
    app = pressed(app, "kalender-2027-03", "edit", "e")
    app.text_input(key="wijzig-e/starts_at").set_value("straks")
    app = press(app, "Bewaar")
    assert "Geef een tijd als 19:30" in said(app) and app.text_input(key="wijzig-e/starts_at").value == "straks"


def test_the_year_in_one_table_holds_all_kinds_and_what_people_typed_is_text(store: Store) -> None:
    KEPT_EVENTS.add(store, Event("e", WIJK, NASTY, date(2027, 5, 1), date(2027, 6, 2), place=NASTY))
    add_goal(store, Goal("g", WIJK, "Doel", today()))
    add_action(store, Action("a", WIJK, "g", "Bellen", starts_on=date(2027, 4, 27)))
    open_meeting(store, Meeting("m", WIJK, date(2027, 5, 12)))
    app = page(since="2027-01")
    app.session_state["kalender-weergave"] = "Het jaar in één tabel"
    [table] = [one.proto.body for one in app.run().get("html") if 'class="jaar"' in one.proto.body]
    assert "<b>Eten" not in table and "&lt;b&gt;Eten" in table
    may = table.split("Mei 2027</th>")[1].split("</tr>")[0]
    june = table.split("Juni 2027</th>")[1].split("</tr>")[0]
    assert "1 t/m 2 jun &lt;b&gt;" in may and "12 Wijkbijeenkomst" in may and " t/m 2 &lt;b&gt;" in june
    assert "27 Bellen <small>valt op Koningsdag" in table.split("April 2027</th>")[1].split("</tr>")[0]
    assert table.count('<th scope="row">') == 12 and "★ Evenement" in table


@pytest.mark.page_flow
def test_an_address_is_shown_once_renewed_and_withdrawn(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIJK_PUBLIC_URL", "https://wijk.gemeente.nl")
    app = press(page(), "Maak een adres")
    [shown] = [one.proto.body for one in app.get("html") if 'class="adres"' in one.proto.body]
    secret = shown.partition("/agenda/")[2].partition(".ics")[0]
    assert feed_by_secret(store, secret) and "Dit adres ziet u alleen nu" in said(app)
    again = page()
    assert not [one for one in again.get("html") if 'class="adres"' in one.proto.body]
    assert "Het is niet meer te zien" in said(again)
    again = press(again, "Maak een nieuw adres")
    ended = feed_by_secret(store, secret)
    assert ended and ended.withdrawn_at and feed_of(store, (WIJK,))
    again = press(again, "Trek het adres in")
    assert feed_of(store, (WIJK,)) is None and "wie het heeft, kan niet meer meelezen" in said(again)
    # Of another place it is another address.
    make_feed(store, "GM0202", ("GM0202",))
    assert "Maak een adres" in [one.label for one in page().button]
