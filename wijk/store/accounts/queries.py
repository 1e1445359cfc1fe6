"""Which roles accounts have, as a beheerder wrote them down.

All functions raise StoreError with a Dutch sentence when the database can't be used, and NotAllowed when the actor may
not do this.
"""

from wijk.domain.account import Account
from wijk.store.database.account_types import ACCOUNTS
from wijk.store.database.connection import Store
from wijk.store.database.records import Stored
from wijk.store.database.store_reading import reading_at_once

__all__ = ["give_role", "list_accounts", "roles_now", "take_role"]


def roles_now(store: Store) -> tuple[str, tuple[Account, ...]]:
    """Return what every account may, with a text that changes with it: for the program itself, that asks the policy."""
    with reading_at_once(store) as reading:
        return reading.stamp(ACCOUNTS.table), tuple(one.item for one in reading.all_of(ACCOUNTS).living)


def list_accounts(store: Store) -> tuple[Stored[Account], ...]:
    """Return the roles that were given, by account."""
    store.require("read", "roles")
    with store.reading() as connection:
        return tuple(sorted(ACCOUNTS.all(connection), key=lambda one: (one.item.account.casefold(), one.item.role)))


def give_role(store: Store, account: Account) -> Stored[Account]:
    """Give an account a role in some areas, in place of where it had that role before."""
    with store.writing() as connection:
        return ACCOUNTS.put(connection, account)


def take_role(store: Store, given: Stored[Account]) -> None:
    """Take a role back. Raises Conflict when somebody else changed it."""
    with store.writing() as connection:
        ACCOUNTS.remove(connection, given.id, given.version)
