"""What we export we can read back without loss, whatever people typed."""

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from wijk.domain.answers import CellConfirmation
from wijk.domain.group_words import OTHER_GROUP
from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.method import Method, Phase, TargetGroup, Term, load_method
from wijk.domain.text import fold
from wijk.domain.times import TIMES
from wijk.store.common.texts import excel_escape, excel_unescape, quote, unquote
from wijk.store.initiatives.exchange import confirmations_file, read_initiatives
from wijk.store.initiatives.writing import export_confirmations_csv, export_csv, export_xlsx

METHOD = load_method()
AWKWARD = Method(
    "lastig",
    groups=(
        TargetGroup("a", "=1+1; ouderen", "", "A", ""),
        TargetGroup("b", "Ouderen", "", "A", ""),
        TargetGroup("c", "Ouderen", "", "A", ""),
        TargetGroup("d", "ouderen en jongeren, samen / apart", "", "A", ""),
    ),
    phases=(
        Phase("p", "Naam", "", True, (Term("f", "ja"), Term("g", "nee"), Term("h", "f"), Term("l", "X/Y; z"))),
        Phase(
            "q",
            "Fase\nmet regels",
            "",
            True,
            (
                Term("i", "n.v.t."),
                Term("k", "x"),
            ),
        ),
    ),
    elements=(Term("e", "a;b"), Term("f", "-")),
    copings=(),
)
TRICKY = [
    "=1+1",
    "+31",
    "-5",
    "@SOM",
    "\tx",
    "\rx",
    "'",
    "''=x",
    "'t Trefpunt",
    " x ",
    "x '",
    "a\r\nb",
    "_x000D_",
    "#N/A",
]
TRICKY += [
    "<script>alert(1)</script>",
    '"a";"b"',
    "☕👩‍👩‍👧",
    "x" * 300,
    "ja",
    "0",
    "007",
    "1e5",
    "24-9-2026",
    "\x85",
    "\x01",
    "\ufffe",
]
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40) | st.sampled_from(TRICKY)
COMMON = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])


def some(ids: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(ids), unique=True).map(tuple) if ids else st.just(())


@st.composite
def initiatives(draw: st.DrawFn, method: Method) -> Initiative:
    count = st.none() | st.integers(0, 10_000_000)
    point = draw(st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180)))
    return Initiative(
        id=draw(st.from_regex(r"[A-Za-z0-9_-]{1,64}", fullmatch=True)),
        name=draw(TEXT.filter(str.strip)),
        organisation=draw(TEXT),
        roles=tuple(
            PhaseRole(phase.id, draw(some([function.id for function in phase.functions])))
            for phase in method.phases
            if draw(st.booleans())
        ),
        groups=draw(some([group.id for group in method.groups]) | st.just((OTHER_GROUP,))),
        elements=draw(some([element.id for element in method.elements])),
        copings=draw(some([coping.id for coping in method.copings])),
        starts_from=draw(st.sampled_from([None, "wens", "aanbod"])),
        formal=draw(st.sampled_from([None, True, False])),
        area=draw(st.sampled_from(["GM0202", "WK0363AA", "BU03630AA1"])),
        address=draw(TEXT),
        latitude=point and point[0],
        longitude=point and point[1],
        reach=draw(count),
        capacity_per_month=draw(count),
        costs=draw(TEXT),
        sign_up=draw(TEXT),
        contact_role=draw(TEXT),
        money_continuity=draw(TEXT),
        people_continuity=draw(TEXT),
        recognition=draw(TEXT),
        note=draw(TEXT),
        last_confirmed=draw(st.none() | st.dates(date(1900, 1, 1))),
        check_period_months=draw(st.integers(1, 120)),
        status=draw(st.sampled_from([None, "open", "tijdelijk dicht", "gestopt"])),
        times=tuple(time.id for time in TIMES if draw(st.integers(0, 9)) == 0),
        languages=draw(TEXT),
        age_from=draw(st.none() | st.integers(0, 60)),
        age_to=draw(st.none() | st.integers(60, 120)),
    )


def inventories(method: Method) -> st.SearchStrategy[tuple[Initiative, ...]]:
    unique = (lambda item: item.id, lambda item: (fold(item.name), fold(item.organisation)))
    return st.lists(initiatives(method), min_size=1, max_size=4, unique_by=unique).map(tuple)


@pytest.mark.slow
@COMMON
@given(inventories(METHOD))
def test_csv_comes_back_whole(items: tuple[Initiative, ...]) -> None:
    assert read_initiatives(export_csv(items, METHOD), METHOD) == (items, (), ())


@pytest.mark.slow
@COMMON
@given(inventories(METHOD))
def test_excel_comes_back_whole(items: tuple[Initiative, ...]) -> None:
    assert read_initiatives(export_xlsx(items, (), METHOD), METHOD) == (items, (), ())


@pytest.mark.slow
@COMMON
@given(inventories(AWKWARD))
def test_a_retyped_method_with_awkward_names_comes_back_whole(items: tuple[Initiative, ...]) -> None:
    assert read_initiatives(export_csv(items, AWKWARD), AWKWARD) == (items, (), ())


@COMMON
@given(TEXT)
def test_quoting_and_escaping_are_undone_exactly(text: str) -> None:
    assert unquote(quote(text)) == text
    assert excel_unescape(excel_escape(text)) == text
    assert unquote(quote(quote(text))) == quote(text)


@COMMON
@given(TEXT)
def test_no_exported_cell_begins_a_formula(text: str) -> None:
    item = Initiative("a", "naam", note=text, latitude=-3.5, longitude=-0.1, area="GM0202")
    rows = list(csv.reader(io.StringIO(export_csv([item], METHOD).decode("utf-8-sig"), newline=""), delimiter=";"))
    assert len(rows) == 2 and "naam" in rows[1]
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_excel_holds_no_formulas_and_no_errors() -> None:
    items = [Initiative(str(index), text, area="GM0202") for index, text in enumerate(TRICKY)]
    sheet = load_workbook(io.BytesIO(export_xlsx(items, (), METHOD))).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s", "n"}


@pytest.mark.parametrize("name", ["'t Trefpunt", "'s-Gravenhage", "Café 'De Zon'"])
def test_an_ordinary_apostrophe_stays_as_it_is(name: str) -> None:
    assert quote(name) == unquote(name) == name


def test_what_the_room_confirmed_travels_along(tmp_path: Path) -> None:
    items = (Initiative("a", "Koffie", area="WK020218"),)
    answers = (
        CellConfirmation("WK020218", "ouderen", "volgen", date(2026, 9, 24)),
        CellConfirmation("GM0202", "krap_bij_kas", "voorkomen", date(2025, 1, 31)),
    )
    assert read_initiatives(export_xlsx(items, answers, METHOD), METHOD) == (items, answers, ())
    path = tmp_path / "wijk.csv"
    path.write_bytes(export_csv(items, METHOD))
    assert read_initiatives(path, METHOD) == (items, (), ())
    confirmations_file(path).write_bytes(export_confirmations_csv(answers, METHOD))
    assert read_initiatives(path, METHOD) == (items, answers, ())


def test_a_wrong_confirmation_is_pointed_at() -> None:
    answers = [CellConfirmation("WK020218", "onbekende_groep", "volgen", date(2026, 9, 24))]
    workbook = export_xlsx([Initiative("a", "Koffie", area="GM0202")], answers, METHOD)
    _, confirmations, (fault,) = read_initiatives(workbook, METHOD)
    assert confirmations == ()
    assert (fault.row, fault.column, fault.value) == (
        2,
        "Zeker dat er niets is: Doelgroep (kolom B)",
        "onbekende_groep",
    )


def test_what_the_working_model_does_not_know_is_shown_but_not_misread() -> None:
    item = Initiative(
        "a", "Koffie", groups=("oud", "ouderen"), roles=(PhaseRole("weg"), PhaseRole("volgen", ("weg",))), area="GM0202"
    )
    exported = export_csv([item], METHOD)
    assert "weg; weg; oud" in exported.decode("utf-8-sig")
    known = replace(item, groups=("ouderen",), roles=(PhaseRole("volgen"),))
    assert read_initiatives(exported, METHOD) == ((known,), (), ())


def test_excel_for_people_names_the_area_has_the_id_last_and_a_filter() -> None:
    items = (Initiative("a", "Koffie", area="WK020218", age_from=55), Initiative("b", "Thee", area="GM0202"))
    content = export_xlsx(items, (), METHOD, area_name=lambda code: f"Een naam (met haakjes) ({code})")
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    header, first, _ = sheet.iter_rows(values_only=True)
    assert (header[0], header[-1]) == ("Naam", "Kenmerk (niet wijzigen)")
    assert first[header.index("Gebied")] == "Een naam (met haakjes) (WK020218)"
    assert first[header.index("Vanaf leeftijd")] == 55
    [table] = sheet.tables.values()
    assert table.ref == table.autoFilter.ref == sheet.dimensions and table.column_names == list(header)
    assert read_initiatives(content, METHOD) == (items, (), ())
