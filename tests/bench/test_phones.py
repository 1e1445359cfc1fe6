"""The room of the benchmark votes as phones do, and counts what it sent."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from bench import phones
from tests.web.phones import app_on, served
from wijk.store.opening import open_store


def test_every_vote_is_measured_and_none_is_lost(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'wijk.sqlite'}"

    @contextmanager
    def app(*_: Any) -> Iterator[str]:
        with served(app_on(open_store(url))) as port:
            yield f"http://localhost:{port}"

    for name, value in {"running_app": app, "VOTES": 3, "PAUSE": 0.2, "LOOKED": 0.05}.items():
        monkeypatch.setattr(phones, name, value)
    page, post, wall, lost, errors = phones.main(["--phones", "4", "--processes", "2", "--database", url])
    assert (lost.value, errors.value, lost.limit, errors.limit) == (0, 0, 0, 0)
    assert page.value > 0 and post.value > 0 and 0 < wall.value < 2
    assert "4 phones, 2 servers on sqlite" in page.what
