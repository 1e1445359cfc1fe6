"""What a role holds for: every code under which something can stand in the areas that were named for it."""

from collections.abc import Iterable

from wijk.domain.account import RoleRule
from wijk.domain.actor import SIGNED_IN_ROLES, Actor, Grant
from wijk.figures.places import Places

__all__ = ["actor_of", "areas_within"]


def areas_within(places: Places, code: str) -> frozenset[str]:
    """Return the codes of an area and of all that lies in it, under every name by which these are known.

    An area that this edition does not know is only itself.
    """
    place = places.get(code)
    if place is None:
        return frozenset([code])
    inside = (areas_within(places, one.key) for one in places.children.get(place.key, ()))
    return frozenset({code, place.key, *place.known_as}).union(*inside)


def actor_of(account: str, rules: Iterable[RoleRule], places: Places) -> Actor:
    """Return who acts with an account that has these roles; one without any may nothing."""
    grants = tuple(
        Grant(
            rule.role, frozenset().union(*(areas_within(places, code) for code in rule.areas)) if rule.areas else None
        )
        for rule in dict.fromkeys(rules)
    )
    if not grants:
        return Actor(account, "geen rol")
    return Actor(account, max((one.role for one in grants), key=SIGNED_IN_ROLES.index), grants)
