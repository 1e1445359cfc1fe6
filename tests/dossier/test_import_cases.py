"""The 45 small files that stand for the kinds of lists people have: what each must become, by its whole expectation."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.databases import store_in_memory
from wijk.domain.initiative import Initiative
from wijk.domain.method import Method
from wijk.dossier.given_answers import GivenAnswers, read_answers
from wijk.dossier.import_for_scripts import import_for_scripts
from wijk.dossier.import_scope import import_scope
from wijk.figures.places import Places
from wijk.opendata.snapshot import Snapshot
from wijk.store.common.errors import FileError
from wijk.store.database.connection import Store
from wijk.store.importing.layout import ImportContext
from wijk.store.initiatives.layout import INITIATIVE_LAYOUT
from wijk.store.initiatives.queries import list_initiatives
from wijk.store.spreadsheets.cell_values import shown
from wijk.store.spreadsheets.reading import read_sheets

pytestmark = pytest.mark.slow

FILES = {
    path.name[:2]: path for path in sorted((Path(__file__).parent / "import_cases").iterdir()) if path.stem[-2:] != "-b"
}
SECOND = Path(__file__).parent / "import_cases" / "03-tweede-gemeente-b.csv"
KEEP = GivenAnswers(persons=True)
Document = dict[str, Any]
Told = Callable[..., Document]
Kept = Callable[[str], list[Initiative]]
# What each file becomes: the gemeente that is chosen, and per row its outcome and name.
ROWS: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "01": ("GM0202", [("new", "Inloop")] * 3),
    "02": ("GM0202", [("new", "Inloop")] * 2),
    "03": ("GM0202", [("new", "Inloop")]),
    "04": ("", [("new", "Project Een"), ("new", "Project Twee"), ("new", "Project Drie")]),
    "05": ("", [("new", "Wandelen"), ("new", "Project Eten"), ("new", "Koffie")]),
    "06": ("", [("question", name) for name in ("Voorbeeld Een", "Voorbeeld Twee", "Geld op orde", "Voorbeeld Vier")]),
    "07": ("", [("new", "Inloop"), ("new", "Eten"), ("new", "Wandelen")]),
    "08": ("", [("new", f"Voorbeeld {number}") for number in range(1, 5)]),
    "09": ("", [("new", "Inloop"), ("new", "Eten"), ("new", "Wandelen")]),
    "10": ("", [("new", "Inloop"), ("new", "Eten")]),
    "11": ("", [("question" if name in "CFGJ" else "new", name) for name in "ABCDEFGHIJ"]),
    "12": ("", [("question", "A"), ("new", "B"), ("question", "C")]),
    "13": ("GM0363", [("question", "Inloop")]),
    "14": ("GM0202", [("new", "Inloop"), ("new", "Eten"), ("new", "Wandelen"), ("new", "Kaarten")]),
    "15": ("GM0518", [("new", "Inloop")]),
    "16": ("GM0202", [("new", "Inloop"), ("new", "Eten")]),
    "17": ("GM0363", [("faulty", "Inloop"), ("new", "Eten"), ("new", "Wandelen")]),
    "18": ("GM0202", [("new", "Inloop")]),
    "19": ("GM0202", [("new", "Inloop")]),
    "20": ("", [("new", name) for name in "ABCDE"]),
    "21": ("", [("new", name) for name in "ABCDEF"]),
    "22": ("", [("new", "Inloop"), ("new", "Eten"), ("new", "Wandelen")]),
    "23": ("", [("new", "Inloop"), ("new", "Eten")]),
    "24": ("", [("new", "Inloop"), ("new", "Eten")]),
    "25": ("", [("new", "Wandelgroep"), ("new", "Kaarten")]),
    "26": ("", [("new", "Project Een"), ("new", "Project Twee")]),
    "27": ("", [("new", "Inloop")]),
    "28": ("", [("new", "Inloop")]),
    "29": ("", [("new", "Organisatie A")]),
    "30": ("", [("new", "Inloop")]),
    "31": ("", [("question", name) for name in ("Koffie-inloop", "Samen eten", "Wandelen", "Breien", "Schaken")]),
    "32": ("", [("new", "Koffie-inloop"), ("new", "Samen eten")]),
    "33": (
        "",
        [("heading", "WIJK NOORD"), ("new", "Inloop"), ("heading", "WIJK ZUID"), ("new", "Eten")]
        + [("heading", "Totaal"), ("heading", "Bron: gemeente, peildatum 1-1-2024")],
    ),
    "34": ("", [("new", "Koffie-inloop"), ("new", "Samen eten")]),
    "35": ("", [("new", "Koffie-inloop"), ("new", "Samen eten")]),
    "37": ("", [("new", "Koffie-inloop"), ("new", "Samen eten")]),
    "38": ("", [("new", "Inloop"), ("new", "Eten")]),
    "40": ("", [("new", "Café België"), ("new", "Oud café")]),
    "41": ("", [("new", "Café België")]),
    "42": ("", [("new", "Inloop")]),
    "43": ("", [("new", "Inloop")]),
    "44": ("", [("new", "Inloop")]),
    "45": ("", [("new", "A"), ("new", "B")]),
}
ROW = {
    *("line", "sheet", "outcome", "name", "organisation", "area", "groups", "phases", "latitude", "longitude"),
    *("last_confirmed", "messages"),
}
REFUSED = {"36": "formule zonder uitkomst.*Open het bestand één keer in Excel", "39": "Dit is een webpagina"}


@pytest.fixture(scope="module")
def told(snapshot: Snapshot, places: Places, method: Method) -> Told:
    """What a file would do where the case says that it is brought, and, in Arnhem, what it leaves behind."""

    def document(case: str, store: Store | None = None, *, place: str | None = None, keep: bool = False) -> Document:
        chosen = ROWS[case][0] if place is None else place
        scope = import_scope(snapshot, places, chosen)
        content = FILES[case].read_bytes()
        return import_for_scripts(store or store_in_memory(), content, method, scope, KEEP, keep=keep)

    return document


@pytest.fixture(scope="module")
def kept(told: Told) -> Kept:
    """What is stored of a file, in the gemeente of its case or else in Arnhem, in the order of the file."""

    def items(case: str) -> list[Initiative]:
        store = store_in_memory()
        document = told(case, store, place=ROWS[case][0] or "GM0202", keep=True)
        stored = [record.item for record in list_initiatives(store)]
        named = [row["name"] for row in document["rows"]]
        return sorted(stored, key=lambda item: named.index(item.name))

    return items


def test_every_case_is_tested() -> None:
    assert sorted({*ROWS, *REFUSED}) == sorted(FILES) == [f"{number:02}" for number in range(1, 46)]


@pytest.mark.published_method
@pytest.mark.parametrize("case", ROWS)
def test_the_rows_of_each_case(case: str, told: Told) -> None:
    document = told(case)
    assert [(row["outcome"], row["name"]) for row in document["rows"]] == ROWS[case][1]
    assert set(document) >= {"sheets", "header_row", "lines_above", "columns", "left_out", "questions", "rows"}
    assert [one for one in document["rows"] if not set(one) >= ROW] == []
    assert [one for one in document["questions"] if list(one) != ["column", "value", "count", "guesses"]] == []
    assert [one for one in document["left_out"] if list(one) != ["column", "reason"]] == []
    json.dumps(document)


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_says_what_to_do(case: str, method: Method) -> None:
    with pytest.raises(FileError, match=REFUSED[case]):
        import_for_scripts(
            store_in_memory(),
            FILES[case].read_bytes(),
            method,
            ImportContext(INITIATIVE_LAYOUT, method).areas,
            KEEP,
            keep=False,
        )


def areas(document: Document) -> list[str | None]:
    return [row["area"] for row in document["rows"]]


def reasons(document: Document) -> dict[str, str]:
    return {one["column"]: one["reason"] for one in document["left_out"]}


def test_the_list_of_a_second_gemeente_adds_to_the_first(
    snapshot: Snapshot, places: Places, method: Method, told: Told
) -> None:
    store = store_in_memory()
    told("03", store, keep=True)
    scope = import_scope(snapshot, places, "GM0307")
    second = import_for_scripts(store, SECOND.read_bytes(), method, scope, KEEP, keep=True)
    assert [row["outcome"] for row in second["rows"]] == ["new"]
    assert {(record.item.area, record.item.address) for record in list_initiatives(store)} == {
        ("WK020218", "Laan 1"),
        ("WK030719", "Laan 2"),
    }


def test_what_is_called_the_same_elsewhere_is_another(told: Told, kept: Kept) -> None:
    assert areas(told("01")) == ["WK020218", "WK020201", "WK020202"]
    assert {item.address for item in kept("01")} == {"Laan 1", "Laan 2", "Laan 3"}
    assert areas(told("02")) == ["WK020218", "WK020201"]
    assert {row["organisation"] for row in told("04")["rows"]} == {"Stichting Voorbeeld"}


def test_the_first_line_is_the_header(told: Told) -> None:
    assert [(told(case)["header_row"], told(case)["lines_above"]) for case in ("05", "06", "33")] == [
        (1, 0),
        (1, 0),
        (3, 1),
    ]


def test_cells_are_separated_where_the_header_is(told: Told, kept: Kept) -> None:
    assert [list(told(case)["columns"]) for case in ("07", "08", "09", "10")] == [
        ["Naam", "Adres"],
        ["Naam", "Toelichting", "Adres"],
        ["Naam", "Dagen"],
        ["Naam", "Adres", "Toelichting"],
    ]
    assert [item.address for item in kept("07")] == [f"Laan {number}, 1234 AB, Plaats" for number in (1, 2, 3)]
    assert [(item.note.count("\n"), item.address) for item in kept("08")] == [(4, f"Laan {n}") for n in range(1, 5)]
    assert [item.times for item in kept("09")] == [
        ("maandag", "dinsdag", "woensdag"),
        ("maandag", "dinsdag", "donderdag"),
        ("woensdag", "vrijdag", "zaterdag"),
    ]
    assert [(item.address, item.note) for item in kept("10")] == [
        ("Laan 1, Plaats", "thee, koffie"),
        ("Laan 2, Plaats", "soep"),
    ]


@pytest.mark.published_method
def test_unknown_groups_are_asked_once_and_what_is_known_counts(
    told: Told, kept: Kept, snapshot: Snapshot, places: Places, method: Method
) -> None:
    document = told("11")
    asked = {one["value"]: one["count"] for one in document["questions"] if one["column"] == "Doelgroep"}
    assert asked == {"Volwassenen": 1, "naasten": 1, "Jeugd": 1, "vrouwen": 1}
    groups = {row["name"]: row["groups"] for row in document["rows"]}
    assert (groups["A"], groups["E"], groups["F"]) == (["ouderen"], ["ouderen"], ["mantelzorgers"])
    assert set(groups["I"]) == {"ouderen", "alleenwonenden"} and groups["B"] == ["ouderen"]
    assert [groups[name] for name in "DH"] == [[], []]
    notes = {item.name: item.note for item in kept("11")}
    assert [notes[name] for name in "CFGJ"] == [
        f"Doelgroep: {text}" for text in ("Volwassenen", "Mantelzorgers en naasten", "Jeugd", "vrouwen")
    ]
    answers = [{"column": "Doelgroep", "value": "Volwassenen", "answer": "iedereen"}]
    answers.append({"column": "Doelgroep", "value": "naasten", "answer": "mantelzorgers"})
    scope = import_scope(snapshot, places, "GM0202")
    content = FILES["11"].read_bytes()
    given = read_answers({"answers": answers})
    answered = import_for_scripts(store_in_memory(), content, method, scope, given, keep=False)
    assert {row["name"]: row["outcome"] for row in answered["rows"] if row["name"] in "CFGJ"} == {
        **{"C": "new", "F": "new"},
        **{"G": "question", "J": "question"},
    }


def test_ages_are_asked_whole(told: Told) -> None:
    document = told("12")
    assert [one["value"] for one in document["questions"] if one["column"] == "Doelgroep"] == ["46 t/m 85 jaar", "18+"]
    assert "'46 t/m 85 jaar'" in document["rows"][0]["messages"][0]
    assert document["rows"][1]["groups"] == ["ouderen"]


def test_areas_are_what_people_mean_and_never_part_of_a_name(told: Told, kept: Kept) -> None:
    asked = told("13")
    assert areas(asked) == ["GM0363"]
    [question] = asked["questions"]
    assert (question["value"], "WK0363FA" in question["guesses"][:1], len(question["guesses"]) > 1) == (
        "Nieuw-West",
        False,
        True,
    )
    assert areas(told("14")) == ["GM0202"] * 4
    assert areas(told("15")) == ["WK051836"]
    assert areas(told("16")) == ["GM0202"] * 2
    assert all("meer gebieden" in row["messages"][0] for row in told("16")["rows"])
    assert [item.note for item in kept("16")] == [
        "Wijk: Malburgen-Oost (Zuid); Centrum",
        "Wijk: WK020218, WK020201",
    ]
    codes = told("17")["rows"]
    assert "WK999999 bestaat niet" in codes[0]["messages"][0]
    assert (codes[1]["area"], codes[2]["area"]) == ("WK020218", "WK0363SD")
    assert "WK045700 is van een eerdere indeling" in codes[2]["messages"][0]
    assert areas(told("18")) == ["GM0202"]
    assert areas(told("19")) == ["BU02021801"]


def test_days_and_numbers_as_people_write_them(told: Told, kept: Kept) -> None:
    days = ["2026-05-13", "2026-05-01", "2026-01-01", "2026-05-13", "2025-05-13"]
    assert [row["last_confirmed"] for row in told("20")["rows"]] == days
    numbers = {item.name: (item.reach, item.note) for item in kept("21")}
    assert numbers == {
        "A": (25, ""),
        "B": (None, "Aantal deelnemers: 10-15"),
        "C": (25, ""),
        "D": (20, ""),
        "E": (None, "Aantal deelnemers: >30"),
        "F": (None, "Aantal deelnemers: 1,5"),
    }
    assert [row["messages"] != [] for row in told("21", place="GM0202")["rows"]] == [
        False,
        True,
        False,
        False,
        True,
        True,
    ]
    assert [row["last_confirmed"] for row in told("45")["rows"]] == ["2025-12-31", "2025-12-01"]
    assert "maand voorop" in told("45")["remarks"][0]


def test_points_of_any_kind_are_degrees_in_nederland(told: Told) -> None:
    points = [[(row["latitude"], row["longitude"]) for row in told(case)["rows"]] for case in ("22", "23")]
    assert points == [[(51.974178, 5.925689), (51.974178, 5.925689), (None, None)], [(51.96, 5.91), (None, None)]]
    assert [areas(told("22"))[0][:6], areas(told("23"))[0][:6]] == ["BU0202", "BU0202"]  # type: ignore[index]
    assert "maar één getal" in told("22")["rows"][2]["messages"][0]
    assert "0 en 0 is geen plek" in told("23")["rows"][1]["messages"][0]


def test_a_long_text_is_cut_and_told(told: Told, kept: Kept) -> None:
    rows = told("24")["rows"]
    assert [row["cut_off"] for row in rows] == [True, False]
    assert any("ingekort" in message for message in rows[0]["messages"])
    assert kept("24")[0].note.startswith("woord woord") and kept("24")[0].note.endswith("(ingekort)")


def test_columns_mean_what_they_say(told: Told, kept: Kept) -> None:
    assert {"Naam", "Telefoon"} <= reasons(told("25")).keys() and told("25")["columns"]["Activiteit"] == "name"
    assert "Naam aanvrager" in reasons(told("26"))
    links = ("link organisatie", "organization_id", "location_id")
    assert reasons(told("27")) == dict.fromkeys(links, "is een nummer of een link")
    assert [(item.organisation, item.address) for item in kept("27")] == [("", "")]
    assert [item.address for item in kept("28")] == ["Laan 1"]
    assert reasons(told("28")).keys() == {"Locatie toegankelijk", "Website locatie"}
    assert [(item.name, item.organisation) for item in kept("29")] == [("Organisatie A", "Organisatie A")]
    assert "ook als naam" in told("29")["remarks"][0]
    assert reasons(told("30")) == {"Capaciteit per week": "telt per week, niet per maand"}
    assert kept("30")[0].capacity_per_month is None


def test_sheets_are_one_list_and_hidden_ones_are_named(told: Told) -> None:
    document = told("31")
    assert [(sheet["title"], sheet["taken"]) for sheet in document["sheets"]] == [
        ("Centrum", True),
        ("Noord", True),
        ("Zuid", True),
    ]
    assert document["columns"]["Naam van het blad"] == "area"
    asked = {one["value"] for one in document["questions"] if one["column"] == "Naam van het blad"}
    assert asked == {"Centrum", "Noord", "Zuid"}
    assert [row["area"] for row in told("31", place="GM0202")["rows"]][:2] == ["WK020201"] * 2
    hidden = told("32")
    assert [(sheet["hidden"], sheet["taken"]) for sheet in hidden["sheets"]] == [(False, True), (True, False)]
    assert hidden["remarks"] == ["Dit blad is verborgen en wordt niet meegenomen: Oud (1 rij)."]


def test_files_of_other_programs_are_read(kept: Kept) -> None:
    names = [("Koffie-inloop", "Welzijn X"), ("Samen eten", "Welzijn Y")]
    assert [[(item.name, item.organisation) for item in kept(case)] for case in ("34", "35", "37")] == [names] * 3
    assert [item.address for item in kept("38")] == ["Laan 1, Arnhem", "Laan 2, Arnhem"]


def test_letters_and_codes_are_put_right_and_told(told: Told, kept: Kept) -> None:
    assert [item.organisation for item in kept("40")] == ["Coördinatie", "Organisatie B"]
    assert told("40")["remarks"][0].startswith("Op regel 3")
    assert [item.organisation for item in kept("41")] == ["Coördinatie"] and "dubbel gecodeerd" in told("41")[
        "remarks"
    ][0]
    assert [item.note for item in kept("42")] == ["Kom langs op maandag\nCafé & meer"]
    assert "webpagina" in told("42")["remarks"][0]


def test_contacts_are_told_with_the_choice_to_leave_them_out(
    method: Method, snapshot: Snapshot, places: Places
) -> None:
    content, scope = FILES["43"].read_bytes(), import_scope(snapshot, places, "GM0202")
    asked = import_for_scripts(store_in_memory(), content, method, scope, GivenAnswers(), keep=False)
    assert asked["questions"] == [{"column": "", "value": "persons", "count": 1, "guesses": ["remove", "keep"]}]
    assert [message.partition(":")[0] for message in asked["rows"][0]["messages"]] == ["Aanmelden", "Toelichting"]
    store = store_in_memory()
    import_for_scripts(store, content, method, scope, GivenAnswers(persons=False), keep=True)
    [record] = list_initiatives(store)
    assert not [one for one in ("06-00000000", "persoon@voorbeeld.nl") if one in str(record.item)]


def test_the_example_under_a_column_is_a_dutch_day(told: Told) -> None:
    [sheet] = read_sheets(FILES["44"].read_bytes())
    assert shown(sheet.lines[1].cells[1]) == "13-05-2026"
    assert told("44")["rows"][0]["last_confirmed"] == str(date(2026, 5, 13))
