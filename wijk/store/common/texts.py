"""Texts: what counts as the same, and how a text travels safely through CSV and Excel.

A spreadsheet treats a cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return as a formula; some
do so too for their full-width forms, or when a sign that nobody sees stands before them. We put an apostrophe before
such a text, before Excel's error words as #N/A and before white space or an unseen sign at the start, and one after
white space at the end, which many programs trim. The rule also covers texts that already have apostrophes there, so
that reading can undo it exactly; a name as "'t Trefpunt" is left as it is, in both directions.
"""

import re
from functools import lru_cache

from wijk.domain.text import fold

__all__ = ["excel_escape", "excel_unescape", "quote", "storable", "unquote", "words"]

# Signs that take no room on screen: control signs, soft hyphens, joiners, marks of direction, fillers, marks that stand
# over the sign before them, tags.
UNSEEN = (
    "\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\ufe20-\ufe2f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
FORMULA_SIGNS = r"=+\-@\u2212\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20"
RISKY_START = re.compile(rf"'*(?:[{FORMULA_SIGNS}\s{UNSEEN}]|#[A-Z/0]+[!?]?\Z)")
RISKY_END = re.compile(r"\s'*\Z")
NO_TEXT = re.compile("[\0\ud800-\udfff]")
IN_NO_EXCEL = "\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff"
NOT_IN_EXCEL = re.compile(f"[{IN_NO_EXCEL}]|_(?=x[0-9A-Fa-f]{{4}}[_{IN_NO_EXCEL}])")
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def storable(text: str) -> str:
    """Return ``text`` without what no database or file keeps: NUL and halves of a UTF-16 pair."""
    return NO_TEXT.sub("", text)


@lru_cache(maxsize=20_000)
def words(text: str) -> str:
    """Return ``text`` folded, with everything but letters, digits and + as a single space."""
    return " ".join(re.sub(r"[^\w+]|_", " ", fold(text)).split())


def quote(text: str) -> str:
    """Return ``text`` so that no spreadsheet takes it for a formula."""
    text = storable(text)
    if RISKY_START.match(text):
        text = "'" + text
    return text + "'" if RISKY_END.search(text) else text


def unquote(text: str) -> str:
    """Return what `quote` got; white space around a text that was not quoted is dropped."""
    text = storable(text).strip()
    if text.endswith("'") and RISKY_END.search(text):
        text = text[:-1]
    return text[1:] if text.startswith("'") and RISKY_START.match(text) else text


def excel_escape(text: str) -> str:
    """Write characters that Excel's XML can't hold the way Excel itself does: ``_x000D_``."""
    return NOT_IN_EXCEL.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def excel_unescape(text: str) -> str:
    """Undo `excel_escape`."""
    return ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
