"""By which address phones in the room can reach this server, and what to tell when they can't."""

import os
from dataclasses import dataclass

from wijk.domain.settings import WEB_ADDRESS, only_here

__all__ = ["JOIN", "VARIABLE", "JoinAddress", "join_address", "public_host"]

VARIABLE = "WIJK_PUBLIC_URL"
# The path under which people join: short, since it is typed too.
JOIN = "doe"
UNREACHABLE = (
    "Telefoons kunnen dit niet bereiken: dit adres is alleen van deze computer. Vraag de beheerder om het adres in "
    f"{VARIABLE} te zetten. Zonder telefoons werkt alles ook: tel opgestoken handen en typ zelf mee."
)
NO_ADDRESS = (
    f"In {VARIABLE} staat geen webadres. Vraag de beheerder om dat te verbeteren, bijvoorbeeld in "
    "https://wijk.gemeente.nl. Zonder telefoons werkt alles ook: tel opgestoken handen en typ zelf mee."
)


@dataclass(frozen=True, slots=True)
class JoinAddress:
    """Where a phone goes: ``url`` with the code in it for the QR code, ``short`` to type, where the code is asked.

    ``warning`` says in Dutch why phones can't reach it; empty when they can, as far as this computer can tell.
    """

    url: str
    short: str
    warning: str = ""


def join_address(code: str, seen: str, base: str = "", public: str | None = None) -> JoinAddress:
    """Return where phones go to join the meeting with this code.

    ``public`` is what the operator set in WIJK_PUBLIC_URL, with the path the app is served under; when that is empty
    it is the address by which the facilitator's own browser ``seen`` this page, with that path, ``base``.
    """
    given = os.environ.get(VARIABLE, "") if public is None else public
    told = WEB_ADDRESS.fullmatch(given.strip())
    found = told or WEB_ADDRESS.match(seen)
    if found is None:
        return JoinAddress("", "", NO_ADDRESS if given.strip() else UNREACHABLE)
    path = found["path"] if told else "".join(f"/{part}" for part in base.split("/") if part)
    site = f"{found['host']}{found['port'] or ''}{path}"
    warning = NO_ADDRESS if given.strip() and not told else UNREACHABLE if only_here(found["host"]) else ""
    return JoinAddress(f"{found['scheme']}://{site}/{JOIN}/{code}", f"{site}/{JOIN}", warning)


def public_host() -> tuple[str, bool]:
    """Return the host (with port) that the operator set, empty without one, and whether it is reached by HTTPS."""
    found = WEB_ADDRESS.fullmatch(os.environ.get(VARIABLE, "").strip())
    return (f"{found['host']}{found['port'] or ''}".lower(), found["scheme"] == "https") if found else ("", False)
