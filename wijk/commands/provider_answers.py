"""Asks the provider of accounts, for `python -m wijk check`, what it can and whether it knows this dashboard."""

import json
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from wijk.domain.login import LoginSettings, is_safe_address

__all__ = ["Discovery", "knows_client", "read_discovery"]

# Seconds; a person waits for it.
PATIENCE = 8
MOST_BYTES = 1_000_000
WELL_KNOWN = "/.well-known/openid-configuration"
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")


@dataclass(frozen=True, slots=True)
class Discovery:
    """What a provider says of itself at ``address`` (OpenID Connect Discovery 1.0)."""

    address: str
    document: Mapping[str, Any]

    @property
    def issuer(self) -> str:
        """The name by which the provider signs; empty when it tells none."""
        found = self.document.get("issuer")
        return found if isinstance(found, str) else ""

    def faults(self, options: Mapping[str, Any]) -> Iterator[str]:
        """Tell in Dutch why nobody could sign in, asked with the ``options`` of the client."""
        if not is_safe_address(self.issuer) or "{" in self.issuer:
            yield "De aanmelddienst noemt geen issuer met https://. Neem het adres van uw eigen organisatie (tenant)."
        unsafe = [name for name in ENDPOINTS if not is_safe_address(str(self.document.get(name, "")))]
        if unsafe:
            yield f"De aanmelddienst geeft geen adres met https:// voor {', '.join(unsafe)}."
        if "code" not in self._list("response_types_supported", "code"):
            yield "De aanmelddienst kan de 'authorization code flow' niet."
        if "RS256" not in self._list("id_token_signing_alg_values_supported", "RS256"):
            yield "De aanmelddienst tekent niet met RS256."
        if "openid" not in str(options.get("scope", "openid")).split():
            yield "In client_kwargs staat 'openid' niet in scope: dan zegt de aanmelddienst niet wie er is."

    def cautions(self) -> Iterator[str]:
        """Tell in Dutch what will not work as well as it could."""
        if self.issuer and self.address.partition("?")[0] != self.issuer.rstrip("/") + WELL_KNOWN:
            yield f"De aanmelddienst noemt zich {self.issuer}; daar hoort een ander server_metadata_url bij."
        if not is_safe_address(str(self.document.get("userinfo_endpoint", ""))):
            yield "Zonder userinfo_endpoint merkt Wijk alleen met een refresh token dat iemand is uitgeschreven."
        if not is_safe_address(str(self.document.get("end_session_endpoint", ""))):
            yield "Wie zich hier afmeldt, blijft bij de aanmelddienst aangemeld: zij noemt geen end_session_endpoint."

    def _list(self, name: str, without: str) -> list[Any]:
        found = self.document.get(name, [without])
        return found if isinstance(found, list) else []


def read_discovery(address: str) -> Discovery | str:
    """Return what a provider says of itself, or the Dutch sentence that tells why it can't be had."""
    host = urlsplit(address).netloc
    try:
        status, text = _answer(Request(address, headers={"Accept": "application/json"}))
    except (OSError, ValueError) as error:
        why = error.reason if isinstance(error, URLError) else error
        return f"De aanmelddienst op {host} is niet te bereiken ({type(why).__name__}). Niemand kan zich nu aanmelden."
    if status != 200:
        return f"Op server_metadata_url antwoordt {host} met {status}, niet met de gegevens van een aanmelddienst."
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    if not isinstance(found, dict) or "issuer" not in found:
        return f"Op server_metadata_url geeft {host} iets anders dan de gegevens van een aanmelddienst."
    return Discovery(address, found)


def knows_client(discovery: Discovery, settings: LoginSettings) -> bool | None:
    """Return whether the provider knows this dashboard by its secret; None when it does not say.

    It is asked with a code that never was, which changes nothing there.
    """
    form = {"grant_type": "authorization_code", "code": "wijk-check", "redirect_uri": settings.redirect_uri}
    headers = {"Accept": "application/json", "Content-Type": "application/x-www-form-urlencoded"}
    if settings.client_options.get("token_endpoint_auth_method") == "client_secret_post":
        form |= {"client_id": settings.client_id, "client_secret": settings.client_secret}
    else:
        both = f"{quote(settings.client_id, safe='')}:{quote(settings.client_secret, safe='')}"
        headers["Authorization"] = f"Basic {b64encode(both.encode()).decode()}"
    asked = Request(str(discovery.document["token_endpoint"]), urlencode(form).encode(), headers)
    try:
        _, text = _answer(asked)
        said = json.loads(text).get("error")
    except (OSError, ValueError, AttributeError):
        return None
    return {"invalid_client": False, "unauthorized_client": False, "invalid_grant": True}.get(str(said))


class _StaysThere(HTTPRedirectHandler):
    """Goes nowhere else: the secret is for the provider alone, and signing in follows nobody either."""

    def redirect_request(self, *_: Any) -> None:
        """Follow no redirect."""


def _answer(asked: Request) -> tuple[int, bytes]:
    try:
        with build_opener(_StaysThere).open(asked, timeout=PATIENCE) as answer:
            return answer.status, answer.read(MOST_BYTES)
    except HTTPError as refused:
        return refused.code, refused.read(MOST_BYTES)
