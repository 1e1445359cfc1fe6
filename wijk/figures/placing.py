"""The code under which a place of one division is known in another, so that what was entered keeps its place."""

from wijk.domain.area import level_of
from wijk.figures.places import Place
from wijk.opendata.same_place import ENOUGH_PEOPLE, JOINED
from wijk.opendata.snapshot import Snapshot

__all__ = ["code_here", "same_code"]


def same_code(snapshot: Snapshot, chosen: Place, code: str) -> str | None:
    """The CBS code that the very place of ``code`` has in the division of ``chosen``; None when it has none there.

    ``code`` is as it was entered (see `Place.code`): a CBS code alone means the place of the older
    division if there is one.
    """
    plain, year = _read(snapshot, code)
    if year is None or year == chosen.division:
        return plain if year else None
    links = snapshot.linked.get((plain, year), ())
    return next((link.code for link in links if link.relation in JOINED), None)


def code_here(snapshot: Snapshot, chosen: Place, code: str | None) -> str | None:
    """The CBS code of an area in the division of ``chosen``, so that codes nest in one another.

    That of the same place where there is one; else that of the place it became a part of, or of the wijk around it;
    else that of its gemeente, or of the gemeente it went up in, so that it counts as gemeente-wide. None and what is no
    code of ours stay as they are. What an earlier edition had, and this one can't tell, counts as gemeente-wide too.
    """
    if code is None or level_of(code) is None:
        return code
    plain, year = _read(snapshot, code)
    if year is None:
        around = f"GM{plain[2:6]}"
        known = code in snapshot.followed and around in snapshot.areas[chosen.division].index
        return around if known else code
    for one in (plain, f"WK{plain[2:8]}") if level_of(plain) == "buurt" else (plain,):
        if same := same_code(snapshot, chosen, f"{one}-{year}"):
            return same
        links = snapshot.linked.get((one, year), ())
        if links and links[0].share >= ENOUGH_PEOPLE["wijk"]:
            return links[0].code
    gemeente = f"GM{plain[2:6]}"
    if gemeente in snapshot.areas[chosen.division].index:
        return gemeente
    successors = {link.code for link in snapshot.linked.get((gemeente, year), ())}
    return chosen.municipality if chosen.municipality in successors else gemeente


def _read(snapshot: Snapshot, code: str) -> tuple[str, int | None]:
    """The CBS code and the division it is of; no division when it is an area of none."""
    if code in snapshot.followed:
        there, division = snapshot.followed[code]
        return (there, division) if there else (code.partition("-")[0], None)
    plain, _, year = code.partition("-")
    years = [int(year)] if year else snapshot.divisions
    return plain, next((one for one in years if one in snapshot.areas and plain in snapshot.areas[one].index), None)
