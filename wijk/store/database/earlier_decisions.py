"""Decisions made of what earlier versions kept: notes to mismatches and confirmations of empty cells.

Rows come from a database that is brought up to date, or from an old backup; days and moments are texts there. What
stood in the cells before the note was made counts as seen, so that nobody is asked about what the room knew.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

__all__ = ["decision_rows", "decisions_in"]

Row = Mapping[str, Any]
BY = "niet aangemeld"
GENERAL = "algemeen"
KEPT = ("id", "created", "changed", "version", "deleted")


def decision_rows(
    notes: Iterable[Row], confirmations: Iterable[Row], initiatives: Sequence[Row]
) -> list[dict[str, Any]]:
    """Return a row of decisions for every note and confirmation, with its id; what was taken back has ended.

    ``initiatives`` are all there are, with what is deleted. Days are texts (YYYY-MM-DD) in the answer, moments as they
    were given.
    """
    sure = [
        {**row, "kind": "vakje", "phases": [row["phase"]], "mark": "zeker niets", "noted_on": row["confirmed_on"]}
        for row in confirmations
    ]
    return [_decision(row, initiatives) for row in (*notes, *sure)]


def decisions_in(backup: Mapping[str, Any]) -> dict[str, Any]:
    """Return the content of a backup with its notes and confirmations, if it has these, as decisions.

    Raises KeyError, TypeError or ValueError when they are not what an earlier version wrote.
    """
    content = dict(backup)
    if not {"notes", "confirmations"} <= content.keys():
        return content
    notes, confirmations, initiatives = (
        [{**record, **record["item"]} for record in content[name]] for name in ("notes", "confirmations", "initiatives")
    )
    del content["notes"], content["confirmations"]
    rows = decision_rows(notes, confirmations, initiatives)
    return content | {"decisions": [{**{name: row[name] for name in KEPT}, "item": row} for row in rows]}


def _decision(row: Row, initiatives: Sequence[Row]) -> dict[str, Any]:
    reason = row.get("reason") or ""
    on = _day(row["noted_on"])
    history = [{"deed": "genomen", "on": on, "by": BY, "text": reason}]
    ended = _day(row["deleted"]) if row["deleted"] else None
    if ended:
        history.append({"deed": "beëindigd", "on": ended, "by": BY, "text": "teruggenomen"})
    phases = list(row["phases"])
    return {
        "id": row["id"],
        "created": row["created"],
        "changed": row["changed"],
        "version": row["version"],
        "deleted": None,
        "area": row["area"],
        "kind": row["kind"],
        "group": row["group"],
        "phases": phases,
        "mark": row["mark"],
        "made_on": on,
        "reason": reason,
        "ended_on": ended,
        "seen": sorted(
            f"initiatief {one['id']}"
            for one in initiatives
            if _moment(one["created"]) <= _moment(row["created"])
            and (row["group"] == GENERAL or row["group"] in one["groups"])
            and any(role["phase"] in phases for role in one["roles"])
        ),
        "history": history,
    }


def _day(value: date | str) -> str:
    return str(value)[:10]


def _moment(value: datetime | str) -> str:
    """A moment as a text that sorts: both in UTC, as databases and backups keep them."""
    return str(value).replace("T", " ")[:19]
