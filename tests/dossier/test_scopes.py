"""A role for an area holds for all that lies in it, under every code by which that is known, and nowhere else."""

from wijk.domain.account import RoleRule
from wijk.domain.actor import Actor, Grant
from wijk.dossier.scopes import actor_of, areas_within
from wijk.figures.places import Places


def test_the_areas_of_every_gemeente_lie_in_it_in_some_year_and_none_is_left_out(places: Places) -> None:
    """Gemeenten merge: what lay in one then lies in another now, and both hold for it."""
    held: set[str] = set()
    wrong = []
    for gemeente in places.gemeenten:
        codes = areas_within(places, gemeente.key)
        held |= codes
        numbers = {code[2:6] for code in gemeente.codes}
        inside = [place for code in codes if (place := places.get(code))]
        wijken = [place for place in inside if place.level == "wijk"]
        wrong += [place.key for place in wijken if not numbers & {code[2:6] for code in place.codes}]
        # A wijk that is the same place under another gemeente has the buurten of both years.
        numbers |= {code[2:6] for place in wijken for code in place.codes}
        wrong += [place.key for place in inside if not numbers & {code[2:6] for code in place.codes}]
    assert not wrong
    assert held >= {code for place in places.by_key.values() if place.level != "land" for code in place.known_as}


def test_the_areas_of_every_wijk_are_its_buurten(places: Places) -> None:
    wrong = [
        place.key
        for place in places.by_key.values()
        if place.level == "wijk"
        if {one.level for code in areas_within(places, place.key) if (one := places.get(code))} - {"wijk", "buurt"}
    ]
    assert not wrong


def test_who_has_roles_acts_with_the_most_of_them(places: Places) -> None:
    actor = actor_of("anna", [RoleRule("begeleider", ("WK020218",)), RoleRule("kijker"), RoleRule("kijker")], places)
    assert (actor.role, [one.role for one in actor.grants]) == ("begeleider", ["begeleider", "kijker"])
    assert actor.grants[0].areas and "BU02021887" in actor.grants[0].areas
    assert actor.grants[1] == Grant("kijker", None)
    assert actor_of("bo", [], places) == Actor("bo", "geen rol")
    assert actor_of("bo", [RoleRule("kijker", ("GM9999",))], places).grants == (Grant("kijker", frozenset({"GM9999"})),)
