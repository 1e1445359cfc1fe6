"""The login as an operator sets it: read whole from the sections of the secrets, or refused in one Dutch sentence."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from wijk.domain.account import RoleRules, rules_of
from wijk.domain.settings import WEB_ADDRESS

__all__ = ["CALLBACK", "VARIABLE", "LoginFault", "LoginSettings", "is_safe_address", "read_login"]

VARIABLE = "WIJK_LOGIN"
CALLBACK = "oauth2callback"
NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
SHORTEST_SECRET = 32
AT_HOME = ("localhost", "127.0.0.1", "::1")
# Of an address that is not ours, which may have anything behind its host.
ADDRESS = re.compile(r"(?P<scheme>https?)://(?P<host>\[[0-9a-fA-F:.]+\]|[\w.-]+)(?::\d{1,5})?(?:[/?]\S*)?")


class LoginFault(ValueError):  # noqa: N818
    """What is set for the login can't be used; the Dutch sentence says what to set, and never holds a secret."""


@dataclass(frozen=True, slots=True)
class LoginSettings:
    """The provider of accounts, as this dashboard is registered there, and which roles follow from what it tells.

    ``origin`` is the address of this dashboard as browsers know it, without a path.
    """

    client_id: str
    client_secret: str = field(repr=False)
    metadata_url: str
    redirect_uri: str
    cookie_secret: str = field(repr=False)
    client_options: Mapping[str, Any]
    rules: RoleRules
    origin: str

    @property
    def is_https(self) -> bool:
        """Whether browsers come by HTTPS."""
        return self.origin.startswith("https:")


def read_login(section: Mapping[str, Any], roles: Mapping[str, Any]) -> LoginSettings:
    """Return how people sign in by the sections [auth] and [roles]. Raises LoginFault when that can't be used."""
    missing = [name for name in NEEDED if not str(section.get(name) or "").strip()]
    if missing:
        raise LoginFault(
            f"{VARIABLE} is 'oidc', maar in [auth] van .streamlit/secrets.toml ontbreekt: {', '.join(missing)}."
        )
    redirect, metadata = str(section["redirect_uri"]), str(section["server_metadata_url"])
    if not redirect.endswith(f"/{CALLBACK}"):
        raise LoginFault(f"In [auth] eindigt redirect_uri niet op /{CALLBACK}.")
    for name, url in (("redirect_uri", redirect), ("server_metadata_url", metadata)):
        if not is_safe_address(url):
            raise LoginFault(f"In [auth] begint {name} niet met https://. Zonder https mag alleen op de computer zelf.")
    ours = WEB_ADDRESS.fullmatch(redirect)
    if ours is None:
        raise LoginFault("In [auth] is redirect_uri geen webadres zoals https://wijk.gemeente.nl/oauth2callback.")
    if len(str(section["cookie_secret"])) < SHORTEST_SECRET:
        raise LoginFault(
            f"In [auth] is cookie_secret korter dan {SHORTEST_SECRET} tekens. Maak een lange, willekeurige."
        )
    options = section.get("client_kwargs", {})
    if not isinstance(options, Mapping):
        raise LoginFault('In [auth] is client_kwargs geen lijst zoals { scope = "openid email profile" }.')
    try:
        rules = rules_of(roles)
    except ValueError as error:
        raise LoginFault(str(error)) from error
    return LoginSettings(
        str(section["client_id"]),
        str(section["client_secret"]),
        metadata,
        redirect,
        str(section["cookie_secret"]),
        dict(options),
        rules,
        f"{ours['scheme']}://{ours['host']}{ours['port'] or ''}",
    )


def is_safe_address(url: str) -> bool:
    """Tell whether what goes to an address can't be read on the way: by HTTPS, or on this machine itself."""
    found = ADDRESS.fullmatch(url)
    return found is not None and (found["scheme"] == "https" or found["host"].strip("[]") in AT_HOME)
