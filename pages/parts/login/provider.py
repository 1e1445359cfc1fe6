"""Asks the provider of accounts whether somebody who signed in may still come in; the one place that speaks to it then.

What it is asked with (a refresh token, or else an access token) is kept sealed: who reads the database can't use it.
"""

import base64
import hashlib
import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from authlib.integrations.base_client import OAuthError
from authlib.integrations.httpx_client import AsyncOAuth2Client
from cryptography.fernet import Fernet, InvalidToken

from wijk.domain.login import LoginSettings

__all__ = ["Answer", "Provider", "is_for", "values_in"]

LOG = logging.getLogger("wijk")
# Seconds; with how often it is asked (`pages.parts.login.keeping`) that stays within a minute.
PATIENCE = 5
# What a provider says of somebody who may not come in any more; all else is trouble of ours or of the provider.
NO = {
    "invalid_grant",
    "access_denied",
    "login_required",
    "interaction_required",
    "consent_required",
    "account_disabled",
}
MOST_VALUES = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """What the provider said: yes with what to ask with the next time and its claims if it told any, no, or nothing."""

    said: Literal["yes", "no", "nothing"]
    sealed: str = ""
    claims: Mapping[str, Any] | None = None


class Provider:
    """The provider of accounts, as the settings name it."""

    def __init__(self, settings: LoginSettings) -> None:
        """Know the provider; it is asked nothing yet."""
        self.settings = settings
        self._seal = Fernet(base64.urlsafe_b64encode(hashlib.sha256(settings.cookie_secret.encode()).digest()))
        self._metadata: Mapping[str, Any] = {}

    def seal(self, token: Mapping[str, Any]) -> str:
        """Return of a token what the provider can be asked with, sealed."""
        kept = {name: token[name] for name in ("refresh_token", "access_token") if token.get(name)}
        if "refresh_token" in kept:
            kept.pop("access_token", None)
        return self._seal.encrypt(json.dumps(kept).encode()).decode()

    async def ask(self, sealed: str, subject: str) -> Answer:
        """Ask whether who signed in as ``subject`` may still come in."""
        try:
            held = json.loads(self._seal.decrypt(sealed.encode()))
        except (InvalidToken, ValueError):
            return Answer("no")
        try:
            return await (self._renew(held, subject) if "refresh_token" in held else self._look(held, sealed, subject))
        except OAuthError as error:
            if error.error in NO:
                return Answer("no")
            LOG.error("The provider of accounts refused the dashboard itself: %s", str(error.error)[:80])
        except Exception as error:
            LOG.warning("The provider of accounts did not answer: %s", type(error).__name__)
        return Answer("nothing")

    async def _renew(self, held: Mapping[str, str], subject: str) -> Answer:
        async with self._client() as client:
            address = (await self._known(client))["token_endpoint"]
            token = await client.refresh_token(address, refresh_token=held["refresh_token"])
        if not token.get("access_token"):
            return Answer("nothing")
        claims = _claims(token.get("id_token", ""))
        if claims is not None and (claims.get("sub") != subject or not is_for(claims, self.settings.client_id)):
            return Answer("no")
        return Answer("yes", self.seal({"refresh_token": held["refresh_token"], **token}), claims)

    async def _look(self, held: Mapping[str, str], sealed: str, subject: str) -> Answer:
        async with self._client({"access_token": held.get("access_token", ""), "token_type": "Bearer"}) as client:
            found = await client.get((await self._known(client))["userinfo_endpoint"])
        if found.status_code in (401, 403):
            return Answer("no")
        found.raise_for_status()
        claims = found.json()
        return Answer("yes", sealed, claims) if claims.get("sub") == subject else Answer("no")

    async def _known(self, client: AsyncOAuth2Client) -> Mapping[str, Any]:
        if not self._metadata:
            found = await client.request("GET", self.settings.metadata_url, withhold_token=True)
            found.raise_for_status()
            self._metadata = found.json()
        return self._metadata

    def _client(self, token: Mapping[str, str] | None = None) -> AsyncOAuth2Client:
        given = self.settings.client_options
        way = {one: given[one] for one in ("token_endpoint_auth_method",) if one in given}
        settings = self.settings
        return AsyncOAuth2Client(settings.client_id, settings.client_secret, token=token, timeout=PATIENCE, **way)


def is_for(claims: Mapping[str, Any], client_id: str) -> bool:
    """Return whether a token was made for this dashboard, and for nobody else besides."""
    audience = claims.get("aud")
    audiences = [audience] if isinstance(audience, str) else audience if isinstance(audience, list) else []
    return client_id in audiences and claims.get("azp", client_id) == client_id


def values_in(claims: Mapping[str, Any], claim: str) -> tuple[str, ...]:
    """Return the values of a claim, of which the name may lead into others: "realm_access.roles"."""
    found: Any = claims.get(claim)
    if found is None:
        found = claims
        for part in claim.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
    values = found if isinstance(found, list) else [found] if isinstance(found, str) else []
    return tuple(str(one) for one in values[:MOST_VALUES])


def _claims(token: str) -> Mapping[str, Any] | None:
    """Return the claims of a token that came straight from the provider, whose answer needs no other proof."""
    parts = token.split(".")
    if len(parts) != 3:
        return None
    try:
        found = json.loads(base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)))
    except ValueError:
        return None
    return found if isinstance(found, dict) else None
