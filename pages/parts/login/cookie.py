"""The signed cookie by which a browser shows who signed in, read and written as Streamlit itself does."""

import json
from collections.abc import Mapping
from typing import Any

from starlette.requests import HTTPConnection
from starlette.responses import Response
from streamlit.web.server.starlette.starlette_auth_routes import _set_auth_cookie
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME
from streamlit.web.server.starlette.starlette_websocket import _get_signed_cookie_with_chunks

from wijk.domain.login import LoginSettings

__all__ = ["SIGN_IN", "give_cookie", "sign_in_of"]

# Under which name the cookie has the id of the sign-in; a page finds it in st.user.
SIGN_IN = "sign_in"
PROVIDER = "default"
# Signs of a token of who signed in that still goes in one cookie: with 200 groups it is ten times as long as without,
# and servers refuse a browser that comes with more than 8,000 signs of cookies.
LONGEST_TOKEN = 2_500


def sign_in_of(connection: HTTPConnection, settings: LoginSettings) -> str:
    """Return the id of the sign-in of a browser; empty where there is no cookie of ours and this address."""
    read = _get_signed_cookie_with_chunks(dict(connection.cookies), USER_COOKIE_NAME)
    try:
        held: Any = json.loads(read) if read else None
    except ValueError:
        return ""
    if not isinstance(held, dict) or held.get("is_logged_in") is not True or held.get("origin") != settings.origin:
        return ""
    found = held.get(SIGN_IN)
    return found if isinstance(found, str) else ""


async def give_cookie(
    response: Response, settings: LoginSettings, sign_in: str, account: str, token: Mapping[str, Any]
) -> None:
    """Have the browser show from now on who signed in; by HTTPS alone where that is how it comes."""
    user = {SIGN_IN: sign_in, "account": account, "origin": settings.origin, "is_logged_in": True, "provider": PROVIDER}
    before = len(response.raw_headers)
    # With the token of who signed in, the provider knows at the log-out who that is; without, it asks.
    known = {"id_token": token["id_token"]} if len(token["id_token"]) <= LONGEST_TOKEN else {}
    await _set_auth_cookie(response, user, known)
    if settings.is_https:
        added = response.raw_headers[before:]
        response.raw_headers[before:] = [
            (name, value + b"; Secure" if name == b"set-cookie" else value) for name, value in added
        ]
