"""Roles in words: what an account is here for, and where."""

from collections.abc import Callable, Iterable

from wijk.domain.account import RoleRule
from wijk.permissions import Deed, Thing, who_may

__all__ = ["areas_text", "roles_text", "who_can"]

WHAT: dict[tuple[Deed, Thing], str] = {
    ("write", "records"): "Invullen en wijzigen",
    ("delete", "records"): "Verwijderen",
    ("erase", "records"): "Iemand voorgoed wissen",
    ("write", "decisions"): "Besluiten nemen",
    ("lead", "meetings"): "Een bijeenkomst leiden",
    ("read", "names"): "Namen zien",
    ("erase", "names"): "Een toestemming beëindigen",
    ("restore", "backup"): "Alles bewaren en terugzetten",
    ("read", "roles"): "Rollen geven",
    ("write", "roles"): "Rollen geven",
    ("read", "log"): "Het logboek lezen",
}
NONE = "nog geen rol: vraag de beheerder"


def roles_text(rules: Iterable[RoleRule], called: Callable[[str], str]) -> str:
    """Return the roles of an account: "begeleider van Arnhem, kijker van alle gebieden"."""
    return ", ".join(f"{rule.role} van {areas_text(rule.areas, called)}" for rule in rules) or NONE


def who_can(deed: Deed, thing: Thing, place: str = "") -> str:
    """Return who may do this, for a ``place`` (its name): "Besluiten nemen kan alleen een begeleider van Arnhem"."""
    return f"{WHAT.get((deed, thing), 'Dat')} kan alleen {who_may(deed, thing, place)}."


def areas_text(areas: tuple[str, ...], called: Callable[[str], str]) -> str:
    """Return where a role holds, by the names of areas (CBS codes)."""
    names = [called(code) for code in areas]
    return " en ".join(filter(None, (", ".join(names[:-1]), *names[-1:]))) or "alle gebieden"
