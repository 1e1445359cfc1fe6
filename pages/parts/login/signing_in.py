"""Signing in: to the provider of accounts by Streamlit's own way, and back with what we check before anybody is in."""

import logging
import secrets
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from streamlit.auth_util import encode_provider_token
from streamlit.url_util import make_url_path
from streamlit.web.server.starlette.starlette_auth_routes import _create_oauth_client, _get_provider_by_state

from pages.parts.login.cookie import PROVIDER, give_cookie, sign_in_of
from pages.parts.login.keeping import SignIns
from pages.parts.login.pages import not_in, signed_out
from pages.parts.login.provider import is_for, values_in
from wijk.domain.clock import now
from wijk.domain.login import LoginSettings
from wijk.domain.sign_in import SignIn
from wijk.store.common.errors import StoreError

__all__ = ["TO_SIGN_IN", "SigningIn", "account_in", "local_path"]

LOG = logging.getLogger("wijk")
# Where the button of who is not in leads to; the rest of the way is Streamlit's.
TO_SIGN_IN = "aanmelden"
BACK = "naar"
LONGEST_ACCOUNT = 200
NOT_BEGUN = "Dit aanmelden begon niet in deze browser, of te lang geleden. Meld u opnieuw aan."
REFUSED = (
    "De aanmelddienst van de gemeente gaf geen toestemming. Vraag de beheerder of uw account dit dashboard mag zien."
)
BROKEN = (
    "Aanmelden lukt nu niet. Probeer het over een paar minuten opnieuw; blijft het misgaan, vraag dan de beheerder."
)
NAMELESS = "Uw account heeft geen naam die dit dashboard kent. Vraag de beheerder wat de aanmelddienst meestuurt."


class SigningIn:
    """The two addresses of signing in: the way to the provider, and the way back."""

    def __init__(self, settings: LoginSettings, sign_ins: SignIns, base: str) -> None:
        """Serve under a ``base`` path."""
        self.settings = settings
        self.sign_ins = sign_ins
        self.base = base

    async def go(self, request: Request) -> Response:
        """Send a browser to the provider, and remember where it wanted to be."""
        request.session[BACK] = local_path(request.query_params.get(BACK, ""))
        token = encode_provider_token(PROVIDER)
        return RedirectResponse(f"{make_url_path(self.base, 'auth/login')}?provider={token}", 302)

    async def come_back(self, request: Request) -> Response:
        """Let in whom the provider sends back with a token that was made for this dashboard and for this browser."""
        if not request.query_params:
            # After a log-out, providers send browsers here.
            if await self.sign_ins.alive(sign_in_of(request, self.settings)):
                return RedirectResponse(make_url_path(self.base, "/"), 302)
            return signed_out(make_url_path(self.base, TO_SIGN_IN))
        if _get_provider_by_state(request, request.query_params.get("state")) != PROVIDER:
            return self._refused(NOT_BEGUN)
        if request.query_params.get("error"):
            return self._refused(REFUSED)
        try:
            client, _ = _create_oauth_client(PROVIDER)
            token: Mapping[str, Any] = await client.authorize_access_token(request)
        except Exception as error:
            LOG.warning("Signing in failed: %s", type(error).__name__)
            return self._refused(BROKEN, 502)
        claims: Mapping[str, Any] = token.get("userinfo") or {}
        if not claims.get("sub") or not is_for(claims, self.settings.client_id):
            LOG.warning("Signing in was refused: a token for somebody else")
            return self._refused(REFUSED)
        return await self._let_in(request, claims, token)

    async def _let_in(self, request: Request, claims: Mapping[str, Any], token: Mapping[str, Any]) -> Response:
        rules = self.settings.rules
        account = account_in(claims, rules.account)
        if not account:
            return self._refused(NAMELESS)
        moment = now()
        new = SignIn(
            secrets.token_urlsafe(32),
            account,
            str(claims["sub"]),
            moment,
            moment,
            moment,
            values_in(claims, rules.claim) if rules.claim else (),
            self.sign_ins.provider.seal(token),
        )
        try:
            await self.sign_ins.begin(new)
        except StoreError:
            return self._refused(BROKEN, 503)
        response = RedirectResponse(request.session.pop(BACK, "") or make_url_path(self.base, "/"), 303)
        await give_cookie(response, self.settings, new.id, new.account, token)
        return response

    def _refused(self, why: str, status: int = 403) -> Response:
        return not_in(make_url_path(self.base, TO_SIGN_IN), why, status)


def account_in(claims: Mapping[str, Any], claim: str) -> str:
    """Return the account that the provider names in a ``claim``; empty for none, or what can't be told from another.

    Signs that nobody sees would do that, a name that would be cut off, and an address that is not known to be theirs.
    """
    account = str(claims.get(claim) or "").strip()
    fine = account.isprintable() and len(account) <= LONGEST_ACCOUNT
    return account if fine and not (claim == "email" and claims.get("email_verified") is False) else ""


def local_path(asked: str) -> str:
    """Return a path of this server to go back to; empty for an address of elsewhere."""
    fine = asked.startswith("/") and not asked.startswith(("//", "/\\")) and asked.isprintable() and "\\" not in asked
    return asked if fine else ""
