"""Counts from what people paste or keep in Excel: good cells stay, bad ones are told, and our own file comes back."""

from datetime import date

import pytest

from wijk.domain.evaluation import MonthCount
from wijk.domain.evaluation_rules import load_evaluation_rules
from wijk.store.common.errors import FileError
from wijk.store.evaluations.reading import ReadCounts, read_counts
from wijk.store.spreadsheets.about import About
from wijk.views.evaluation_files import EvaluatedNames, EvaluationRows, counts_csv, evaluation_excel

KINDS, TODAY = load_evaluation_rules().counts, date(2026, 11, 26)
BLANK = MonthCount("WK020218", "", date(2026, 1, 1), 0, "a")
NAMES = EvaluatedNames({"a": "Koken", "b": "=1+1"}, {}, {one.id: one.name for one in KINDS}, {})
ABOUT = About("Tellingen", "Malburgen-Oost (Zuid)", "WK020218", TODAY)


def read(text: str | bytes, about: str = "Koken") -> ReadCounts:
    return read_counts(text.encode() if isinstance(text, str) else text, KINDS, BLANK, about, 2026, TODAY)


def found(text: str) -> dict[tuple[str, str], int]:
    return {(one.kind, one.month.isoformat()): one.number for one in read(text).counts}


def test_a_pasted_table_is_read_cell_by_cell() -> None:
    told = read(
        "Wat\tjan 2026\tfebruari\t2026-03\tnog niet\t12-2026\n"
        "deelnemers\t12\t\t1.200\t5\t7\n"
        "Signalen\t0\t-\tveel\t\t\n"
        "\t3\t\t\t\t\n"
        "Bezoekjes\t4 mensen\t-2\t2,5\t\t\n"
        "Deelnemers\t13\t\t\t\t\n"
    )
    assert {(one.kind, one.month.month): one.number for one in told.counts} == {
        ("deelnemers", 1): 12,
        ("deelnemers", 3): 1200,
        ("signalen", 1): 0,
        ("Bezoekjes", 1): 4,
    }
    assert {(one.area, one.action, one.initiative) for one in told.counts} == {("WK020218", "a", "")}
    assert [(one.row, one.column, one.value) for one in told.faults] == [
        (1, "nog niet", "nog niet"),
        (2, "12-2026", "7"),
        (3, "2026-03", "veel"),
        (4, "Wat", ""),
        (5, "februari", "-2"),
        (5, "2026-03", "2,5"),
        (6, "jan 2026", "13"),
    ]
    assert all(one.message.endswith(".") for one in told.faults)


@pytest.mark.parametrize("month", ["jan 2026", "januari 2026", "2026-01", "1-1-2026", "jan-26", "Januari", "01-2026"])
def test_a_month_is_read_as_people_write_it(month: str) -> None:
    assert found(f"x;{month}\nGesprekken;2") == {("gesprekken", "2026-01-01"): 2}


def test_a_year_alone_is_no_month() -> None:
    assert "een maand" in read("x;2025;2026\nGesprekken;2;3").faults[0].message


def test_what_is_no_table_is_told() -> None:
    assert "een maand" in read("zomaar wat tekst").faults[0].message and read("zomaar wat tekst").counts == ()
    assert "lijkt op een naam" in read("x\tjan 2026\nBel mevrouw Jansen\t3").faults[0].message
    with pytest.raises(FileError):
        read(b"%PDF-1.7 niets")


def test_our_own_file_comes_back_as_it_was_and_runs_no_formula() -> None:
    kept = [
        MonthCount("WK020218", "deelnemers", date(2026, 1, 1), 12, "a"),
        MonthCount("WK020218", "=cmd|calc", date(2026, 2, 1), 0, "a"),
        MonthCount("WK020218", "deelnemers", date(2026, 1, 1), 7, "b"),
        MonthCount("WK020218", "signalen", date(2025, 12, 1), 5),
    ]
    plain = counts_csv(kept, NAMES, ABOUT)
    assert b'\n"=' not in plain and b";=" not in plain and b"\n=" not in plain
    for content in (plain, evaluation_excel(EvaluationRows([], kept, [], []), NAMES, ABOUT)):
        told = read(content)
        assert sorted(told.counts, key=lambda one: one.kind) == [kept[1], kept[0]], told.faults
        assert told.elsewhere == 2
        whole = read_counts(content, KINDS, MonthCount("WK020218", "", TODAY, 0), "Het hele dossier", 2026, TODAY)
        assert whole.counts == (kept[3],)
