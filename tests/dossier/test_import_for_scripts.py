"""Every row of a list has one outcome, none vanishes, and none is lost for one cell."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from tests.databases import store_in_memory
from tests.store.files import csv_file, saved
from wijk.domain.method import Method
from wijk.dossier.areas import area_scope
from wijk.dossier.given_answers import GivenAnswers, read_answers
from wijk.dossier.import_for_scripts import import_for_scripts
from wijk.figures.places import Places
from wijk.store.common.errors import FileError
from wijk.store.database.connection import Store
from wijk.store.importing.area_scope import AreaScope
from wijk.store.importing.layout import ImportContext
from wijk.store.initiatives.layout import INITIATIVE_LAYOUT
from wijk.store.initiatives.queries import list_initiatives

ARNHEM = AreaScope("GM0202", {"WK020220": "Elden", "WK020201": "Centrum"})
NOTHING = GivenAnswers()


@pytest.fixture
def store() -> Store:
    return store_in_memory()


def planned(
    store: Store, content: bytes, method: Method, given: GivenAnswers = NOTHING, **more: bool
) -> dict[str, Any]:
    return import_for_scripts(store, content, method, ARNHEM, given, keep=more.get("keep", False))


@pytest.mark.published_method
def test_a_file_asks_its_questions_and_the_answers_are_taken(store: Store, method: Method) -> None:
    content = csv_file("Wat;Doelgroep;Wie\nKoffie;naasten;A\nEten;naasten;B\n")
    (question,) = planned(store, content, method)["questions"]
    assert (question["column"], question["value"], question["count"]) == ("Doelgroep", "naasten", 2)
    answers = {
        "answers": [{"column": "Doelgroep", "value": "naasten", "answer": ["mantelzorgers"]}],
        "columns": {"Wie": None},
    }
    document = planned(store, content, method, read_answers(answers))
    assert document["questions"] == []
    assert [(row["outcome"], row["groups"], row["organisation"]) for row in document["rows"]] == [
        ("new", ["mantelzorgers"], None)
    ] * 2


def test_a_list_without_a_name_asks_for_it_and_loses_no_row(store: Store, method: Method) -> None:
    content = csv_file("Naam;Telefoon;Adres\nKoffie;06-12345678;Laan 1\n")
    document = planned(store, content, method)
    assert [row["outcome"] for row in document["rows"]] == ["question"]
    assert "Naam" in document["questions"][0]["guesses"]
    with pytest.raises(FileError, match="Kies de kolom"):
        planned(store, content, method, keep=True)
    answered = planned(store, content, method, read_answers({"columns": {"Naam": "name"}}))
    assert [(row["outcome"], row["name"]) for row in answered["rows"]] == [("new", "Koffie")]


def test_storing_does_what_was_shown_and_asks_about_persons_first(store: Store, method: Method) -> None:
    content = csv_file("Activiteit;Omschrijving\nKoffie;bel 06-12345678\nEten;samen\n")
    with pytest.raises(FileError, match="In 1 rijen"):
        planned(store, content, method, keep=True)
    assert list_initiatives(store) == ()
    document = planned(store, content, method, read_answers({"persons": "remove"}), keep=True)
    assert document["stored"] == {"added": 2, "changed": 0, "conflicts": 0}
    assert {record.item.name: record.item.note for record in list_initiatives(store)} == {
        "Koffie": "bel",
        "Eten": "samen",
    }
    assert {
        row["outcome"] for row in planned(store, csv_file("Activiteit;Omschrijving\nEten;samen\n"), method)["rows"]
    } == {"same"}


LIST = csv_file("Naam;Doelgroep;Wijk\nKoffie;naasten;Elden\nEten;volk;Noordwest\n")


@pytest.mark.parametrize(
    ("document", "told"),
    [
        ([], "anders opgebouwd"),
        ({"kolommen": {}}, "kolommen is hier niet bekend"),
        ({"columns": []}, '"columns"'),
        ({"columns": {"Naam": 1}}, "Het veld van de kolom 'Naam'"),
        ({"columns": {"Naan": "name"}}, "De kolom 'Naan' staat niet in dit bestand. De kolommen zijn: Naam, Doelgroep"),
        ({"columns": {"Naam": "naam"}}, "'naam' is geen veld van een initiatief. Kies uit: id, name"),
        ({"header": "1"}, '"header" is het nummer'),
        ({"header": 12}, "Rij 12 is leeg of staat niet in dit bestand"),
        ({"persons": "misschien"}, '"persons" is "keep" of "remove"'),
        ({"rest": "ja"}, '"rest" is true of false'),
        ({"answers": {}}, '"answers" is geen lijst'),
        ({"answers": [{}]}, "In een antwoord ontbreekt column, value, answer"),
        ({"answers": [{"column": "Doelgroep", "value": "volk", "answer": [], "x": 1}]}, "x is hier niet bekend"),
        ({"answers": [{"column": "Doelgroep", "value": "volk", "answer": 3}]}, "geen tekst of lijst"),
        ({"answers": [{"column": "Doelgroep", "value": "volk", "answer": []}]}, "moet minstens één keuze zijn"),
        ({"answers": [{"column": "Doelgroep", "value": "volkk", "answer": "ouderen"}]}, "niet gevraagd naar 'volkk'"),
        ({"answers": [{"column": "Groep", "value": "volk", "answer": "ouderen"}]}, "niet gevraagd naar 'volk'"),
        ({"answers": [{"column": "Doelgroep", "value": "volk", "answer": "oudren"}]}, "kan niet 'oudren' zijn. Kies"),
        ({"answers": [{"column": "Wijk", "value": "Noordwest", "answer": "Noord"}]}, "kan niet 'Noord' zijn. Schrijf"),
        ({"answers": [{"column": "Wijk", "value": "Noordwest", "answer": ["GM0202", "WK020220"]}]}, "één keuze"),
    ],
)
def test_answers_that_can_not_be_are_told_and_nothing_is_stored(
    store: Store, method: Method, document: Any, told: str
) -> None:
    with pytest.raises(FileError, match=re.escape(told)):
        planned(store, LIST, method, read_answers(document), keep=True)
    assert list_initiatives(store) == ()


def test_an_answer_may_lead_to_a_question_that_was_answered_too(store: Store, method: Method) -> None:
    content = csv_file("Naam;Wijk;Kosten\nKoffie;Zuidwest;1\nKoffie;Elden;2\n")
    answers = [
        {"column": "Wijk", "value": "Zuidwest", "answer": "WK020220"},
        {"column": "Naam", "value": "Koffie", "answer": "samen"},
    ]
    document = planned(store, content, method, read_answers({"answers": answers}), keep=True)
    assert [row["outcome"] for row in document["rows"]] == ["new", "same"]
    assert [record.item.area for record in list_initiatives(store)] == ["WK020220"]


def test_where_the_column_names_stand_is_asked_and_no_row_is_taken_for_them(store: Store, method: Method) -> None:
    content = csv_file("Wandelen;beweging;Vereniging A;Park 12\nEten;ontmoeting;Stichting B;Laan 2\n")
    asked = planned(store, content, method)
    assert asked["questions"] == [{"column": "", "value": "header", "count": 2, "guesses": ["1", "0"]}]
    assert [(row["line"], row["outcome"]) for row in asked["rows"]] == [(1, "question"), (2, "question")]
    with pytest.raises(FileError, match='"header": 1 als het wel kolomnamen zijn'):
        planned(store, content, method, keep=True)
    answered = read_answers({"header": 0, "columns": {"kolom A": "name", "kolom C": "organisation"}})
    assert [
        (row["name"], row["organisation"]) for row in planned(store, content, method, answered, keep=True)["rows"]
    ] == [
        ("Wandelen", "Vereniging A"),
        ("Eten", "Stichting B"),
    ]
    names = read_answers({"header": 1, "columns": {"Wandelen": "name"}})
    assert [row["name"] for row in planned(store, content, method, names)["rows"]] == ["Eten"]


def test_persons_and_texts_that_are_cut_off_are_told_per_row(store: Store, method: Method) -> None:
    content = csv_file(f"Activiteit;Omschrijving\nKoffie;bel 06-12345678\nEten;{'woord ' * 800}\nLopen;samen\n")
    document = planned(store, content, method)
    assert document["questions"] == [{"column": "", "value": "persons", "count": 1, "guesses": ["remove", "keep"]}]
    assert [[message.partition(":")[0] for message in row["messages"]] for row in document["rows"]] == [
        ["Toelichting"],
        ["Toelichting"],
        [],
    ]
    first, second = (row["messages"][0] for row in document["rows"][:2])
    assert "telefoonnummer" in first and "ingekort" in second and "06-12345678" not in str(document)


def test_the_rest_of_a_row_is_kept_when_asked_and_the_next_time_too(store: Store, method: Method) -> None:
    content = csv_file("Activiteit;Thema;Soort\nKoffie;eten;sport\n")
    planned(store, content, method, read_answers({"rest": True}), keep=True)
    planned(store, csv_file("Activiteit;Thema;Soort\nLopen;buiten;sport\n"), method, keep=True)
    assert {record.item.name: record.item.note for record in list_initiatives(store)} == {
        "Koffie": "Thema: eten; Soort: sport",
        "Lopen": "Thema: buiten; Soort: sport",
    }


def test_the_name_of_a_sheet_is_the_area_of_its_rows(store: Store, method: Method, places: Places) -> None:
    book = Workbook()
    for title in ("Elden", "Centrum"):
        sheet = book.create_sheet(title)
        for row in (["Naam", "Adres"], ["Koffie", "Laan 1"]):
            sheet.append(row)
    document = import_for_scripts(store, saved(book), method, area_scope(places, "GM0202"), NOTHING, keep=False)
    assert [(row["sheet"], row["line"], row["area"]) for row in document["rows"]] == [
        ("Elden", 2, "WK020220"),
        ("Centrum", 2, "WK020201"),
    ]


def test_without_an_answer_on_persons_nothing_that_is_stored_is_taken_out(store: Store, method: Method) -> None:
    first = csv_file("Naam;Toelichting\nInloop;Bel 06-12345678\n")
    columns = {"Naam": "name"}
    planned(store, first, method, read_answers({"persons": "keep", "columns": columns}), keep=True)
    planned(store, csv_file("Naam;Kosten\nInloop;gratis\n"), method, read_answers({"columns": columns}), keep=True)
    [record] = list_initiatives(store)
    assert (record.item.note, record.item.costs) == ("Bel 06-12345678", "gratis")


def test_a_script_is_told_which_texts_are_cut_and_how_many_rows_name_persons(store: Store, method: Method) -> None:
    content = csv_file(f"Activiteit;Omschrijving\nKoffie;{'lang ' * 900}\nEten;mail naar info@x.nl\nKoor;samen\n")
    document = planned(store, content, method)
    assert [row["cut_off"] for row in document["rows"]] == [True, False, False]
    assert "langer dan wij bewaren" in document["rows"][0]["messages"][-1]
    assert document["rows_naming_persons"] == 1


def test_the_example_in_the_recipe_is_one(method: Method) -> None:
    recipe = (Path(__file__).parents[2] / "docs" / "recipes" / "import-by-script.md").read_text(encoding="utf-8")
    given = read_answers(json.loads(recipe.partition("```json")[2].partition("```")[0]))
    assert (given.header, given.rest, given.persons, len(given.values)) == (3, True, False, 1)
    assert {target for target in given.columns.values() if target} <= set(
        ImportContext(INITIATIVE_LAYOUT, method).targets
    )
