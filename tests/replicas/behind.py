"""Processes of the app on one database behind the nginx of deploy/, with only name, ports and certificate changed."""

import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from os import environ
from pathlib import Path

from tests.browser.driving import ROOT, free_port

__all__ = ["Replica", "nginx_before", "replicas", "wait_until_ready"]

CONFIGURATION = ROOT / "deploy" / "nginx" / "wijk.conf"
PROGRAM = shutil.which("nginx", path=f"{environ.get('PATH', '')}:/usr/sbin")
UPSTREAM = re.compile(r"( +)server 127\.0\.0\.1:8501 (.*;)\n +server 127\.0\.0\.1:8502 .*;\n")
TO_HTTPS = re.compile(r"server \{\n    listen 80;.*?\n\}\n", re.DOTALL)
# Where everything is that a program of a test writes; it never becomes a demon.
AROUND = """daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 4096; }}
http {{
    access_log {folder}/access.log;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/wijk.conf;
}}
"""


@dataclass(frozen=True, slots=True)
class Replica:
    """One process of the app, with the port on which it answers and the file of what it told."""

    port: int
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def address(self) -> str:
        """Where it answers itself, without nginx."""
        return f"http://localhost:{self.port}"


@contextmanager
def replicas(url: str, many: int, folder: Path) -> Iterator[list[Replica]]:
    """Start so many processes on one database in the same instant, and give them once all can serve."""
    started = []
    for _ in range(many):
        port = free_port()
        log = folder / f"{port}.log"
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
        around = {**environ, "WIJK_DATABASE_URL": url, "STREAMLIT_SERVER_COOKIE_SECRET": "only for this test " * 3}
        with log.open("wb") as told:
            process = subprocess.Popen(command, cwd=ROOT, env=around, stdout=told, stderr=told)
        started.append(Replica(port, process, log))
    try:
        for one in started:
            wait_until_ready(one.address)
        yield started
    finally:
        for one in started:
            one.process.kill()
            one.process.wait()


@contextmanager
def nginx_before(ports: Sequence[int], folder: Path) -> Iterator[str]:
    """Run nginx with the configuration of deploy/ before these ports; gives its address, which is without TLS."""
    assert PROGRAM, "nginx is not here"
    port = free_port()
    folder.chmod(0o755)
    (folder / "wijk.conf").write_text(_filled_in(port, ports), encoding="utf-8")
    main = folder / "nginx.conf"
    main.write_text(AROUND.format(folder=folder), encoding="utf-8")
    process = subprocess.Popen([PROGRAM, "-c", str(main), "-e", str(folder / "error.log")])
    try:
        wait_until_ready(f"http://localhost:{port}")
        yield f"http://localhost:{port}"
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


def _filled_in(port: int, ports: Sequence[int]) -> str:
    text = TO_HTTPS.sub("", CONFIGURATION.read_text(encoding="utf-8"))
    text, servers = UPSTREAM.subn(
        lambda one: "".join(f"{one[1]}server 127.0.0.1:{at} {one[2]}\n" for at in ports), text
    )
    text, listens = re.subn(r"listen 443 ssl http2;", f"listen 127.0.0.1:{port};", text)
    text = re.sub(r" +ssl_.*;\n", "", text).replace("wijk.gemeente.nl", "localhost")
    assert servers == 1 and listens == 1, "deploy/nginx/wijk.conf is laid out otherwise"
    return text
