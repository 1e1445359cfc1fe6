"""Processes of the app on one database behind the nginx of deploy/, with only ports and certificate changed."""

import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from os import environ
from pathlib import Path
from secrets import token_hex
from types import MappingProxyType

from tests.browser.driving import ROOT, free_port

__all__ = ["Front", "Replica", "Site", "before", "nginx_with", "plain", "replicas", "wait_until_ready"]

CONFIGURATION = ROOT / "deploy" / "nginx" / "wijk.conf"
PROGRAM = shutil.which("nginx", path=f"{environ.get('PATH', '')}:/usr/sbin")
UPSTREAM = re.compile(r"( +)server 127\.0\.0\.1:8501 (.*;)\n +server 127\.0\.0\.1:8502 .*;\n")
TO_HTTPS = re.compile(r"server \{\n    listen 80;.*?\n\}\n", re.DOTALL)
OF_HTTPS = re.compile(r" +(ssl_|add_header Strict-Transport-Security ).*;\n")
# Where everything is that a program of a test writes; it never becomes a demon. The log tells who went where.
AROUND = """daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 4096; }}
http {{
    log_format went '$request_uri $upstream_addr';
    access_log {folder}/access.log went;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/wijk.conf;
}}
"""


@dataclass
class Replica:
    """One process of the app on a port, with more ``around`` it in its environment and a file of what it told."""

    port: int
    log: Path
    around: Mapping[str, str]
    process: subprocess.Popen[bytes] = field(init=False)

    def __post_init__(self) -> None:
        """Start it."""
        self.start()

    @property
    def address(self) -> str:
        """Where it answers itself, without nginx."""
        return f"http://localhost:{self.port}{self.path}"

    @property
    def path(self) -> str:
        """The path under which it is served; empty for none."""
        base = self.around.get("STREAMLIT_SERVER_BASE_URL_PATH", "")
        return f"/{base}" if base else ""

    def start(self) -> None:
        """Start it, also after it was killed; it does not serve at once."""
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(self.port)]
        with self.log.open("ab") as told:
            self.process = subprocess.Popen(command, cwd=ROOT, env={**environ, **self.around}, stdout=told, stderr=told)

    def wait(self) -> None:
        """Wait until it can serve. Raises TimeoutError with what it told last."""
        try:
            wait_until_ready(self.address)
        except TimeoutError as error:
            raise TimeoutError(f"{error}: {self.log.read_text(encoding='utf-8')[-300:]}") from None

    def kill(self) -> None:
        """End it as a crash does."""
        self.process.kill()
        self.process.wait()


@dataclass(frozen=True, slots=True)
class Front:
    """The nginx before all processes: its address, that which only leads there, and where it logs who went where."""

    address: str
    leading_there: str
    log: Path

    def port_for(self, cookie: str) -> int:
        """The port of the process that serves whoever has a cookie ("wijk_process=...")."""
        mark = token_hex(8)
        asked = urllib.request.Request(f"{self.address}/healthz?{mark}", headers={"Cookie": cookie})
        with urllib.request.urlopen(asked, timeout=30):
            pass
        until = time.monotonic() + 10
        while time.monotonic() < until:
            if found := re.search(rf"{mark} .*:(\d+)$", self.log.read_text(encoding="utf-8"), re.MULTILINE):
                return int(found[1])
        raise TimeoutError("nginx does not log where it went")

    def cookie_for(self, port: int) -> str:
        """A cookie whose visitors are served by the process on a port."""
        made = (f"wijk_process={number:032x}" for number in count(port))
        return next(cookie for cookie in made if self.port_for(cookie) == port)


@dataclass(frozen=True, slots=True)
class Site:
    """A configuration of nginx, the address it is served at, and one that only leads there."""

    text: str
    address: str
    leading_there: str = ""


@contextmanager
def replicas(
    url: str, many: int, folder: Path, around: Mapping[str, str] = MappingProxyType({})
) -> Iterator[list[Replica]]:
    """Start so many processes on one database in the same instant, and give them once all can serve."""
    own = {"WIJK_DATABASE_URL": url, "STREAMLIT_SERVER_COOKIE_SECRET": "only for this test " * 3, **around}
    started = [Replica(port, folder / f"{port}.log", own) for port in (free_port() for _ in range(many))]
    try:
        for one in started:
            one.wait()
        yield started
    finally:
        for one in started:
            one.kill()


def plain(started: Sequence[Replica]) -> Site:
    """The configuration without HTTPS, with localhost as its name."""
    port = free_port()
    text = OF_HTTPS.sub("", TO_HTTPS.sub("", before(started))).replace("wijk.gemeente.nl", "localhost")
    text, listens = re.subn(r"listen 443 ssl http2;", f"listen 127.0.0.1:{port};", text)
    assert listens == 1, "deploy/nginx/wijk.conf is laid out otherwise"
    return Site(text, f"http://localhost:{port}")


def before(started: Sequence[Replica]) -> str:
    """The configuration of deploy/ with these processes."""
    text, servers = UPSTREAM.subn(
        lambda one: "".join(f"{one[1]}server 127.0.0.1:{each.port} {one[2]}\n" for each in started),
        CONFIGURATION.read_text(encoding="utf-8"),
    )
    assert servers == 1, "deploy/nginx/wijk.conf is laid out otherwise"
    return text


@contextmanager
def nginx_with(site: Site, folder: Path) -> Iterator[Front]:
    """Run nginx for a site, with all it writes in a folder."""
    assert PROGRAM, "nginx is not here"
    folder.chmod(0o755)
    (folder / "wijk.conf").write_text(site.text, encoding="utf-8")
    main = folder / "nginx.conf"
    main.write_text(AROUND.format(folder=folder), encoding="utf-8")
    process = subprocess.Popen([PROGRAM, "-c", str(main), "-e", str(folder / "error.log")])
    try:
        wait_until_ready(site.address)
        yield Front(site.address, site.leading_there, folder / "access.log")
    finally:
        process.terminate()
        process.wait()


def wait_until_ready(address: str, seconds: float = 60.0) -> None:
    """Wait until the database and the figures behind an address can be used; raises TimeoutError."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"{address}/readyz", timeout=5):
                return
        except (OSError, urllib.error.HTTPError):
            time.sleep(0.1)
    raise TimeoutError(f"{address} can't serve")
