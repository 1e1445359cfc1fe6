"""The server sends each answer at once, also a small one on a connection that stays open."""

import http.client
import socket
import time
from urllib.parse import urlparse

from pages.parts.shared.at_once import answer_at_once


def test_who_connects_to_a_listening_socket_is_not_kept_waiting() -> None:
    with socket.socket() as listening, socket.socket() as other, socket.socket() as caller:
        closed = socket.socket()
        closed.close()
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        answer_at_once()
        caller.connect(listening.getsockname())
        accepted, _ = listening.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        assert not other.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_small_answer_does_not_wait_for_the_browser(address: str) -> None:
    connection = http.client.HTTPConnection(urlparse(address).netloc, timeout=20)
    seconds = []
    for _ in range(31):
        start = time.perf_counter()
        connection.request("GET", "/_stcore/health")
        assert connection.getresponse().read() == b"ok"
        seconds.append(time.perf_counter() - start)
    connection.close()
    # Held back, each but the first takes 40 ms at least, however fast the machine is; a busy one delays some of them.
    assert min(seconds[1:]) < 0.035
