"""Who acts: the person or program behind a change, as far as the dashboard knows."""

from dataclasses import dataclass
from typing import Literal

__all__ = ["NOT_SIGNED_IN", "PHONE", "Actor", "Role"]

Role = Literal["niet aangemeld", "lezer", "deelnemer", "beheerder", "zaal"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: ``who`` is an account (never the name of a resident), ``role`` what that account is here for.

    When it happened is the ``changed`` of the record beside which an actor is kept.
    """

    who: str
    role: Role


# Everybody, as long as there is no login.
NOT_SIGNED_IN = Actor("niet aangemeld", "niet aangemeld")

# Whoever answers by phone in a meeting; which phone it is, no record tells.
PHONE = Actor("telefoon in de zaal", "zaal")
