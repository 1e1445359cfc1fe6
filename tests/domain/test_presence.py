"""Who was there is read as people write it; what can't be read is told and never guessed."""

import pytest

from wijk.domain.meeting import Presence
from wijk.domain.presence import presence_lines, read_presence, written_lines


@pytest.mark.parametrize(
    "typed",
    [
        "12 bewoners\n3 wijkteam",
        "bewoners: 12, wijkteam 3",
        " 12x  bewoners ;\n\nwijkteam - 3",
        "7 bewoners\n5 bewoners, 3 wijkteam",
    ],
)
def test_a_number_before_or_behind_a_role(typed: str) -> None:
    assert read_presence(typed) == ((Presence("bewoners", 12), Presence("wijkteam", 3)), ())


@pytest.mark.parametrize("line", ["bewoners", "12", "12 34", "123456789 bewoners"])
def test_a_line_without_a_role_or_a_number_is_told_as_it_was_written(line: str) -> None:
    assert read_presence(f"{line}\n1 huisarts") == ((Presence("huisarts", 1),), (line,))


def test_it_is_written_as_it_is_read() -> None:
    present = (Presence("jongeren van 16 tot 25", 4), Presence("imam", 1))
    assert read_presence(presence_lines(present)) == (present, ())


def test_lines_are_what_is_written_in_them() -> None:
    assert written_lines(" Koffie op maandag \n \r\n\twij bellen, twee keer") == (
        "Koffie op maandag",
        "wij bellen, twee keer",
    )
    assert written_lines(" \n") == ()
