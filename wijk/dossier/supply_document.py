"""What scripts get as JSON of the supply of a gemeente: per wijk, by phase, by group, and by both."""

import dataclasses
from typing import Any

from wijk.dossier.supply import PlaceSupply, Supply

__all__ = ["supply_document"]


def supply_document(supply: Supply) -> dict[str, Any]:
    """The counts of the gemeente and of its wijken: "own", "general", "stale", and of so many "cells" how many are
    "covered" and "unanswered".

    One initiative can stand in several cells, so counts of different cells don't add up. What isn't known is None:
    "people" of a group, and whether there is "little" for it, which is told only where everything was answered.
    """
    return {
        "municipality": supply.gemeente.place.code,
        "date": supply.on.isoformat(),
        "total": _entry(supply.gemeente),
        "wijken": [_entry(wijk) for wijk in supply.wijken],
    }


def _entry(one: PlaceSupply) -> dict[str, Any]:
    return {
        "code": one.place.code,
        "name": one.place.name,
        **dataclasses.asdict(one.total),
        "phases": [{"phase": phase, **dataclasses.asdict(count)} for phase, count in one.phases.items()],
        "groups": [
            {
                "group": row.group,
                **dataclasses.asdict(row.count),
                "people": row.people,
                "people_per_initiative": row.people_per_initiative,
                "little": row.little,
            }
            for row in one.groups
        ],
        "cells": [
            {"group": group, "phase": phase, **dataclasses.asdict(count)} for (group, phase), count in one.cells.items()
        ],
    }
