"""The same or another thing: rows that are called the same, in a file and beside what is stored."""

import pytest

from tests.store.importing.files_to_import import outcomes, preview_of
from wijk.domain.initiative import Initiative
from wijk.domain.method import Method
from wijk.store.database.connection import Store
from wijk.store.importing.applying import apply_import
from wijk.store.importing.area_scope import AreaScope
from wijk.store.importing.questions import SAME_NAME
from wijk.store.initiatives.queries import add_initiative, list_initiatives

ARNHEM = AreaScope("GM0202", {"GM0202": "Arnhem", "WK020218": "Malburgen-Oost (Zuid)", "WK020201": "Centrum"})


def kept(store: Store) -> list[Initiative]:
    return [record.item for record in list_initiatives(store)]


@pytest.mark.parametrize(
    "text",
    [
        "Naam;Organisatie;Adres;Wijk\nInloop;A;Laan 1;WK020218\nInloop;A;Laan 2;WK020201\nInloop;A;Laan 3;WK020218\n",
        "Naam;Wijk;Omschrijving\nInloop;WK020218;op maandag\nInloop;WK020201;op dinsdag\n",
        "Naam;Organisatie;Website\nInloop;A;a.nl/1\nInloop;A;a.nl/2\n",
        "Naam;Organisatie;Projectcode\nInloop;A;P1\nInloop;A;P2\n",
    ],
)
def test_another_address_area_page_or_project_is_another_initiative(store: Store, method: Method, text: str) -> None:
    planned = preview_of(store, text, method, ARNHEM)
    assert set(outcomes(planned)) == {"nieuw"}
    [question] = planned.questions
    assert (question.about, question.open, question.count) == (SAME_NAME, False, len(planned.rows))
    apply_import(store, planned)
    assert len(kept(store)) == len(planned.rows)
    assert set(outcomes(preview_of(store, text, method, ARNHEM))) == {"ongewijzigd"}


def test_only_wholly_equal_rows_are_skipped_unasked(store: Store, method: Method) -> None:
    text = "Naam;Organisatie;Kosten\nInloop;A;gratis\nInloop;A;gratis\nInloop;A;€ 1\n"
    planned = preview_of(store, text, method, ARNHEM)
    assert [(row.action, row.same_as) for row in planned.rows] == [("nieuw", None), ("dubbel", 2), ("vraag", None)]
    [question] = planned.questions
    assert (question.value, question.rows, question.differs, question.open) == ("Inloop (A)", (2, 4), ("Kosten",), True)
    apply_import(store, planned)
    assert [one.costs for one in kept(store)] == ["gratis", "€ 1"]


@pytest.mark.parametrize(("answer", "rows", "costs"), [("apart", ["nieuw"] * 2, 2), ("samen", ["nieuw", "dubbel"], 1)])
def test_people_say_whether_rows_are_one_thing(
    store: Store, method: Method, answer: str, rows: list[str], costs: int
) -> None:
    text = "Naam;Organisatie;Doelgroep;Kosten\nInloop;A;ouderen;gratis\nInloop;A;mantelzorgers;€ 1\n"
    [question] = preview_of(store, text, method, ARNHEM).questions
    for expected in (rows, ["ongewijzigd" if row == "nieuw" else row for row in rows]):
        planned = preview_of(store, text, method, ARNHEM, {question.key: (answer,)})
        assert outcomes(planned) == expected
        apply_import(store, planned)
        assert len(kept(store)) == costs
    if answer == "samen":
        [one] = kept(store)
        assert (one.groups, one.costs) == (("ouderen", "mantelzorgers"), "gratis")
        assert one.note == "Kosten voor bezoekers (rij 3): € 1"


def test_rows_that_differ_only_in_what_is_not_taken_over_are_asked_about(store: Store, method: Method) -> None:
    text = "Naam;Organisatie;Jaar\nTaalmaatjes;A;2023\nTaalmaatjes;A;2024\n"
    planned = preview_of(store, text, method, ARNHEM)
    assert outcomes(planned) == ["nieuw", "vraag"]
    assert planned.questions[0].guesses[0] == "samen"


def test_another_address_than_what_is_stored_is_another_initiative(store: Store, method: Method) -> None:
    add_initiative(store, Initiative("a", "Inloop", "A", area="GM0202", address="Laan 1"))
    assert outcomes(preview_of(store, "Naam;Organisatie;Adres\nInloop;A;Laan 2\n", method, ARNHEM)) == ["nieuw"]
    apply_import(store, preview_of(store, "Naam;Organisatie;Adres\nInloop;A;Laan 2\n", method, ARNHEM))
    assert [one.address for one in kept(store)] == ["Laan 1", "Laan 2"]
    assert outcomes(preview_of(store, "Naam;Organisatie;Adres\nInloop;A;laan  1\n", method, ARNHEM)) == ["wijzigt"]


def test_a_row_without_an_address_means_the_only_one_of_that_name(store: Store, method: Method) -> None:
    add_initiative(store, Initiative("a", "Inloop", "A", area="WK020218", address="Laan 1"))
    text = "Naam;Organisatie;Kosten\nInloop;A;gratis\n"
    assert outcomes(preview_of(store, text, method, ARNHEM)) == ["wijzigt"]
    add_initiative(store, Initiative("b", "Inloop", "A", area="WK020218", address="Laan 2"))
    assert outcomes(preview_of(store, text, method, ARNHEM)) == ["nieuw"]


def test_one_name_at_two_thousand_addresses_is_one_question(store: Store, method: Method) -> None:
    rows = "\n".join(f"Inloop;A;Laan {number}" for number in range(2_000))
    planned = preview_of(store, f"Naam;Organisatie;Adres\n{rows}\n", method, ARNHEM)
    assert (set(outcomes(planned)), len(planned.questions)) == ({"nieuw"}, 1)
