"""What a stranger typed is one line of what can be seen."""

import pytest

from wijk.store.common.typed_lines import typed_line


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("  Koffie\r\n\tin de flat ", "Koffie in de flat"),
        ("Cafe\u0301 'n <b>Thuis</b> & co", "Café 'n <b>Thuis</b> & co"),
        ("nul\0 bel\x07 esc\x1b[31m", "nul bel esc[31m"),
        ("\u202egniht ym\u202c \u2066hier\u2069 \u200f\ufeff", "gniht ym hier"),
        ("half \ud800 paar \udfff", "half paar"),
        ("a" + "\u0335" * 40 + "b", "a" + "\u0335" * 3 + "b"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("हिन्दी", "हिन्दी"),
        ("\u3164\u115f\ue000\U000e0041", ""),
        ("\u200b\u200d ... !", ""),
        ("", ""),
    ],
)
def test_only_what_can_be_seen_stays(typed: str, line: str) -> None:
    assert typed_line(typed) == line
    assert typed_line(line) == line
