"""What a phone is known by and what makes a form ours: signed with the secret of one meeting, worthless elsewhere."""

import hmac
import secrets
from hashlib import sha256

__all__ = ["form_key", "is_form_key", "new_cookie", "phone_in"]


def new_cookie(secret: str) -> str:
    """Return the text that a new phone keeps: random, and signed so that nobody can make one up."""
    token = secrets.token_hex(16)
    return f"{token}.{_signed(secret, 'cookie', token)}"


def phone_in(secret: str, cookie: str) -> str | None:
    """Return the hash by which the store knows the phone with this cookie; None when it is not one of this meeting."""
    token, _, signature = cookie.partition(".")
    if not hmac.compare_digest(signature.encode(), _signed(secret, "cookie", token).encode()):
        return None
    return _signed(secret, "phone", token)


def form_key(secret: str, phone: str, question: str) -> str:
    """Return what a form of this phone for this question carries."""
    return _signed(secret, "form", phone, question)


def is_form_key(given: str, secret: str, phone: str, question: str) -> bool:
    """Tell whether what came back is that of this phone and this question."""
    return hmac.compare_digest(given.encode(), form_key(secret, phone, question).encode())


def _signed(secret: str, *parts: str) -> str:
    return hmac.new(secret.encode(), "\x1f".join(parts).encode(), sha256).hexdigest()[:40]
