"""Randvoorwaarden without a browser: the start with its days, what is arranged, what was agreed, by two people."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from docx import Document
from streamlit.testing.v1 import AppTest

from tests.databases import NewDatabase
from tests.pages.row_tables import drawn_rows, opened, press, press_row, said
from wijk.approach.preconditions import changes_since
from wijk.approach.route import Counts
from wijk.domain.clock import today
from wijk.domain.preconditions import Agreement, Precondition, load_proposed_conditions
from wijk.domain.start_up import StepHeld, load_start_up
from wijk.dossier.entered import read_dossier
from wijk.dossier.meetings import Meetings, track_facts
from wijk.figures.places import Places
from wijk.store.database.conditions_types import AGREEMENTS, PRECONDITIONS, STEPS_HELD
from wijk.store.database.connection import Store, connect
from wijk.store.database.keeper import NEVER_KEPT, Keeper
from wijk.views.numbers import day_text
from wijk.views.preconditions import change_texts
from wijk.views.preconditions_paper import preconditions_word

WIJK, PART = "WK020218", "randvoorwaarden"
STEPS, LIST = Keeper(STEPS_HELD), "opstartstappen"
KEEPER, AGREED, TABLE = Keeper(PRECONDITIONS), Keeper(AGREEMENTS), "randvoorwaarden"
PLACE = Precondition("p", WIJK, "Een plek")


@pytest.fixture
def store(new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A new database."""
    url = new_database("randvoorwaarden")
    monkeypatch.setenv("WIJK_DATABASE_URL", url)
    yield connect(url)


def page(place: str = WIJK) -> AppTest:
    return opened("werkplan", PART, place)


def conditions(store: Store) -> list[Precondition]:
    with store.reading() as connection:
        return [one.item for one in PRECONDITIONS.all(connection)]


def step(store: Store, name: str) -> StepHeld:
    record = STEPS.get(store, STEPS_HELD.id_of(StepHeld(WIJK, name)))
    assert record is not None and record.deleted is None
    return record.item


def test_the_address_tells_the_part_which_comes_back_with_the_page(store: Store) -> None:
    assert store
    app = page()
    assert "Goals" not in said(app) and "Er is nog geen actie." not in said(app)
    [row] = app.get("button_group")
    assert [option.content for option in row.proto.options][:2] == ["Doelen en acties", "Randvoorwaarden"]
    del app.query_params["deel"]
    app = app.run()
    assert app.query_params["deel"] == PART and "De start" in said(app)
    app.query_params["deel"] = "onzin"
    assert "De start" in said(app.run())


@pytest.mark.parametrize("place", ["GM0518", WIJK, "WK0363AE", "BU02020338"])
def test_a_start_that_nobody_wrote_down_is_told_as_such(store: Store, place: str) -> None:
    assert store
    told = drawn_rows(page(place), LIST)
    assert list(told) == [one.id for one in load_start_up()] == ["intake", "werksessie_1", "werksessie_2"]
    assert {cells[3] for cells in told.values()} == {"○ nog geen datum"}


@pytest.mark.page_flow
def test_a_step_gets_its_day_and_result_and_it_can_be_undone(store: Store) -> None:
    day = today()
    app = press_row(page(), LIST, "edit", "intake")
    identifier = STEPS_HELD.id_of(StepHeld(WIJK, "intake"))
    app.date_input(key=f"wijzig-{identifier}/held_on").set_value(day)
    app = press(app, "Bewaar")
    assert step(store, "intake") == StepHeld(WIJK, "intake", day)
    assert drawn_rows(app, LIST)["intake"][3] == f"◐ gehouden op {day_text(day)}, resultaat niet opgeschreven"
    app = press_row(app, LIST, "edit", "intake")
    app.text_area(key=f"wijzig-{identifier}/outcome").set_value("Wij beginnen in maart.")
    app = press(app, "Bewaar")
    assert drawn_rows(app, LIST)["intake"][3:] == [f"✓ gehouden op {day_text(day)}", "Wij beginnen in maart."]
    app = press(app, "↶ Maak ongedaan: wijziging van opstartstap ‘Intakegesprek’")
    assert step(store, "intake").outcome == ""
    app = press(app, "↶ Maak ongedaan: opstartstap ‘Intakegesprek’ erbij")
    assert drawn_rows(app, LIST)["intake"][3] == "○ nog geen datum"

    STEPS.save(store, StepHeld(WIJK, "werksessie_1", day + timedelta(days=3)), NEVER_KEPT)
    assert drawn_rows(page(), LIST)["werksessie_1"][3].startswith("◇ gepland op ")
    for wrong in (["edit", "onzin"], ["wis", "intake"], "x", None):
        app.session_state["gedrukt"] = {LIST: wrong}
        assert not app.run().exception


@pytest.mark.page_flow
def test_of_two_who_both_write_the_first_one_chooses(store: Store) -> None:
    app = press_row(page(), LIST, "edit", "intake")
    identifier = STEPS_HELD.id_of(StepHeld(WIJK, "intake"))
    STEPS.save(store, StepHeld(WIJK, "intake", today()), NEVER_KEPT)
    app.text_area(key=f"wijzig-{identifier}/outcome").set_value("Wij beginnen.")
    app = press(app, "Bewaar")
    assert "iemand anders" in said(app).casefold() and step(store, "intake") == StepHeld(WIJK, "intake", today())
    press(app, "Bewaar deze keuze")
    assert step(store, "intake") == StepHeld(WIJK, "intake", today(), "Wij beginnen.")


def test_what_came_out_names_nobody(store: Store) -> None:
    app = press_row(page(), LIST, "edit", "intake")
    identifier = STEPS_HELD.id_of(StepHeld(WIJK, "intake"))
    app.text_area(key=f"wijzig-{identifier}/outcome").set_value("Mevrouw Jansen doet mee.")
    app = press(app, "Bewaar")
    assert "Haal de naam" in said(app) and STEPS.get(store, identifier) is None
    assert app.text_area(key=f"wijzig-{identifier}/outcome").value == "Mevrouw Jansen doet mee."


@pytest.mark.page_flow
def test_a_place_begins_with_our_list_which_says_whose_it_is_and_changes_it(store: Store) -> None:
    app = page()
    assert "van ons: er is geen lijst gepubliceerd" in said(app) and "Dit is nog niet samen afgesproken." in said(app)
    app = press(app, "Begin met deze lijst")
    proposed = load_proposed_conditions().conditions
    assert [one.name for one in conditions(store)] == [one.name for one in proposed]
    assert f"Van {len(proposed)} randvoorwaarden: {len(proposed)} nog niet bekend." in said(app)

    first = conditions(store)[0].id
    app = press_row(app, TABLE, "edit", first)
    app.text_input(key=f"wijzig-{first}/name").set_value("Steun van de wethouder")
    app.selectbox(key=f"wijzig-{first}/state").set_value("geregeld")
    app.text_input(key=f"wijzig-{first}/who").set_value("gemeente, welzijn; gemeente")
    app = press(app, "Bewaar")
    assert conditions(store)[0].who == ("gemeente", "welzijn")
    assert drawn_rows(app, TABLE)[first] == [
        *("Steun van de wethouder", "✓ geregeld", "gemeente en welzijn", "niet bekend", "")
    ]
    app.session_state["vouwen die open waren"] = {"werkplan/randvoorwaarde"}
    app = app.run()
    app.text_input(key="randvoorwaarde-erbij/name").set_value("Een sleutel van het buurthuis")
    app = press(app, "Voeg toe")
    assert conditions(store)[-1].name == "Een sleutel van het buurthuis"
    app = press_row(app, TABLE, "edit", first)
    app = press(app, "Verwijder")
    assert first not in drawn_rows(app, TABLE) and "Steun van de wethouder" in said(app)
    for undone in ("randvoorwaarde ‘Steun", "randvoorwaarde ‘Een sleutel", "wijziging van", "lijst met"):
        app = press(app, f"↶ Maak ongedaan: {undone}")
    assert conditions(store) == [] and "Begin met deze lijst" in [one.label for one in app.button]
    press(app, "Begin met deze lijst")
    assert len(conditions(store)) == len(proposed), "what was taken back can be begun with again"


@pytest.mark.page_flow
def test_a_list_that_another_changed_since_is_not_taken_back(store: Store) -> None:
    app = press(page(), "Begin met deze lijst")
    one = conditions(store)[3]
    KEEPER.save(store, replace(one, remark="voor twee jaar"), 1)
    app = press(app, "↶ Maak ongedaan: lijst met")
    assert "Iemand anders wijzigde dit intussen" in said(app)
    assert len(conditions(store)) == len(load_proposed_conditions().conditions)
    assert KEEPER.begin(store, [PLACE, one]) and PLACE in conditions(store)
    assert next(each for each in conditions(store) if each.id == one.id).remark == "voor twee jaar"


@pytest.mark.page_flow
def test_two_who_change_one_condition_choose_field_by_field(store: Store) -> None:
    KEEPER.add(store, PLACE)
    app = press_row(page(), TABLE, "edit", "p")
    KEEPER.save(store, replace(PLACE, who=("buurthuis",)), 1)
    app.selectbox(key="wijzig-p/state").set_value("geregeld")
    app = press(app, "Bewaar")
    assert "Versie van de ander" in said(app) and conditions(store)[0].state == "niet bekend"
    app = press(app, "Bewaar deze keuze")
    assert conditions(store) == [replace(PLACE, who=("buurthuis",), state="geregeld")]


def test_who_arranges_it_is_a_role_and_never_a_name(store: Store) -> None:
    KEEPER.add(store, PLACE)
    for field, wrong, told in (("who", "Fatima", "lijkt op een naam"), ("remark", "Bel 06-12345678", "Haal de naam")):
        app = press_row(page(), TABLE, "edit", "p")
        app.text_input(key=f"wijzig-p/{field}").set_value(wrong)
        app = press(app, "Bewaar")
        assert told in said(app) and conditions(store) == [PLACE]
        assert app.text_input(key=f"wijzig-p/{field}").value == wrong


@pytest.mark.page_flow
def test_what_was_agreed_stays_and_what_changed_since_is_told(store: Store) -> None:
    KEEPER.add(store, PLACE)
    KEEPER.add(store, Precondition("q", WIJK, "Geld"))
    app = page()
    app.session_state["vouwen die open waren"] = {"werkplan/afspraak"}
    app = app.run()
    app = press(app, "Afspraak bewaren")
    assert "welke rollen of organisaties" in said(app)
    app.text_input(key="afspraak-erbij/agreed_by").set_value("wijkteam, welzijn")
    app = press(app, "Afspraak bewaren")
    assert f"Afgesproken op {day_text(today())} door wijkteam en welzijn." in said(app)
    assert "Sindsdien is er niets veranderd." in said(app)

    KEEPER.save(store, replace(PLACE, state="geregeld", name="Een plek in de wijk"), 1)
    KEEPER.delete(store, "q", 1)
    KEEPER.add(store, Precondition("r", WIJK, "Privacy", "nodig"))
    told = said(page())
    for sentence in (
        "- ‘Een plek’: randvoorwaarde was Een plek, is nu Een plek in de wijk; "
        "stand was ? niet bekend, is nu ✓ geregeld.",
        "- ‘Geld’ is weggehaald.",
        "- ‘Privacy’ is erbij gekomen: ◐ nodig, nog niet geregeld.",
    ):
        assert sentence in told
    assert "Sindsdien is er niets veranderd." not in told


def test_the_last_day_of_agreement_counts_and_can_be_changed(store: Store) -> None:
    KEEPER.add(store, PLACE)
    day = today()
    for number, on in enumerate((day, day - timedelta(days=3))):
        AGREED.add(store, Agreement(f"a{number}", WIJK, on, ("wijkteam",), (PLACE,)))
    app = page()
    assert f"Afgesproken op {day_text(day)} door wijkteam." in said(app)
    app = press(app, "Wijzig deze afspraak")
    app.text_input(key="wijzig-a0/agreed_by").set_value("gemeente")
    app = press(app, "Bewaar")
    assert f"Afgesproken op {day_text(day)} door gemeente." in said(app)
    app = press(press(app, "Wijzig deze afspraak"), "Verwijder")
    assert f"Afgesproken op {day_text(day - timedelta(days=3))} door wijkteam." in said(app)


def test_the_script_of_a_meeting_sees_what_is_known_and_agreed(store: Store, places: Places) -> None:
    """A list that was only begun with says nothing yet; nor does what another place agreed."""

    def facts() -> tuple[int, int]:
        found = track_facts(Counts(), Meetings(), read_dossier(store, places.by_key[WIJK], today()))
        return found.preconditions, found.agreements

    assert facts() == (0, 0)
    KEEPER.add(store, PLACE)
    KEEPER.add(store, Precondition("q", "WK020217", "Geld", "nodig"))
    AGREED.add(store, Agreement("b", "WK020217", today(), ("wijkteam",), (PLACE,)))
    assert facts() == (0, 0)
    KEEPER.save(store, replace(PLACE, state="niet nodig"), 1)
    AGREED.add(store, Agreement("a", WIJK, today(), ("wijkteam",), (PLACE,)))
    assert facts() == (1, 1)


def test_a_condition_that_is_as_agreed_is_no_change() -> None:
    agreement = Agreement("a", WIJK, date(2026, 9, 24), ("wijkteam",), (PLACE,))
    assert changes_since(agreement, [PLACE]) == ()
    [change] = changes_since(agreement, [replace(PLACE, since=date(2026, 9, 1))])
    assert change_texts([change]) == ["‘Een plek’: sinds was niet ingevuld, is nu 1 september 2026."]


def test_the_document_has_headings_a_table_header_and_the_words_of_the_screen() -> None:
    items = [
        replace(PLACE, name="=1+1 <b>plek</b>", state="geregeld", who=("buurthuis",)),
        Precondition("q", WIJK, "Geld"),
    ]
    agreement = Agreement("a", WIJK, date(2026, 9, 24), ("wijkteam",), (PLACE,))
    held = {"intake": StepHeld(WIJK, "intake", date(2026, 9, 1), "Wij beginnen.")}
    made = preconditions_word("Malburgen", items, agreement, load_start_up(), held, date(2026, 10, 1))
    document = Document(io.BytesIO(made))
    assert [(one.style.name, one.text) for one in document.paragraphs if one.style and "eading" in one.style.name] == [
        ("Heading 1", "Wat er geregeld moet zijn"),
        ("Heading 1", "De start"),
    ]
    told = "\n".join(one.text for one in document.paragraphs)
    for sentence in (
        "Van 2 randvoorwaarden: 1 geregeld en 1 nog niet bekend.",
        "Afgesproken op 24 september 2026 door wijkteam.",
        "‘Geld’ is erbij gekomen",
        "Intakegesprek: ✓ gehouden op 1 september 2026.",
        "Werksessie I: ○ nog geen datum.",
    ):
        assert sentence in told
    [table] = document.tables
    assert [cell.text for cell in table.rows[0].cells][:2] == ["Randvoorwaarde", "Stand"]
    assert table.rows[0]._tr.trPr is not None and "tblHeader" in table.rows[0]._tr.trPr.xml
    assert [cell.text for cell in table.rows[1].cells][:3] == ["=1+1 <b>plek</b>", "✓ geregeld", "buurthuis"]
    assert document.core_properties.title == "Randvoorwaarden Malburgen"
