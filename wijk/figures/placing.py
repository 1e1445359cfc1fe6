"""The code under which a place of one division is known in another, so that what was entered keeps its place."""

from wijk.domain.area import DIVISIONS, level_of
from wijk.figures.places import Place
from wijk.opendata.snapshot import Snapshot

__all__ = ["code_here"]


def code_here(snapshot: Snapshot, chosen: Place, code: str | None) -> str | None:
    """The code of an area in the division of ``chosen``, so that codes nest in one another.

    A code that a division of ``chosen`` has stands for itself. One of another division becomes the code of the same
    place where there is one (data/links.parquet); else that of its gemeente, or of the gemeente it went up in, so that
    it counts as gemeente-wide. None and what is no code of ours stay as they are.
    """
    if code is None or level_of(code) is None or any(code in snapshot.areas[year].index for year in chosen.divisions):
        return code
    here = chosen.divisions[0]
    there = next(year for year in DIVISIONS if year != here)
    links = snapshot.links
    same = links[(links[f"code_{there}"] == code) & links["same"]]
    if len(same):
        return str(same[f"code_{here}"].iloc[0])
    gemeente = f"GM{code[2:6]}"
    if gemeente in snapshot.areas[here].index:
        return gemeente
    successors = links[links[f"code_{there}"] == gemeente][f"code_{here}"]
    return chosen.municipality if chosen.municipality in set(successors) else gemeente
