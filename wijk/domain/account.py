"""Accounts: which role somebody has where, by what a beheerder wrote or by what the provider of accounts tells."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from string import ascii_lowercase, ascii_uppercase

from wijk.domain.actor import SIGNED_IN_ROLES, SignedInRole
from wijk.domain.area import AREA_CODE

__all__ = ["Account", "RoleRule", "RoleRules", "called", "rules_of"]

PLAIN_SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)
RULE = re.compile(rf"({'|'.join(map(re.escape, SIGNED_IN_ROLES))})((?: +\S+)*)")


@dataclass(frozen=True, slots=True)
class Account:
    """That an ``account`` has a ``role`` in these ``areas`` (CBS codes); in all areas without any."""

    account: str
    role: SignedInRole
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleRule:
    """A role in these areas (CBS codes); everywhere without any."""

    role: SignedInRole
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleRules:
    """Which roles follow from what the provider tells: by a value of ``claim``, and by the name of an account.

    ``account`` is the claim that names the account.
    """

    account: str = "email"
    claim: str = ""
    by_value: Mapping[str, RoleRule] = field(default_factory=dict)
    by_account: Mapping[str, RoleRule] = field(default_factory=dict)

    def held_by(self, account: str, values: Iterable[str]) -> tuple[RoleRule, ...]:
        """Return the roles of an account for which the provider gave these values of the claim."""
        named = self.by_account.get(called(account))
        found = [self.by_value[value] for value in values if value in self.by_value]
        return (*found, *([named] if named else []))


def called(account: str) -> str:
    """Return the name of an account as it is compared: people write capitals in an address as it comes.

    Only of plain letters: others have lookalikes (ſ, ß, the sign for kelvin) that must not become somebody else.
    """
    return account.strip().translate(PLAIN_SMALL)


def rules_of(section: Mapping[str, object]) -> RoleRules:
    """Return the rules of the section [roles] of the settings; each is a role with codes of areas behind it.

    Raises ValueError, with a Dutch sentence, where it can't be read.
    """
    account, claim = section.get("account", "email"), section.get("claim", "")
    if not isinstance(account, str) or not isinstance(claim, str) or not account:
        raise ValueError("In [roles] zijn 'account' en 'claim' namen van een claim, tussen aanhalingstekens.")
    by_value = {str(value): _rule(text) for value, text in _table(section, "by_value").items()}
    by_account = {called(str(name)): _rule(text) for name, text in _table(section, "by_account").items()}
    if by_value and not claim:
        raise ValueError("In [roles] ontbreekt 'claim': de naam van de claim waarin de groepen of rollen staan.")
    return RoleRules(account, claim, by_value, by_account)


def _table(section: Mapping[str, object], name: str) -> Mapping[str, object]:
    found = section.get(name, {})
    if not isinstance(found, Mapping):
        raise ValueError(f'[roles.{name}] is geen lijst van regels zoals "wijk-beheer" = "beheerder".')
    return found


def _rule(text: object) -> RoleRule:
    read = RULE.fullmatch(text.strip()) if isinstance(text, str) else None
    areas = tuple(read[2].split()) if read else ()
    if read is None or not all(map(AREA_CODE.fullmatch, areas)):
        raise ValueError(
            f"In [roles] is '{text}' geen rol met gebieden erachter. Schrijf bijvoorbeeld \"begeleider GM0202\". "
            f"De rollen zijn: {', '.join(SIGNED_IN_ROLES)}."
        )
    return RoleRule(next(role for role in SIGNED_IN_ROLES if role == read[1]), areas)
