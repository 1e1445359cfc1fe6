"""The key to names: as long as there is no login, an operator sets a passphrase and users give it in their session."""

import os

from wijk.store.common.errors import NamesLocked
from wijk.store.common.guessing import is_passphrase

__all__ = ["VARIABLE", "is_passphrase", "names_possible", "require_passphrase"]

VARIABLE = "WIJK_NAMES_PASSPHRASE"


def names_possible() -> bool:
    """Return whether the operator has set a passphrase, so that names can be kept here at all."""
    return bool(os.environ.get(VARIABLE, "").strip())


def require_passphrase(given: str | None) -> None:
    """Raise NamesLocked, with a Dutch sentence, unless ``given`` is the passphrase that the operator set."""
    if not names_possible():
        raise NamesLocked(
            "Namen staan hier uit: de beheerder heeft geen wachtzin ingesteld. Werk met rollen en organisaties."
        )
    if not is_passphrase(given, os.environ.get(VARIABLE)):
        raise NamesLocked("Geef eerst de juiste wachtzin. Zonder wachtzin ziet u alleen rollen en organisaties.")
