"""Every setting is checked: what can't be used is told in Dutch, by name, before the server starts."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from wijk.domain.settings import SETTINGS, SettingError, faults_in_settings, read_listening

ROOT = Path(__file__).parents[2]
WRONG = {
    "WIJK_DATABASE_URL": ("onzin", "mysql://localhost/wijk", "://"),
    "WIJK_PUBLIC_URL": ("wijk.gemeente.nl", "ftp://wijk", "https://wijk.gemeente.nl/?a=1", "javascript:alert(1)"),
    "WIJK_EDITIONS": (str(Path(__file__)),),
    "WIJK_LOG": ("xml",),
    "WIJK_LOGIN": ("saml", "OIDC"),
    "WIJK_DEEDS_DAYS": ("0", "een jaar", "-3", "99999"),
    "WIJK_METRICS": ("9101", "9101:", "localhost:9101", "127.0.0.1:0", "127.0.0.1:99999", "1.2.3:9101"),
}
RIGHT = {
    "WIJK_DATABASE_URL": ("sqlite:////srv/wijk/wijk.sqlite", "postgresql://wijk:pw@localhost/wijk", "postgres://a/b"),
    "WIJK_PUBLIC_URL": ("https://wijk.gemeente.nl", "http://10.0.0.5:8501/wijk/"),
    "WIJK_EDITIONS": ("/bestaat/nog/niet", str(ROOT)),
    "WIJK_LOG": ("json", "JSON"),
    "WIJK_LOGIN": ("oidc",),
    "WIJK_DEEDS_DAYS": ("30", "3650"),
    "WIJK_METRICS": ("127.0.0.1:9101", ":9101", "[::1]:9101"),
}


def test_every_setting_of_the_example_is_checked() -> None:
    example = set(re.findall(r"\bWIJK_[A-Z_]*[A-Z]\b", (ROOT / ".env.example").read_text(encoding="utf-8")))
    assert len(example) >= 7
    assert example - {setting.name for setting in SETTINGS} == set()


def test_what_is_wrong_is_told_by_name_and_what_is_right_is_not() -> None:
    for name, values in WRONG.items():
        for value in values:
            told = faults_in_settings({name: value, "WIJK_NAMES_PASSPHRASE": "kort"})
            assert set(told) == {name} and len(told[name]) > 10 and not told[name].endswith("."), value
    for name, values in RIGHT.items():
        for value in values:
            assert faults_in_settings({name: value}) == {}, value
    assert faults_in_settings({setting.name: " " for setting in SETTINGS}) == {}


def test_an_address_to_listen_on() -> None:
    assert read_listening(":9101") == ("127.0.0.1", 9101)
    assert read_listening("[::1]:80") == ("::1", 80)
    with pytest.raises(SettingError, match="poort"):
        read_listening("")


@pytest.mark.slow
def test_a_server_with_wrong_settings_does_not_start_and_says_which() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", "0"],
        cwd=ROOT,
        env={"PATH": "", "WIJK_DATABASE_URL": "mysql://x/y", "WIJK_METRICS": "onzin"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode != 0
    assert "WIJK_DATABASE_URL: alleen SQLite" in done.stderr and "WIJK_METRICS: geef" in done.stderr
    assert "Traceback" not in done.stderr
