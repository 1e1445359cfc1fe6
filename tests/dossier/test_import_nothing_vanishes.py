"""Of any list every row has one outcome, and what is stored is what the outcomes say: nothing vanishes."""

import csv
import io
from collections import Counter
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.databases import store_in_memory
from tests.store.files import saved
from wijk.domain.initiative import Initiative
from wijk.domain.method import load_method
from wijk.dossier.given_answers import GivenAnswers
from wijk.dossier.import_for_scripts import import_for_scripts
from wijk.store.database.connection import Store
from wijk.store.importing.area_scope import AreaScope
from wijk.store.initiatives.queries import list_initiatives
from wijk.store.spreadsheets.reading import read_sheets

pytestmark = pytest.mark.slow

OUTCOMES = {"new", "changed", "same", "question", "heading", "faulty"}
ARNHEM = AreaScope("GM0202", {"WK020220": "Elden", "WK020201": "Centrum"})
KEEP = GivenAnswers(persons=True)
METHOD = load_method()


def planned(store: Store, content: bytes, *, keep: bool = False) -> dict[str, Any]:
    return import_for_scripts(store, content, METHOD, ARNHEM, KEEP, keep=keep)


HEADERS = st.sampled_from(
    ["Organisatie", "Adres", "Wijk", "Doelgroep", "Fase", "Omschrijving", "Laatst gecheckt", "Bereik", "Breedtegraad"]
    + ["Lengtegraad", "Telefoon", "Soort", "Dagen", "organization_id", "Ouderen", "Capaciteit per week", "Status", ""]
)
CELLS = st.one_of(
    st.sampled_from(["", "x", "Elden", "Noord", "ouderen", "55+", "ca. 25", "10-15", "13-mei-26", "12/31/2025", "ja"]),
    st.sampled_from(["06-12345678", "<b>a</b>", "CafÃ©", "Totaal", "Bron: wij", "a, b; c|d", "zo'n", "regel\nregel"]),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=12),
)
NAMES = st.sampled_from(
    ["Koffie", "Eten", "Lopen met de buurt", "Koor", "Repair Café", "WIJK NOORD", "Totaal", "Thema:"]
)


@st.composite
def lists(draw: st.DrawFn) -> list[list[str]]:
    """Rows under a header with a name, of the same width, now and then with only the first cell."""
    headers = ["Activiteit", *draw(st.lists(HEADERS, min_size=2, max_size=6))]
    rows = draw(
        st.lists(st.lists(CELLS, min_size=len(headers) - 1, max_size=len(headers) - 1), min_size=1, max_size=12)
    )
    return [headers, *([draw(NAMES), *row] for row in rows)]


def as_csv(rows: list[list[str]]) -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=";").writerows(rows)
    return file.getvalue().encode("utf-8-sig")


def as_excel(rows: list[list[str]]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append([cell.replace("=", "") or None for cell in row])
    return saved(book)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(lists(), st.sampled_from([as_csv, as_excel]))
def test_no_row_vanishes_and_none_is_lost_for_one_cell(rows: list[list[str]], written: Any) -> None:
    content = written(rows)
    document = planned(store_in_memory(), content)
    lines = sum(len(sheet.lines) for sheet in read_sheets(content))
    counts = Counter(row["outcome"] for row in document["rows"])
    assert set(counts) <= OUTCOMES
    assert sum(counts.values()) == lines - document["lines_above"] - bool(document["header_row"])
    assert len({(row["sheet"], row["line"]) for row in document["rows"]}) == len(document["rows"])
    assert not counts["faulty"], [row for row in document["rows"] if row["outcome"] == "faulty"]
    taken = [column for column, target in document["columns"].items() if target]
    assert len(taken) + len(document["left_out"]) >= sum(bool(header) for header in rows[0])


def kept(store: Store) -> dict[str, Initiative]:
    return {record.id: record.item for record in list_initiatives(store)}


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(lists(), lists(), st.sampled_from([as_csv, as_excel]))
def test_what_is_stored_is_what_was_and_what_is_new(
    first: list[list[str]], second: list[list[str]], written: Any
) -> None:
    store = store_in_memory()
    for content in map(written, (first, second)):
        before, shown = kept(store), planned(store, content)
        done = planned(store, content, keep=True)
        after, stored = kept(store), done.pop("stored")
        assert done == shown
        counts = Counter(row["outcome"] for row in shown["rows"])
        assert stored["conflicts"] == 0
        assert stored["added"] + stored["changed"] == counts["new"] + counts["changed"] + counts["question"]
        assert counts["new"] <= stored["added"] <= counts["new"] + counts["question"]
        assert len(after) == len(before) + stored["added"]
        named = {(item.name, item.organisation) for item in after.values()}
        said = {
            (row["name"], row["organisation"] or "") for row in shown["rows"] if row["outcome"] in ("new", "changed")
        }
        assert said <= named
        emptied = [
            (identifier, one.name)
            for identifier, item in before.items()
            for one in fields(item)
            if getattr(item, one.name) and not getattr(after[identifier], one.name)
        ]
        assert emptied == []
        again = planned(store, content, keep=True)
        assert (again["stored"]["added"], again["stored"]["changed"]) == (0, 0)
        assert kept(store) == after
