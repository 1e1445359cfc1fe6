"""Files of other programs than the newest Excel are read as what they are, or refused with what to do."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
import xlwt
from openpyxl import Workbook

from tests.store.files import csv_file, saved, workbook, zipped
from wijk.store.common.errors import FileError
from wijk.store.spreadsheets.reading import read_sheets
from wijk.store.spreadsheets.sheets import Cell

LIST: list[list[Any]] = [["Naam", "Organisatie", "Bereik"], ["Koffie", "Welzijn X", 25], ["Eten", "Welzijn Y", 1.5]]
FILLED = [(1, ("Naam", "Organisatie", "Bereik")), (2, ("Koffie", "Welzijn X", 25)), (3, ("Eten", "Welzijn Y", 1.5))]


def lines(content: bytes, sheet: int = 0) -> list[tuple[int, tuple[Cell, ...]]]:
    return [(line.number, line.cells) for line in read_sheets(content)[sheet].lines]


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def strict(content: bytes) -> bytes:
    """As Excel saves it under "Strict Open XML": the same, under the names of ISO 29500."""
    names = {
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
            b"http://purl.oclc.org/ooxml/officeDocument/relationships"
        ),
    }
    parts = parts_of(content)
    for old, new in names.items():
        parts = {name: part.replace(old, new) for name, part in parts.items()}
    return zipped(**parts)


def restyled(content: bytes, old: bytes, new: bytes) -> bytes:
    parts = parts_of(content)
    assert old in parts["xl/styles.xml"]
    return zipped(**{**parts, "xl/styles.xml": parts["xl/styles.xml"].replace(old, new)})


def old_excel(*rows: list[Any], hidden: bool = False) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Lijst")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet.write(
                number,
                column,
                value,
                xlwt.easyxf(num_format_str="DD-MM-YYYY") if _is_day(value) else xlwt.Style.default_style,
            )
    if hidden:
        book.add_sheet("Oud").visibility = 1
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _is_day(value: Any) -> bool:
    return isinstance(value, date)


def open_document(*tables: str) -> bytes:
    names = "".join(
        f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
        for prefix in ("office", "table", "text", "style")
    )
    styles = '<style:style style:name="weg"><style:table-properties table:display="false"/></style:style>'
    content = (
        f"<office:document-content{names}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", **{"content.xml": content.encode()})


def table(*rows: str, style: str = "") -> str:
    return f'<table:table table:name="Blad" table:style-name="{style}">{"".join(rows)}</table:table>'


def row(*cells: str, times: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'


def cell(text: str = "", kind: str = "string", times: int = 1, **values: str) -> str:
    more = "".join(f' office:{name.replace("_", "-")}="{value}"' for name, value in values.items())
    about = f'office:value-type="{kind}"{more} table:number-columns-repeated="{times}"'
    return f"<table:table-cell {about}>{f'<text:p>{text}</text:p>' if text else ''}</table:table-cell>"


@pytest.mark.parametrize(
    "content",
    [
        workbook(*LIST),
        strict(workbook(*LIST)),
        restyled(workbook(*LIST), b'<fill><patternFill patternType="gray125"/></fill>', b"<fill/>"),
        restyled(workbook(*LIST), b"</cellXfs>", b'<xf numFmtId="oeps" fontId="99"/></cellXfs>'),
        old_excel(*LIST),
    ],
    ids=["excel", "strict", "empty fill", "odd style", "old excel"],
)
def test_an_excel_file_is_read_whatever_it_looks_like(content: bytes) -> None:
    assert lines(content) == FILLED


def test_an_old_excel_file_gives_days_as_days_and_tells_what_is_hidden() -> None:
    content = old_excel(["Naam", "Gecontroleerd"], ["Koffie", datetime(2026, 5, 13)], hidden=True)
    assert lines(content)[1] == (2, ("Koffie", datetime(2026, 5, 13)))
    assert not read_sheets(content)[0].hidden


def test_an_old_excel_file_with_a_damaged_font_is_read_for_what_its_cells_say() -> None:
    whole = old_excel(["Naam"], ["Koffie"])
    # Says of the name of the font that each letter takes two bytes.
    damaged = whole.replace(b"\x05\x00Arial", b"\x05\x01Arial")
    assert damaged != whole and read_sheets(damaged) == read_sheets(whole)


def test_an_open_document_is_read_with_its_days_repeats_and_hidden_sheets() -> None:
    day = cell("13 mei 2026", "date", date_value="2026-05-13")
    annotated = "<office:annotation><text:p>intern</text:p></office:annotation>"
    content = open_document(
        table(
            row(cell("Naam"), cell("Bereik"), cell("Gecontroleerd")),
            row(cell(), times=2),
            row(f'<table:table-cell office:value-type="string">{annotated}<text:p>Kof<text:s text:c="2"/>fie</text:p>'
                "<text:p>elke dag</text:p></table:table-cell>", cell("25", "float", value="25"), day),
            row(cell("x", times=2), times=2),
            row(cell(times=16_384), times=1_048_500),
        ),
        table(row(cell("Oud")), style="weg"),
    )  # fmt: skip
    assert lines(content) == [
        (1, ("Naam", "Bereik", "Gecontroleerd")),
        (4, ("Kof  fie\nelke dag", 25, date(2026, 5, 13))),
        (5, ("x", "x")),
        (6, ("x", "x")),
    ]
    assert [sheet.hidden for sheet in read_sheets(content)] == [False, True]


def test_one_cell_of_an_open_document_that_stands_for_billions_does_no_harm() -> None:
    with pytest.raises(FileError, match="te veel gevulde cellen"):
        read_sheets(open_document(table(row(cell("x", times=16_384), times=1_048_576))))


def test_a_hidden_sheet_of_excel_is_told() -> None:
    book = Workbook()
    for title, state in (("Actueel", "visible"), ("Oud", "hidden"), ("Ouder", "veryHidden")):
        sheet = book.create_sheet(title)
        sheet.append(["Naam"])
        sheet.sheet_state = state
    book.remove(book["Sheet"])
    assert [(sheet.title, sheet.hidden) for sheet in read_sheets(saved(book))] == [
        ("Actueel", False),
        ("Oud", True),
        ("Ouder", True),
    ]


def test_formulas_without_an_outcome_are_counted_and_the_user_is_told_what_to_do() -> None:
    (sheet,) = read_sheets(workbook(["Naam", "Bereik"], ["Koffie", "=1+1"], ["Thee", "=A1"]))
    (remark,) = sheet.remarks
    assert remark.startswith("In 2 cellen op het blad Blad1 staat een formule zonder uitkomst")
    with pytest.raises(FileError, match="Open het bestand één keer in Excel"):
        read_sheets(workbook(["=1+1"]))


@pytest.mark.parametrize("wrap", [lambda things: things, lambda things: {"total": 2, "data": things}])
def test_a_list_in_json_is_a_row_for_each_thing(wrap: Callable[[Any], Any]) -> None:
    things = [
        {"naam": "Koffie", "adres": {"straat": "Laan 1", "plaats": "Arnhem"}, "dagen": ["ma", "di"]},
        {"naam": "Eten", "gratis": True, "kosten": None},
    ]
    assert lines(json.dumps(wrap(things)).encode()) == [
        (1, ("naam", "adres straat", "adres plaats", "dagen", "gratis", "kosten")),
        (2, ("Koffie", "Laan 1", "Arnhem", "ma; di", None, None)),
        (3, ("Eten", None, None, None, True, None)),
    ]


def test_each_list_in_json_is_a_sheet_of_its_own() -> None:
    one, two, three = {"naam": "Koffie"}, {"naam": "Eten"}, {"naam": "Koor"}
    sheets = read_sheets(json.dumps({"wijken": {"Elden": [one, two], "Malburgen": [three]}, "soorten": [1]}).encode())
    assert [(sheet.title, [line.cells for line in sheet.lines[1:]]) for sheet in sheets] == [
        ("Elden", [("Koffie",), ("Eten",)]),
        ("Malburgen", [("Koor",)]),
    ]
    sheets = read_sheets(json.dumps({"a": {"data": [one]}, "b": {"data": [two]}}).encode())
    assert [sheet.title for sheet in sheets] == ["a data", "b data"]


def test_geojson_gives_its_properties_and_where_each_point_lies() -> None:
    feature = {
        "type": "Feature",
        "properties": {"naam": "Koffie"},
        "geometry": {"type": "Point", "coordinates": [5, 52]},
    }
    content = json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()
    assert lines(content) == [(1, ("naam", "Breedtegraad", "Lengtegraad")), (2, ("Koffie", 52, 5))]


def test_a_shape_of_geojson_lies_in_its_middle() -> None:
    ring = [[5.0, 52.0], [5.2, 52.0], [5.2, 52.4], [5.0, 52.0]]
    shapes = [("Polygon", [ring]), ("MultiPolygon", [[ring]]), ("LineString", ring), ("MultiPoint", ring)]
    features = [
        {"type": "Feature", "properties": {"naam": kind}, "geometry": {"type": kind, "coordinates": coordinates}}
        for kind, coordinates in shapes
    ]
    content = json.dumps({"type": "FeatureCollection", "features": features}).encode()
    assert [cells for _, cells in lines(content)[1:]] == [(kind, 52.2, 5.1) for kind, _ in shapes]


SERVICE = {
    "id": "s1",
    "name": "Koffie",
    "description": "Kom langs",
    "email": "persoon@voorbeeld.nl",
    "assured_date": "2026-05-13",
    "organization": {"id": "o1", "name": "Welzijn X"},
    "service_areas": [{"name": "Elden"}],
    "attributes": [{"taxonomy_term": {"name": "Ouderen", "taxonomy_detail": {"name": "Doelgroep"}}}],
    "service_at_locations": [
        {
            "location": {
                "latitude": 51.9,
                "longitude": 5.9,
                "addresses": [{"address_1": "Laan 1", "city": "Arnhem", "postal_code": "1234 AB"}],
            }
        },
        {"location": {"name": "Kerk"}},
    ],
}
EXPECTED = {
    "Naam": "Koffie",
    "Organisatie": "Welzijn X",
    "Toelichting": "Kom langs",
    "Laatst gecontroleerd": "2026-05-13",
    "Gebied": "Elden",
    "Doelgroep": "Ouderen",
}


def test_services_of_open_referral_are_a_row_for_each_location() -> None:
    header, first, second = (line for _, line in lines(json.dumps({"contents": [SERVICE]}).encode()))
    one, other = (dict(zip(header, line, strict=True)) for line in (first, second))
    assert EXPECTED.items() <= one.items() and EXPECTED.items() <= other.items()
    assert (one["Adres"], one["Breedtegraad"], one["Lengtegraad"]) == ("Laan 1, 1234 AB Arnhem", 51.9, 5.9)
    assert other["Adres"] == "Kerk"
    assert "persoon@voorbeeld.nl" not in str(lines(json.dumps([SERVICE]).encode()))


def test_nothing_that_open_referral_tells_of_a_service_is_dropped() -> None:
    service = SERVICE | {
        "status": "inactive",
        "alternate_name": "Koffie Plus",
        "eligibility_description": "Adults over 55",
        "accreditations": "Keurmerk",
        "alert": "In de zomer dicht",
        "minimum_age": 55,
        "languages": [{"name": "Nederlands"}, {"code": "tr"}],
        "funding": [{"source": "Gemeente"}],
        "required_documents": [{"document": "Stadspas"}],
        "schedules": [
            {"freq": "WEEKLY", "byday": "MO,WE", "opens_at": "09:00:00", "closes_at": "12:00:00"},
            {"freq": "MONTHLY", "byday": "2TU", "description": "niet in juli"},
            {"description": "op afspraak"},
        ],
        "attributes": [
            {"value": "12", "taxonomy_term": {"code": "x", "name": "Bereik"}},
            {"taxonomy_term": {"code": "BD-1800", "name": "Food", "taxonomy": "Open Eligibility"}},
        ],
    }
    header, row, _ = (line for _, line in lines(json.dumps(service).encode()))
    told = dict(zip(header, row, strict=True))
    note = "Ook bekend als: Koffie Plus\nVoor wie: Adults over 55\nLet op: In de zomer dicht\nNodig: Stadspas"
    expected = {
        **{"Status": "inactive", "Bijzonderheden": note, "Erkenning": "Keurmerk", "Leeftijd vanaf": "55"},
        **{"Taal": "Nederlands, tr", "Financiering": "Gemeente", "Bereik": "12", "Open Eligibility": "Food"},
        "Wanneer": "maandag en woensdag 09:00-12:00; dinsdag eens per maand (niet in juli); op afspraak",
    }
    assert expected.items() <= told.items()


def test_organisations_with_their_services_inside_are_services() -> None:
    things = [{"name": "A", "services": [{"name": "Koffie"}, {"name": "Thee"}]}, {"name": "B", "description": "Koor"}]
    header, *rows = (line for _, line in lines(json.dumps(things).encode()))
    told = [dict(zip(header, row, strict=True)) for row in rows]
    assert [(one["Naam"], one["Organisatie"], one["Toelichting"]) for one in told] == [
        ("Koffie", "A", ""),
        ("Thee", "A", ""),
        ("B", "B", "Koor"),
    ]


def test_json_may_be_a_thing_a_line() -> None:
    assert lines(b'{"naam": "Koffie"}\n{"naam": "Eten"}\n') == [(1, ("naam",)), (2, ("Koffie",)), (3, ("Eten",))]


def test_the_tables_of_open_referral_are_read_as_the_same_services() -> None:
    tables = {
        "services": "id,organization_id,name,description,email,assured_date\n"
        "s1,o1,Koffie,Kom langs,persoon@voorbeeld.nl,2026-05-13\n",
        "organizations": "id,name\no1,Welzijn X\n",
        "locations": "id,name,latitude,longitude\nl1,,51.9,5.9\nl2,Kerk,,\n",
        "addresses": "id,location_id,address_1,city,postal_code\na1,l1,Laan 1,Arnhem,1234 AB\n",
        "service_at_locations": "id,service_id,location_id\n1,s1,l1\n2,s1,l2\n",
        "service_areas": "id,service_id,name\n1,s1,Elden\n",
        "attributes": "id,link_id,taxonomy_term_id\n1,s1,t1\n",
        "taxonomy_terms": "id,name,taxonomy_id\nt1,Ouderen,x1\n",
        "taxonomies": "id,name\nx1,Doelgroep\n",
    }
    header, first, second = (
        line for _, line in lines(zipped(**{f"{name}.csv": text.encode() for name, text in tables.items()}))
    )
    one, other = (dict(zip(header, line, strict=True)) for line in (first, second))
    assert EXPECTED.items() <= one.items() and EXPECTED.items() <= other.items()
    assert (one["Adres"], one["Breedtegraad"], other["Adres"]) == ("Laan 1, 1234 AB Arnhem", "51.9", "Kerk")


def test_a_zip_of_other_lists_is_a_sheet_for_each() -> None:
    content = zipped(**{"map/elden.csv": b"Naam;Adres\nKoffie;Laan 1\n", "centrum.csv": b"Naam;Adres\nEten;Laan 2\n"})
    assert [sheet.title for sheet in read_sheets(content)] == ["elden", "centrum"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"<table><tr><td>Naam</td></tr></table>", "webpagina"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html><table>", "webpagina"),
        (b'[{"naam": "Koffie"', "JSON-bestand"),
        (b"[]", "JSON-bestand zonder lijst"),
        (b'[{"a":' * 5_000, "JSON-bestand"),
        (zipped(**{"word/document.xml": b"<a/>"}), "Word-document"),
        (zipped(**{"content.xml": b"<a"}), "LibreOffice"),
        (zipped(**{"xl/workbook.bin": b""}), "xlsb"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000), "wachtwoord"),
    ],
)
def test_what_is_refused_gets_a_sentence_that_says_what_to_do(content: bytes, told: str) -> None:
    with pytest.raises(FileError, match=told):
        read_sheets(content)


def test_one_letter_of_another_encoding_spoils_nothing_else_and_is_told() -> None:
    content = "Naam;Organisatie\nCafé België;Coördinatie\nOud ".encode() + "café".encode("cp1252") + b";B\n"
    (sheet,) = read_sheets(content)
    assert [line.cells for line in sheet.lines] == [
        ("Naam", "Organisatie"),
        ("Café België", "Coördinatie"),
        ("Oud café", "B"),
    ]
    assert sheet.remarks[0].startswith("Op regel 3 van het bestand")
    assert read_sheets(csv_file("Naam;Plaats\nCafé België;één\n", "cp1252"))[0].remarks == ()


def test_twenty_thousand_rows_under_a_title_are_not_too_many() -> None:
    content = csv_file("Overzicht;\nNaam;Adres\n" + "Koffie;Laan\n" * 20_000)
    assert len(lines(content)) == 20_002
