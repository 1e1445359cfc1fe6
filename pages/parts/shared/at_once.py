"""Has the server send each answer at once: Nagle's algorithm held every small one back for 40 ms.

An answer is written in two parts, and the second waits until the browser acknowledges the first, which it puts off.
asyncio turns that off for the sockets of its own making; Streamlit binds its socket by itself, and asyncio leaves it.
"""

import gc
import socket

__all__ = ["answer_at_once"]


def answer_at_once() -> None:
    """Turn Nagle's algorithm off for every connection that a listening socket of this process accepts from now on."""
    for one in gc.get_objects():
        # Not isinstance: that would wake objects that are made when first looked at.
        if type(one) is socket.socket and _listens(one):
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _listens(one: socket.socket) -> bool:
    is_tcp = one.family in (socket.AF_INET, socket.AF_INET6) and one.type == socket.SOCK_STREAM
    return is_tcp and one.fileno() != -1 and bool(one.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN))
