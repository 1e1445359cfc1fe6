"""Backups of older layouts, brought to the present one before they are checked and read."""

import json
from typing import Any

__all__ = ["as_now"]


def as_now(text: bytes) -> bytes:
    """Return the content of a backup as the present layout has it; what is no such content stays as it is.

    Up to 3 an initiative could lack an area (null): it waits for a place now. Raises ValueError for what is no JSON.
    """
    backup = json.loads(text)
    if not isinstance(backup, dict) or not isinstance(backup.get("initiatives"), list):
        return text
    for record in backup["initiatives"]:
        item: Any = record.get("item") if isinstance(record, dict) else None
        if isinstance(item, dict) and item.get("area") is None:
            item["area"] = ""
    return json.dumps(backup).encode()
