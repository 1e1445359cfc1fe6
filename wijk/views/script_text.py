"""Values in a script that folium makes: what people typed reaches no template, since nothing in it is template text.

folium hands the script it made to a template once more: a name as ``{{7**(7**8)}}`` would be computed by the server,
and ``{% x`` would break the page.
"""

import json
import re
from collections.abc import Sequence
from typing import TypeAlias

__all__ = ["script_value"]

Value: TypeAlias = "str | int | float | None | Sequence[Value]"

# What a template, a comment or HTML could begin or end with; within a text each can be written as its number.
TELLING = re.compile("[{}%#<>&'`/$\u2028\u2029]")


def script_value(value: Value) -> str:
    """Return a value as JavaScript: texts, numbers and lists of them.

    Raises TypeError for anything else, mappings too: their braces could not be told from those in a text.
    """
    return TELLING.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(_checked(value), allow_nan=False))


def _checked(value: Value) -> Value:
    if isinstance(value, list | tuple):
        return [_checked(part) for part in value]
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(f"no value for a script: {type(value).__name__}")
