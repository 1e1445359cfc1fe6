"""The room of the benchmark votes as phones do, with the wall beside them, and counts what it sent."""

import asyncio

import pytest

from bench import phones
from tests.loops import apart, run

pytestmark = pytest.mark.slow


def test_every_vote_is_measured_and_none_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"VOTES": 3, "PAUSE": 1.0, "LOOKED": 0.2}.items():
        monkeypatch.setattr(phones, name, value)
    page, post, burst, wall, lost, errors = apart(lambda: list(phones.main(["--phones", "4"])))
    assert (lost.value, errors.value, lost.limit, errors.limit) == (0, 0, 0, 0), errors.what
    assert page.value > 0 and post.value > 0 and 0 < wall.value < 30
    assert "4 phones, 1 server on sqlite" in page.what


def test_a_line_keeps_every_cookie_that_an_answer_gives() -> None:
    asked: list[str] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while head := await reader.readuntil(b"\r\n\r\n"):
            asked.extend(line for line in head.decode().split("\r\n") if line.startswith("Cookie"))
            told = ("HTTP/1.1 200 OK", "Set-Cookie: wijk_process=a; Path=/", "Set-Cookie: wijk-zaal=b=c; HttpOnly")
            writer.write("\r\n".join([*told, "Content-Length: 0", "", ""]).encode())

    async def ask_twice() -> None:
        server = await asyncio.start_server(answer, "127.0.0.1", 0)
        line = phones.Line(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
        for _ in range(2):
            await line.ask("GET", "/")
        server.close()

    run(ask_twice())
    assert asked == ["Cookie: ", "Cookie: wijk_process=a; wijk-zaal=b=c"]
