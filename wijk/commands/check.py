"""The command that tells an operator what is right and wrong on this machine, each in one Dutch sentence."""

import argparse
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from wijk.commands.check_login import look_at_login
from wijk.commands.found import Found
from wijk.domain.clock import today
from wijk.domain.method import MethodError
from wijk.domain.settings import WEB_ADDRESS, faults_in_settings, only_here
from wijk.opendata.edition_log import source_states
from wijk.opendata.editions import editions_folder, load_usable
from wijk.opendata.snapshot import SnapshotError
from wijk.store.common.errors import StoreError
from wijk.store.database.clock_doubt import clock_doubt
from wijk.store.database.connection import Store
from wijk.store.database.postgres import server_settings
from wijk.store.opening import open_store

__all__ = ["check", "look", "status"]

PUBLIC = "WIJK_PUBLIC_URL"
# Megabytes that must be free, days after which figures are worth a look, signs of a passphrase that is not guessed.
LITTLE, OLD, SHORT = 500, 400, 12


def check(_arguments: argparse.Namespace) -> dict[str, Any]:
    """Everything that was looked at, and whether the dashboard can work; what is wrong also on standard error."""
    found = list(look())
    wrong = [one for one in found if one.state == "fout"]
    for one in wrong:
        print(f"{one.what}: {one.told}", file=sys.stderr)
    return {"works": not wrong, "found": [asdict(one) for one in found]}


def status(document: Mapping[str, Any]) -> int:
    """The exit status of the command: 1 when the dashboard can't work."""
    return 0 if document["works"] else 1


def look() -> Iterator[Found]:
    """Look at settings, login, figures, database, places to write and addresses."""
    yield from _settings()
    yield from look_at_login()
    yield from _figures()
    yield from _database()
    yield from _places()
    yield from _addresses()


def _settings() -> Iterator[Found]:
    faults = faults_in_settings(os.environ)
    yield from (Found(name, "fout", f"{fault}.") for name, fault in faults.items())
    if not faults:
        yield Found("instellingen", "goed", "Alle instellingen zijn te gebruiken.")
    for name in ("WIJK_NAMES_PASSPHRASE", "WIJK_OPERATOR_PASSPHRASE"):
        if 0 < len(os.environ.get(name, "").strip()) < SHORT:
            yield Found(name, "let op", f"Deze wachtzin is korter dan {SHORT} tekens en te raden.")


def _figures() -> Iterator[Found]:
    try:
        snapshot = load_usable()
    except (SnapshotError, MethodError) as error:
        yield Found("cijfers", "fout", str(error))
        return
    yield Found("cijfers", "goed", f"De cijfers zijn heel: {len(snapshot.manifest['tables'])} tabellen.")
    fetched = [state.fetched for state in source_states(snapshot.manifest) if state.fetched]
    if not fetched:
        told = "Dit zijn de cijfers die bij het programma horen. Nieuwere haalt u met python -m wijk.opendata update."
        yield Found("leeftijd van de cijfers", "let op", told)
        return
    days = (today() - max(fetched)).days
    told = f"De nieuwste tabel is {days} dagen geleden opgehaald."
    yield Found("leeftijd van de cijfers", "let op" if days > OLD else "goed", told)


def _database() -> Iterator[Found]:
    if "WIJK_DATABASE_URL" in faults_in_settings(os.environ):
        return
    try:
        store = open_store()
        with store.writing():
            # To be allowed to write is enough: nothing is changed.
            pass
    except StoreError as error:
        yield Found("database", "fout", str(error))
        return
    kind = "SQLite" if store.engine.dialect.name == "sqlite" else "PostgreSQL"
    yield Found("database", "goed", f"De database ({kind}) is bij en te beschrijven.")
    if clock_doubt(store) is not None:
        yield Found("klok", "let op", "De datum wijkt ver af van het laatste gebruik. Controleer de klok.")
    yield from _server(store) if kind == "PostgreSQL" else _file(store)
    store.engine.dispose()


def _server(store: Store) -> Iterator[Found]:
    asked = server_settings(store.engine)
    if asked["synchronous_commit"] == "off" or asked["fsync"] == "off":
        told = "fsync of synchronous_commit staat uit: wat bevestigd is, kan bij een storing verloren gaan."
        yield Found("PostgreSQL", "fout", told)
    else:
        yield Found("PostgreSQL", "goed", f"Versie {asked['server_version']}; een bevestiging wacht op de schijf.")
    if int(asked["max_connections"]) < 60:
        told = f"max_connections is {asked['max_connections']}: elk proces van Wijk houdt er hooguit 50 open."
        yield Found("verbindingen", "let op", told)


def _file(store: Store) -> Iterator[Found]:
    path = Path(store.engine.url.database or "").resolve()
    free = shutil.disk_usage(path.parent).free // 1_000_000
    told = f"Op de schijf van {path} is {free} MB vrij."
    yield Found("schijf", "goed" if free >= LITTLE else "let op", told)
    if path.exists() and path.stat().st_mode & 0o077:
        told = f"Anderen op deze machine kunnen {path} lezen. Maak het met chmod 600 alleen voor Wijk leesbaar."
        yield Found("rechten", "let op", told)


def _places() -> Iterator[Found]:
    folder = editions_folder()
    there = next(one for one in (folder, *folder.parents) if one.exists())
    if os.access(there, os.W_OK):
        yield Found("map voor nieuwe cijfers", "goed", f"In {folder} is te schrijven.")
    else:
        told = f"In {folder} is niet te schrijven: nieuwe cijfers haalt een ander programma of een andere gebruiker."
        yield Found("map voor nieuwe cijfers", "let op", told)


def _addresses() -> Iterator[Found]:
    given = WEB_ADDRESS.fullmatch(os.environ.get(PUBLIC, "").strip())
    host = given["host"] if given else ""
    if given is None:
        told = f"{PUBLIC} is leeg: telefoons krijgen het adres waarmee de begeleider de pagina opent."
        yield Found("adres voor telefoons", "let op", told)
    elif only_here(host):
        yield Found("adres voor telefoons", "let op", f"{host} is alleen van deze computer: telefoons komen er niet.")
    elif given["scheme"] != "https":
        yield Found("adres voor telefoons", "let op", f"{host} gaat niet over https: anderen op het net lezen mee.")
    else:
        told = f"Telefoons gaan naar {host}. Open op een telefoon https://{host}/healthz: daar staat dan ok."
        yield Found("adres voor telefoons", "goed", told)
