"""What people typed in the table and the form becomes initiatives, or faults that say where and how to mend them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from wijk.domain.initiative import Initiative, PhaseRole
from wijk.domain.method import Method
from wijk.store.checks.initiatives import faults_in
from wijk.store.database.records import Stored
from wijk.store.importing.area_scope import AreaScope
from wijk.store.initiatives.editing import Edit, read_edits, read_typed

NOW = datetime(2026, 9, 24, tzinfo=UTC)
COFFEE = Initiative(
    "koffie",
    "Koffietafel",
    organisation="De Kring",
    roles=(PhaseRole("signaleren", ("meldpunt",)), PhaseRole("oude_fase")),
    groups=("ouderen", "oude_groep"),
    area="WK020218",
    reach=20,
    last_confirmed=date(2026, 1, 1),
)
AREAS = AreaScope(names={"WK020218": "Malburgen-Oost (Zuid)", "WK020213": "Schaarsbergen"})


def edit(method: Method, item: Initiative = COFFEE, **cells: Any) -> Edit:
    [found] = read_edits([Stored(item, item.id, 3, NOW, NOW)], {0: cells}, method, AREAS)
    return found


@pytest.mark.parametrize(
    ("field", "cell", "value"),
    [
        ("name", "Thee", "Thee"),
        ("organisation", "", ""),
        ("organisation", None, ""),
        ("organisation", "=1+1", "=1+1"),
        ("organisation", "'-x", "'-x"),
        ("organisation", "#N/A", "#N/A"),
        ("area", "schaarsbergen", "WK020213"),
        ("area", "hele gemeente", "GM0202"),
        ("reach", "1.250", 1250),
        ("reach", "", None),
        ("last_confirmed", "3 sep 2026", date(2026, 9, 3)),
        ("formal", "nee", False),
        ("starts_from", "wens", "wens"),
        ("groups", ["mantelzorgers"], ("oude_groep", "mantelzorgers")),
        ("groups", [], ("oude_groep",)),
        (
            "roles",
            ["signaleren", "volgen"],
            (PhaseRole("signaleren", ("meldpunt",)), PhaseRole("oude_fase"), PhaseRole("volgen")),
        ),
        ("roles", [], (PhaseRole("oude_fase"),)),
    ],
)
def test_a_changed_cell_changes_its_field_and_no_other(method: Method, field: str, cell: Any, value: Any) -> None:
    found = edit(method, **{field: cell}).item
    assert found
    assert getattr(found, field) == value
    others = [name for name in Initiative.__dataclass_fields__ if name != field]
    assert [getattr(found, name) for name in others] == [getattr(COFFEE, name) for name in others]


@pytest.mark.parametrize(
    ("field", "cell", "column"),
    [
        ("name", "  ", "Naam"),
        ("area", "Nergens", "Gebied"),
        ("area", "", "Gebied"),
        ("reach", "veel", "Bereik"),
        ("reach", "-5", "Bereik"),
        ("last_confirmed", "gisteren", "Laatst bevestigd"),
        ("groups", ["ouderen", "getypt"], "Doelgroepen"),
        ("note", "x" * 5000, "Toelichting"),
    ],
)
def test_a_cell_that_can_not_be_read_is_a_fault_and_nothing_is_saved(
    method: Method, field: str, cell: Any, column: str
) -> None:
    found = edit(method, **{field: cell})
    assert found.item is None
    assert [(fault.row, fault.column) for fault in found.faults] == [(1, column)]


def test_rows_are_counted_from_one_and_only_the_changed_ones_come_back(method: Method) -> None:
    records = [Stored(Initiative(str(n), f"Naam {n}", area="GM0202"), str(n), 1, NOW, NOW) for n in range(4)]
    first, second = read_edits(records, {3: {"reach": "x"}, 1: {"name": "Nieuw"}}, method, AREAS)
    assert (first.record.id, first.item and first.item.name) == ("1", "Nieuw")
    assert (second.record.id, second.faults[0].row) == ("3", 4)


def test_typed_texts_become_values_or_sentences() -> None:
    values, faults = read_typed({"reach": "12", "latitude": "51,96", "longitude": "", "last_confirmed": "ooit"})
    assert values == {"reach": 12, "latitude": 51.96, "longitude": None}
    assert list(faults) == ["last_confirmed"]


def test_nought_stays_nought_and_an_empty_check_period_is_the_usual_one() -> None:
    values, _ = read_typed({"reach": "0", "check_period_months": "0"})
    assert values == {"reach": 0, "check_period_months": 0}
    assert set(faults_in(Initiative("k", "Koffie", area="GM0202", **values))) == {"check_period_months"}
    assert read_typed({"check_period_months": ""})[0] == {"check_period_months": 12}


def test_what_a_wrong_cell_says_now_is_told_the_dutch_way_and_nought_is_told(method: Method) -> None:
    old = replace(COFFEE, check_period_months=0, last_confirmed=date(1820, 2, 1))
    assert {fault.column: fault.value for fault in edit(method, old, name="Thee").faults} == {
        "Controleren na maanden": "0",
        "Laatst bevestigd": "01-02-1820",
    }
