"""Lists as municipalities keep them, each kind made small: which rows, under which columns, and what is told of it."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook

from tests.store.files import csv_file, saved, workbook
from wijk.domain.method import Method
from wijk.store.common.errors import FileError
from wijk.store.database.connection import Store
from wijk.store.importing.area_scope import AreaScope
from wijk.store.importing.derived_columns import NAME_COLUMN, rest_columns, with_rest
from wijk.store.importing.header import find_list, list_under
from wijk.store.importing.headings import taken_after_all
from wijk.store.importing.layout import ImportContext
from wijk.store.importing.left_out import CROSSED, left_out
from wijk.store.importing.mapping import guess_mapping
from wijk.store.importing.preview import Preview, preview_import
from wijk.store.importing.remembered_columns import recall_mapping, remember_mapping
from wijk.store.initiatives.layout import INITIATIVE_LAYOUT
from wijk.store.spreadsheets.cell_values import shown
from wijk.store.spreadsheets.reading import read_sheets
from wijk.store.spreadsheets.rows import RowList

ARNHEM = AreaScope("GM0202", {"WK020220": "Elden", "WK020201": "Centrum"})


def context_of(method: Method) -> ImportContext:
    return ImportContext(INITIATIVE_LAYOUT, method, ARNHEM)


def read(content: bytes, method: Method) -> RowList:
    return find_list(read_sheets(content), context_of(method))


def columns(content: bytes, method: Method) -> dict[str, str | None]:
    found = read(content, method)
    return dict(zip(found.headers, guess_mapping(found.headers, context_of(method), found.rows), strict=True))


def reasons(content: bytes, method: Method) -> dict[str, str]:
    found = read(content, method)
    mapping = guess_mapping(found.headers, context_of(method), found.rows)
    return {one.column: one.reason for one in left_out(found, mapping, context_of(method))}


def preview(store: Store, content: bytes, method: Method) -> Preview:
    found = read(content, method)
    mapping = guess_mapping(found.headers, context_of(method), found.rows)
    return preview_import(store, found, mapping, context_of(method))


def names(found: RowList) -> list[Any]:
    return [row.cells[0] for row in found.rows]


def book_of(**sheets: Sequence[Sequence[Any]]) -> Workbook:
    book = Workbook()
    for title, rows in sheets.items():
        sheet = book.create_sheet(title.replace("_", " "))
        for row in rows:
            sheet.append(list(row))
    book.remove(book["Sheet"])
    return book


@pytest.mark.parametrize(
    ("text", "row", "above", "rows"),
    [
        ("Naam;Soort;Door wie;Waar\nLopen;sport;Club;Park\nProject;x;Stichting B;Locatie C, wijk Noord\n", 1, 0, 2),
        ("naam;stadsdeel;wat;meer info\nGeld;OO;hulp;Aanmelden kan bij het loket\nKoor;OO;zang;x\n", 1, 0, 2),
        ("Overzicht van het aanbod, mei\n\nNaam;Adres\nKoffie;Laan 1, Arnhem\nEten;Laan 2, Arnhem\n", 3, 1, 2),
        ("Plaats;Arnhem;;;\nVersie;3;;;\nNaam;Wat;Adres;Wijk;Kosten\nA;x;Laan;Elden;2\nB;x;Laan;Elden;1\n", 3, 2, 2),
        ("Jaar;2024;Stand\nIn;dit;kader\nNaam;Adres;Wijk\nKoffie;Laan 1;Elden\nEten;Laan 2;Elden\n", 3, 2, 2),
    ],
)  # fmt: skip
def test_the_first_full_line_of_short_texts_is_the_header(
    method: Method, text: str, row: int, above: int, rows: int
) -> None:
    found = read(csv_file(text), method)
    assert (found.header_row, found.lines_above, len(found.rows), found.doubtful) == (row, above, rows, False)


@pytest.mark.parametrize(
    "text",
    [
        "Benaming;Type;Postcodegebied\nKoffie;x;6811\nEten;y;6812\n",
        "Benaming;Soort;Soort aanbieder\nSchaken;activiteit;stichting\nDammen;activiteit;stichting\n",
        "Benaming;Soort;Wie doet het\nSchaken;cursus;Club\nDammen;dienst;Club\n",
    ],
)
def test_a_row_whose_cells_happen_to_be_names_of_columns_is_no_header(method: Method, text: str) -> None:
    found = read(csv_file(text), method)
    assert (found.header_row, found.lines_above, found.doubtful) == (1, 0, True)


def test_a_header_in_two_lines_is_the_lower_one(method: Method) -> None:
    rows = (
        ["Naam", "Doelgroep", None, "Adres"],
        [None, "Ouderen", "Mantelzorgers", None],
        ["Koffie", "x", None, "Laan 1"],
    )
    found = read(workbook(*rows, ["Eten", None, "x", "Laan 2"], merged=["A1:A2", "B1:C1", "D1:D2"]), method)
    assert found.headers == ("Naam", "Ouderen", "Mantelzorgers", "Adres")


def test_a_file_without_column_names_is_asked_about_and_loses_no_row(method: Method) -> None:
    content = csv_file("Wandelen;beweging;Vereniging A;Park 12\nEten;ontmoeting;Stichting B;Laan 2\n")
    found = read(content, method)
    assert found.doubtful
    without = list_under(read_sheets(content)[0], None, context_of(method))
    assert (names(without), without.headers[:4], without.header_row) == (["Wandelen", "Eten"], ("",) * 4, 0)


@pytest.mark.parametrize(
    "text",
    [
        "Naam;Adres\nInloop;Laan 1, 1234 AB, Plaats\nEten;Laan 2, 1234 AB, Plaats\nLopen;Laan 3, 1234 AB, Plaats\n",
        'Naam;Adres\nInloop;"woord, woord\nwoord, woord\nwoord, woord"\nEten;"woord, woord\nwoord, woord"\nLopen;x\n',
        "Naam;Dagen\nInloop;ma|di|wo\nEten;ma|di|do\nLopen;wo|vr|za\n",
        'Naam, "Adres"\nInloop, "Laan 1, Plaats"\nEten, "Laan 2, Plaats"\nLopen, "soep"\n',
        "Naam\tAdres\nInloop\tLaan 1, a; b\nEten\tLaan 2, a; b\nLopen\tLaan 3, a; b\n",
    ],
)
def test_a_sign_that_the_header_lacks_does_not_separate(method: Method, text: str) -> None:
    found = read(csv_file(text), method)
    assert (names(found), len(found.headers)) == (["Inloop", "Eten", "Lopen"], 2)


def test_a_list_of_one_column_is_not_split_on_its_commas(method: Method) -> None:
    found = read(csv_file("Naam\nKoffie, thee en soep\nEten\nLopen, ook op zondag, met de hond\n"), method)
    assert names(found) == ["Koffie, thee en soep", "Eten", "Lopen, ook op zondag, met de hond"]


@pytest.mark.parametrize(
    ("headers", "rows", "expected"),
    [
        ("Naam;Telefoon;Activiteit;Locatie", "Iemand;000;Lopen;Park", {"Naam": None, "Activiteit": "name"}),
        ("Naam;E-mail;Adres", "Iemand;-;Laan 1", {"Naam": None, "E-mail": None, "Adres": "address"}),
        ("Naam aanvrager;Projectnaam;Jaar", "A;B;2024", {"Naam aanvrager": None, "Projectnaam": "name"}),
        (
            "naam;link organisatie;organization_id;location_id",
            "Inloop;https://voorbeeld.nl;17;4",
            {"naam": "name", "link organisatie": None, "organization_id": None, "location_id": None},
        ),
        (
            "Naam;Adres;Locatie toegankelijk;Website locatie",
            "Inloop;Laan 1;ja;www.voorbeeld.nl",
            {"Adres": "address", "Locatie toegankelijk": None, "Website locatie": None},
        ),
        ("Naam;Capaciteit per week", "Inloop;12", {"Capaciteit per week": None}),
        ("Naam;Capaciteit per maand", "Inloop;12", {"Capaciteit per maand": "capacity_per_month"}),
        (
            "Naam;Project;Organisatie",
            "Stichting;Een;A\nStichting;Twee;A\nStichting;Drie;A",
            {"Naam": "organisation", "Project": "name", "Organisatie": None},
        ),
        ("Naam;Laatst gecheckt;Werkt bij", "A;;", {"Laatst gecheckt": "last_confirmed", "Werkt bij": "organisation"}),
        ("Naam;Voor wie", "A;", {"Voor wie": "groups"}),
        ("Uw naam;Naam van uw initiatief", "Jan;A", {"Uw naam": None, "Naam van uw initiatief": "name"}),
        (
            "Wat is de naam van het initiatief in de wijk?;In welke wijk is het?",
            "A;B",
            {"Wat is de naam van het initiatief in de wijk?": "name", "In welke wijk is het?": "area"},
        ),
        ("Naam;Gemeente;Wijk", "A;Arnhem;Elden", {"Gemeente": "area", "Wijk": "area"}),
        (
            "Naam;Locatie coördinaten;Uitvoeringslocatie;Datum laatste controle",
            "A;;;",
            {"Locatie coördinaten": "latitude", "Uitvoeringslocatie": "address"}
            | {"Datum laatste controle": "last_confirmed"},
        ),
        ("Naam;Bijgewerkt", "A;", {"Bijgewerkt": "last_confirmed"}),
        (
            "Naam;Status;Taal;Leeftijd vanaf;Leeftijd tot;Dagen",
            "A;;;;;",
            {"Status": "status", "Taal": "languages", "Leeftijd vanaf": "age_from", "Leeftijd tot": "age_to"}
            | {"Dagen": "times"},
        ),
        ("Naam;Straat;Nr", "A;Laan;1", {"Straat": "address", "Nr": "address"}),
        ("Nr;Naam;Straat", "1;A;Laan", {"Nr": None, "Straat": "address"}),
        ("Kosten activiteit;Naam activiteit", "2;A", {"Kosten activiteit": "costs", "Naam activiteit": "name"}),
        ("Naam;Startdatum activiteit", "A;1-1-2026", {"Startdatum activiteit": None}),
    ],
)  # fmt: skip
def test_what_a_column_is_about(method: Method, headers: str, rows: str, expected: dict[str, str | None]) -> None:
    found = columns(csv_file(f"{headers}\n{rows}\n"), method)
    assert expected.items() <= found.items(), found


def test_a_column_of_persons_is_never_the_initiative(method: Method) -> None:
    text = "Naam;Wat\nJan de Vries;Lopen\nFatima el Amrani;Eten\nA. Jansen;Koor\nmevrouw Bakker;Kaarten\n"
    assert columns(csv_file(text), method) == {"Naam": None, "Wat": "name"}
    assert reasons(csv_file(text), method)["Naam"] == "gaat over een persoon of over contactgegevens"


def test_every_column_that_is_not_taken_over_is_named_with_why(method: Method) -> None:
    text = "Naam;Naam;Soort;Telefoon;Website;Capaciteit per week;Leeg;\nA;B;sport;06-12345678;www.b.nl;3;;x\n"
    assert reasons(csv_file("Activiteit" + text[4:]), method) == {
        "Naam": "'Naam' komt al uit de kolom 'Activiteit'",
        "Soort": "niet herkend",
        "Telefoon": "gaat over een persoon of over contactgegevens",
        "Website": "is een nummer of een link",
        "Capaciteit per week": "telt per week, niet per maand",
        "Leeg": "is leeg",
        "kolom H": "niet herkend",
    }


def test_a_list_of_organisations_is_an_initiative_for_each_and_says_so(store: Store, method: Method) -> None:
    planned = preview(store, csv_file("Organisatie;Adres\nA;Laan 1\nB;Laan 2\n"), method)
    assert [(row.item.name, row.item.organisation) for row in planned.rows] == [("A", "A"), ("B", "B")]
    assert planned.found and NAME_COLUMN in planned.found.headers
    assert "ook als naam" in planned.found.remarks[0]


def test_several_columns_make_one_address(store: Store, method: Method) -> None:
    text = "Naam;Straat;Huisnummer;Postcode;Plaats\nA;Laan;12a;1234 AB;Arnhem\n"
    (row,) = preview(store, csv_file(text), method).rows
    assert row.item.address == "Laan 12a, 1234 AB Arnhem"


def test_sheets_with_the_same_columns_are_one_list_with_the_name_of_the_sheet_as_area(
    store: Store, method: Method
) -> None:
    rows = {
        "Elden": [["Naam", "Adres"], ["A", "Laan 1"]],
        "Centrum": [["Adres", "Naam", "Kosten"], ["Laan 2", "B", "gratis"]],
    }
    planned = preview(store, saved(book_of(**rows, Leeswijzer=[["Uitleg"], ["Lees dit"]])), method)
    assert [(row.item.name, row.item.area, row.item.address, row.item.costs) for row in planned.rows] == [
        ("A", "WK020220", "Laan 1", ""),
        ("B", "WK020201", "Laan 2", "gratis"),
    ]
    assert planned.found and planned.found.together == ("Elden", "Centrum")
    assert planned.found.remarks == ("Dit blad heeft andere kolommen en wordt niet meegenomen: Leeswijzer (1 rij).",)


def test_the_name_of_a_sheet_is_an_area_where_a_column_is_empty(store: Store, method: Method) -> None:
    rows: list[list[Any]] = [["Naam", "Wijk"], ["A", "Elden"], ["B", None]]
    sheets = book_of(Zomer=rows, Centrum=[rows[0], ["C", "Elden"], ["D", None], ["E", "Nergens"]])
    planned = preview(store, saved(sheets), method)
    assert [(row.item.name, row.item.area) for row in planned.rows] == [
        *(("A", "WK020220"), ("B", "GM0202"), ("C", "WK020220"), ("D", "WK020201"), ("E", "GM0202")),
    ]
    assert [one.value for one in planned.questions] == ["Nergens"]


def test_ages_say_for_whom_a_row_is_where_no_group_does(store: Store, method: Method) -> None:
    text = "Naam;Doelgroep;Leeftijd\nA;mantelzorgers;18+\nB;;55+\nC;ouderen;\n"
    planned = preview(store, csv_file(text), method)
    assert [(row.item.groups, row.item.note) for row in planned.rows] == [
        (("mantelzorgers",), "Leeftijd: 18+"),
        (("ouderen",), ""),
        (("ouderen",), ""),
    ]
    assert planned.questions == ()


def test_a_hidden_sheet_is_named_and_not_taken(method: Method) -> None:
    book = book_of(
        Actueel=[["Naam", "Adres"], ["A", "Laan 1"]], Oud=[["Naam", "Adres", "Doelgroep"], ["B", "x", "Ouderen"]]
    )
    book["Oud"].sheet_state = "hidden"
    found = read(saved(book), method)
    assert names(found) == ["A"]
    assert found.remarks == ("Dit blad is verborgen en wordt niet meegenomen: Oud (1 rij).",)


def test_headings_totals_and_sources_are_told_apart_and_come_in_when_wanted(method: Method) -> None:
    rows: list[list[Any]] = [
        *(["Overzicht"], ["Naam", "Organisatie", "Adres"], ["WIJK NOORD"], ["Inloop", "A", "Laan 1"]),
        *(["Naam", "Organisatie", "Adres"], ["Zuid"], ["Eten", "B", "Laan 2"], ["Totaal", 2], ["Bron: gemeente"]),
    ]
    found = read(workbook(*rows), method)
    assert names(found) == ["Inloop", "Eten"]
    assert [(aside.kind, aside.row.number) for aside in found.asides] == [
        ("tussenkop", 3),
        ("kolomnamen", 5),
        ("tussenkop", 6),
        ("totaal", 8),
        ("bron", 9),
    ]
    taken = taken_after_all(found, [found.asides[2]])
    assert (names(taken), len(taken.asides)) == (["Inloop", "Zuid", "Eten"], 4)


def test_a_heading_may_stand_in_the_column_of_the_names(method: Method) -> None:
    rows: list[list[Any]] = [
        [None, "Ontmoeten:"],
        [1, "Koffie", "A", "Elden"],
        [None, "BEWEGEN"],
        [2, "Lopen", "B", "Elden"],
    ]
    found = read(workbook(["Nr", "Naam", "Organisatie", "Wijk"], *rows), method)
    assert [row.cells[1] for row in found.rows] == ["Koffie", "Lopen"]


def test_totals_do_not_make_a_list_look_narrow(method: Method) -> None:
    rows: list[list[Any]] = [["Centrum"], ["Koffie", "A", 12], ["Eten", "A", 20], ["Subtotaal", None, 32]]
    rows += [["Zuid"], ["Lopen", "B", 8], ["Subtotaal", None, 8], ["Eindtotaal", None, 40]]
    assert names(read(workbook(["Naam", "Organisatie", "Deelnemers"], *rows), method)) == ["Koffie", "Eten", "Lopen"]


def test_a_row_without_a_point_is_no_heading(method: Method) -> None:
    found = read(csv_file("Naam;X;Y\nKoffie;190500;444000\nEten;;\nKoor;190500;444000\n"), method)
    assert names(found) == ["Koffie", "Eten", "Koor"]
    features = [
        {"type": "Feature", "properties": {"Naam": name, "Soort": soort}} for name, soort in (("A", "x"), ("B", ""))
    ]
    features[0]["geometry"] = {"type": "Point", "coordinates": [5.9, 51.9]}
    found = read(json.dumps({"type": "FeatureCollection", "features": features}).encode(), method)
    assert (names(found), found.asides) == (["A", "B"], ())


def test_a_row_with_only_a_name_in_a_narrow_list_is_no_heading(method: Method) -> None:
    found = read(csv_file("Naam;Adres\nKoffie;\nEten;Laan 1\nLopen;\n"), method)
    assert names(found) == ["Koffie", "Eten", "Lopen"]


def test_crosses_under_a_group_are_values(store: Store, method: Method) -> None:
    planned = preview(
        store, workbook(["Activiteit", "Ouderen", "Mantelzorgers"], ["A", "x", None], ["B", None, "X"]), method
    )
    assert [row.item.groups for row in planned.rows] == [("ouderen",), ("mantelzorgers",)]


def test_crosses_under_words_for_people_say_for_whom_a_row_is(store: Store, method: Method) -> None:
    rows: list[list[Any]] = [
        ["Activiteit", "Ouderen", "Jongeren", "Statushouders", "Gratis"],
        ["A", "x", None, None, "x"],
    ]
    rows += [["B", None, "ja", "nee", None], ["C", None, None, "✓", None], ["D", None, None, None, "x"]]
    planned = preview(store, workbook(*rows), method)
    assert [row.item.groups for row in planned.rows] == [("ouderen",), ("jongvolwassenen",), ("anders",), ()]
    assert [(one.value, one.count, one.guesses) for one in planned.questions] == [("Statushouders", 1, ("anders",))]
    told = {one.column: one.reason for one in planned.left_out}
    assert told == {"Jongeren": CROSSED, "Statushouders": CROSSED, "Gratis": "niet herkend"}
    named = csv_file("Activiteit;Doelgroep;Statushouders\nA;ouderen;x\n")
    assert [row.item.groups for row in preview(store, named, method).rows] == [("ouderen",)]


def test_the_name_of_a_sheet_that_is_no_area_is_told_and_not_asked(store: Store, method: Method) -> None:
    rows = [["Naam", "Adres"], ["Koffie", "Laan 1"]]
    planned = preview(store, saved(book_of(**{"2024": rows, "2025": [rows[0], ["Eten", "Laan 2"]]})), method)
    assert [(row.item.area, row.item.note) for row in planned.rows] == [
        ("GM0202", "Naam van het blad: 2024"),
        ("GM0202", "Naam van het blad: 2025"),
    ]
    assert (planned.questions, len(planned.remarks)) == ((), 2)
    unnamed = preview(store, saved(book_of(Blad1=rows, Blad2=[rows[0], ["Eten", "Laan 2"]])), method)
    assert ([row.item.note for row in unnamed.rows], unnamed.remarks) == (["", ""], ())


def test_codes_of_web_pages_and_letters_encoded_twice_are_put_right_and_told(store: Store, method: Method) -> None:
    note = "<p>Kom&nbsp;op <b>maandag</b></p><br/>Caf&eacute; &amp; meer"
    planned = preview(store, csv_file(f'Naam;Omschrijving\nCafÃ© BelgiÃ«;"{note}"\nA < B & C;x\n'), method)
    assert [row.item.name for row in planned.rows] == ["Café België", "A < B & C"]
    assert planned.rows[0].item.note == "Kom op maandag\nCafé & meer"
    assert planned.found and len(planned.found.remarks) == 2


def test_signs_that_nobody_sees_tell_no_names_apart(store: Store, method: Method) -> None:
    planned = preview(store, csv_file("Na\u00adam;Kosten\n\u200bKoffie\u00a0;2\nKof\ufefffie;2\n"), method)
    assert [row.item.name for row in planned.rows] == ["Koffie", "Koffie"]
    assert [one.value for one in planned.questions] == ["Koffie"]


def test_a_column_with_the_month_first_is_read_that_way_and_told(store: Store, method: Method) -> None:
    planned = preview(store, csv_file("Naam;Laatst bijgewerkt\nA;12/31/2025\nB;12/01/2025\n"), method)
    assert [row.item.last_confirmed for row in planned.rows] == [date(2025, 12, 31), date(2025, 12, 1)]
    assert planned.found and "maand voorop" in planned.found.remarks[0]
    both = read(csv_file("Naam;Laatst bijgewerkt\nA;12/31/2025\nB;31/12/2025\n"), method)
    assert "soms de dag en soms de maand" in both.remarks[0]


def test_the_rest_of_a_row_stays_readable_in_the_note_without_contacts(store: Store, method: Method) -> None:
    text = "Activiteit;Omschrijving;Thema;Soort;Telefoon;Nummer;Vrij\nA;samen;ma, wo;;06-12345678;7;bel 06-12345678\n"
    found = read(csv_file(text), method)
    context = context_of(method)
    mapping = guess_mapping(found.headers, context, found.rows)
    rest = rest_columns(found, mapping, context)
    assert [found.headers[index] for index in rest] == ["Thema", "Nummer"]
    wide, widened = with_rest(found, mapping, rest)
    (row,) = preview_import(store, wide, widened, context).rows
    assert row.item.note == "samen\nThema: ma, wo; Nummer: 7"
    remember_mapping(store, wide.headers, widened, INITIATIVE_LAYOUT)
    assert recall_mapping(store, found.headers, INITIATIVE_LAYOUT) == widened


def test_formulas_without_an_outcome_get_a_sentence_that_says_what_to_do(method: Method) -> None:
    with pytest.raises(FileError, match="Open het bestand één keer in Excel"):
        read(workbook(["Naam", "Organisatie"], ['="A"', '="B"']), method)


def test_a_text_longer_than_we_keep_is_cut_with_a_word_about_it(store: Store, method: Method) -> None:
    text = f"Naam;Omschrijving;Bijzonderheden\nA;{'woord ' * 800};\nB;{'kort ' * 500};{'lang ' * 500}\nC;kort;\n"
    planned = preview(store, csv_file(text), method)
    assert [row.action for row in planned.rows] == ["nieuw"] * 3
    assert [row.item.note.endswith(" woord … (ingekort)") for row in planned.rows[:1]] == [True]
    assert [len(row.item.note) <= 4_000 for row in planned.rows] == [True] * 3
    assert [row.number for row in planned.cut_off] == [2, 3]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        *(("13-mei-26", date(2026, 5, 13)), ("mei-26", date(2026, 5, 1)), ("mei 2026", date(2026, 5, 1))),
        *(("2026", date(2026, 1, 1)), ("20260513", date(2026, 5, 13)), ("45790,5", date(2025, 5, 13))),
        *(
            ("05-2026", date(2026, 5, 1)),
            ("2026-05", date(2026, 5, 1)),
            ("1 mrt '26", date(2026, 3, 1)),
            ("binnenkort", None),
        ),
    ],
)
def test_days_as_people_and_excel_write_them(store: Store, method: Method, cell: str, day: date | None) -> None:
    (row,) = preview(store, csv_file(f"Naam;Laatst gecontroleerd\nA;{cell}\n"), method).rows
    assert (row.action, row.item.last_confirmed) == ("nieuw", day)


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("ca. 25", 25),
        ("25 personen", 25),
        ("± 20", 20),
        ("circa 1.250 deelnemers", 1250),
        ("10-15", None),
        (">30", None),
    ],
)
def test_numbers_with_words_are_numbers_and_others_stay_readable(
    store: Store, method: Method, cell: str, number: int | None
) -> None:
    (row,) = preview(store, csv_file(f"Naam;Aantal deelnemers\nA;{cell}\n"), method).rows
    assert (row.action, row.item.reach) == ("nieuw", number)
    assert row.item.note == ("" if number else f"Aantal deelnemers: {cell}")


@pytest.mark.parametrize(("cell", "age"), [("55+", 55), ("vanaf 18 jaar", 18), ("t/m 12", 12), ("jong", None)])
def test_ages_as_people_write_them(store: Store, method: Method, cell: str, age: int | None) -> None:
    (row,) = preview(store, csv_file(f"Naam;Leeftijd vanaf\nA;{cell}\n"), method).rows
    assert (row.action, row.item.age_from) == ("nieuw", age)


def test_the_example_of_a_day_in_a_column_reads_as_a_day(method: Method) -> None:
    found = read(workbook(["Naam", "Laatst gecontroleerd"], ["A", date(2026, 5, 13)]), method)
    assert shown(found.rows[0].cells[1]) == "13-05-2026"
