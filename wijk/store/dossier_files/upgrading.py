"""Files of older versions, brought to the present one step by step before anything in them is checked.

A step is needed when a file of before would be read wrongly: a field that got another name or meaning, a kind that was
split. A field that is new, with a value where it is missing, needs none; nor does a new kind.
"""

from collections.abc import Callable, Mapping
from typing import Any

from wijk.store.dossier_files.layout import VERSION

__all__ = ["STEPS", "as_now"]

# The rows of a file by kind, as read from JSON; a kind that can't be read is not among them.
Rows = Mapping[str, Any]
# By the version that it takes, what makes the rows of the next version.
STEPS: dict[int, Callable[[Rows], Rows]] = {}


def as_now(rows: Rows, version: int) -> Rows:
    """Return the rows of a file of this version as the present one has them."""
    for step in range(version, VERSION):
        rows = STEPS[step](rows)
    return rows
