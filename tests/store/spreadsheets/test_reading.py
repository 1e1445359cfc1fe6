"""Any bytes become a table, or a sentence in Dutch that says what to do."""

import time
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.store.files import FAULTY_FILES, csv_file, municipal_workbook, patched, workbook
from wijk.domain.method import Method, load_method
from wijk.store.common.errors import FileError
from wijk.store.importing.area_scope import AreaScope
from wijk.store.importing.header import find_list
from wijk.store.importing.layout import ImportContext
from wijk.store.initiatives.exchange import read_initiatives
from wijk.store.initiatives.layout import INITIATIVE_LAYOUT
from wijk.store.spreadsheets.reading import read_sheets
from wijk.store.spreadsheets.sheets import Cell

METHOD = load_method()
ARNHEM = AreaScope("GM0202")


def lines(content: bytes) -> list[tuple[int, tuple[Cell, ...]]]:
    return [(line.number, line.cells) for line in read_sheets(content)[0].lines]


@pytest.mark.parametrize(("make", "sentence"), FAULTY_FILES.values(), ids=FAULTY_FILES)
def test_an_unusable_file_is_explained_in_dutch(make: Callable[[], bytes], sentence: str) -> None:
    with pytest.raises(FileError, match=sentence):
        find_list(read_sheets(make()), ImportContext(INITIATIVE_LAYOUT, METHOD))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_usual_encoding_and_separator_is_understood(encoding: str, separator: str, newline: str) -> None:
    rows = [["Naam", "Organisatie"], ["Café", "Één"], ["Koffie", "€ 2"]]
    text = newline.join(separator.join(row) for row in rows)
    assert lines(csv_file(text, encoding)) == [(number, tuple(row)) for number, row in enumerate(rows, start=1)]


def test_commas_inside_cells_do_not_win_from_semicolons() -> None:
    text = "Naam;Doelgroep;Fase\nKoffie;ouderen, jongeren;a, b\nThee;ouderen, jongeren;a, b\nSoep;ouderen, jongeren;c\n"
    assert [len(cells) for _, cells in lines(csv_file(text))] == [3, 3, 3, 3]


def test_the_line_with_which_excel_names_the_separator_is_no_row() -> None:
    assert lines(csv_file("sep=|\nNaam|Fase\nKoffie|volgen\n"))[0] == (2, ("Naam", "Fase"))


def test_row_numbers_are_those_of_a_spreadsheet() -> None:
    text = 'Naam;Nota\n\n"a\nb\nc";x\n;;\nThee;y\n'
    assert [number for number, _ in lines(csv_file(text))] == [1, 3, 5]
    assert [number for number, _ in lines(workbook(["Naam"], [], ["Koffie"], [], ["Thee"]))] == [1, 3, 5]


def test_a_quote_that_is_never_closed_costs_one_row() -> None:
    text = 'Naam;Nota\nKoffie;goed\nThee;"open\nSoep;goed\nTaart;"dicht"\n'
    assert lines(csv_file(text)) == [
        (1, ("Naam", "Nota")),
        (2, ("Koffie", "goed")),
        (3, ("Thee", '"open')),
        (4, ("Soep", "goed")),
        (5, ("Taart", "dicht")),
    ]


def test_nul_bytes_do_not_end_up_in_names() -> None:
    initiatives, _, _ = read_initiatives(
        csv_file("Naam;Organisatie\nKof\0fie;Stichting\nThee;Vereniging van alles\n"), METHOD, ARNHEM
    )
    assert [item.name for item in initiatives] == ["Koffie", "Thee"]


def test_a_municipal_workbook_is_understood() -> None:
    initiatives, _, faults = read_initiatives(municipal_workbook(), METHOD, ARNHEM)
    assert faults == ()
    assert [
        (item.name, item.organisation, item.groups, [role.phase for role in item.roles]) for item in initiatives
    ] == [
        ("Koffie", "Stichting A", ("ouderen", "mantelzorgers"), ["signaleren", "bespreken"]),
        ("Thee", "Stichting A", (), ["voorkomen", "volgen"]),
        ("Soep", "Stichting A", ("gescheiden_verweduwd", "ouderen"), ["voorkomen"]),
    ]
    assert {str(item.last_confirmed) for item in initiatives} == {"2026-09-24"}


def test_formulas_give_nothing_when_excel_never_calculated_them() -> None:
    initiatives, _, faults = read_initiatives(workbook(["Naam", "Bereik"], ["Koffie", "=1+1"]), METHOD, ARNHEM)
    assert (initiatives[0].reach, faults) == (None, ())


@pytest.mark.published_method
def test_a_column_of_crosses_per_phase_and_group_is_understood() -> None:
    rows = (
        ["Project", "Signaleren", "Bespreekbaar maken", "Ouderen", "Mantelzorgers"],
        ["Koffie", "x", None, "X", "nee"],
        ["Thee", "huisbezoek, herkennen", "ja", None, True],
    )
    coffee, tea = read_initiatives(workbook(*rows), METHOD, ARNHEM)[0]
    assert ([role.phase for role in coffee.roles], coffee.groups) == (["signaleren"], ("ouderen",))
    assert [(role.phase, role.functions) for role in tea.roles] == [
        ("signaleren", ("huisbezoek", "herkennen")),
        ("bespreken", ()),
    ]
    assert tea.groups == ("mantelzorgers",)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells>'),
        (b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
        (b"</sheetData>", b'<row r="99999999999"><c r="A99999999999"><v>1</v></c></row></sheetData>'),
        (b'<dimension ref="A1:A2"', b'<dimension ref="A1:A1"'),
    ],
)
def test_absurd_sizes_in_a_workbook_do_no_harm(old: bytes, new: bytes) -> None:
    content = patched(workbook(["Naam"], ["Koffie"]), old, new)
    started = time.thread_time()
    assert [item.name for item in read_initiatives(content, METHOD, ARNHEM)[0]][:1] == ["Koffie"]
    assert time.thread_time() - started < 10


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
@example(b'"')
@example(b"PK\x03\x04")
@example(b"\xff\xfe\x00")
@example(b"sep=;")
def test_no_bytes_at_all_give_a_traceback(content: bytes) -> None:
    try:
        read_initiatives(content, METHOD, ARNHEM)
    except FileError as error:
        assert str(error).endswith((".", "!"))


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_no_damage_to_a_workbook_gives_a_traceback(data: st.DataObject) -> None:
    content = bytearray(BASE)
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=8)):
        content[place] = data.draw(st.integers(0, 255))
    try:
        read_initiatives(bytes(content), METHOD, ARNHEM)
    except FileError as error:
        assert str(error).endswith(".")


BASE = municipal_workbook()


def test_headers_twice_and_without_a_name_are_kept_apart(method: Method) -> None:
    table = find_list(
        read_sheets(csv_file("Naam;Naam;;Nota\nKoffie;dubbel;los;x\n")), ImportContext(INITIATIVE_LAYOUT, method)
    )
    assert table.headers == ("Naam", "Naam", "", "Nota")
