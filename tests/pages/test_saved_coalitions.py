"""Saved coalitions and their meetings can be changed, deleted and brought back, and nobody overwrites another."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.test_coalitie import NURSE, both_versions, field, filled, opened, press, shown, store
from wijk.domain.coalition import Coalition, Member, NetworkMeeting
from wijk.store.coalitions.queries import (
    add_coalition,
    add_meeting,
    delete_coalition,
    delete_meeting,
    get_coalition,
    list_coalitions,
    list_meetings,
    save_coalition,
    save_meeting,
)
from wijk.store.database.connection import Store
from wijk.store.key_figures.erasing import erase_person
from wijk.store.key_figures.queries import delete_key_figure

pytestmark = [pytest.mark.slow, pytest.mark.page_flow]

__all__ = ["filled", "store"]

HAIRDRESSER = "voorbeeld-sf-04"
MEMBERS = (Member(NURSE, "wijkverpleegkundige"), Member(HAIRDRESSER, "kapper"))
COALITION = Coalition("c1", "Malburgen, proef", date(2026, 9, 24), MEMBERS, reason="zij kennen elkaar", area="WK020218")
MEETING = NetworkMeeting("m1", "c1", date(2026, 10, 1), "Wie missen we?", "bellen helpt")


@pytest.fixture
def saved(filled: Store) -> Store:
    """A database with one coalition that met once."""
    add_coalition(filled, COALITION)
    add_meeting(filled, MEETING)
    return filled


def coalition(store: Store) -> Any:
    record = get_coalition(store, "c1")
    assert record is not None
    return record


def type_over(app: AppTest, identifier: str, **texts: str) -> AppTest:
    for name, text in texts.items():
        app.text_input(key=f"wijzig-{identifier}/{name}").set_value(text)
    return app


def test_name_day_and_reason_of_a_coalition_can_be_changed(saved: Store) -> None:
    app = press(opened(), "Wijzig of verwijder deze coalitie")
    type_over(app, "c1", name="Malburgen *nieuw*", reason="")
    app.date_input(key="wijzig-c1/chosen_on").set_value(date(2026, 9, 25))
    press(app, "Wijziging bewaren")
    found = coalition(saved).item
    assert (found.name, found.reason, found.chosen_on) == ("Malburgen *nieuw*", "", date(2026, 9, 25))
    assert found.members == MEMBERS
    assert "Bewaard: Malburgen *nieuw*." in shown(app)
    press(app, "Wijzig of verwijder deze coalitie")
    type_over(app, "c1", name="")
    press(app, "Wijziging bewaren")
    assert "Geef de coalitie een naam" in shown(app)
    press(app, "Niet wijzigen")
    assert coalition(saved).version == 2


def test_a_deleted_coalition_comes_back_with_its_meetings(saved: Store) -> None:
    app = press(press(opened(), "Wijzig of verwijder deze coalitie"), "Verwijder deze coalitie")
    assert list_coalitions(saved) == ()
    press(app, "Haal terug: Malburgen, proef")
    assert "Teruggehaald: Malburgen, proef." in shown(app)
    assert "Wie missen we?" in shown(app)


def test_a_meeting_can_be_changed_deleted_and_brought_back(saved: Store) -> None:
    app = press(opened(), "Wijzig of verwijder: 1 oktober 2026: Wie missen we?")
    type_over(app, "m1", question="Wie missen we nog?", from_practice="huisbezoek")
    press(app, "Wijziging bewaren")
    [meeting] = list_meetings(saved, "c1")
    assert meeting.item == replace(MEETING, question="Wie missen we nog?", from_practice="huisbezoek")
    press(app, "Wijzig of verwijder: 1 oktober 2026")
    press(app, "Verwijder deze bijeenkomst")
    assert list_meetings(saved, "c1") == ()
    press(app, "Haal terug: 1 oktober 2026: Wie missen we nog?")
    assert len(list_meetings(saved, "c1")) == 1


@pytest.mark.parametrize(("answer", "kept"), [("Bewaar deze keuze", "van mij"), ("Houd de andere", "van hen")])
def test_two_who_change_the_same_coalition_see_both_versions(saved: Store, answer: str, kept: str) -> None:
    app = press(opened(), "Wijzig of verwijder deze coalitie")
    save_coalition(saved, replace(COALITION, reason="van hen"), 1)
    type_over(app, "c1", reason="van mij")
    press(app, "Wijziging bewaren")
    assert both_versions(app) == ["**Reden**", "Uw versie: van mij", "Versie van de ander: van hen"]
    assert coalition(saved).item.reason == "van hen"
    press(app, answer)
    assert coalition(saved).item.reason == kept
    assert "Vergelijk de twee versies" not in shown(app)


@pytest.mark.parametrize(("answer", "kept"), [("Bewaar deze keuze", "van mij"), ("Houd de andere", "van hen")])
def test_two_who_change_the_same_meeting_see_both_versions(saved: Store, answer: str, kept: str) -> None:
    app = press(opened(), "Wijzig of verwijder: 1 oktober 2026")
    save_meeting(saved, replace(MEETING, from_research="van hen"), 1)
    type_over(app, "m1", from_research="van mij")
    press(app, "Wijziging bewaren")
    assert both_versions(app) == ["**Uit onderzoek**", "Uw versie: van mij", "Versie van de ander: van hen"]
    press(app, answer)
    assert [one.item.from_research for one in list_meetings(saved, "c1")] == [kept]


def test_a_change_survives_that_another_deleted_the_coalition(saved: Store) -> None:
    app = press(opened(), "Wijzig of verwijder deze coalitie")
    delete_coalition(saved, "c1", 1)
    type_over(app, "c1", reason="van mij")
    press(app, "Wijziging bewaren")
    assert "Deze coalitie is verwijderd. U kunt haar hieronder terughalen." in shown(app)
    assert "In de andere versie is deze coalitie verwijderd." in shown(app)
    press(app, "Terughalen en mijn versie bewaren")
    assert (coalition(saved).item.reason, coalition(saved).deleted) == ("van mij", None)
    assert "Deze coalitie is verwijderd." not in shown(app)


def test_a_change_survives_that_another_deleted_the_meeting(saved: Store) -> None:
    app = press(opened(), "Wijzig of verwijder: 1 oktober 2026")
    delete_meeting(saved, "m1", 1)
    type_over(app, "m1", from_practice="van mij")
    press(app, "Wijziging bewaren")
    assert "In de andere versie is deze bijeenkomst verwijderd." in shown(app)
    press(app, "Terughalen en mijn versie bewaren")
    assert [one.item.from_practice for one in list_meetings(saved, "c1")] == ["van mij"]


def test_a_meeting_is_kept_although_another_deleted_the_coalition_meanwhile(saved: Store) -> None:
    app = opened()
    field(app, "text_input", "bijeenkomst-c1/question").set_value("mail a.b@c.nl")
    delete_coalition(saved, "c1", 1)
    press(app, "Bijeenkomst bewaren")
    assert "Dit lijkt op een naam, telefoonnummer of e-mailadres" in shown(app)
    field(app, "text_input", "bijeenkomst-c1/question").set_value("Hoe nu verder?")
    press(app, "Bijeenkomst bewaren")
    press(app, "Haal terug: Malburgen, proef")
    assert "Hoe nu verder?" in shown(app)


def test_who_was_erased_does_not_come_back_with_a_change(saved: Store) -> None:
    app = press(opened(), "Wijzig of verwijder deze coalitie")
    erase_person(saved, NURSE)
    type_over(app, "c1", reason="van mij")
    press(app, "Wijziging bewaren")
    press(app, "Bewaar deze keuze")
    found = coalition(saved).item
    assert (found.reason, [member.id for member in found.members]) == ("van mij", [HAIRDRESSER])


def test_members_come_back_as_the_choice_also_from_elsewhere(saved: Store) -> None:
    app = press(opened(), "Zet deze leden weer klaar")
    assert field(app, "multiselect", "opzet-WK020218-leden").value == [NURSE, HAIRDRESSER]
    assert field(app, "checkbox", "opzet-WK020218-elders").value is True
    delete_key_figure(saved, HAIRDRESSER, 1)
    app = press(opened(), "Zet deze leden weer klaar")
    assert "- kapper (nu geen sleutelfiguur meer)" in shown(app)
    assert field(app, "multiselect", "opzet-WK020218-leden").value == [NURSE]


def test_a_person_in_a_text_is_asked_about_before_it_is_kept(saved: Store) -> None:
    app = press(opened(), "Wijzig of verwijder deze coalitie")
    type_over(app, "c1", reason="besproken met Jan Jansen")
    press(app, "Wijziging bewaren")
    assert "Dit lijkt op een naam, telefoonnummer of e-mailadres:** ‘Jan Jansen’" in shown(app)
    assert coalition(saved).item.reason == "zij kennen elkaar"
    press(app, "Weghalen en bewaren")
    assert coalition(saved).item.reason == "besproken met"
    press(app, "Wijzig of verwijder: 1 oktober 2026: Wie missen we?")
    type_over(app, "m1", from_practice="een gesprek met Jan Jansen")
    press(app, "Wijziging bewaren")
    assert list_meetings(saved, "c1")[0].item == MEETING
    press(app, "Toch bewaren")
    assert list_meetings(saved, "c1")[0].item.from_practice == "een gesprek met Jan Jansen"
    field(app, "text_input", "bijeenkomst-c1/question").set_value("Wat leerden wij van Fatima Yilmaz?")
    press(app, "Bijeenkomst bewaren")
    assert len(list_meetings(saved, "c1")) == 1
    press(app, "Weghalen en bewaren")
    assert list_meetings(saved, "c1")[1].item.question == "Wat leerden wij van ?"


def test_a_coalition_of_an_area_that_is_gone_is_asked_about_and_placed_with_its_meetings(saved: Store) -> None:
    for identifier, name in (("g1", "Oude groep"), ("g2", "Tweede groep")):
        add_coalition(saved, replace(COALITION, id=identifier, name=name, area="WK999901"))
    add_meeting(saved, replace(MEETING, id="m2", coalition="g1", question="Wie is er gebleven?"))
    app = opened(step=5)
    assert "2 coalities horen bij een gebied" in shown(app) and "Oude groep; Tweede groep" in shown(app)
    assert "Wie is er gebleven?" not in shown(app)
    [box] = [one for one in app.selectbox if str(one.key).startswith("hoort-bij")]
    assert box.options[0].startswith("Malburgen") and len(box.options) > 300
    box.select("WK020218")
    press(app, "Bewaar")
    assert {one.id: one.item.area for one in list_coalitions(saved)} == dict.fromkeys(("c1", "g1", "g2"), "WK020218")
    assert "Wie is er gebleven?" in shown(app)
    assert not [one for one in app.selectbox if str(one.key).startswith("hoort-bij")]
