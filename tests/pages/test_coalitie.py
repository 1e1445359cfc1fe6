"""The coalition page with the example people: what it proposes, computes, and keeps."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts.coalition.steps import STEPS
from pages.parts.key_figures.inventory import LIST
from pages.parts.shared.form_folds import OPENED
from tests.databases import SERVER, NewDatabase
from wijk.domain.clock import today
from wijk.domain.key_figure import KeyFigure, Tie
from wijk.domain.method import Method, load_method
from wijk.store.coalitions.queries import list_coalitions, list_meetings
from wijk.store.database.connection import Store, connect
from wijk.store.initiatives.example import load_example
from wijk.store.key_figures.erasing import erase_person
from wijk.store.key_figures.example import load_people_example
from wijk.store.key_figures.queries import (
    add_key_figure,
    clear_tie,
    delete_key_figure,
    get_key_figure,
    list_key_figures,
    list_ties,
    save_key_figure,
    set_tie,
)

pytestmark = pytest.mark.slow

PAGE = Path(__file__).parents[2] / "pages" / "coalitie.py"
# Run as a script of its own: AppTest forgets in every run that app.py is where pages begin, and loses the press.
SCRIPT = """
import runpy
import streamlit as st
st.session_state.setdefault("gebied", {place!r})
runpy.run_path({page!r})
"""
NURSE = "voorbeeld-sf-01"
# In which step a widget was found, by its kind and its label or key.
FOUND: dict[tuple[str, str], int] = {}


@pytest.fixture
def store(new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A new database."""
    url = new_database("wijk")
    monkeypatch.setenv("WIJK_DATABASE_URL", url)
    yield connect(url)


@pytest.fixture
def filled(store: Store, example_file: Path, method: Method) -> Store:
    """A database with the example's initiatives and people."""
    if SERVER:
        load_example(store, method)
        load_people_example(store, method)
    else:
        shutil.copyfile(example_file, str(store.engine.url.database))
    return store


class All(frozenset[str]):
    """The names of all folds."""

    def __contains__(self, _name: object) -> bool:
        return True


def opened(place: str = "WK020218", step: int = 1) -> AppTest:
    """The page of a place, with a step in sight and every fold opened."""
    app = AppTest.from_string(SCRIPT.format(place=place, page=str(PAGE)), default_timeout=60)
    app.session_state[LIST] = True
    app.session_state[OPENED] = All()
    app.session_state["stap"] = STEPS[step - 1]
    return fine(app.run())


def at(step: int, app: AppTest) -> AppTest:
    """The page with this step in sight."""
    # The address counts once it names a step.
    app.session_state["stap"] = app.query_params["stap"] = STEPS[step - 1]
    return fine(app.run())


def fine(app: AppTest) -> AppTest:
    assert [one.value for one in app.exception] == []
    return app


def there(app: AppTest, kind: str, called: str, holds: Callable[[Any], bool]) -> Any:
    """The one widget of a kind for which this holds, in sight or in the first other step that has it: go there then.

    Where one that is ``called`` so was found before is looked first.
    """
    known = FOUND.get((kind, called), 1)
    for step in (0, known, *(one for one in (1, 2, 3, 4, 5) if one != known)):
        if step:
            at(step, at(step, app))
        found = [widget for widget in getattr(app, kind) if holds(widget)]
        if found:
            if step:
                FOUND[kind, called] = step
            [widget] = found
            return widget
    raise AssertionError(f"no {kind} in any step")


def field(app: AppTest, kind: str, key: str) -> Any:
    return there(app, kind, key, lambda one: one.key == key)


def press(app: AppTest, label: str) -> AppTest:
    found = there(app, "button", label, lambda one: one.label.replace("\\", "").startswith(label))
    return fine(found.click().run())


def with_elsewhere(app: AppTest, place: str = "WK020218") -> AppTest:
    return fine(field(app, "checkbox", f"opzet-{place}-elders").check().run())


def shown(app: AppTest) -> str:
    parts: tuple[Any, ...] = (
        *app.title,
        *app.markdown,
        *app.caption,
        *app.warning,
        *app.info,
        *app.error,
        *app.success,
    )
    return "\n".join(str(one.value) for one in parts).replace("\\", "")


def both_versions(app: AppTest) -> list[str]:
    """Every field in which two versions differ: its name, mine and theirs."""
    told = [one.value for one in app.markdown]
    starts = [index - 1 for index, text in enumerate(told) if text.startswith("Uw versie:")]
    return [text for start in starts for text in told[start : start + 3]]


def table(app: AppTest, header: str) -> list[list[str]]:
    found = next(one.value for one in app.markdown if one.value.startswith(header))
    return [line.replace("\\", "").split(" | ") for line in found.splitlines()[2:]]


def people(store: Store) -> list[KeyFigure]:
    return [record.item for record in list_key_figures(store, today())]


@pytest.mark.page_flow
def test_the_example_can_be_loaded_and_taken_away(store: Store) -> None:
    app = opened()
    assert "Er zijn nog geen sleutelfiguren" in shown(app)
    assert "werkt met rollen en organisaties, niet met namen" in shown(app)
    press(app, "Laad voorbeeldmensen: voorbeeld (verzonnen)")
    assert len(people(store)) == 17
    assert len(table(app, "Rol en organisatie |")) == 17
    press(app, "Haal de voorbeeldmensen weg")
    assert people(store) == []


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("place", ["GM0202", "WK036301", "BU02020338", "GM0003"])
def test_the_page_stands_for_every_kind_of_place(place: str) -> None:
    app = opened(place)
    if place in ("WK036301", "GM0003"):  # nobody of the example works there
        app = with_elsewhere(app, place)
    assert [one.value for one in at(2, app).header][:2] == ["Sleutelfiguren", "Wat moet de coalitie dekken?"]
    assert "None" not in shown(app)


@pytest.mark.page_flow
def test_a_role_can_be_added_and_a_name_is_refused(store: Store) -> None:
    app = opened()
    app.text_input(key="nieuw/role").set_value("bel mevrouw Jansen")
    press(app, "Voeg toe")
    assert "Schrijf hier alleen een rol" in shown(app)
    assert app.text_input(key="nieuw/role").value == "bel mevrouw Jansen"
    app.text_input(key="nieuw/role").set_value("bibliothecaris *1*")
    app.multiselect(key="nieuw/groups").set_value(["ouderen"])
    press(app, "Voeg toe")
    [person] = people(store)
    assert (person.role, person.groups, person.areas) == ("bibliothecaris *1*", ("ouderen",), ("WK020218",))
    assert "bibliothecaris \\*1\\*" in next(one.value for one in app.markdown if one.value.startswith("Rol en"))


def test_a_person_in_a_role_is_asked_about_before_it_is_kept(store: Store) -> None:
    app = opened()
    app.text_input(key="nieuw/role").set_value("caissière bij Albert Heijn")
    press(app, "Voeg toe")
    assert "Dit lijkt op een naam, telefoonnummer of e-mailadres:** ‘Albert Heijn’" in shown(app)
    assert people(store) == []
    press(app, "Toch bewaren")
    [person] = people(store)
    assert person.role == "caissière bij Albert Heijn"
    fine(app.selectbox(key="te-wijzigen").set_value(person.id).run())
    app.text_input(key=f"wijzig-{person.id}/note").set_value("werkt samen met Jan Jansen")
    press(app, "Wijziging bewaren")
    assert people(store) == [person]
    press(app, "Weghalen en bewaren")
    assert people(store)[0].note == "werkt samen met"


def change(app: AppTest, note: str) -> AppTest:
    app.text_input(key=f"wijzig-{NURSE}/note").set_value(note)
    return press(app, "Wijziging bewaren")


def stored(store: Store, identifier: str = NURSE) -> Any:
    record = get_key_figure(store, identifier)
    assert record is not None
    return record


@pytest.mark.parametrize(("choice", "kept"), [("Bewaar deze keuze", "van mij"), ("Houd de andere", "van hen")])
@pytest.mark.page_flow
def test_two_who_change_the_same_person_lose_nothing(filled: Store, choice: str, kept: str) -> None:
    app = opened()
    fine(app.selectbox(key="te-wijzigen").set_value(NURSE).run())
    before = stored(filled)
    save_key_figure(filled, replace(before.item, note="van hen"), before.version)
    change(app, "van mij")
    assert "Iemand anders heeft dit intussen gewijzigd" in shown(app)
    assert both_versions(app) == ["**Toelichting**", "Uw versie: van mij", "Versie van de ander: van hen"]
    press(app, choice)
    assert stored(filled).item.note == kept


@pytest.mark.page_flow
def test_what_was_typed_survives_that_another_deleted_the_person(filled: Store) -> None:
    app = opened()
    fine(app.selectbox(key="te-wijzigen").set_value(NURSE).run())
    delete_key_figure(filled, NURSE, stored(filled).version)
    change(app, "van mij")
    assert "verwijderd" in shown(app)
    press(app, "Terughalen en mijn versie bewaren")
    assert (stored(filled).item.note, stored(filled).deleted) == ("van mij", None)


@pytest.mark.page_flow
def test_who_was_erased_for_good_is_not_put_back_by_an_open_form(filled: Store) -> None:
    app = opened()
    fine(app.selectbox(key="te-wijzigen").set_value(NURSE).run())
    erase_person(filled, NURSE)
    change(app, "van mij")
    assert "Dit is intussen voorgoed gewist" in shown(app)
    assert "Terughalen en mijn versie bewaren" not in [one.label for one in app.button]
    assert app.text_input(key=f"wijzig-{NURSE}/note").value == "van mij"
    press(app, "Verwijderd laten")
    assert get_key_figure(filled, NURSE) is None


def test_a_line_break_in_a_role_leaves_the_tables_whole(store: Store) -> None:
    broken = KeyFigure("a", "kapper\n\nman\n===", groups=("ouderen",), phases=("signaleren",), areas=("WK020218",))
    add_key_figure(store, broken)
    assert table(opened(), "Rol en organisatie |")[0][0] == "kapper man ==="


@pytest.mark.page_flow
def test_a_deleted_role_can_be_brought_back(filled: Store) -> None:
    app = opened()
    fine(app.selectbox(key="te-wijzigen").set_value(NURSE).run())
    press(app, "Verwijder deze rol")
    assert len(people(filled)) == 16
    press(app, "Haal terug: wijkverpleegkundige")
    assert len(people(filled)) == 17


@pytest.mark.usefixtures("filled")
def test_the_best_coalition_and_what_each_member_brings() -> None:
    app = at(2, with_elsewhere(opened()))
    assert "33 behoeften tellen mee**: 13 moet, 18 graag, 2 mag." in shown(app)
    press(app, "Reken uit")
    best = table(app, "Coalitie |")
    assert best[0][1:3] == ["160 van 173 (92%)", "bewezen beste"]
    assert len(best) == 3
    press(app, "Kies coalitie 1")
    assert "**Gedekt gewicht: 160 van 173 (92%)**" in shown(app)
    brings = table(app, "Lid |")
    assert [row[2] for row in brings] == ["27", "42", "24", "3", "9", "12"]
    members = field(at(3, at(3, app)), "multiselect", "opzet-WK020218-leden")
    fine(members.set_value(members.value[:-1]).run())
    assert "**Gedekt gewicht: 148 van 173 (86%)**" in shown(app)


@pytest.mark.usefixtures("filled")
def test_a_weight_counts_at_once_and_makes_an_answer_old() -> None:
    app = at(2, press(opened(step=3), "Reken uit"))
    radio = next(radio for radio in app.radio if radio.label == "kennis uit onderzoek")
    fine(radio.set_value("niet meenemen").run())
    assert "32 behoeften tellen mee**: 13 moet, 17 graag, 2 mag." in shown(app)
    assert "Reken opnieuw uit" in shown(at(3, app))


def test_conditions_that_clash_are_named_by_role(filled: Store) -> None:
    app = at(2, opened())
    labels = {person.id: person.label for person in people(filled)}
    app.number_input(key="opzet-WK020218-van").set_value(1)
    app.number_input(key="opzet-WK020218-tot").set_value(1)
    app.multiselect(key="opzet-WK020218-erin").set_value([NURSE, "voorbeeld-sf-02"])
    for voice in ("bewoner", "ervaring", "opbouwwerker", "kanten"):
        app.checkbox(key=f"opzet-WK020218-{voice}").uncheck()
    press(app, "Reken uit")
    assert f"Deze voorwaarden gaan niet samen: hoogstens 1 lid; erin moet: ‘{labels[NURSE]}’" in shown(app)


def test_nobody_who_can_do_it_becomes_a_profile(store: Store) -> None:
    load_example(store, load_method())
    add_key_figure(store, KeyFigure("a", "kapper", groups=("ouderen",), phases=("signaleren",), areas=("WK020218",)))
    app = opened(step=3)
    assert "zoek iemand" not in shown(app)
    told = shown(press(app, "Reken uit"))
    assert "- zoek iemand die kennis uit onderzoek inbrengt" in told
    assert "- zoek iemand die gevoel heeft met de groep ‘Krap bij kas’ en iets doet in de fases" in told


@pytest.mark.usefixtures("filled")
def test_size_and_conditions_have_their_price() -> None:
    app = opened()
    with_elsewhere(app)
    press(app, "Toon de dekking per grootte")
    curve = {row[0]: row[1:] for row in table(app, "Grootte |")}
    assert curve["hoogstens 3 leden"][0] == "103 van 173 (60%)"
    assert curve["hoogstens 5 leden"] == ["151 van 173 (87%)", "bewezen beste; een lid erbij brengt duidelijk minder"]
    press(app, "Toon wat elke voorwaarde kost")
    prices = dict(table(app, "Voorwaarde |"))
    assert prices["minstens één lid namens de overheid"] == "3"
    assert prices["minstens één bewoner"] == "kost niets"


@pytest.mark.page_flow
def test_a_chosen_coalition_is_a_network_and_is_kept_with_its_reason(filled: Store) -> None:
    app = at(4, press(press(opened(), "Reken uit"), "Kies coalitie 1"))
    told = shown(app)
    assert "langs ‘opbouwwerker, welzijnsorganisatie (verzonnen)’: bij 70% van de paren" in told
    assert "Balans: 4 formeel en 2 informeel." in told
    groups = {row[0]: row[1:] for row in table(app, "Doelgroep |")}
    assert groups["Alleenwonenden"][:3] == ["◐ enige schakel: 3, met ervaring", "● 2 en 3, met ervaring", "○ niemand"]
    assert len(table(app, "Les of voorwaarde |")) == 8
    members = field(at(3, app), "multiselect", "opzet-WK020218-leden")
    fine(members.set_value(members.value[:-1]).run())
    app.text_input(key="coalitie/name").set_value("Malburgen, proef")
    app.text_input(key="coalitie/reason").set_value("het onderzoek komt later van Jan Jansen")
    press(app, "Coalitie bewaren")
    assert list_coalitions(filled) == ()
    app.text_input(key="coalitie/reason").set_value("het onderzoek komt later")
    press(app, "Coalitie bewaren")
    [record] = list_coalitions(filled, "WK020218")
    assert record.item.covered
    assert set(record.item.covered) < {need.about for need in record.item.needs}
    assert "Gedekt gewicht op die dag: " in shown(at(5, app))
    assert (record.item.reason, len(record.item.members)) == ("het onderzoek komt later", 5)
    assert (len(record.item.advised), record.item.chosen_on) == (6, today())
    assert "5 leden. Anders dan het advies. Reden: het onderzoek komt later" in shown(app)
    app.text_input(key=f"bijeenkomst-{record.id}/question").set_value("Hoe bereiken wij jongeren?")
    press(app, "Bijeenkomst bewaren")
    [meeting] = list_meetings(filled, record.id)
    assert meeting.item.question == "Hoe bereiken wij jongeren?"
    press(app, "Wijzig of verwijder deze coalitie")
    press(app, "Verwijder deze coalitie")
    assert list_coalitions(filled) == ()


@pytest.mark.page_flow
def test_a_tie_can_be_entered_and_taken_back(filled: Store) -> None:
    app = at(4, press(press(opened(), "Reken uit"), "Kies coalitie 1"))
    before = len(list_ties(filled))
    for strength, count in (("licht", before + 1), ("geen band", before)):
        app.selectbox(key="band-De een").set_value("voorbeeld-sf-16")
        app.selectbox(key="band-De ander").set_value("voorbeeld-sf-05")
        app.radio(key="band-soort").set_value(strength)
        press(app, "Band bewaren")
        assert len(list_ties(filled)) == count


def test_measures_of_the_network_stay_away_until_there_is_a_tie(filled: Store) -> None:
    for tie in (record.item for record in list_ties(filled)):
        clear_tie(filled, tie.one, tie.other)
    app = at(4, press(press(opened(), "Reken uit"), "Kies coalitie 1"))
    told = shown(app)
    assert "Er zijn tussen deze mensen nog geen banden ingevuld." in told
    assert "Wegen tussen anderen" not in told and "brug" not in told.lower()
    members = field(app, "multiselect", "opzet-WK020218-leden").value
    set_tie(filled, Tie(members[0], members[1], "sterk"))
    assert "Wegen tussen anderen langs dit lid" in shown(fine(app.run()))


def test_each_coalition_that_is_shown_is_advice(filled: Store) -> None:
    app = press(press(opened(), "Reken uit"), "Kies coalitie 2")
    assert "anders dan het advies. Dat is heel gewoon" not in shown(app)
    app.text_input(key="coalitie/name").set_value("Malburgen, de tweede")
    press(app, "Coalitie bewaren")
    [record] = list_coalitions(filled, "WK020218")
    assert set(record.item.advised) == {member.id for member in record.item.members}
    assert "leden. Gelijk aan het advies." in shown(at(5, app))
