"""No text leaves as a formula, whatever sign begins it and whatever unseen stands before that; all of it comes back."""

import csv
import io
import unicodedata

import pytest
from openpyxl import load_workbook

from wijk.domain.initiative import Initiative
from wijk.domain.method import Method
from wijk.store.common.texts import quote, unquote
from wijk.store.initiatives.exchange import read_initiatives
from wijk.store.initiatives.writing import export_csv, export_xlsx

pytestmark = pytest.mark.slow

SIGNS = "=+-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212"
UNSEEN = ["\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u200e", "\u202e", "\u180e", "\u00a0", "\u3000"]
UNSEEN += ["\u0301", "\u20e3", "\ufe0f", "\U000e0001", "\U000e0061", "\U000e0100", "\U0001d173"]
BEGINNINGS = ["", *UNSEEN, "\u200b\u200b", " \u200b", "\u200b ", "\t", "\n", "\r", "'", "''", "\u200b'"]
TEXTS = [f"{before}{sign}1+1" for sign in SIGNS for before in BEGINNINGS]


def runs_as_formula(cell: str) -> bool:
    """What a spreadsheet may see: signs without width left out, full width as usual."""
    seen = "".join(sign for sign in cell if unicodedata.category(sign) not in ("Cf", "Cc", "Zs", "Mn", "Me"))
    return unicodedata.normalize("NFKC", seen).replace("\u2212", "-").startswith(("=", "+", "-", "@"))


def test_every_text_is_quoted_and_comes_back() -> None:
    assert [text for text in TEXTS if runs_as_formula(text)]
    assert not [text for text in TEXTS if runs_as_formula(quote(text))]
    assert not [text for text in TEXTS if unquote(quote(text)) != text]


def test_what_is_no_formula_is_left_alone() -> None:
    for text in ("'t Trefpunt", "Café ＝ goed", "10+1", "a@b", "", "naïve", "é"):
        assert quote(text) == text


@pytest.mark.parametrize("field", ["name", "note", "organisation"])
def test_no_export_has_a_cell_that_runs_and_importing_gives_the_text_back(method: Method, field: str) -> None:
    items = tuple(
        Initiative(f"i{number}", area="WK020218", **{"name": f"naam {number}", field: f"{text} {number}"})  # type: ignore[arg-type]
        for number, text in enumerate(TEXTS)
    )
    rows = list(csv.reader(io.StringIO(export_csv(items, method).decode("utf-8-sig"), newline=""), delimiter=";"))
    assert not [cell for row in rows for cell in row if runs_as_formula(cell)]
    book = load_workbook(io.BytesIO(export_xlsx(items, (), method)))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f" or runs_as_formula(str(cell.value or ""))]
    for content in (export_csv(items, method), export_xlsx(items, (), method)):
        back, _, faults = read_initiatives(content, method)
        assert not faults
        assert [getattr(one, field) for one in back] == [getattr(one, field) for one in items]
