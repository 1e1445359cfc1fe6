"""Who acts: the person or program behind a change, and where that may do what, as far as the dashboard knows."""

from dataclasses import dataclass
from typing import Literal, get_args

__all__ = [
    "CALENDAR",
    "NOT_SIGNED_IN",
    "PHONE",
    "SIGNED_IN_ROLES",
    "Actor",
    "Grant",
    "Role",
    "SignedInRole",
    "signature",
]

# What an account can be here for; each may all that those before it may.
SignedInRole = Literal["kijker", "deelnemer", "WJP'er", "begeleider", "beheerder"]
SIGNED_IN_ROLES: tuple[SignedInRole, ...] = get_args(SignedInRole)
Role = Literal["niet aangemeld", "geen rol", "zaal", "kijker", "deelnemer", "WJP'er", "begeleider", "beheerder"]


@dataclass(frozen=True, slots=True)
class Grant:
    """A role that holds within ``areas``, the codes of every gemeente, wijk and buurt there; None is everywhere."""

    role: SignedInRole
    areas: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: ``who`` is an account (never the name of a resident), ``role`` the most that account is here for.

    ``grants`` are its roles with where they hold; without any the role holds everywhere. When it happened is the
    ``changed`` of the record beside which an actor is kept, without its grants (`signature`).
    """

    who: str
    role: Role
    grants: tuple[Grant, ...] = ()

    @property
    def is_limited(self) -> bool:
        """Whether it matters where something lies, since no role of this account holds everywhere for all it may."""
        return any(one.areas is not None for one in self.grants)


# Everybody, as long as there is no login.
NOT_SIGNED_IN = Actor("niet aangemeld", "niet aangemeld")

# Whoever answers by phone in a meeting; which phone it is, no record tells.
PHONE = Actor("telefoon in de zaal", "zaal")

# A calendar elsewhere that has the secret address of one here: it reads, and changes nothing.
CALENDAR = Actor("agenda elders", "kijker")


def signature(actor: Actor) -> dict[str, str]:
    """Return what is kept of an actor beside what it did."""
    return {"who": actor.who, "role": actor.role}
