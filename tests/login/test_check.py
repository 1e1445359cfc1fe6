"""python -m wijk check against the real provider: what works is right, a wrong secret is told and never shown."""

from pathlib import Path

import pytest

from tests.login.provider import Provider
from wijk.commands.check_login import look_at_login


def test_the_check_knows_the_real_provider(
    secrets_file: Path, provider: Provider, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = tmp_path / "secrets.toml"
    monkeypatch.setenv("WIJK_LOGIN", "oidc")
    monkeypatch.delenv("WIJK_PUBLIC_URL", raising=False)
    monkeypatch.setenv("STREAMLIT_SECRETS_FILES", str(mine))
    text = secrets_file.read_text(encoding="utf-8")
    told = []
    for written in (text, text.replace('"secret of wijk"', '"another secret"')):
        mine.write_text(written, encoding="utf-8")
        mine.chmod(0o600)
        found = list(look_at_login())
        assert not [one for one in found if "secret of wijk" in one.told or "another secret" in one.told]
        told.append({one.what: one.state for one in found})
    assert told[0] == {"aanmelden": "goed", "aanmelddienst": "goed", "client_secret": "goed"}
    assert told[1]["client_secret"] == "fout"
    provider.stop()
    try:
        assert [one.state for one in look_at_login()][-1] == "fout"
    finally:
        provider.start()
