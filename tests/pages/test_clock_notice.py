"""Where consents are handled, people read that the clock looks wrong, and can say that it is right."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.pages.test_pages import run
from tests.store.people import NURSE
from wijk.domain.clock import now
from wijk.store.database.clock_doubt import believe_clock, clock_doubt
from wijk.store.database.record_types import KEY_FIGURES
from wijk.store.key_figures.queries import add_key_figure
from wijk.store.opening import open_store


def test_the_page_tells_of_a_doubtful_clock_until_somebody_says_it_is_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 'clock.sqlite'}"
    monkeypatch.setenv("WIJK_DATABASE_URL", url)
    store = open_store(url)
    add_key_figure(store, NURSE)
    then = now() - timedelta(days=400)
    with store.writing() as connection:
        connection.execute(KEY_FIGURES.table.update().values(changed=then))
    believe_clock(store, then)
    app = run("coalitie", "WK020218")
    assert [one.value for one in app.warning if "Klopt de datum?" in one.value]
    next(one for one in app.button if one.label.startswith("Ja, het is vandaag")).click().run()
    assert clock_doubt(store) is None
    assert not [one.value for one in app.warning if "Klopt de datum?" in one.value]
