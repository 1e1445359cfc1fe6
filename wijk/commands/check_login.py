"""What `python -m wijk check` tells of the login: what is set, whether it fits, and the provider; never a secret."""

import os
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from wijk.commands.found import Found
from wijk.commands.provider_answers import Discovery, knows_client, read_discovery
from wijk.domain.login import CALLBACK, VARIABLE, LoginFault, LoginSettings, read_login
from wijk.domain.settings import WEB_ADDRESS

__all__ = ["look_at_login"]

WHAT, SECRETS = "aanmelden", "secrets.toml"
ROOT = Path(__file__).parents[2]
PUBLIC = "WIJK_PUBLIC_URL"
# Different signs that a random secret of 32 or more has at the least.
FEW = 12


def look_at_login() -> Iterator[Found]:
    """Look at the login, as far as it is switched on by the environment."""
    wanted = os.environ.get(VARIABLE, "").strip()
    if not wanted:
        served = bool(os.environ.get(PUBLIC, "").strip())
        told = "Er is geen aanmelding: wie het dashboard kan openen, mag alles wat het biedt."
        yield Found(WHAT, "let op" if served else "goed", told)
    elif wanted == "oidc":
        # Anything else the settings themselves tell.
        yield from _secrets()


def _secrets() -> Iterator[Found]:
    folders = [path for path in _places() if path.is_dir()]
    if folders:
        yield Found(
            SECRETS, "let op", f"{folders[0]} is een map met geheimen: dit programma kijkt alleen in bestanden."
        )
        return
    files = [path for path in _places() if path.is_file()]
    if not files:
        told = f"{VARIABLE} is 'oidc', maar er is geen .streamlit/secrets.toml. Daarin staat de aanmelddienst."
        yield Found(WHAT, "fout", told)
        return
    found: dict[str, Any] = {}
    for path in files:
        try:
            found |= tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            # Without the text of the error, which may quote what stands there.
            yield Found(SECRETS, "fout", f"{path} is niet te lezen: het is geen goed TOML-bestand of niet van Wijk.")
            return
        if path.stat().st_mode & 0o077:
            told = f"Anderen op deze machine kunnen {path} lezen. Maak het met chmod 600 alleen voor Wijk leesbaar."
            yield Found("rechten van secrets.toml", "let op", told)
    try:
        settings = read_login(_with_port(found.get("auth", {})), found.get("roles", {}))
    except LoginFault as fault:
        yield Found(WHAT, "fout", str(fault))
        return
    yield Found(WHAT, "goed", "Wat er voor het aanmelden is ingesteld, is te gebruiken.")
    yield from _strength(settings)
    yield from _roles(settings)
    yield from _addresses(settings)
    yield from _provider(settings)


def _places() -> tuple[Path, ...]:
    """Where Streamlit looks for secrets, the last counting most."""
    given = os.environ.get("STREAMLIT_SECRETS_FILES", "").split()
    usual = dict.fromkeys(folder / ".streamlit" / SECRETS for folder in (Path.home(), Path.cwd(), ROOT))
    return tuple(map(Path, given)) or tuple(usual)


def _with_port(section: Any) -> Mapping[str, Any]:
    if not isinstance(section, Mapping):
        return {}
    port = os.environ.get("STREAMLIT_SERVER_PORT", "8501")
    return {**section, "redirect_uri": str(section.get("redirect_uri") or "").replace("{port}", port)}


def _strength(settings: LoginSettings) -> Iterator[Found]:
    secret = settings.cookie_secret
    if len(set(secret)) < FEW or settings.client_secret in secret:
        told = "cookie_secret lijkt niet willekeurig: wie hem raadt, maakt zelf een aanmelding. Maak een andere."
        yield Found("cookie_secret", "let op", told)


def _roles(settings: LoginSettings) -> Iterator[Found]:
    rules = settings.rules
    given = (*rules.by_value.values(), *rules.by_account.values())
    if not any(one.role == "beheerder" and not one.areas for one in given):
        told = (
            "In [roles] is niemand beheerder van alle gebieden: niemand kan dan rollen geven of een kopie terugzetten."
        )
        yield Found("rollen", "let op", told)


def _addresses(settings: LoginSettings) -> Iterator[Found]:
    host = settings.origin.partition("://")[2]
    name = (host if host.endswith("]") else host.rpartition(":")[0] or host).strip("[]")
    allowed = _allowed_hosts()
    if allowed and not any(one in ("*", name) or one[:2] == "*." and name.endswith(one[1:]) for one in allowed):
        told = f"Na het aanmelden komt iedereen op {name}, maar die naam staat niet in server.allowedHosts."
        yield Found("redirect_uri", "fout", told)
    public = WEB_ADDRESS.fullmatch(os.environ.get(PUBLIC, "").strip())
    if public is None:
        return
    ours = f"{public['scheme']}://{public['host']}{public['port'] or ''}{public['path'] or ''}/{CALLBACK}"
    if ours.lower() == settings.redirect_uri.lower():
        yield Found("redirect_uri", "goed", f"redirect_uri en {PUBLIC} zijn hetzelfde adres.")
    else:
        told = f"redirect_uri ({settings.redirect_uri}) hoort niet bij {PUBLIC}; dan zou het {ours} zijn."
        yield Found("redirect_uri", "let op", told)


def _allowed_hosts() -> list[str]:
    """By which names the server may be reached, in small letters; empty when that can't be told."""
    given = os.environ.get("STREAMLIT_SERVER_ALLOWED_HOSTS", "").split()
    if not given:
        try:
            settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
            given = settings["server"]["allowedHosts"]
        except (OSError, ValueError, KeyError, TypeError):
            return []
    return [str(one).lower() for one in given]


def _provider(settings: LoginSettings) -> Iterator[Found]:
    told = read_discovery(settings.metadata_url)
    if not isinstance(told, Discovery):
        yield Found("aanmelddienst", "fout", told)
        return
    wrong = list(told.faults(settings.client_options))
    yield from (Found("aanmelddienst", "fout", one) for one in wrong)
    yield from (Found("aanmelddienst", "let op", one) for one in told.cautions())
    if wrong:
        return
    yield Found("aanmelddienst", "goed", f"{told.issuer} antwoordt, en kan wat Wijk vraagt.")
    known = knows_client(told, settings)
    if known is False:
        told_so = "De aanmelddienst kent dit client_id niet met dit client_secret. Niemand kan zich aanmelden."
        yield Found("client_secret", "fout", told_so)
    elif known:
        yield Found("client_secret", "goed", "De aanmelddienst kent client_id en client_secret.")
