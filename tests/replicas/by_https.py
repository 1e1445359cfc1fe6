"""HTTPS as an operator has it: the name of deploy/nginx/wijk.conf, a certificate for it, and who trusts that."""

import os
import re
import socket
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.browser.driving import FLAGS
from tests.replicas.behind import Replica, Site, before

__all__ = ["BROWSER_FLAGS", "NAME", "by_https", "trusted_name"]

NAME = "wijk.gemeente.nl"
# What chromium needs to find the name on this machine. It is told to take the certificate where a window is made.
BROWSER_FLAGS = [*FLAGS, f"--host-resolver-rules=MAP {NAME} 127.0.0.1"]
CERTIFICATE = ("/etc/ssl/certs/wijk.pem", "/etc/ssl/private/wijk.key")


@contextmanager
def trusted_name(folder: Path) -> Iterator[None]:
    """Have this program find the name on this machine, and trust the certificate that is made for it in a folder."""
    certificate, key = (str(folder / Path(one).name) for one in CERTIFICATE)
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"),
            *("-days", "2", "-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}"),
            *("-keyout", key, "-out", certificate),
        ],
        check=True,
        capture_output=True,
    )
    found = socket.getaddrinfo

    def find(host: Any, *rest: Any, **more: Any) -> Any:
        return found("127.0.0.1" if host in (NAME, NAME.encode()) else host, *rest, **more)

    socket.getaddrinfo = find
    os.environ["SSL_CERT_FILE"] = certificate
    try:
        yield
    finally:
        socket.getaddrinfo = found
        del os.environ["SSL_CERT_FILE"]


def by_https(started: Sequence[Replica], ports: tuple[int, int], folder: Path) -> Site:
    """The configuration of deploy/ on a port for HTTPS and one that leads there."""
    text, path = before(started), started[0].path
    for written, here in (
        ("listen 80;", f"listen 127.0.0.1:{ports[1]};"),
        ("listen 443 ssl", f"listen 127.0.0.1:{ports[0]} ssl"),
        ("https://$host$request_uri", f"https://$host:{ports[0]}$request_uri"),
        *((one, str(folder / Path(one).name)) for one in CERTIFICATE),
    ):
        assert text.count(written) == 1, f"deploy/nginx/wijk.conf is laid out otherwise: {written}"
        text = text.replace(written, here)
    # As its comment says for who serves it under a path.
    text, places = re.subn(r"(location (?:= )?)/(doe|agenda/|metrics)", rf"\1{path}/\2", text)
    assert places == 3, places
    return Site(text, f"https://{NAME}:{ports[0]}{path}", f"http://{NAME}:{ports[1]}{path}")
