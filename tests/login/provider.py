"""The real provider of accounts as a program, who has an account there, and what an operator writes to sign in."""

import json
import os
import subprocess
from pathlib import Path

__all__ = ["FOLDER", "Accounts", "Provider", "secrets_for"]

# Where tests/with_provider.sh put it; empty without.
FOLDER = os.environ.get("WIJK_TEST_PROVIDER", "")

# By account its groups at the provider.
ACCOUNTS = {
    "bea": ["wijk-beheer"],
    "guus": ["wijk-arnhem"],
    "wim": ["wijk-malburgen"],
    "dina": ["wijk-meedoen"],
    "kees": ["wijk-kijken"],
    "niels": ["wijk-nijmegen"],
    "jan": ["een andere groep"],
}
ROLES = """
[roles]
claim = "groups"
[roles.by_value]
"wijk-beheer" = "beheerder"
"wijk-arnhem" = "begeleider GM0202"
"wijk-malburgen" = "WJP'er WK020218"
"wijk-meedoen" = "deelnemer GM0202"
"wijk-kijken" = "kijker GM0202"
"wijk-nijmegen" = "beheerder GM0268"
"""


class Accounts:
    """The accounts at the provider, which read them anew each time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.reset()

    def reset(self) -> None:
        """Have the accounts that every test begins with."""
        self.path.write_text(json.dumps(ACCOUNTS), encoding="utf-8")

    def change(self, account: str, groups: list[str] | None) -> None:
        """Give an account other groups; None withdraws it."""
        now = {**json.loads(self.path.read_text(encoding="utf-8")), account: groups}
        self.path.write_text(json.dumps({key: value for key, value in now.items() if value is not None}), "utf-8")


class Provider:
    """The provider as a program that can be stopped and started."""

    def __init__(self, port: int, accounts: Path, wijk: str) -> None:
        self.address = f"http://localhost:{port}"
        self._command = ["node", "provider.mjs", str(port), str(accounts), wijk]
        self.start()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self._program = subprocess.Popen(
            self._command, cwd=FOLDER, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert self._program.stdout
        assert any("ready" in line for line in iter(self._program.stdout.readline, "")), "the provider did not start"

    def stop(self) -> None:
        """Stop it; what it knew of tokens is gone."""
        self._program.terminate()
        self._program.wait()


def secrets_for(wijk: str, provider: str) -> str:
    """What an operator writes in .streamlit/secrets.toml, for the addresses of the dashboard and of the provider."""
    lines = (
        "[auth]",
        f'redirect_uri = "{wijk}/oauth2callback"',
        'cookie_secret = "only a test knows this secret of forty signs"',
        'client_id = "wijk"',
        'client_secret = "secret of wijk"',
        f'server_metadata_url = "{provider}/.well-known/openid-configuration"',
        'client_kwargs = { scope = "openid email profile", prompt = "login" }',
    )
    return "\n".join(lines) + ROLES
