"""python -m tests.replicas: two processes on one PostgreSQL behind nginx, used, killed and (``--load``) measured.

Under tests/with_nginx.sh and tests/with_provider.sh, which bring what it takes. Exit status 1 when a line says "fails".
"""

import argparse
import asyncio
import logging
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from tests.browser.driving import free_port
from tests.databases import new_databases
from tests.login.provider import Accounts, Provider, secrets_for
from tests.replicas.behind import nginx_with, plain, replicas
from tests.replicas.by_https import NAME, by_https, trusted_name
from tests.replicas.crowd import waits
from tests.replicas.drills import in_a_browser, on_the_other_wall, plain_requests, started_once
from tests.replicas.kills import killed_while_used, takes_visitors_again
from tests.replicas.login_in_a_browser import a_phone, everything_while_moved, under_a_path
from tests.replicas.pgbouncer import bounced_while_writing, bouncer_before, goes_through
from tests.replicas.units import units_are_right
from tests.replicas.with_login import (
    Dashboard,
    by_https_alone,
    calendars_without_login,
    many_groups,
    phones_without_login,
    signed_out_everywhere,
    withdrawn_everywhere,
)
from wijk.figures.joining import make_places
from wijk.opendata.snapshot import load

VISITORS, VIEWS = 100, 6
Drills = Iterator[tuple[str, Callable[[], str]]]


def main() -> int:
    """Hold every drill and print a line for each."""
    parser = argparse.ArgumentParser(prog="python -m tests.replicas", description=__doc__)
    parser.add_argument("--load", type=int, nargs="*", default=[], help="only measure, with so many processes")
    parser.add_argument("--visitors", type=int, default=VISITORS)
    parser.add_argument("--views", type=int, default=VIEWS)
    parser.add_argument("--only", default="", help="only the scenes with this word in their name")
    asked = parser.parse_args()
    if asked.load:
        for many in asked.load:
            with ExitStack() as stack:
                folder, url = _database(stack)
                front = stack.enter_context(nginx_with(plain(stack.enter_context(replicas(url, many, folder))), folder))
                print(_measured(front.address, many, asked.visitors, asked.views), flush=True)
        return 0
    # Who finds the database gone for a moment says so many times.
    logging.disable(logging.CRITICAL)
    scenes = {
        "without a login, by PgBouncer": _without_login,
        "with a login, by HTTPS": _with_login,
        "under a path": _under_a_path,
        "systemd": _units,
    }
    return sum([_played(name, scene) for name, scene in scenes.items() if asked.only in name]) and 1


def _without_login(stack: ExitStack) -> Drills:
    folder, direct = _database(stack)
    bouncer = stack.enter_context(bouncer_before(direct, folder))
    started = stack.enter_context(replicas(bouncer.url, 2, folder))
    front = stack.enter_context(nginx_with(plain(started), folder))
    yield "both start on an empty database", lambda: started_once(started, bouncer.url)
    yield "addresses through nginx", lambda: plain_requests(front.address)
    yield "a real browser", lambda: in_a_browser(front.address, bouncer.url)
    yield "a vote on one, the wall of the other", lambda: on_the_other_wall(front.address, started, bouncer.url)
    yield "all connections are PgBouncer's", lambda: goes_through(bouncer, direct, started)
    yield "one killed while forty look and twelve vote", lambda: killed_while_used(front, started[0], bouncer.url)
    yield "the killed one comes back", lambda: takes_visitors_again(front, started, started[0])
    yield "PgBouncer restarted while six write", lambda: bounced_while_writing(bouncer, front.address)


def _with_login(stack: ExitStack) -> Drills:
    dashboard = _signing_in(stack, 2, {})
    yield "both start on an empty database", lambda: started_once(dashboard.started, dashboard.url)
    yield "HTTPS alone", lambda: by_https_alone(dashboard)
    yield "a real browser, whose process is killed", lambda: everything_while_moved(dashboard)
    yield "a phone in a real browser", lambda: a_phone(dashboard)
    yield "phones at both processes", lambda: phones_without_login(dashboard)
    yield "calendars at both processes", lambda: calendars_without_login(dashboard)
    yield "somebody with many groups", lambda: many_groups(dashboard)
    yield "signed out", lambda: signed_out_everywhere(dashboard)
    yield "an account withdrawn", lambda: withdrawn_everywhere(dashboard)


def _under_a_path(stack: ExitStack) -> Drills:
    dashboard = _signing_in(stack, 1, {"STREAMLIT_SERVER_BASE_URL_PATH": "wijk"})
    yield "HTTPS alone", lambda: by_https_alone(dashboard)
    yield "a real browser", lambda: under_a_path(dashboard)


def _units(_stack: ExitStack) -> Drills:
    yield "units", units_are_right


def _signing_in(stack: ExitStack, many: int, around: dict[str, str]) -> Dashboard:
    """So many processes with a login, their provider of accounts, and nginx with HTTPS before them."""
    folder, url = _database(stack)
    stack.enter_context(trusted_name(folder))
    ports, path = (free_port(), free_port()), around.get("STREAMLIT_SERVER_BASE_URL_PATH", "")
    wijk = "/".join([f"https://{NAME}:{ports[0]}", *filter(None, [path])])
    accounts, secrets = Accounts(folder / "accounts.json"), folder / "secrets.toml"
    provider = Provider(free_port(), accounts.path, wijk)
    stack.callback(provider.stop)
    secrets.write_text(secrets_for(wijk, provider.address), encoding="utf-8")
    settings = {
        "WIJK_LOGIN": "oidc",
        "WIJK_PUBLIC_URL": wijk,
        "STREAMLIT_SECRETS_FILES": str(secrets),
        "STREAMLIT_SERVER_ALLOWED_HOSTS": f"{NAME} localhost",
    }
    started = stack.enter_context(replicas(url, many, folder, {**settings, **around}))
    front = stack.enter_context(nginx_with(by_https(started, ports, folder), folder))
    return Dashboard(front, started, url, accounts)


def _database(stack: ExitStack) -> tuple[Path, str]:
    """A folder and the address of a database, both empty and gone at the end."""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    return folder, stack.enter_context(new_databases(folder))("replicas")


def _played(name: str, scene: Callable[[ExitStack], Drills]) -> int:
    """Hold the drills of a scene; gives how many failed. A scene that can't begin is one."""
    failed = 0
    with ExitStack() as stack:
        drills = scene(stack)
        while True:
            try:
                drill = next(drills, None)
            except Exception as error:
                drill = ("begin", partial(_raise, error))
            if drill is None:
                return failed
            failed += _held(f"{name}: {drill[0]}", drill[1])


def _held(name: str, drill: Callable[[], str]) -> bool:
    """Hold a drill and tell; gives whether it failed."""
    begin = time.monotonic()
    try:
        told = drill()
    except Exception as error:
        print(f"fails {name}: {type(error).__name__}: {str(error)[:400]}", flush=True)
        return True
    print(f"ok    {name} ({time.monotonic() - begin:.0f} s): {told}", flush=True)
    return False


def _raise(error: Exception) -> str:
    raise error


def _measured(address: str, many: int, visitors: int, views: int) -> str:
    places = [one.key for one in make_places(load()).by_key.values() if one.level == "wijk"]
    seconds, faults = asyncio.run(waits(address, places, visitors, views))
    late, half = seconds[int(0.95 * (len(seconds) - 1))], statistics.median(seconds)
    load_now = os.getloadavg()[0]
    return (
        f"{many} processes, {visitors} visitors, {len(seconds)} profiles: half within {half:.2f} s, 95% within "
        f"{late:.2f} s, {len(faults)} errors; load of the machine {load_now:.1f} on {os.cpu_count()} cores"
    )


if __name__ == "__main__":
    sys.exit(main())
