"""The key to names: as long as there is no login, an operator sets a passphrase and users give it in their session."""

import hashlib
import hmac
import os

from wijk.store.common.errors import NamesLocked

__all__ = ["VARIABLE", "is_passphrase", "names_possible", "require_passphrase"]

VARIABLE = "WIJK_NAMES_PASSPHRASE"


def is_passphrase(given: str | None, expected: str | None) -> bool:
    """Return whether the given passphrase is the expected one, in a time that tells nothing about it.

    Where nothing but white space is expected, nothing is right.
    """
    if not (expected and expected.strip()):
        return False
    return hmac.compare_digest(_digest(given or ""), _digest(expected))


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


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
