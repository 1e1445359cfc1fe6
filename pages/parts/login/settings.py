"""Whether people sign in, and with which provider of accounts: what the operator set, read once a process."""

import os
from functools import cache

from streamlit.auth_util import get_redirect_uri, get_secrets_auth_section
from streamlit.runtime.secrets import secrets_singleton

from wijk.domain.login import VARIABLE, LoginFault, LoginSettings, read_login

__all__ = ["login"]


@cache
def login() -> LoginSettings | None:
    """Return how people sign in; None where they don't. Raises LoginFault when what is set can't be used."""
    wanted = os.environ.get(VARIABLE, "").strip()
    if not wanted:
        return None
    if wanted != "oidc":
        raise LoginFault(f"{VARIABLE} is '{wanted}': er kan alleen 'oidc' staan. Laat hem weg voor geen aanmelding.")
    section = get_secrets_auth_section()
    # Where there is nothing at all, what is missing is told, not that a file is.
    roles = secrets_singleton.get("roles", {}) if section else {}
    return read_login({**section, "redirect_uri": get_redirect_uri(section)}, roles)
