"""By which address phones and calendars elsewhere can reach this server, and what to tell when they can't."""

import os
from dataclasses import dataclass

from wijk.domain.settings import WEB_ADDRESS, only_here

__all__ = [
    "AGENDA",
    "JOIN",
    "VARIABLE",
    "FeedAddress",
    "JoinAddress",
    "feed_address",
    "join_address",
    "public_host",
]

VARIABLE = "WIJK_PUBLIC_URL"
# The path under which people join: short, since it is typed too.
JOIN = "doe"
# The path under which calendars elsewhere read along.
AGENDA = "agenda"
UNREACHABLE = (
    "Telefoons kunnen dit niet bereiken: dit adres is alleen van deze computer. Vraag de beheerder om het adres in "
    f"{VARIABLE} te zetten. Zonder telefoons werkt alles ook: tel opgestoken handen en typ zelf mee."
)
NO_ADDRESS = (
    f"In {VARIABLE} staat geen webadres. Vraag de beheerder om dat te verbeteren, bijvoorbeeld in "
    "https://wijk.gemeente.nl. Zonder telefoons werkt alles ook: tel opgestoken handen en typ zelf mee."
)


NOT_FROM_ELSEWHERE = (
    "Andere agenda's kunnen dit niet bereiken: dit adres is alleen van deze computer. Vraag de beheerder om het adres "
    f"in {VARIABLE} te zetten. Het bestand hierboven werkt wel."
)


@dataclass(frozen=True, slots=True)
class JoinAddress:
    """Where a phone goes: ``url`` with the code in it for the QR code, ``short`` to type, where the code is asked.

    ``warning`` says in Dutch why phones can't reach it; empty when they can, as far as this computer can tell.
    """

    url: str
    short: str
    warning: str = ""


@dataclass(frozen=True, slots=True)
class FeedAddress:
    """Where calendars elsewhere read along; ``warning`` says in Dutch why they can't, empty when they can."""

    url: str
    warning: str = ""


@dataclass(frozen=True, slots=True)
class _Site:
    """Where this server is reached, without and with "https://"; ``wrong`` tells that what the operator set is none."""

    url: str
    short: str
    host: str
    wrong: bool


def join_address(code: str, seen: str, base: str = "", public: str | None = None) -> JoinAddress:
    """Return where phones go to join the meeting with this code.

    ``public`` is what the operator set in WIJK_PUBLIC_URL, with the path the app is served under; when that is empty
    it is the address by which the facilitator's own browser ``seen`` this page, with that path, ``base``.
    """
    site = _site(seen, base, public)
    if not site.host:
        return JoinAddress("", "", NO_ADDRESS if site.wrong else UNREACHABLE)
    warning = NO_ADDRESS if site.wrong else UNREACHABLE if only_here(site.host) else ""
    return JoinAddress(f"{site.url}/{JOIN}/{code}", f"{site.short}/{JOIN}", warning)


def feed_address(secret: str, seen: str, base: str = "", public: str | None = None) -> FeedAddress:
    """Return where calendars elsewhere read the calendar with this secret; the rest as `join_address`."""
    site = _site(seen, base, public)
    if not site.host:
        return FeedAddress("", NOT_FROM_ELSEWHERE)
    warning = NOT_FROM_ELSEWHERE if site.wrong or only_here(site.host) else ""
    return FeedAddress(f"{site.url}/{AGENDA}/{secret}.ics", warning)


def _site(seen: str, base: str, public: str | None) -> _Site:
    given = os.environ.get(VARIABLE, "") if public is None else public
    told = WEB_ADDRESS.fullmatch(given.strip())
    found, wrong = told or WEB_ADDRESS.match(seen), bool(given.strip()) and not told
    if found is None:
        return _Site("", "", "", wrong)
    path = found["path"] if told else "".join(f"/{part}" for part in base.split("/") if part)
    short = f"{found['host']}{found['port'] or ''}{path}"
    return _Site(f"{found['scheme']}://{short}", short, found["host"], wrong)


def public_host() -> tuple[str, bool]:
    """Return the host (with port) that the operator set, empty without one, and whether it is reached by HTTPS."""
    found = WEB_ADDRESS.fullmatch(os.environ.get(VARIABLE, "").strip())
    return (f"{found['host']}{found['port'] or ''}".lower(), found["scheme"] == "https") if found else ("", False)
