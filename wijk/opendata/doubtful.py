"""The table of places that a person should look at: older and newer areas whose evidence points two ways."""

import csv
from collections.abc import Iterable
from pathlib import Path

from wijk.domain.area import level_of
from wijk.opendata.matching import Pair
from wijk.opendata.same_place import AreaFacts

__all__ = ["FILE", "write"]

FILE = "doubtful_places.csv"
DECISIONS = {"same": "zelfde plaats", "nearly": "bijna dezelfde plaats", "another": "andere plaats"}


def write(pairs: Iterable[Pair], path: Path, old: int, new: int, without: Iterable[AreaFacts] = ()) -> None:
    """Write the doubtful pairs as a CSV file that Dutch spreadsheets open: semicolons, UTF-8 with a mark.

    Below them stand the older areas that are ``without`` a newer one.
    """
    each = (f"{what} {year}" for what in ("hectare land", "inwoners") for year in (old, new))
    header = ("niveau", "gemeente", f"code {old}", f"naam {old}", f"code {new}", f"naam {new}", *each)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow((*header, "besluit", "waarom twijfel"))
        for pair in pairs:
            before, after = pair.old, pair.new
            row = (level_of(before.code), after.municipality_name, before.code, before.name, after.code, after.name)
            facts = (before.land, after.land, before.inhabitants, after.inhabitants)
            numbers = (f"{number:.0f}" for number in facts)
            writer.writerow((*row, *numbers, DECISIONS[pair.judgement.relation], pair.judgement.doubt))
        for area in without:
            place = (level_of(area.code), area.municipality_name, area.code, area.name, "", "")
            known = (f"{area.land:.0f}", "", f"{area.inhabitants:.0f}", "")
            writer.writerow((*place, *known, "geen nieuwe cijfers", f"geen gebied van {new} is zeker dezelfde plaats"))
