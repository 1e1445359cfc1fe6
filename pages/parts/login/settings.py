"""Whether people sign in, and with which provider of accounts: what the operator set, read once and checked whole."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from starlette.datastructures import URL
from streamlit.auth_util import get_redirect_uri, get_secrets_auth_section
from streamlit.runtime.secrets import secrets_singleton

from wijk.domain.account import RoleRules, rules_of

__all__ = ["CALLBACK", "VARIABLE", "LoginFault", "LoginSettings", "login"]

VARIABLE = "WIJK_LOGIN"
CALLBACK = "oauth2callback"
NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
SHORTEST_SECRET = 32
AT_HOME = ("localhost", "127.0.0.1", "::1")


class LoginFault(ValueError):  # noqa: N818
    """What is set for the login can't be used; the Dutch sentence says what to set."""


@dataclass(frozen=True, slots=True)
class LoginSettings:
    """The provider of accounts, as this dashboard is registered there, and which roles follow from what it tells."""

    client_id: str
    client_secret: str = field(repr=False)
    metadata_url: str
    redirect_uri: str
    cookie_secret: str = field(repr=False)
    client_options: Mapping[str, Any]
    rules: RoleRules

    @property
    def origin(self) -> str:
        """The address of this dashboard as browsers know it, without a path."""
        parts = URL(self.redirect_uri)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def is_https(self) -> bool:
        """Whether browsers come by HTTPS."""
        return URL(self.redirect_uri).scheme == "https"


@cache
def login() -> LoginSettings | None:
    """Return how people sign in; None where they don't. Raises LoginFault when what is set can't be used."""
    wanted = os.environ.get(VARIABLE, "").strip()
    if not wanted:
        return None
    if wanted != "oidc":
        raise LoginFault(f"{VARIABLE} is '{wanted}': er kan alleen 'oidc' staan. Laat hem weg voor geen aanmelding.")
    section = get_secrets_auth_section()
    missing = [name for name in NEEDED if not str(section.get(name, "")).strip()]
    if missing:
        raise LoginFault(
            f"{VARIABLE} is 'oidc', maar in [auth] van .streamlit/secrets.toml ontbreekt: {', '.join(missing)}."
        )
    redirect = str(get_redirect_uri(section))
    address, metadata = URL(redirect), URL(str(section["server_metadata_url"]))
    if not address.path.endswith(f"/{CALLBACK}"):
        raise LoginFault(f"In [auth] eindigt redirect_uri niet op /{CALLBACK}.")
    for name, url in (("redirect_uri", address), ("server_metadata_url", metadata)):
        if url.scheme != "https" and not (url.scheme == "http" and url.hostname in AT_HOME):
            raise LoginFault(f"In [auth] begint {name} niet met https://. Zonder https mag alleen op de computer zelf.")
    if len(str(section["cookie_secret"])) < SHORTEST_SECRET:
        raise LoginFault(
            f"In [auth] is cookie_secret korter dan {SHORTEST_SECRET} tekens. Maak een lange, willekeurige."
        )
    try:
        rules = rules_of(secrets_singleton.get("roles", {}))
    except ValueError as error:
        raise LoginFault(str(error)) from error
    return LoginSettings(
        str(section["client_id"]),
        str(section["client_secret"]),
        str(section["server_metadata_url"]),
        redirect,
        str(section["cookie_secret"]),
        dict(section.get("client_kwargs", {})),
        rules,
    )
