"""The room of the benchmark votes as phones do, with the wall beside them, and counts what it sent."""

import pytest

from bench import phones
from tests.loops import apart

pytestmark = pytest.mark.slow


def test_every_vote_is_measured_and_none_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"VOTES": 3, "PAUSE": 1.0, "LOOKED": 0.2}.items():
        monkeypatch.setattr(phones, name, value)
    page, post, burst, wall, lost, errors = apart(lambda: list(phones.main(["--phones", "4"])))
    assert (lost.value, errors.value, lost.limit, errors.limit) == (0, 0, 0, 0), errors.what
    assert page.value > 0 and post.value > 0 and 0 < wall.value < 30
    assert "4 phones, 1 server on sqlite" in page.what
