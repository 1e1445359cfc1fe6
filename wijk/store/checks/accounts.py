"""What an account must meet before it is kept."""

from wijk.domain.account import Account
from wijk.domain.actor import SIGNED_IN_ROLES
from wijk.domain.area import AREA_CODE

__all__ = ["faults_in_account"]

LONGEST = 200


def faults_in_account(account: Account) -> dict[str, str]:
    """Return what is wrong by field name, each as a Dutch sentence that says how to mend it; empty when all is well."""
    faults = {}
    if not account.account.strip() or len(account.account) > LONGEST or not account.account.isprintable():
        faults["account"] = "Geef het account zoals de gemeente het kent, meestal een e-mailadres."
    if account.role not in SIGNED_IN_ROLES:
        faults["role"] = f"Kies een rol: {', '.join(SIGNED_IN_ROLES)}."
    if not all(map(AREA_CODE.fullmatch, account.areas)):
        faults["areas"] = "Geef CBS-codes, bijvoorbeeld GM0202 of WK020218, of niets voor alle gebieden."
    return faults
