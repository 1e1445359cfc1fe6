"""Backups of older layouts, brought to the present one before they are checked and read."""

from typing import Any

__all__ = ["as_now"]


def as_now(backup: Any) -> Any:
    """Return the content of a backup, as read from JSON, as the present layout has it; what is odd stays as it is.

    Up to 3 an initiative could lack an area (null): it waits for a place now.
    """
    initiatives = backup.get("initiatives") if isinstance(backup, dict) else None
    for record in initiatives if isinstance(initiatives, list) else ():
        item = record.get("item") if isinstance(record, dict) else None
        if isinstance(item, dict) and item.get("area") is None:
            item["area"] = ""
    return backup
