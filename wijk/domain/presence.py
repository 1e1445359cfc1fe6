"""What people write of a meeting: who was there, a line each with a role and a number and never a name."""

import re
from dataclasses import dataclass

from wijk.domain.meeting import Presence

__all__ = ["MeetingNotes", "presence_lines", "read_presence", "written_lines"]

FIRST = re.compile(r"(?P<number>\d{1,5})\s*[x×]?\s+(?P<role>\D.*)")
LAST = re.compile(r"(?P<role>\D.*?)[\s:=-]+(?P<number>\d{1,5})")


@dataclass(frozen=True, slots=True)
class MeetingNotes:
    """What stands in the fields of a form about a meeting, as it was typed."""

    present: str = ""
    decided: str = ""
    celebrated: str = ""
    said: str = ""


def read_presence(text: str) -> tuple[tuple[Presence, ...], tuple[str, ...]]:
    """Read "12 bewoners" and "bewoners: 12", a line or a comma each; and what could not be read, as it was written.

    A role that is written twice counts together.
    """
    found: dict[str, int] = {}
    wrong = []
    for line in re.split(r"[\n,;]+", text):
        told = FIRST.fullmatch(line.strip()) or LAST.fullmatch(line.strip())
        if told:
            role = " ".join(told["role"].split())
            found[role] = found.get(role, 0) + int(told["number"])
        elif line.strip():
            wrong.append(line.strip())
    return tuple(Presence(role, number) for role, number in found.items()), tuple(wrong)


def written_lines(text: str) -> tuple[str, ...]:
    """Read what is written a line each; a line with nothing in it is left out."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def presence_lines(present: tuple[Presence, ...]) -> str:
    """Write it as `read_presence` reads it.

    >>> presence_lines((Presence("bewoners", 12), Presence("wijkteam", 3)))
    '12 bewoners\\n3 wijkteam'
    """
    return "\n".join(f"{one.number} {one.role}" for one in present)
