"""The table of places that a person should look at: pairs of 2020 and 2024 whose evidence points two ways."""

import csv
from pathlib import Path

from wijk.domain.area import level_of
from wijk.opendata.links import Links

__all__ = ["FILE", "write"]

FILE = "doubtful_places.csv"
HEADER = (
    "niveau",
    "gemeente",
    "code 2020",
    "naam 2020",
    "code 2024",
    "naam 2024",
    "hectare land 2020",
    "hectare land 2024",
    "inwoners 2020",
    "inwoners 2024",
    "besluit",
    "waarom twijfel",
)
DECISIONS = {"same": "zelfde plaats", "nearly": "bijna dezelfde plaats", "another": "andere plaats"}


def write(links: Links, path: Path) -> None:
    """Write the doubtful pairs as a CSV file that Dutch spreadsheets open: semicolons, UTF-8 with a mark."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(HEADER)
        for pair in links.doubtful:
            old, new = pair.old, pair.new
            row = (level_of(old.code), new.municipality_name, old.code, old.name, new.code, new.name)
            numbers = (f"{number:.0f}" for number in (old.land, new.land, old.inhabitants, new.inhabitants))
            writer.writerow((*row, *numbers, DECISIONS[pair.judgement.relation], pair.judgement.doubt))
