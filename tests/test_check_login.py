"""python -m wijk check on the login: each thing that is wrong in one sentence, and never a secret."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from wijk.commands.check_login import look_at_login

CLIENT, COOKIE = "geheim-van-de-client", "0123456789abcdefghijklmnopqrstuvwxyz"
WELL_KNOWN = "/.well-known/openid-configuration"


@dataclass
class Provider:
    """What answers on loopback as a provider of accounts would; the real one is asked in tests/login."""

    port: int = 0
    changed: dict[str, Any] = field(default_factory=dict)
    said: dict[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    @property
    def issuer(self) -> str:
        return f"http://localhost:{self.port}"

    def document(self) -> Any:
        usual = {
            "issuer": self.issuer,
            **{
                name: f"{self.issuer}/{name}"
                for name in ("authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint")
            },
            "end_session_endpoint": f"{self.issuer}/end",
            "response_types_supported": ["code"],
            "id_token_signing_alg_values_supported": ["RS256"],
        }
        return self.changed.get("document", {**usual, **self.changed})


@pytest.fixture
def provider() -> Iterator[Provider]:
    found = Provider(said={"error": "invalid_grant"})

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._tell(200 if self.path == WELL_KNOWN else 404, found.document())

        def do_POST(self) -> None:
            found.asked.append(self.headers.get("Authorization", ""))
            if "location" in found.said:
                self.send_response(302)
                self.send_header("Location", found.said["location"])
                self.end_headers()
                return
            self._tell(400, found.said)

        def _tell(self, status: int, document: Any) -> None:
            self.send_response(status)
            self.end_headers()
            self.wfile.write(document.encode() if isinstance(document, str) else json.dumps(document).encode())

        def log_message(self, *_: Any) -> None:
            """Tell nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        found.port = server.server_port
        Thread(target=server.serve_forever, daemon=True).start()
        yield found
        server.shutdown()


@dataclass
class Operator:
    """Writes secrets.toml and asks what is right and wrong."""

    path: Path
    provider: Provider

    def write(self, roles: str = '[roles.by_account]\n"anna" = "beheerder"', **changed: str) -> None:
        section = {
            "redirect_uri": "https://wijk.gemeente.nl/oauth2callback",
            "cookie_secret": COOKIE,
            "client_id": "wijk",
            "client_secret": CLIENT,
            "server_metadata_url": self.provider.issuer + WELL_KNOWN,
        } | changed
        lines = [f'{name} = "{value}"' for name, value in section.items()]
        self.path.write_text("\n".join(("[auth]", *lines, roles)), encoding="utf-8")
        self.path.chmod(0o600)

    def told(self) -> dict[str, str]:
        """What is not right, by what it is about."""
        found = list(look_at_login())
        text = " ".join(one.told for one in found)
        assert found and not [one for one in found if not one.told.endswith(".")]
        assert CLIENT not in text and COOKIE not in text
        return {f"{one.state}: {one.what}": one.told for one in found if one.state != "goed"}


@pytest.fixture
def operator(tmp_path: Path, provider: Provider, monkeypatch: pytest.MonkeyPatch) -> Operator:
    path = tmp_path / "secrets.toml"
    monkeypatch.setenv("STREAMLIT_SECRETS_FILES", str(path))
    monkeypatch.setenv("STREAMLIT_SERVER_ALLOWED_HOSTS", "wijk.gemeente.nl localhost")
    monkeypatch.setenv("WIJK_LOGIN", "oidc")
    monkeypatch.setenv("WIJK_PUBLIC_URL", "https://wijk.gemeente.nl")
    return Operator(path, provider)


def test_without_a_login_that_is_said_and_only_a_caution_where_others_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WIJK_LOGIN", raising=False)
    for public, state in (("", "goed"), ("https://wijk.gemeente.nl", "let op")):
        monkeypatch.setenv("WIJK_PUBLIC_URL", public)
        assert [one.state for one in look_at_login()] == [state]


@pytest.mark.slow
def test_a_login_that_works_has_nothing_wrong_and_sends_its_secret_to_the_provider_alone(
    operator: Operator, provider: Provider
) -> None:
    operator.write()
    assert operator.told() == {}
    assert len(provider.asked) == 1 and provider.asked[0].startswith("Basic ")
    provider.said = {"location": f"{provider.issuer}{WELL_KNOWN}"}
    assert operator.told() == {}


@pytest.mark.slow
def test_what_is_set_wrong_is_told(operator: Operator, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STREAMLIT_SECRETS_FILES", str(operator.path.parent))
    assert set(operator.told()) == {"let op: secrets.toml"}
    monkeypatch.setenv("STREAMLIT_SECRETS_FILES", str(operator.path))
    assert "geen .streamlit/secrets.toml" in operator.told()["fout: aanmelden"]
    operator.path.write_text(f'[auth]\ncookie_secret = "{COOKIE}', encoding="utf-8")
    assert "niet te lezen" in operator.told()["fout: secrets.toml"]
    for changed, told in (
        ({"client_secret": ""}, "ontbreekt: client_secret"),
        ({"cookie_secret": "kort"}, "cookie_secret korter"),
        ({"redirect_uri": "http://wijk.gemeente.nl/oauth2callback"}, "https://"),
        ({"roles": '[roles.by_account]\n"anna" = "baas"'}, "baas"),
    ):
        operator.write(**changed)
        sentence = operator.told()["fout: aanmelden"]
        assert told in sentence, told
    operator.write(cookie_secret="a" * 40, roles='[roles.by_account]\n"anna" = "begeleider GM0202"')
    operator.path.chmod(0o644)
    assert set(operator.told()) == {"let op: cookie_secret", "let op: rollen", "let op: rechten van secrets.toml"}
    operator.write(redirect_uri="https://elders.nl/oauth2callback")
    assert {one for one in operator.told() if "redirect_uri" in one} == {"fout: redirect_uri", "let op: redirect_uri"}
    monkeypatch.setenv("STREAMLIT_SERVER_ALLOWED_HOSTS", "*.elders.nl")
    assert "fout: redirect_uri" in operator.told()
    operator.write(redirect_uri="https://wijk.elders.nl:8443/oauth2callback")
    assert "fout: redirect_uri" not in operator.told()


@pytest.mark.slow
def test_what_the_provider_cannot_is_told(operator: Operator, provider: Provider) -> None:
    operator.write()
    faults: list[tuple[dict[str, Any], str]] = [
        ({"document": "<html>"}, "iets anders"),
        ({"document": {"message": "hoi"}}, "iets anders"),
        ({"issuer": "https://login.example/{tenantid}/v2.0"}, "tenant"),
        ({"issuer": "http://login.example"}, "issuer met https"),
        ({"token_endpoint": "http://login.example/token"}, "token_endpoint"),
        ({"jwks_uri": 3}, "jwks_uri"),
        ({"response_types_supported": ["id_token"]}, "authorization code flow"),
        ({"id_token_signing_alg_values_supported": ["ES256"]}, "RS256"),
    ]
    for changed, word in faults:
        provider.changed = changed
        assert word in operator.told()["fout: aanmelddienst"], changed
    cautions: list[tuple[dict[str, Any], str]] = [
        ({"issuer": "https://login.example"}, "server_metadata_url"),
        ({"userinfo_endpoint": None}, "refresh token"),
        ({"end_session_endpoint": None}, "afmeldt"),
    ]
    for changed, word in cautions:
        provider.changed = changed
        assert word in operator.told()["let op: aanmelddienst"], changed
    provider.changed, provider.said = {}, {"error": "invalid_client"}
    assert "client_id niet" in operator.told()["fout: client_secret"]
    operator.write(server_metadata_url=f"{provider.issuer}/elders")
    assert "404" in operator.told()["fout: aanmelddienst"]
    operator.write(server_metadata_url="http://localhost:1/x")
    assert "niet te bereiken" in operator.told()["fout: aanmelddienst"]
