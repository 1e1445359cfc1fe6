"""Roles in words: what an account is here for, and where."""

from collections.abc import Callable, Iterable

from wijk.domain.account import RoleRule

__all__ = ["areas_text", "roles_text"]

NONE = "nog geen rol: vraag de beheerder"


def roles_text(rules: Iterable[RoleRule], called: Callable[[str], str]) -> str:
    """Return the roles of an account: "begeleider van Arnhem, kijker van alle gebieden"."""
    return ", ".join(f"{rule.role} van {areas_text(rule.areas, called)}" for rule in rules) or NONE


def areas_text(areas: tuple[str, ...], called: Callable[[str], str]) -> str:
    """Return where a role holds, by the names of areas (CBS codes)."""
    names = [called(code) for code in areas]
    return " en ".join(filter(None, (", ".join(names[:-1]), *names[-1:]))) or "alle gebieden"
