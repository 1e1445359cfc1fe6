"""All that importing a file may know of places: names, codes of earlier divisions, points on the map and addresses."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from wijk.domain.area import level_of
from wijk.dossier.areas import area_scope
from wijk.dossier.overview import within
from wijk.dossier.points import area_at
from wijk.figures.places import Place, Places
from wijk.figures.placing import code_here
from wijk.opendata.address_table import AddressTable
from wijk.opendata.snapshot import Snapshot
from wijk.store.common.texts import words
from wijk.store.importing.area_scope import AreaScope

__all__ = ["import_scope"]


def import_scope(snapshot: Snapshot, places: Places, chosen: str, addresses: AddressTable | None = None) -> AreaScope:
    """What a file that is imported may name while ``chosen`` (empty for none) is the area of what names none.

    As `wijk.dossier.areas.area_scope`, and besides: codes and names of gemeenten that went up in the chosen one, the
    place at a point, and that of an address where the operator gave a table of addresses.
    """

    def at_address(postcode: str, number: int | None) -> str | None:
        buurt = addresses.buurt_of(postcode, number) if addresses else None
        if buurt is None or addresses is None:
            return None
        place = places.get(f"{buurt}-{addresses.division}") or places.get(buurt)
        return place.key if place else None

    @lru_cache(maxsize=20_000)
    def at_point(latitude: float, longitude: float) -> str:
        return area_at(snapshot, places, latitude, longitude)

    scope = area_scope(places, chosen)
    gemeente = places.get(scope.gemeente) if chosen else None
    became = _became(snapshot, gemeente) if gemeente else {}
    also = dict(scope.also)
    for code in became:
        if gemeente and level_of(code) == "gemeente":
            name = words(snapshot.areas[snapshot.divisions[0]].loc[code, "name"])
            also[name] = (gemeente.key, *also.get(name, ()))
    return replace(scope, also=also, became=became, at_point=at_point, at_address=at_address)


def _became(snapshot: Snapshot, gemeente: Place) -> Mapping[str, str]:
    """The code today of the areas of gemeenten that went up in this one; the gemeente itself where none counts here."""
    old, new = snapshot.divisions
    here = gemeente.code_in(new)
    merged = {
        code
        for (code, year), links in snapshot.linked.items()
        if year == old and code != here and level_of(code) == "gemeente" and links and links[0].code == here
    }
    if not here or not merged:
        return {}
    today = replace(gemeente, division=new, municipality=here)
    codes = [code for code in snapshot.areas[old].index if f"GM{code[2:6]}" in merged]
    found = {
        code: code_here(snapshot, today, f"{code}-{old}" if level_of(code) != "gemeente" else code) for code in codes
    }
    counted = within(snapshot, gemeente, {code for code in found.values() if code})
    return {code: now if now in counted and now else gemeente.key for code, now in found.items()}
