"""What an operator sets by the environment, and one Dutch sentence for each setting that can't be right."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

__all__ = ["SETTINGS", "WEB_ADDRESS", "Setting", "SettingError", "faults_in_settings", "only_here", "read_listening"]

MOST_DAYS = 3_650
KINDS = ("sqlite", "postgresql", "postgres")
KIND = re.compile(r"(?P<kind>\w+)(?:\+\w+)?://")
WEB_ADDRESS = re.compile(
    r"(?P<scheme>https?)://(?P<host>\[[0-9a-fA-F:.]+\]|[\w.-]+)(?P<port>:\d{1,5})?(?P<path>(?:/[\w.~-]+)*)/?"
)


class SettingError(ValueError):
    """A setting can't be used; the text says why, in Dutch."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One variable of the environment; ``check`` raises SettingError for a value that can't be used."""

    name: str
    check: Callable[[str], object]


def faults_in_settings(environment: Mapping[str, str]) -> dict[str, str]:
    """Return by name what is wrong with the settings in an environment; one that is not set or empty is right."""
    faults = {}
    for setting in SETTINGS:
        value = environment.get(setting.name, "").strip()
        if value:
            try:
                setting.check(value)
            except SettingError as error:
                faults[setting.name] = str(error)
    return faults


def read_listening(text: str) -> tuple[str, int]:
    """Read the address on which something answers, as "127.0.0.1:9101" or ":9101" (this machine only).

    Raises SettingError when it is none.
    """
    host, colon, port = text.strip().rpartition(":")
    host = host.strip("[]") or "127.0.0.1"
    if not (colon and port.isdecimal() and 0 < int(port) < 65536):
        raise SettingError("geef een adres met een poort, bijvoorbeeld 127.0.0.1:9101")
    try:
        ip_address(host)
    except ValueError as error:
        raise SettingError("geef het adres in cijfers, bijvoorbeeld 127.0.0.1:9101") from error
    return host, int(port)


def only_here(host: str) -> bool:
    """Tell whether an address means, on a phone, that phone itself."""
    name = host.strip("[]").lower()
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        number = ip_address(name)
    except ValueError:
        return False
    return number.is_loopback or number.is_unspecified


def _database(text: str) -> None:
    kind = KIND.match(text)
    if kind is None:
        raise SettingError(
            "geef het adres van een database: sqlite:////map/wijk.sqlite of postgresql://naam:wachtwoord@machine/wijk"
        )
    if kind["kind"] not in KINDS:
        raise SettingError("alleen SQLite en PostgreSQL kunnen: begin met sqlite:/// of postgresql://")


def _passphrase(_text: str) -> None:
    """Any will do; that a short one is easily guessed, `python -m wijk check` tells."""


def _folder(text: str) -> None:
    if Path(text).exists() and not Path(text).is_dir():
        raise SettingError("geef een map; dit is een bestand")


def _public(text: str) -> None:
    if not WEB_ADDRESS.fullmatch(text):
        raise SettingError("geef een webadres, bijvoorbeeld https://wijk.gemeente.nl")


def _log(text: str) -> None:
    if text.lower() != "json":
        raise SettingError('geef "json", of laat het leeg')


def _days(text: str) -> None:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_DAYS:
        raise SettingError(f"geef een aantal dagen van 1 tot {MOST_DAYS}")


def _login(text: str) -> None:
    if text != "oidc":
        raise SettingError('geef "oidc", of laat het leeg voor geen aanmelding')


SETTINGS = (
    Setting("WIJK_DATABASE_URL", _database),
    Setting("WIJK_NAMES_PASSPHRASE", _passphrase),
    Setting("WIJK_OPERATOR_PASSPHRASE", _passphrase),
    Setting("WIJK_EDITIONS", _folder),
    Setting("WIJK_PUBLIC_URL", _public),
    Setting("WIJK_LOG", _log),
    Setting("WIJK_LOGIN", _login),
    Setting("WIJK_DEEDS_DAYS", _days),
    Setting("WIJK_METRICS", read_listening),
)
