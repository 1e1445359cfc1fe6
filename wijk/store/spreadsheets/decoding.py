"""From bytes to text: any usual encoding, and texts in which one byte is of another."""

import codecs
import re
import unicodedata
from bisect import bisect_right

from wijk.store.common.errors import FileError

__all__ = ["decoded", "twice_decoded"]

NO_TEXT = "Dit is geen tekst en geen Excel-bestand. Kies een Excel-bestand (.xlsx) of een CSV-bestand."
# A letter of UTF-8 read as if it were two or three of Windows: "Ã©" for é, "â‚¬" for €.
FOLLOWING = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
TWICE = re.compile(f"[ÂÃÄÅ]{FOLLOWING}|â{FOLLOWING}{{2}}")
MARK_WRONG = "wijk-mark-wrong"
FIRST_WRONG = 0x10FF00
WRONG = re.compile(f"[{chr(FIRST_WRONG)}-{chr(FIRST_WRONG + 0xFF)}]")
LINE_END = re.compile("\r\n|\n|\r")


def decoded(content: bytes) -> tuple[str, tuple[int, ...]]:
    """Return the text, and the numbers of the lines in which a single byte was of another encoding.

    Raises FileError when it is no text.
    """
    strange_lines: tuple[int, ...] = ()
    if content.startswith(codecs.BOM_UTF8):  # it says itself that it is text
        return _mostly_utf8(content[3:])
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = content.decode("utf-16", errors="replace")
    elif content[1:400:2].count(0) > len(content[:400]) // 4:
        text = content.decode("utf-16-le", errors="replace")
    else:
        text, strange_lines = _mostly_utf8(content)
    sample = text[:20_000]
    strange = sum(unicodedata.category(char) in ("Cc", "Cn", "Co") or char == "\ufffd" for char in sample)
    if strange - sum(map(sample.count, "\n\r\t")) > len(sample) // 20:
        raise FileError(NO_TEXT)
    return text, strange_lines


def twice_decoded(text: str) -> str:
    """Return ``text`` with letters that were encoded twice put right: "Café" for "CafÃ©"; others stay as they are."""
    return TWICE.sub(_put_right, text)


def _put_right(match: re.Match[str]) -> str:
    original = b"".join(_byte(letter) for letter in match[0])
    try:
        return original.decode("utf-8")
    except UnicodeDecodeError:
        return match[0]


def _byte(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1", errors="replace")


def _mostly_utf8(content: bytes) -> tuple[str, tuple[int, ...]]:
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        text = content.decode("utf-8", errors=MARK_WRONG)
    wrong = [match.start() for match in WRONG.finditer(text)]
    if 2 * len(wrong) >= sum(letter > "\x7f" for letter in text):
        return content.decode("cp1252", errors="replace"), ()
    ends = [match.end() for match in LINE_END.finditer(text)]
    lines = tuple(dict.fromkeys(1 + bisect_right(ends, place) for place in wrong))
    return WRONG.sub(lambda match: _of_windows(ord(match[0]) - FIRST_WRONG), text), lines


def _of_windows(byte: int) -> str:
    return bytes([byte]).decode("cp1252", errors="replace")


def _mark_wrong(error: UnicodeError) -> tuple[str, int]:
    """Put a sign that nobody uses in the place of a byte that is no UTF-8."""
    assert isinstance(error, UnicodeDecodeError)
    return chr(FIRST_WRONG + error.object[error.start]), error.start + 1


codecs.register_error(MARK_WRONG, _mark_wrong)
